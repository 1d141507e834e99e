// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.snark.curve.Scalar;

/**
 * The batch files of filecoin-project/fil-blst: u64 proofs, u64 inputs of each, the verifying key,
 * then proofs of 192 bytes with their inputs of 32 bytes; all big-endian.
 */
record SealBatch(VerifyingKey key, List<Proof> proofs, List<List<Scalar>> inputs) {
  static SealBatch read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    long count = in.getLong();
    long width = in.getLong();
    byte[] key = new byte[868 + 96 * in.getInt(16 + 864)];
    in.get(key);
    List<Proof> proofs = new ArrayList<>();
    List<List<Scalar>> inputs = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      byte[] proof = new byte[Proof.BYTES];
      in.get(proof);
      proofs.add(Proof.fromBytes(proof));
      List<Scalar> list = new ArrayList<>();
      for (long k = 0; k < width; k++) {
        byte[] little = new byte[Scalar.BYTES];
        for (int b = little.length - 1; b >= 0; b--) {
          little[b] = in.get();
        }
        list.add(Scalar.fromBytesLe(little, 0));
      }
      inputs.add(list);
    }
    return new SealBatch(VerifyingKey.fromBytes(key), proofs, inputs);
  }
}
