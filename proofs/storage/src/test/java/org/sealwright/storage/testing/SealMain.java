// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.storage.seal.Sealer;

/** Seals a golden sector in a folder: the program that tests kill. */
public final class SealMain {
  private SealMain() {}

  /** Name of the sector, folder. */
  public static void main(String[] arguments) throws IOException {
    SmallSector sector = new SmallSector(arguments[0], Path.of(arguments[1]));
    Sealer sealer =
        Sealer.builder()
            .kernels(TestData.kernels())
            .listener((step, done, total, unit) -> System.out.println(step))
            .build();
    System.out.println("ready");
    sector.preCommit2(sealer, sector.preCommit1(sealer));
    System.out.println("finished");
  }
}
