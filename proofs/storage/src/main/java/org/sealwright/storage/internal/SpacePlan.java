// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sealwright.storage.SectorFileException;

/** The files that a phase is going to write, held against the disks before hours of work begin. */
public final class SpacePlan {

  /** Bytes that a disk must still have. */
  private static final class Need {
    long grows;
    long replaced;

    long peak() {
      return grows + replaced;
    }
  }

  private final FileJournal journal;
  private final String key;
  private final Map<FileStore, Need> needs = new HashMap<>();

  /** For files made from {@code key}. */
  public SpacePlan(FileJournal journal, String key) {
    this.journal = journal;
    this.key = key;
  }

  /**
   * Plans a file, unless the journal says that it is finished. One that is replaced lies beside its
   * successor for a while.
   *
   * @throws SectorFileException where this file no longer fits on its disk
   */
  public SpacePlan file(Path path, long bytes) throws SectorFileException {
    boolean exists = Files.exists(path);
    if (exists && journal.find(key, path).isPresent()) {
      return this;
    }
    try {
      FileStore store = Files.getFileStore(path.toAbsolutePath().getParent());
      Need need = needs.computeIfAbsent(store, s -> new Need());
      if (exists) {
        need.replaced = Math.max(need.replaced, bytes);
      } else {
        need.grows += bytes;
      }
      long usable = store.getUsableSpace();
      if (need.peak() > usable) {
        throw new SectorFileException(
            "write",
            path,
            "the phase needs "
                + need.peak()
                + " bytes up to this file, the disk has "
                + usable
                + " left");
      }
      return this;
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("write", path, e);
    }
  }
}
