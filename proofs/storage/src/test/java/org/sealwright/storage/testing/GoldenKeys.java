// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStConfig;

/** The verifying keys that {@link GoldenPoSt} was proved under. */
public final class GoldenKeys {
  private GoldenKeys() {}

  /** Writes those for Window and Winning PoSt of 2 KiB to a folder, under the reference's names. */
  public static Path post(Path folder) throws IOException {
    for (PoStKind kind : PoStKind.values()) {
      PoStConfig config =
          kind == PoStKind.WINNING
              ? PoStConfig.winning(SectorSize.KIB_2)
              : GoldenPoSt.named("window-2k").config();
      String resource = "/vectors/post/" + kind + "-2k.vk";
      try (InputStream in = GoldenKeys.class.getResourceAsStream(resource)) {
        Files.write(
            folder.resolve(config.circuitName().fileName(ParameterKind.VERIFYING_KEY)),
            in.readAllBytes());
      }
    }
    return folder;
  }
}
