// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.internal.BincodeCursor;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.seal.Commit1Output;

/**
 * The bincode of filecoin-proofs' Commit1 output behind the number of its registered proof: the
 * fields of the JSON form in the same order.
 */
final class Commit1BincodeReader {
  private static final int MAX_PARTITIONS = 128;
  private static final int MAX_LIST = 64;

  /** Sector sizes that the enum of vanilla proofs has variants for. */
  private static final int VARIANTS = 5;

  private final BincodeCursor in;

  Commit1BincodeReader(BincodeCursor in) {
    this.in = in;
  }

  Commit1Output read() {
    in.u32(VARIANTS - 1);
    List<List<VanillaProof>> proofs =
        in.list(MAX_PARTITIONS, () -> in.list(MAX_LIST, this::vanilla));
    Bytes32 commR = in.bytes32();
    Bytes32 commD = in.bytes32();
    ReplicaId replicaId = new ReplicaId(in.bytes32());
    InteractiveSeed seed = new InteractiveSeed(in.bytes32());
    return new Commit1Output(proofs, commR, commD, replicaId, seed, new Ticket(in.bytes32()));
  }

  private VanillaProof vanilla() {
    return new VanillaProof(
        inclusion(),
        inclusion(),
        column(),
        in.list(MAX_LIST, this::column),
        in.list(MAX_LIST, this::column),
        in.list(MAX_LIST, this::labeling),
        labeling());
  }

  private ColumnProof column() {
    return new ColumnProof(
        Integer.toUnsignedLong(in.u32(Integer.MAX_VALUE)),
        in.list(MAX_LIST, in::bytes32),
        inclusion());
  }

  private LabelingProof labeling() {
    return new LabelingProof(
        in.list(MAX_LIST, in::bytes32), in.u32(Integer.MAX_VALUE), in.u64(Long.MAX_VALUE));
  }

  /** Variants: a single tree, one with sub trees, one with a top over those. */
  private InclusionProof inclusion() {
    int variant = in.u32(2);
    if (variant == 0) {
      Bytes32 root = in.bytes32();
      Bytes32 leaf = in.bytes32();
      return InclusionProof.single(root, leaf, path(MAX_LIST));
    }
    List<PathElement> base = path(MAX_LIST);
    Optional<PathElement> sub = path(1).stream().findFirst();
    Optional<PathElement> top = variant == 2 ? path(1).stream().findFirst() : Optional.empty();
    return new InclusionProof(in.bytes32(), in.bytes32(), base, sub, top);
  }

  private List<PathElement> path(int max) {
    return in.list(
        max, () -> new PathElement(in.list(MAX_LIST, in::bytes32), (int) in.u64(MAX_LIST)));
  }
}
