// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.internal.BincodeCursor;
import org.sealwright.storage.internal.BincodeWriter;
import org.sealwright.storage.internal.InclusionBincode;

/**
 * The vanilla proof of one partition of an update: what filecoin-ffi hands around between the proof
 * from the files and the SNARK (storage-proofs-update, PartitionProof).
 *
 * @param commC root of tree-C, which an update leaves as it is
 * @param apexLeaves the partition's nodes in the row of tree-D that is cut into partitions
 * @param challenges the answer to each challenge
 */
public record UpdatePartitionProof(
    Bytes32 commC, List<Bytes32> apexLeaves, List<UpdateChallengeProof> challenges) {
  private static final int MAX_APEX_LEAVES = 128;
  private static final int MAX_CHALLENGES = 86;

  /** Copies the lists. */
  public UpdatePartitionProof {
    Objects.requireNonNull(commC, "commC");
    apexLeaves = List.copyOf(apexLeaves);
    challenges = List.copyOf(challenges);
  }

  /**
   * Reads the reference's bincode. Whether the proof holds is for {@link UpdateVanillaVerifier}.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is none, or more than that
   */
  public static UpdatePartitionProof fromBytes(byte[] bytes) {
    BincodeCursor in = new BincodeCursor(bytes.clone());
    UpdatePartitionProof proof =
        new UpdatePartitionProof(
            in.bytes32(),
            in.list(MAX_APEX_LEAVES, in::bytes32),
            in.list(
                MAX_CHALLENGES,
                () ->
                    new UpdateChallengeProof(
                        InclusionBincode.read(in),
                        InclusionBincode.read(in),
                        InclusionBincode.read(in))));
    in.end();
    return proof;
  }

  /** Writes the reference's bincode: 561,768 bytes for 32 GiB. */
  public byte[] toBytes() {
    BincodeWriter out = new BincodeWriter();
    out.bytes32(commC);
    out.list(apexLeaves, out::bytes32);
    out.list(
        challenges,
        challenge -> {
          InclusionBincode.write(out, challenge.replicaOld());
          InclusionBincode.write(out, challenge.data());
          InclusionBincode.write(out, challenge.replicaNew());
        });
    return out.toBytes();
  }
}
