// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.InclusionVerifier;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.graph.StackedGraph;

/**
 * Judges vanilla proofs of replication. Stricter than the reference, which leaves the hashes along
 * the comm_d and comm_r_last paths to the circuit: here every path, label, column and position is
 * recomputed. A proof that does not hold is an answer, not an exception.
 */
public final class VanillaVerifier {
  private final PoRepConfig config;
  private final ReplicaId replicaId;
  private final Bytes32 commD;
  private final Bytes32 commR;
  private final StackedGraph graph;
  private final Kernels kernels;

  /** For proofs of one sector. */
  public VanillaVerifier(
      PoRepConfig config, ReplicaId replicaId, Bytes32 commD, Bytes32 commR, Kernels kernels) {
    this.config = config;
    this.replicaId = replicaId;
    this.commD = commD;
    this.commR = commR;
    this.graph = new StackedGraph(config, kernels.feistel());
    this.kernels = kernels;
  }

  /** What is wrong with the proofs of one partition, or empty where they hold. */
  public Optional<String> problem(List<Long> challenges, List<VanillaProof> proofs) {
    if (proofs.size() != challenges.size()) {
      return Optional.of(proofs.size() + " proofs for " + challenges.size() + " challenges");
    }
    if (proofs.isEmpty()) {
      return Optional.empty();
    }
    Bytes32 commC = proofs.getFirst().cX().inclusion().root();
    Bytes32 commRLast = proofs.getFirst().commRLast().root();
    if (!commC.isCanonical() || !commRLast.isCanonical()) {
      return Optional.of("comm_c or comm_r_last is not a field element");
    }
    if (!commR.equals(CommR.of(commC, commRLast))) {
      return Optional.of("comm_r is not the hash of comm_c and comm_r_last");
    }
    for (int i = 0; i < proofs.size(); i++) {
      Optional<String> problem = structure(challenges.get(i), proofs.get(i), commC, commRLast);
      if (problem.isPresent()) {
        return at(challenges.get(i), problem.get());
      }
    }
    return hashes(challenges, proofs);
  }

  private static Optional<String> at(long challenge, String problem) {
    return Optional.of("challenge " + challenge + ": " + problem);
  }

  /** Everything that needs no batch: roots, positions, labels, encoding. */
  private Optional<String> structure(
      long challenge, VanillaProof proof, Bytes32 commC, Bytes32 commRLast) {
    if (challenge < 1 || challenge >= graph.nodes()) {
      return Optional.of("not a node of the sector");
    }
    if (!proof.commD().root().equals(commD) || proof.commD().leafIndex() != challenge) {
      return Optional.of("comm_d proof is of another tree or node");
    }
    if (!proof.commRLast().root().equals(commRLast) || proof.commRLast().leafIndex() != challenge) {
      return Optional.of("comm_r_last proof is of another tree or node");
    }
    long[] parents = graph.parents(challenge);
    if (proof.drgParents().size() != StackedGraph.BASE_PARENTS
        || proof.expParents().size() != StackedGraph.EXPANDER_PARENTS) {
      return Optional.of("wrong number of parents");
    }
    List<ColumnProof> columns = columns(proof);
    for (int i = 0; i < columns.size(); i++) {
      long node = i == 0 ? challenge : parents[i - 1];
      ColumnProof column = columns.get(i);
      if (column.index() != node
          || column.inclusion().leafIndex() != node
          || !column.inclusion().root().equals(commC)
          || column.rows().size() != config.sectorSize().layers()
          || !column.rows().stream().allMatch(Bytes32::isCanonical)) {
        return Optional.of("column " + i + " is of another tree, node or shape");
      }
    }
    return labels(challenge, proof).or(() -> encoding(proof));
  }

  private Optional<String> labels(long challenge, VanillaProof proof) {
    int layers = config.sectorSize().layers();
    if (proof.labeling().size() != layers) {
      return Optional.of("wrong number of labeling proofs");
    }
    for (int layer = 1; layer <= layers; layer++) {
      LabelingProof labeling = proof.labeling().get(layer - 1);
      if (labeling.layer() != layer
          || labeling.node() != challenge
          || !labeling.parents().equals(parentLabels(proof, layer))
          || !label(labeling).equals(proof.cX().rows().get(layer - 1))) {
        return Optional.of("labeling proof of layer " + layer + " does not hold");
      }
    }
    return proof.encoding().equals(proof.labeling().getLast())
        ? Optional.empty()
        : Optional.of("encoding proof is not the labeling proof of the last layer");
  }

  /** The labels that the parents' columns hold, repeated to fill the preimage. */
  static List<Bytes32> parentLabels(VanillaProof proof, int layer) {
    return parentLabels(proof.drgParents(), proof.expParents(), layer);
  }

