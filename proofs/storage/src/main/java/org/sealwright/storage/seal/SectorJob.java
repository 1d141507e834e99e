// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sealwright.storage.piece.PieceInfo;

/**
 * One of several sectors that are sealed together.
 *
 * @param spec which sector
 * @param staged its padded data, as for PreCommit1 of a single sector
 * @param paths its files; no two jobs may share them
 * @param pieces the pieces in the data, in order
 */
public record SectorJob(SectorSpec spec, Path staged, SectorPaths paths, List<PieceInfo> pieces) {
  /** Copies the pieces. */
  public SectorJob {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(staged, "staged");
    Objects.requireNonNull(paths, "paths");
    pieces = List.copyOf(pieces);
  }
}
