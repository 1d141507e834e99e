// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import java.math.BigInteger;

/**
 * First element of a Poseidon state: what kind of input follows (neptune, hash_type).
 *
 * @param value the element, below r
 * @param isMerkleTree whether the preimage must fill the arity
 */
public record DomainTag(BigInteger value, boolean isMerkleTree) {

  /** A full Merkle-tree node, column or comm_r: {@code 2^arity - 1}. */
  public static DomainTag merkleTree(int arity) {
    return new DomainTag(BigInteger.ONE.shiftLeft(arity).subtract(BigInteger.ONE), true);
  }

  /** A Merkle-tree node with absent children: a bit mask of those present. */
  public static DomainTag merkleTreeSparse(long present) {
    return new DomainTag(new BigInteger(Long.toUnsignedString(present)), false);
  }

  /** Exactly {@code length} elements: {@code length 2^64}. */
  public static DomainTag constantLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length (" + length + ") must be at least 1");
    }
    return new DomainTag(BigInteger.valueOf(length).shiftLeft(64), false);
  }

  /** Any length, padded by the caller: {@code 2^64}. */
  public static DomainTag variableLength() {
    return new DomainTag(BigInteger.ONE.shiftLeft(64), false);
  }

  /** Encryption: {@code 2^32}. */
  public static DomainTag encryption() {
    return new DomainTag(BigInteger.ONE.shiftLeft(32), false);
  }

  /** An application's own use: {@code id 2^40}, id from 1 to 256. */
  public static DomainTag custom(int id) {
    if (id < 1 || id > 256) {
      throw new IllegalArgumentException("id (" + id + ") must be 1 to 256");
    }
    return new DomainTag(BigInteger.valueOf(id).shiftLeft(40), false);
  }

  /** A sponge: 0. */
  public static DomainTag sponge() {
    return new DomainTag(BigInteger.ZERO, false);
  }
}
