// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sealwright.cli.Session;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.update.UpdatePartitionSource;
import org.sealwright.storage.update.UpdateProver;
import org.sealwright.storage.update.UpdateStatement;
import org.sealwright.storage.update.UpdateVanillaVerifier;
import org.sealwright.storage.update.UpdateVerifier;

/**
 * Proves the update in a folder, partition after partition. Where there are several, the proof of
 * each is kept in the folder until they are put together: a run that was stopped goes on with the
 * rest, and others can share the work.
 */
public final class UpdateProving {
  private final Session session;
  private final Path folder;
  private final UpdateStatement statement;

  /** Of the update in {@code folder}. */
  public UpdateProving(Session session, Path folder) throws SectorFileException {
    this.session = session;
    this.folder = folder;
    this.statement = UpdateDocument.read(folder.resolve(UpdateDocument.FILE)).statement();
  }

  /** What is proved. */
  public UpdateStatement statement() {
    return statement;
  }

  /** Where vanilla proofs come from. */
  public VanillaProofs vanilla(VanillaProofs.Place place, Optional<Path> sector)
      throws IOException {
    return VanillaProofs.of(new UpdatedSector(session, folder), place, sector);
  }

  /**
   * Proves what isn't proved yet and puts all into the document.
   *
   * @return the proof
   */
  public byte[] prove(UpdateProver prover, UpdatePartitionSource vanilla) throws IOException {
    int partitions = statement.config().partitions();
    List<Integer> all = IntStream.range(0, partitions).boxed().toList();
    return finish(prover.merge(statement, prove(prover, vanilla, all, partitions > 1)));
  }

  /**
   * Proves some partitions, each into a document of its own.
   *
   * @return the documents
   * @throws MalformedInputException where there is no such partition
   */
  public List<Path> provePartitions(
      UpdateProver prover, UpdatePartitionSource vanilla, Collection<Integer> wanted)
      throws IOException {
    int partitions = statement.config().partitions();
    for (int k : wanted) {
      if (k < 0 || k >= partitions) {
        throw new MalformedInputException(
            "there is no partition " + k + ", only 0 to " + (partitions - 1));
      }
    }
    prove(prover, vanilla, wanted, true);
    return wanted.stream().map(k -> UpdatePartitionDocument.in(folder, k)).toList();
  }

  /**
   * Puts partitions together that were proved anywhere.
   *
   * @param files documents of partitions; what is not among them is looked for in the folder
   * @return the proof
   */
  public byte[] merge(UpdateVerifier verifier, List<Path> files) throws IOException {
    SortedMap<Integer, byte[]> proofs = new TreeMap<>();
    for (Path file : files) {
      UpdatePartitionDocument part = read(file);
      if (proofs.put(part.partition(), part.proof()) != null) {
        throw new MalformedInputException("partition " + part.partition() + " is given twice");
      }
    }
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < statement.config().partitions(); k++) {
      Path file = UpdatePartitionDocument.in(folder, k);
      if (!proofs.containsKey(k) && Files.exists(file)) {
        proofs.put(k, read(file).proof());
      } else if (!proofs.containsKey(k)) {
        missing.add(Integer.toString(k));
      }
    }
    if (!missing.isEmpty()) {
      throw new SealingException(
          "update proof", "nobody has proved partition " + String.join(", ", missing) + " yet");
    }
    return finish(verifier.merge(statement, List.copyOf(proofs.values())));
  }

  private UpdatePartitionDocument read(Path file) throws SectorFileException {
    if (!(ProofDocument.read(file) instanceof UpdatePartitionDocument part)) {
      throw new MalformedInputException(
          file + " is no proof of a partition, as update prove --partition writes it");
    }
    if (!part.statement().equals(statement)) {
      throw new MalformedInputException(file + " is of another update");
    }
    return part;
  }

  private List<byte[]> prove(
      UpdateProver prover, UpdatePartitionSource vanilla, Collection<Integer> wanted, boolean keep)
      throws IOException {
    SortedMap<Integer, byte[]> proofs = new TreeMap<>();
    UpdateVerifier verifier = prover.verifier();
    for (int k : wanted) {
      kept(verifier, k).ifPresent(proof -> proofs.put(k, proof));
    }
    List<Integer> open = wanted.stream().filter(k -> !proofs.containsKey(k)).toList();
    requireVanilla(vanilla, open);
    Step step = session.work().step("partitions", open.size(), "partitions");
    for (int k : open) {
      byte[] proof = prover.provePartition(statement, k, vanilla.partition(k));
      if (keep) {
        UpdatePartitionDocument.of(statement, k, proof)
            .write(UpdatePartitionDocument.in(folder, k));
      }
      proofs.put(k, proof);
      step.add(1);
    }
    return List.copyOf(proofs.values());
  }

  /** The proof of a partition that an earlier run left; what doesn't hold is made again. */
  private Optional<byte[]> kept(UpdateVerifier verifier, int k) throws IOException {
    Path file = UpdatePartitionDocument.in(folder, k);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] proof = read(file).proof();
      return verifier.verifyPartition(statement, k, proof) ? Optional.of(proof) : Optional.empty();
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }

  /** Damage should show now and not hours later. */
  private void requireVanilla(UpdatePartitionSource vanilla, List<Integer> partitions)
      throws IOException {
    UpdateVanillaVerifier verifier = new UpdateVanillaVerifier(statement, session.kernels());
    for (int k : partitions) {
      Optional<String> problem = verifier.problem(k, vanilla.partition(k));
      if (problem.isPresent()) {
        throw new SealingException(
            "update proof",
            "the vanilla proof of partition " + k + " doesn't hold: " + problem.get());
      }
    }
  }

  private byte[] finish(byte[] proof) throws IOException {
    UpdateDocument.addProof(folder.resolve(UpdateDocument.FILE), statement, proof);
    for (int k = 0; k < statement.config().partitions(); k++) {
      Path file = UpdatePartitionDocument.in(folder, k);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new SectorFileException("delete", file, e);
      }
    }
    return proof;
  }
}