  static List<Bytes32> parentLabels(
      List<ColumnProof> drgParents, List<ColumnProof> expParents, int layer) {
    List<Bytes32> distinct = new ArrayList<>();
    drgParents.forEach(column -> distinct.add(column.rows().get(layer - 1)));
    if (layer > 1) {
      expParents.forEach(column -> distinct.add(column.rows().get(layer - 2)));
    }
    List<Bytes32> all = new ArrayList<>();
    for (int i = 0; i < LabelKernels.PARENT_SLOTS; i++) {
      all.add(distinct.get(i % distinct.size()));
    }
    return all;
  }

  private Bytes32 label(LabelingProof proof) {
    MessageDigest sha = Digests.sha256();
    sha.update(replicaId.value().toArray());
    sha.update(
        ByteBuffer.allocate(Bytes32.LENGTH).putInt(proof.layer()).putLong(proof.node()).array());
    proof.parents().forEach(parent -> sha.update(parent.toArray()));
    return Bytes32.of(sha.digest()).truncated254();
  }

  private Optional<String> encoding(VanillaProof proof) {
    Bytes32 data = proof.commD().leaf();
    Bytes32 replica = proof.commRLast().leaf();
    if (!data.isCanonical() || !replica.isCanonical()) {
      return Optional.of("data or replica node is not a field element");
    }
    MemorySegment sum = MemorySegment.ofArray(proof.cX().rows().getLast().toArray());
    kernels.field().add(sum, 0, sum, 0, MemorySegment.ofArray(data.toArray()), 0, 1);
    return Bytes32.from(sum, 0).equals(replica)
        ? Optional.empty()
        : Optional.of("replica node is not data node plus key");
  }

  /** Column hashes and all Merkle paths, in batches. */
  private Optional<String> hashes(List<Long> challenges, List<VanillaProof> proofs) {
    Optional<String> wrong = columnHashes(challenges, proofs);
    if (wrong.isPresent()) {
      return wrong;
    }
    int height = Long.numberOfTrailingZeros(graph.nodes());
    InclusionVerifier sha = InclusionVerifier.sha256(height, kernels);
    InclusionVerifier octal = InclusionVerifier.poseidon(config.treeShape(), kernels);
    return paths(sha, challenges, proofs, "comm_d", p -> List.of(p.commD()))
        .or(() -> paths(octal, challenges, proofs, "comm_r_last", p -> List.of(p.commRLast())))
        .or(
            () ->
                paths(
                    octal,
                    challenges,
                    proofs,
                    "comm_c",
                    p -> columns(p).stream().map(ColumnProof::inclusion).toList()));
  }

  private static Optional<String> paths(
      InclusionVerifier verifier,
      List<Long> challenges,
      List<VanillaProof> proofs,
      String tree,
      Function<VanillaProof, List<InclusionProof>> inclusions) {
    List<InclusionProof> all = proofs.stream().flatMap(p -> inclusions.apply(p).stream()).toList();
    int bad = verifier.firstInvalid(all);
    if (bad < 0) {
      return Optional.empty();
    }
    int each = all.size() / proofs.size();
    return at(challenges.get(bad / each), tree + " path " + bad % each + " does not hold");
  }

  private Optional<String> columnHashes(List<Long> challenges, List<VanillaProof> proofs) {
    List<ColumnProof> all = proofs.stream().flatMap(p -> columns(p).stream()).toList();
    int layers = config.sectorSize().layers();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocate(32L * layers * all.size(), 64);
      MemorySegment hashes = arena.allocate(32L * all.size(), 64);
      MemorySegment[] sources = new MemorySegment[layers];
      long[] offsets = new long[layers];
      for (int layer = 0; layer < layers; layer++) {
        sources[layer] = rows;
        offsets[layer] = 32L * layer;
        for (int i = 0; i < all.size(); i++) {
          all.get(i).rows().get(layer).writeTo(rows, 32L * ((long) layers * i + layer));
        }
      }
      kernels
          .poseidon()
          .hash(
              PoseidonConstants.ofArity(layers),
              sources,
              offsets,
              32L * layers,
              hashes,
              0,
              all.size());
      int each = all.size() / proofs.size();
      for (int i = 0; i < all.size(); i++) {
        if (!all.get(i).inclusion().leaf().equals(Bytes32.from(hashes, 32L * i))) {
          return at(challenges.get(i / each), "column " + i % each + " does not hash to its leaf");
        }
      }
    }
    return Optional.empty();
  }

  private static List<ColumnProof> columns(VanillaProof proof) {
    List<ColumnProof> columns = new ArrayList<>();
    columns.add(proof.cX());
    columns.addAll(proof.drgParents());
    columns.addAll(proof.expParents());
    return columns;
  }
}
