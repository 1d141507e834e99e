// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.NewFile;

/** What is in a sector's folder: every file with its digest, the phase reached, every problem. */
public final class SectorInspector {

  /** How far a sector has come. */
  public enum Phase {
    /** No phase has finished. */
    NONE,
    /** Tree-D and all layers are there. */
    PRE_COMMIT_1,
    /** Replica, trees and aux files are there. */
    PRE_COMMIT_2
  }

  /**
   * One file.
   *
   * @param path the file
   * @param bytes length
   * @param sha256 digest of the contents
   * @param recorded whether the journal vouches for a file of this name
   * @param problem how it differs from its record, or empty
   */
  public record FileState(
      Path path, long bytes, Bytes32 sha256, boolean recorded, Optional<String> problem) {}

  /**
   * The folder.
   *
   * @param phase phase reached, by the journal's account or, without a journal, by the files' names
   * @param files all files of cache and replica, sorted by name
   * @param missing files that the journal names and that are gone
   * @param journalProblem what is wrong with the journal itself, or empty
   */
  public record Report(
      Phase phase, List<FileState> files, List<String> missing, Optional<String> journalProblem) {

    /** Copies the lists. */
    public Report {
      files = List.copyOf(files);
      missing = List.copyOf(missing);
    }

    /** Every problem, one line each, with the file's name. */
    public List<String> problems() {
      List<String> all = new ArrayList<>();
      for (FileState file : files) {
        file.problem().ifPresent(problem -> all.add(file.path() + " " + problem));
      }
      journalProblem.ifPresent(all::add);
      missing.forEach(name -> all.add(name + " is recorded as finished and is gone"));
      return all;
    }
  }

  private SectorInspector() {}

  /** Reads and digests everything. */
  public static Report inspect(SectorPaths paths, Work work) throws SectorFileException {
    Map<String, FileJournal.Entry> journal = new HashMap<>();
    FileJournal recorded = FileJournal.open(paths.journal());
    recorded.entries().forEach(e -> journal.put(e.file(), e));
    List<FileState> states = new ArrayList<>();
    for (Path file : files(paths)) {
      states.add(state(file, Optional.ofNullable(journal.get(name(file))), work));
    }
    List<String> present = states.stream().map(state -> name(state.path())).toList();
    List<String> missing =
        journal.keySet().stream().filter(name -> !present.contains(name)).sorted().toList();
    Optional<String> journalProblem =
        recorded.badLines() == 0
            ? Optional.empty()
            : Optional.of(
                paths.journal()
                    + " has "
                    + recorded.badLines()
                    + " lines that are cut or damaged; what they recorded is made anew");
    return new Report(phase(present), states, missing, journalProblem);
  }

  private static List<Path> files(SectorPaths paths) throws SectorFileException {
    List<Path> all = new ArrayList<>();
    if (Files.isRegularFile(paths.sealed())) {
      all.add(paths.sealed());
    }
    if (Files.isDirectory(paths.cache())) {
      try (Stream<Path> cache = Files.list(paths.cache())) {
        cache.filter(Files::isRegularFile).sorted().forEach(all::add);
      } catch (IOException e) {
        throw new SectorFileException("read folder", paths.cache(), e);
      }
    }
    return all;
  }

  private static FileState state(Path file, Optional<FileJournal.Entry> entry, Work work)
      throws SectorFileException {
    try {
      long bytes = Files.size(file);
      Bytes32 digest = FileDigest.of(file, work);
      return new FileState(file, bytes, digest, entry.isPresent(), problem(file, entry, digest));
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  private static Optional<String> problem(
      Path file, Optional<FileJournal.Entry> entry, Bytes32 digest) {
    if (name(file).endsWith(NewFile.SUFFIX)) {
      return Optional.of("is left over from a phase that did not finish");
    }
    return entry
        .filter(e -> !e.sha256().equals(digest))
        .map(e -> "is damaged: it has SHA-256 " + digest + ", was finished with " + e.sha256());
  }

  private static Phase phase(List<String> names) {
    boolean second = names.contains("p_aux") && names.contains("sealed");
    boolean first =
        names.contains("sc-02-data-tree-d.dat")
            && names.stream().anyMatch(name -> name.startsWith("sc-02-data-layer-"));
    return second ? Phase.PRE_COMMIT_2 : first ? Phase.PRE_COMMIT_1 : Phase.NONE;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
