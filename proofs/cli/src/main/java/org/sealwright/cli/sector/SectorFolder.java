// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealwright.cli.Session;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.proof.SealProver;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorJob;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.SectorSpec;

/**
 * One sector in one folder: {@code staged}, {@code sealed}, {@code cache/}, {@code pc1.json},
 * {@code commit1.json}, {@code sector.json}. Each phase leaves what the next needs, so that the
 * folder is all it takes; each can be run again.
 */
public final class SectorFolder {
  private static final String PC1 = "pc1.json";
  private static final String COMMIT1 = "commit1.json";

  private final Session session;
  private final Path folder;
  private final SectorPaths paths;

  /** A sector in {@code folder}. */
  public SectorFolder(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
    // The reference's JSON holds paths, and whoever reads it may stand elsewhere.
    this.paths = SectorPaths.in(folder.toAbsolutePath().normalize());
  }

  /** Where the sector's files are. */
  public SectorPaths paths() {
    return paths;
  }

  /** Where Commit1's output is. */
  public Path commit1File() {
    return folder.resolve(COMMIT1);
  }

  /** Where Commit2's proof is. */
  public Path proofFile() {
    return folder.resolve(SealDocument.FILE);
  }

  /** The sector's inputs and commitments. */
  public SectorDocument document() throws SectorFileException {
    return SectorDocument.read(folder);
  }

  /** A sector whose pieces are in place: what PreCommit1 takes, and what it is recorded with. */
  public record Staged(SectorJob job, SectorDocument inputs) {}

  /** Stages the pieces and runs PreCommit1. */
  public SectorDocument preCommit1(
      SectorSpec spec, Optional<InteractiveSeed> seed, List<PieceSource> sources)
      throws IOException {
    Staged staged = stage(spec, seed, sources);
    SectorJob job = staged.job();
    return preCommitted1(
        staged, session.sealer().preCommit1(job.spec(), job.staged(), job.paths(), job.pieces()));
  }

  /** Stages the pieces. */
  public Staged stage(SectorSpec spec, Optional<InteractiveSeed> seed, List<PieceSource> sources)
      throws IOException {
    SectorSize size = spec.config().sectorSize();
    Staging.requireFull(size, sources);
    createFolder();
    Path staged = folder.resolve("staged");
    requireSpace(size, staged);
    List<PieceInfo> pieces = new Staging(session, size).stage(staged, sources);
    SectorDocument inputs = SectorDocument.ofInputs(spec, seed, pieces);
    if (SectorDocument.isIn(folder)) {
      SectorDocument old = document();
      if (!old.hasInputsOf(inputs)) {
        throw new SealingException(
            "PC1",
            folder
                + " holds another sector (other identity, proof or pieces in "
                + SectorDocument.FILE
                + "); take another folder");
      }
      inputs = seed.map(old::withSeed).orElse(old);
    }
    return new Staged(new SectorJob(spec, staged, paths, pieces), inputs);
  }

  /** Records what PreCommit1 made of staged pieces. */
  public SectorDocument preCommitted1(Staged staged, PreCommit1Output output) throws IOException {
    SafeFile.writeStream(folder.resolve(PC1), out -> PhaseJson.writeBare(output, out));
    staged.inputs().write(folder);
    return staged.inputs();
  }

  /** Runs PreCommit2 on what PreCommit1 left, ours or the reference's. */
  public SectorDocument preCommit2() throws IOException {
    SectorDocument document = document();
    PreCommit1Output pc1;
    try (InputStream in = open(folder.resolve(PC1))) {
      pc1 = PhaseJson.readPreCommit1(in);
    }
    PreCommit2Output output = session.sealer().preCommit2(document.spec(), paths, pc1);
    SectorDocument sealed = document.sealed(output, FileSha256.of(paths.sealed(), session.work()));
    sealed.write(folder);
    return sealed;
  }

  /**
   * Runs Commit1, for a synthetic sector after making the proofs that it chooses from.
   *
   * @param seed the chain's seed, where {@code sector.json} has none or another one
   * @param ffi whether to write the form of filecoin-ffi rather than the bare one
   */
  public SectorDocument commit1(Optional<InteractiveSeed> seed, boolean ffi) throws IOException {
    SectorDocument stored = document();
    SectorDocument document = seed.map(stored::withSeed).orElse(stored);
    Optional<RegisteredSealProof> proof = requireForm(document.spec(), ffi);
    PreCommit2Output commitments =
        document
            .commitments()
            .orElseThrow(
                () ->
                    new SealingException(
                        "C1", folder + " has no comm_r in sector.json yet; run seal pc2 first"));
    InteractiveSeed chosen =
        document
            .seed()
            .orElseThrow(
                () ->
                    new MalformedInputException(
                        folder + " has no seed in sector.json; give it with --seed"));
    Sealer sealer = session.sealer();
    if (document.spec().config().feature() == PoRepFeature.SYNTHETIC) {
      sealer.generateSyntheticProofs(document.spec(), paths, commitments, document.pieces());
    }
    Commit1Output output =
        sealer.commit1(document.spec(), paths, commitments, chosen, document.pieces());
    SafeFile.writeStream(
        commit1File(),
        out -> {
          if (ffi) {
            PhaseJson.writeFfi(output, proof.orElseThrow(), out);
          } else {
            PhaseJson.writeBare(output, out);
          }
        });
    document.write(folder);
    return document;
  }

  /** Commit1's output as it lies in the folder. */
  public Commit1Output readCommit1() throws IOException {
    try (InputStream in = open(commit1File())) {
      return PhaseJson.readCommit1(in);
    }
  }

  /** Runs Commit2 on what Commit1 left, ours or the reference's, and writes the proof. */
  public SealDocument prove(SealProver prover) throws IOException {
    SectorDocument document = document();
    PreCommit2Output commitments =
        document
            .commitments()
            .orElseThrow(
                () ->
                    new SealingException(
                        "C2", folder + " has no comm_r in sector.json yet; run seal first"));
    Commit1Output commit1 = readCommit1();
    SectorSpec spec = document.spec();
    SealStatement statement =
        new SealStatement(
            spec.config(),
            spec.proverId(),
            spec.sectorId(),
            spec.ticket(),
            // A non-interactive sector needs none of its own.
            document.seed().orElse(commit1.seed()),
            commitments.commD(),
            commitments.commR());
    SealDocument proof = SealDocument.of(statement, prover.prove(statement, commit1));
    proof.write(proofFile());
    return proof;
  }

  /**
   * The registered proof of a sector, which the form of filecoin-ffi names.
   *
   * @throws MalformedInputException where that form is wanted and there is none
   */
  public static Optional<RegisteredSealProof> requireForm(SectorSpec spec, boolean ffi) {
    Optional<RegisteredSealProof> proof = RegisteredSealProof.of(spec.config());
    if (ffi && proof.isEmpty()) {
      throw new MalformedInputException(
          "--ffi needs a registered seal proof, and no number stands for this size, porep id,"
              + " version and feature");
    }
    return proof;
  }

  private static InputStream open(Path file) throws SectorFileException {
    try {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  private void createFolder() throws SectorFileException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SectorFileException("create folder", folder, e);
    }
  }

  private void requireSpace(SectorSize size, Path staged) throws IOException {
    if (Files.exists(staged)) {
      return;
    }
    // Staged, sealed, tree-D twice a sector, the layers, tree-C an eighth more than a sector.
    long needed = size.bytes() * (4 + size.layers()) + size.bytes() * 8 / 7;
    DiskSpace.require("seal in", folder, size, needed);
  }
}
