// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;

/**
 * The bincode of storage-proofs-core's MerkleProof. Its variants are a single tree, one with sub
 * trees, one with a top over those; only the single tree has root and leaf in front of its path.
 */
public final class InclusionBincode {
  private static final int SINGLE = 0;
  private static final int SUB = 1;
  private static final int TOP = 2;
  private static final int MAX_LIST = 64;

  private InclusionBincode() {}

  /**
   * Reads a proof; whether it holds is another question.
   *
   * @throws org.sealwright.hashing.MalformedInputException where there is none
   */
  public static InclusionProof read(BincodeCursor in) {
    int variant = in.u32(TOP);
    if (variant == SINGLE) {
      Bytes32 root = in.bytes32();
      Bytes32 leaf = in.bytes32();
      return InclusionProof.single(root, leaf, in.list(MAX_LIST, () -> element(in)));
    }
    List<PathElement> base = in.list(MAX_LIST, () -> element(in));
    PathElement sub = in.single(() -> element(in));
    Optional<PathElement> top =
        variant == TOP ? Optional.of(in.single(() -> element(in))) : Optional.empty();
    return new InclusionProof(in.bytes32(), in.bytes32(), base, Optional.of(sub), top);
  }

  /** Writes what {@link #read} reads. */
  public static void write(BincodeWriter out, InclusionProof proof) {
    if (proof.sub().isEmpty()) {
      out.u32(SINGLE);
      out.bytes32(proof.root());
      out.bytes32(proof.leaf());
      out.list(proof.base(), element -> write(out, element));
      return;
    }
    out.u32(proof.top().isPresent() ? TOP : SUB);
    out.list(proof.base(), element -> write(out, element));
    out.list(List.of(proof.sub().get()), element -> write(out, element));
    proof.top().ifPresent(top -> out.list(List.of(top), element -> write(out, element)));
    out.bytes32(proof.root());
    out.bytes32(proof.leaf());
  }

  private static PathElement element(BincodeCursor in) {
    return new PathElement(in.list(MAX_LIST, in::bytes32), (int) in.u64(MAX_LIST));
  }

  private static void write(BincodeWriter out, PathElement element) {
    out.list(element.hashes(), out::bytes32);
    out.u64(element.index());
  }
}
