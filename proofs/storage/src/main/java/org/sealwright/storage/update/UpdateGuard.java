// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;

/**
 * Keeps files by a journal, and keeps what is made from replacing what someone else made in the
 * same folder: a file that the journal doesn't know gives way only to its own contents, or where it
 * holds nothing but zeros, as one does that was prepared for the reference to fill.
 */
final class UpdateGuard implements FileKeeper {
  private static final String ADVICE =
      "; take another folder, or move that one's files and journal away first";

  private final SectorPaths paths;
  private final FileJournal journal;
  private final String key;
  private final FileKeeper files;
  private final Set<Path> others = new HashSet<>();

  UpdateGuard(SectorPaths paths, FileJournal journal, String key, Work work) {
    this.paths = paths;
    this.journal = journal;
    this.key = key;
    this.files = FileKeeper.journaled(journal, key, work);
  }

  /**
   * Checks the folder of an update of a sector with {@code old} to data with {@code commD}.
   *
   * @throws SealingException where it holds files of another sector, of the old one, or of another
   *     update
   */
  void requireOwn(PersistentAux old, Bytes32 commD) throws SectorFileException {
    requireNoOtherKeys();
    Optional<PersistentAux> found = foreignAux();
    if (found.isPresent()) {
      if (!found.get().commC().equals(old.commC()) || found.get().equals(old)) {
        throw foreign(paths.persistentAux() + " is of a sector that is not to be updated here");
      }
      if (!Files.exists(paths.sealed())) {
        throw foreign(paths.persistentAux() + " is of a replica that lies elsewhere");
      }
    }
    if (Files.exists(paths.treeD())
        && !journal.hasEntry(paths.treeD())
        && !TreeRLastFiles.lastNode(paths.treeD()).equals(commD)) {
      throw foreign(paths.treeD() + " is of other data");
    }
  }

  /**
   * Checks the folder that the sector key with {@code commR} is restored to.
   *
   * @throws SealingException where it holds anything else
   */
  void requireOwn(Bytes32 commR) throws SectorFileException {
    requireNoOtherKeys();
    Optional<PersistentAux> found = foreignAux();
    if (found.isPresent()
        && !CommR.of(found.get().commC(), found.get().commRLast()).equals(commR)) {
      throw foreign(paths.persistentAux() + " is of another sector");
    }
  }

  private Optional<PersistentAux> foreignAux() throws SectorFileException {
    Path aux = paths.persistentAux();
    return Files.exists(aux) && !journal.hasEntry(aux)
        ? Optional.of(PersistentAux.fromBytes(Io.readSmall(aux)))
        : Optional.empty();
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

  @Override
  public boolean isIntact(Path path) throws SectorFileException {
    return files.isIntact(path);
  }

  @Override
  public void finish(NewFile file, Path path) throws SectorFileException {
    if (Files.exists(path) && !journal.hasEntry(path)) {
      requireReplaceable(path, file.segment());
      others.add(path);
    }
    files.finish(file, path);
  }

  /** Takes back a file that came out wrong; one that was there before stays. */
  void discard(Path path) throws SectorFileException {
    journal.remove(path);
    if (!others.contains(path)) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw Io.failure("delete", path, e);
      }
    }
  }

  private static void requireReplaceable(Path path, MemorySegment contents)
      throws SectorFileException {
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
