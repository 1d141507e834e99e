// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.InclusionVerifier;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.porep.CommR;

/**
 * Judges vanilla proofs of updates, strictly: everything that the circuit enforces, and the whole
 * path to comm_d. The reference is content where the path's siblings occur somewhere among the apex
 * nodes; here they must occur at their place, as in the circuit. Thread-safe.
 */
public final class UpdateVanillaVerifier {
  private final UpdateStatement statement;
  private final UpdateConfig config;
  private final Kernels kernels;
  private final InclusionVerifier replica;
  private final InclusionVerifier data;

  /** For proofs of one update. */
  public UpdateVanillaVerifier(UpdateStatement statement, Kernels kernels) {
    this.statement = statement;
    this.config = statement.config();
    this.kernels = kernels;
    this.replica = InclusionVerifier.poseidon(config.treeShape(), kernels);
    this.data = InclusionVerifier.sha256(config.nodeBits(), kernels);
  }

  /**
   * What is wrong with the proof of a partition, or empty where it holds.
   *
   * @throws IllegalArgumentException where there is no partition {@code k}
   */
  public Optional<String> problem(int k, UpdatePartitionProof proof) {
    config.requirePartition(k);
    Optional<String> early = statement.problem().or(() -> counts(proof));
    if (early.isPresent()) {
      return early;
    }
    List<Long> challenges = UpdateChallenges.ofPartition(config, statement.commRNew(), k);
    return commitments(proof)
        .or(() -> structure(challenges, proof))
        .or(() -> encoding(challenges, proof))
        .or(
            () ->
                paths(replica, challenges, proof, "old replica", UpdateChallengeProof::replicaOld))
        .or(() -> paths(data, challenges, proof, "data", UpdateChallengeProof::data))
        .or(
            () ->
                paths(replica, challenges, proof, "new replica", UpdateChallengeProof::replicaNew))
        .or(() -> apex(challenges, proof));
  }

  private Optional<String> counts(UpdatePartitionProof proof) {
    if (proof.apexLeaves().size() != config.apexLeaves()) {
      return Optional.of(
          "got " + proof.apexLeaves().size() + " apex leaves, wanted " + config.apexLeaves());
    }
    int wanted = config.challengesPerPartition();
    return proof.challenges().size() == wanted
        ? Optional.empty()
        : Optional.of("got " + proof.challenges().size() + " challenges, wanted " + wanted);
  }

  private Optional<String> commitments(UpdatePartitionProof proof) {
    UpdateChallengeProof first = proof.challenges().getFirst();
    Bytes32 old = first.replicaOld().root();
    Bytes32 updated = first.replicaNew().root();
    if (!proof.commC().isCanonical() || !old.isCanonical() || !updated.isCanonical()) {
      return Optional.of("comm_c or a comm_r_last is not a field element");
    }
    if (!CommR.of(proof.commC(), old).equals(statement.commROld())) {
      return Optional.of("comm_r_old is not the hash of comm_c and the old comm_r_last");
    }
    return CommR.of(proof.commC(), updated).equals(statement.commRNew())
        ? Optional.empty()
        : Optional.of("comm_r_new is not the hash of comm_c and the new comm_r_last");
  }

  /** That all paths are of the challenged node, in the same trees. */
  private Optional<String> structure(List<Long> challenges, UpdatePartitionProof proof) {
    UpdateChallengeProof first = proof.challenges().getFirst();
    for (int i = 0; i < challenges.size(); i++) {
      UpdateChallengeProof each = proof.challenges().get(i);
      long node = challenges.get(i);
      boolean right =
          isOf(each.replicaOld(), first.replicaOld().root(), node)
              && isOf(each.data(), statement.commDNew(), node)
              && isOf(each.replicaNew(), first.replicaNew().root(), node)
              && each.data().levels().size() == config.nodeBits();
      if (!right) {
        return at(i, node, "a path is of another tree or node");
      }
      if (!each.data().levels().stream()
          .allMatch(level -> level.hashes().stream().allMatch(Bytes32::isCanonical))) {
        return at(i, node, "the path of the data has what is no field element");
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(InclusionProof proof, Bytes32 root, long node) {
    return proof.root().equals(root) && proof.leafIndex() == node && proof.leaf().isCanonical();
  }

  private Optional<String> encoding(List<Long> challenges, UpdatePartitionProof proof) {
    UpdateHash hash = new UpdateHash();
    Bytes32 phi = hash.phi(statement.commDNew(), statement.commROld());
    Map<Long, Bytes32> factors = new HashMap<>();
    for (int i = 0; i < challenges.size(); i++) {
      long high = challenges.get(i) >>> config.rhoShift();
      Bytes32 rho = factors.computeIfAbsent(high, h -> hash.rho(phi, h));
      UpdateChallengeProof each = proof.challenges().get(i);
      if (!encoded(each.replicaOld().leaf(), each.data().leaf(), rho)
          .equals(each.replicaNew().leaf())) {
        return at(i, challenges.get(i), "the new replica's node is not the old one + data * rho");
      }
    }
    return Optional.empty();
  }

  private Bytes32 encoded(Bytes32 old, Bytes32 node, Bytes32 rho) {
    MemorySegment sum = MemorySegment.ofArray(node.toArray());
    MemorySegment other = MemorySegment.ofArray(rho.toArray());
    kernels.field().toMontgomery(other, 0, other, 0, 1);
    kernels.field().mul(sum, 0, sum, 0, other, 0, 1);
    other = MemorySegment.ofArray(old.toArray());
    kernels.field().add(sum, 0, sum, 0, other, 0, 1);
    return Bytes32.from(sum, 0);
  }

  /**
   * That the apex leaves are nodes of tree-D, and the paths of the data, which hold, lead through
   * them.
   */
  private Optional<String> apex(List<Long> challenges, UpdatePartitionProof proof) {
    List<PathElement> path = proof.challenges().getFirst().data().levels();
    int top = config.nodeBits() - config.partitionBits();
    try (Arena arena = Arena.ofConfined()) {
      ApexTree tree = ApexTree.of(proof.apexLeaves(), kernels, arena);
      InclusionProof toRoot =
          InclusionProof.single(statement.commDNew(), tree.root(), path.subList(top, path.size()));
      InclusionVerifier partition = InclusionVerifier.sha256(config.partitionBits(), kernels);
      if (partition.firstInvalid(List.of(toRoot)) >= 0) {
        return Optional.of("the apex leaves are not nodes of the tree under comm_d");
      }
      for (int i = 0; i < challenges.size(); i++) {
        long node = challenges.get(i);
        List<PathElement> levels = proof.challenges().get(i).data().levels();
        for (int row = 0; row < config.apexBits(); row++) {
          int level = config.apexRow() + row;
          int place = (int) (node >>> level) & tree.size(row) - 1;
          if (!levels.get(level).hashes().getFirst().equals(tree.node(row, place ^ 1))) {
            return at(i, node, "the path of the data doesn't lead through the apex leaves");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> paths(
      InclusionVerifier verifier,
      List<Long> challenges,
      UpdatePartitionProof proof,
      String tree,
      Function<UpdateChallengeProof, InclusionProof> inclusion) {
    int bad = verifier.firstInvalid(proof.challenges().stream().map(inclusion).toList());
    return bad < 0
        ? Optional.empty()
        : at(bad, challenges.get(bad), "the path of the " + tree + " does not hold");
  }

  private static Optional<String> at(int number, long node, String problem) {
    return Optional.of("challenge " + number + " (node " + node + "): " + problem);
  }
}
