// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.InclusionVerifier;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Judges vanilla proofs of spacetime, strictly: every commitment, position and path is recomputed.
 * A proof that doesn't hold is an answer, not an exception. Thread-safe.
 */
public final class PoStVanillaVerifier {
  private final SectorSize size;
  private final InclusionVerifier paths;

  /** For sectors of one size. */
  public PoStVanillaVerifier(SectorSize size, Kernels kernels) {
    this.size = size;
    this.paths = InclusionVerifier.poseidon(PoStShape.window(size).treeShape(), kernels);
  }

  /** Size of the sectors. */
  public SectorSize size() {
    return size;
  }

  /**
   * What is wrong with a sector's proof, or empty where it holds.
   *
   * @param commR the replica's commitment, from elsewhere than the proof
   * @param challenges the leaves in order, derived afresh
   */
  public Optional<String> problem(
      long sector, Bytes32 commR, List<Long> challenges, SectorVanillaProof proof) {
    if (proof.sector() != sector) {
      return Optional.of(
          "the proof is of sector "
              + Long.toUnsignedString(proof.sector())
              + ", wanted "
              + Long.toUnsignedString(sector));
    }
    return commitments(commR, proof)
        .or(() -> structure(challenges, proof))
        .or(() -> paths(challenges, proof));
  }

  private static Optional<String> commitments(Bytes32 commR, SectorVanillaProof proof) {
    if (!proof.commR().equals(commR)) {
      return Optional.of("comm_r of the proof is " + proof.commR() + ", wanted " + commR);
    }
    if (!proof.commC().isCanonical() || !proof.commRLast().isCanonical()) {
      return Optional.of("comm_c or comm_r_last is not a field element");
    }
    return commR.equals(CommR.of(proof.commC(), proof.commRLast()))
        ? Optional.empty()
        : Optional.of("comm_r is not the hash of comm_c and comm_r_last");
  }

  private static Optional<String> structure(List<Long> challenges, SectorVanillaProof proof) {
    List<InclusionProof> inclusions = proof.inclusions();
    if (inclusions.size() != challenges.size()) {
      return Optional.of(
          "got " + inclusions.size() + " paths for " + challenges.size() + " challenges");
    }
    for (int i = 0; i < inclusions.size(); i++) {
      InclusionProof inclusion = inclusions.get(i);
      if (!inclusion.root().equals(proof.commRLast())) {
        return at(i, challenges.get(i), "its root is not comm_r_last");
      }
      if (inclusion.leafIndex() != challenges.get(i)) {
        return at(i, challenges.get(i), "its path is of leaf " + inclusion.leafIndex());
      }
    }
    return Optional.empty();
  }

  private Optional<String> paths(List<Long> challenges, SectorVanillaProof proof) {
    int bad = paths.firstInvalid(proof.inclusions());
    return bad < 0
        ? Optional.empty()
        : at(bad, challenges.get(bad), "its path does not lead to comm_r_last");
  }

  private static Optional<String> at(int number, long challenge, String problem) {
    return Optional.of("challenge " + number + " (leaf " + challenge + "): " + problem);
  }
}
