// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.internal.BincodeCursor;
import org.sealwright.storage.internal.InclusionBincode;
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
        InclusionBincode.read(in),
        InclusionBincode.read(in),
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
        InclusionBincode.read(in));
  }

  private LabelingProof labeling() {
    return new LabelingProof(
        in.list(MAX_LIST, in::bytes32), in.u32(Integer.MAX_VALUE), in.u64(Long.MAX_VALUE));
  }
}
