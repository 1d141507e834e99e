// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;

/** Keeps what is made from replacing what someone else made in the same folder. */
final class UpdateGuard {
  private static final String ADVICE =
      "; take another folder, or move that one's files and journal away first";

  private final SectorPaths paths;
  private final FileJournal journal;
  private final String key;

  UpdateGuard(SectorPaths paths, FileJournal journal, String key) {
    this.paths = paths;
    this.journal = journal;
    this.key = key;
  }

  /**
   * Checks the folder of an update of a sector with {@code old} to data with {@code commD}.
   *
   * @throws SealingException where it holds files of another sector, of the old one, or of another
   *     update
   */
  void requireOwn(PersistentAux old, Bytes32 commD) throws SectorFileException {
    requireNoOtherKeys();
    if (Files.exists(paths.persistentAux()) && !journal.hasEntry(paths.persistentAux())) {
      PersistentAux found = PersistentAux.fromBytes(Io.readSmall(paths.persistentAux()));
      if (!found.commC().equals(old.commC()) || found.equals(old)) {
        throw foreign(paths.persistentAux() + " is of a sector that is not to be updated here");
      }
    }
    if (Files.exists(paths.treeD())
        && !journal.hasEntry(paths.treeD())
        && !TreeRLastFiles.lastNode(paths.treeD()).equals(commD)) {
      throw foreign(paths.treeD() + " is of other data");
    }
  }

  /**
   * Checks the folder that a sector key is restored to.
   *
   * @throws SealingException where it holds anything else
   */
  void requireOwn(Bytes32 commC) throws SectorFileException {
    requireNoOtherKeys();
    if (Files.exists(paths.persistentAux()) && !journal.hasEntry(paths.persistentAux())) {
      PersistentAux found = PersistentAux.fromBytes(Io.readSmall(paths.persistentAux()));
      if (!found.commC().equals(commC)) {
        throw foreign(paths.persistentAux() + " is of another sector");
      }
    }
  }

  private void requireNoOtherKeys() {
    for (FileJournal.Entry entry : journal.entries()) {
      Path file =
          entry.file().equals(paths.sealed().getFileName().toString())
              ? paths.sealed()
              : paths.cache().resolve(entry.file());
      if (!entry.key().equals(key) && Files.exists(file)) {
        throw foreign(file + " is of another sector or update");
      }
    }
  }

  private static SealingException foreign(String what) {
    return new SealingException(UpdateContext.PHASE, what + ADVICE);
  }

  /**
   * Checks that nothing is lost where {@code contents} replace a file that no journal knows: it
   * holds the same, or only zeros, as a file does that was made for the reference to fill.
   */
  static void requireReplaceable(Path path, MemorySegment contents) throws SectorFileException {
    if (!Files.exists(path)) {
      return;
    }
    try (MappedFile found = MappedFile.open(path)) {
      MemorySegment there = found.segment();
      if (!isZero(there) && there.mismatch(contents) != -1) {
        throw new SectorFileException(
            "write", path, "a file with other contents is there; move it away first");
      }
    }
  }

  private static boolean isZero(MemorySegment there) {
    MemorySegment zeros = MemorySegment.ofArray(new byte[1 << 16]);
    for (long at = 0; at < there.byteSize(); at += zeros.byteSize()) {
      long length = Math.min(zeros.byteSize(), there.byteSize() - at);
      if (there.asSlice(at, length).mismatch(zeros.asSlice(0, length)) != -1) {
        return false;
      }
    }
    return true;
  }
}
