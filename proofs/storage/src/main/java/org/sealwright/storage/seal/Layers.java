// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.MappedFile;

/** All layers of a sector, mapped. */
final class Layers implements AutoCloseable {
  private final List<MappedFile> files;

  private Layers(List<MappedFile> files) {
    this.files = files;
  }

  static Layers open(SectorPaths paths, SectorSize size) throws SectorFileException {
    Layers layers = new Layers(new ArrayList<>());
    try {
      for (int layer = 1; layer <= size.layers(); layer++) {
        layers.files.add(MappedFile.open(paths.layer(layer), size.bytes()));
      }
    } catch (SectorFileException e) {
      layers.close();
      throw e;
    }
    return layers;
  }

  /** Layer 1 first. */
  List<MemorySegment> segments() {
    return files.stream().map(MappedFile::segment).toList();
  }

  @Override
  public void close() {
    files.forEach(MappedFile::close);
  }
}
