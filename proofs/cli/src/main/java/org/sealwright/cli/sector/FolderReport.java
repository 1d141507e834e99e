// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealwright.cli.Session;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.seal.SectorInspector;
import org.sealwright.storage.seal.SectorPaths;

/**
 * What is in the folder of a sector, the library's account of the phases' files together with that
 * of the documents beside them.
 *
 * @param folder the folder
 * @param phase how far the sector has come
 * @param sector {@code sector.json}, where it can be read
 * @param files the phases' files
 * @param problems everything that is not as it should be
 */
public record FolderReport(
    Path folder,
    Phase phase,
    Optional<SectorDocument> sector,
    List<SectorInspector.FileState> files,
    List<String> problems) {

  /** How far a sector has come. */
  public enum Phase {
    /** Nothing is there. */
    EMPTY("no sector in here"),
    /** Data, no layers. */
    STAGED("data staged, PreCommit1 not finished"),
    /** Layers. */
    PRE_COMMIT_1("PreCommit1 finished"),
    /** Replica. */
    PRE_COMMIT_2("PreCommit2 finished"),
    /** Proof. */
    COMMIT_1("Commit1 finished"),
    /** The replica of an update. */
    UPDATED("an update, encoded");

    private final String description;

    Phase(String description) {
      this.description = description;
    }

    /** In words. */
    public String description() {
      return description;
    }

    /** As in JSON: {@code preCommit1}. */
    @Override
    public String toString() {
      return switch (this) {
        case PRE_COMMIT_1 -> "preCommit1";
        case PRE_COMMIT_2 -> "preCommit2";
        case COMMIT_1 -> "commit1";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /** Copies the lists. */
  public FolderReport {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Reads and digests everything in a folder. */
  public static FolderReport of(Session session, Path folder) throws IOException {
    SectorFolder place = new SectorFolder(session, folder);
    SectorInspector.Report report = SectorInspector.inspect(place.paths(), session.work());
    List<String> problems = new ArrayList<>(report.problems());
    Optional<SectorDocument> sector = Optional.empty();
    if (SectorDocument.isIn(folder)) {
      try {
        SectorDocument document = place.document();
        sector = Optional.of(document);
        disagreements(document, report, problems);
      } catch (MalformedInputException e) {
        problems.add(e.getMessage());
      }
    } else if (UpdatedSector.isIn(folder)) {
      return ofUpdate(folder, report, problems);
    } else if (!report.files().isEmpty()) {
      problems.add(SectorDocument.FILE + " is missing");
    }
    boolean proved = proof(session, place, sector, problems);
    leftOvers(folder, problems);
    Phase phase =
        switch (report.phase()) {
          case PRE_COMMIT_1 -> Phase.PRE_COMMIT_1;
          case PRE_COMMIT_2 -> proved ? Phase.COMMIT_1 : Phase.PRE_COMMIT_2;
          case NONE -> Files.exists(folder.resolve("staged")) ? Phase.STAGED : Phase.EMPTY;
        };
    return new FolderReport(folder, phase, sector, report.files(), problems);
  }

  private static FolderReport ofUpdate(
      Path folder, SectorInspector.Report report, List<String> problems) throws IOException {
    Map<Path, Bytes32> digests = new HashMap<>();
    report.files().forEach(file -> digests.put(file.path(), file.sha256()));
    try {
      problems.addAll(
          UpdateInventory.problems(
              folder, SectorPaths.in(folder.toAbsolutePath().normalize()), digests));
    } catch (MalformedInputException e) {
      problems.add(e.getMessage());
    }
    leftOvers(folder, problems);
    return new FolderReport(folder, Phase.UPDATED, Optional.empty(), report.files(), problems);
  }

  /** The name of a file within the folder. */
  public String nameOf(SectorInspector.FileState file) {
    return folder.toAbsolutePath().normalize().relativize(file.path()).toString();
  }

  private static void disagreements(
      SectorDocument document, SectorInspector.Report report, List<String> problems) {
    Bytes32 ofPieces = CommD.compute(document.spec().config().sectorSize(), document.pieces());
    document
        .commitments()
        .filter(both -> !both.commD().equals(ofPieces))
        .ifPresent(
            both ->
                problems.add(
                    "sector.json has comm_d " + both.commD() + ", its pieces have " + ofPieces));
    document
        .replicaSha256()
        .ifPresent(
            digest ->
                report.files().stream()
                    .filter(file -> file.path().endsWith("sealed"))
                    .filter(file -> !file.sha256().equals(digest))
                    .forEach(
                        file ->
                            problems.add(
                                "sealed has SHA-256 "
                                    + file.sha256()
                                    + ", sector.json says "
                                    + digest)));
  }

  private static boolean proof(
      Session session, SectorFolder place, Optional<SectorDocument> sector, List<String> problems)
      throws IOException {
    if (!Files.exists(place.commit1File()) || sector.isEmpty()) {
      return false;
    }
    try {
      new ProofCheck(session.kernels(), sector.get())
          .judge(place.readCommit1())
          .problem()
          .ifPresent(problem -> problems.add("commit1.json proves nothing: " + problem));
      return true;
    } catch (MalformedInputException e) {
      problems.add("commit1.json: " + e.getMessage());
      return false;
    }
  }

  private static void leftOvers(Path folder, List<String> problems) throws SectorFileException {
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> path.toString().endsWith(SafeFile.SUFFIX))
          .forEach(path -> problems.add(path + " is left over from work that did not finish"));
    } catch (IOException e) {
      throw new SectorFileException("read folder", folder, e);
    }
  }
}
