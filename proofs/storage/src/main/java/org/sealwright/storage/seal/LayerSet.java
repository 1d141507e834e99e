// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.nio.file.Path;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/**
 * The layer files of one sector.
 *
 * @param size sector size
 * @param paths where they are
 * @param replicaId what they are made from
 * @param files how they are kept
 */
record LayerSet(SectorSize size, SectorPaths paths, ReplicaId replicaId, FileKeeper files) {

  boolean isIntact(int layer) throws SectorFileException {
    return files.isIntact(path(layer));
  }

  /** Whether no layer must be made; looks at all of them, so that every damage is found at once. */
  boolean isComplete() throws SectorFileException {
    boolean complete = true;
    for (int layer = 1; layer <= size.layers(); layer++) {
      complete &= isIntact(layer);
    }
    return complete;
  }

  MappedFile open(int layer) throws SectorFileException {
    return MappedFile.open(path(layer), size.bytes());
  }

  /** The layer below {@code layer}, null below the first. */
  MappedFile openBelow(int layer) throws SectorFileException {
    return layer == 1 ? null : open(layer - 1);
  }

  NewFile create(int layer, Cancellation cancellation) throws SectorFileException {
    return NewFile.create(path(layer), size.bytes(), cancellation);
  }

  void finish(NewFile file, int layer) throws SectorFileException {
    files.finish(file, path(layer));
  }

  private Path path(int layer) {
    return paths.layer(layer);
  }
}
