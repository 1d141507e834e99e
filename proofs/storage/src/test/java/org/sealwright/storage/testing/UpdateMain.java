// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.SectorUpdater;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateOutput;

/** Updates the 8 MiB sector in {@code old} and restores its key: the program that tests kill. */
public final class UpdateMain {
  private UpdateMain() {}

  /** Folder with {@code old} and {@code new-staged}, commitment to the new data. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    UpdateConfig config = new UpdateConfig(SectorSize.MIB_8);
    SectorUpdater updater =
        SectorUpdater.builder()
            .kernels(TestData.kernels())
            .listener((step, done, total, unit) -> System.out.println(step))
            .build();
    System.out.println("ready");
    SectorPaths old = SectorPaths.in(folder.resolve("old"));
    SectorPaths updated = SectorPaths.in(folder.resolve("updated"));
    Path staged = folder.resolve("new-staged");
    PieceInfo piece =
        new PieceInfo(Bytes32.fromHex(arguments[1]), SectorSize.MIB_8.unpaddedBytes());
    UpdateOutput made = updater.encode(config, old, updated, staged, java.util.List.of(piece));
    updater.remove(
        config,
        updated,
        staged,
        made.commDNew(),
        made.commROld(),
        SectorPaths.in(folder.resolve("restored")));
    System.out.println("finished");
  }
}
