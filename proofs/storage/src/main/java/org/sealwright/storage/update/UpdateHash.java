// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.poseidon.DomainTag;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * The hash that all randomness of an update comes from: Poseidon of two elements like that of the
 * trees, but with 2^40 for its domain tag (rust-fil-proofs, HASH_TYPE_GEN_RANDOMNESS). Commitments
 * are made with the trees' hash, not with this. An instance serves one thread.
 */
public final class UpdateHash {
  /** The domain tag, 2^40. */
  public static final DomainTag TAG = DomainTag.custom(1);

  private final Poseidon poseidon = new Poseidon(PoseidonConstants.ofArity(2));

  /** With scratch memory of its own. */
  public UpdateHash() {}

  /**
   * The hash of two field elements.
   *
   * @throws MalformedInputException where one is not below r
   */
  public Bytes32 hash(Bytes32 a, Bytes32 b) {
    return poseidon.hash(TAG, List.of(a, b));
  }

  /** What binds an update's randomness to the new data and the old replica. */
  public Bytes32 phi(Bytes32 commDNew, Bytes32 commROld) {
    return hash(commDNew, commROld);
  }

  /**
   * The factor of all nodes whose index begins with {@code high}.
   *
   * @param high the h high bits of the index
   */
  public Bytes32 rho(Bytes32 phi, long high) {
    return hash(phi, element(high));
  }

  /** A number of 0 to 2^63 - 1 as a field element. */
  static Bytes32 element(long value) {
    return Bytes32.of(
        ByteBuffer.allocate(Bytes32.LENGTH).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }
}
