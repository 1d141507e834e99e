// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;

/** How finished files are kept: whether one can be taken over, and what makes a new one final. */
public interface FileKeeper {
  /** Whether the file is there and needs not be made anew. */
  boolean isIntact(Path path) throws SectorFileException;

  /** Gives a file whose contents are complete its name. */
  void finish(NewFile file, Path path) throws SectorFileException;

  /** Trusts no file that it finds and records nothing. */
  static FileKeeper unrecorded() {
    return new FileKeeper() {
      @Override
      public boolean isIntact(Path path) {
        return false;
      }

      @Override
      public void finish(NewFile file, Path path) throws SectorFileException {
        file.commit();
      }
    };
  }

  /** Trusts what {@code journal} holds under {@code key}, and records there. */
  static FileKeeper journaled(FileJournal journal, String key, Work work) {
    return new FileKeeper() {
      @Override
      public boolean isIntact(Path path) throws SectorFileException {
        return journal.isIntact(key, path, work);
      }

      // Digest, final name, journal: in this order, so that the journal never vouches for less.
      @Override
      public void finish(NewFile file, Path path) throws SectorFileException {
        Bytes32 digest = FileDigest.of(file.segment(), "digest of " + path.getFileName(), work);
        long bytes = file.segment().byteSize();
        file.commit();
        journal.record(key, path, bytes, digest);
      }
    };
  }
}
