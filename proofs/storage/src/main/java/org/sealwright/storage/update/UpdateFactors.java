// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;

/** The rho of each part of a sector that a range of nodes touches, and what follows from it. */
final class UpdateFactors {
  private static final long GRAIN = 16;
  private static final long[] ONE = one();

  private final UpdateConfig config;
  private final Bytes32 phi;
  private final long first;
  private final long[] forA;
  private final long[] forB;

  private UpdateFactors(
      UpdateConfig config, Bytes32 phi, long first, long[] rhos, UpdateCodec.Direction direction) {
    this.config = config;
    this.phi = phi;
    this.first = first;
    switch (direction) {
      case ENCODE -> {
        forA = ones(rhos.length);
        forB = rhos;
      }
      case REMOVE -> {
        forA = ones(rhos.length);
        forB = negated(rhos);
      }
      case DECODE -> {
        forA = inverses(rhos);
        forB = negated(forA);
      }
      default -> throw new AssertionError(direction);
    }
  }

  /**
   * Computes them.
   *
   * @param direction what the two operands are combined to
   * @param firstNode first node of the range
   * @param nodes how many, at least 1
   * @throws org.sealwright.hashing.MalformedInputException where phi is not a field element
   */
  static UpdateFactors of(
      UpdateConfig config,
      UpdateCodec.Direction direction,
      Bytes32 phi,
      long firstNode,
      long nodes,
      Work work) {
    long first = firstNode >> config.rhoShift();
    int count = Math.toIntExact(((firstNode + nodes - 1) >> config.rhoShift()) - first + 1);
    long[] rhos = new long[Fr.LIMBS * count];
    work.forEachChunk(
        count,
        GRAIN,
        (from, size) -> {
          UpdateHash hash = new UpdateHash();
          for (long i = from; i < from + size; i++) {
            Fr.fromBigInteger(
                rhos, (int) (Fr.LIMBS * i), UpdateChallenges.value(hash.rho(phi, first + i)));
          }
        });
    return new UpdateFactors(config, phi, first, rhos, direction);
  }

  /** What the first operand is multiplied with at a node, four Montgomery limbs. */
  long[] forA(long node) {
    return at(forA, node);
  }

  /** What the second operand is multiplied with at a node. */
  long[] forB(long node) {
    return at(forB, node);
  }

  private long[] at(long[] table, long node) {
    int at = Fr.LIMBS * Math.toIntExact((node >> config.rhoShift()) - first);
    return Arrays.copyOfRange(table, at, at + Fr.LIMBS);
  }

  /** First node after the part that a node is in. */
  long endOfPart(long node) {
    return ((node >> config.rhoShift()) + 1) << config.rhoShift();
  }

  /** The rho of a node, computed apart, for checks. */
  BigInteger rhoAgain(long node) {
    return UpdateChallenges.value(new UpdateHash().rho(phi, node >> config.rhoShift()));
  }

  private static long[] ones(int length) {
    long[] out = new long[length];
    for (int at = 0; at < length; at += Fr.LIMBS) {
      System.arraycopy(ONE, 0, out, at, Fr.LIMBS);
    }
    return out;
  }

  private static long[] negated(long[] values) {
    long[] out = new long[values.length];
    long[] zero = new long[Fr.LIMBS];
    for (int at = 0; at < out.length; at += Fr.LIMBS) {
      Fr.sub(out, at, zero, 0, values, at);
    }
    return out;
  }

  /** All inverses with one division: products from the left, then taken apart from the right. */
  private static long[] inverses(long[] values) {
    long[] out = new long[values.length];
    long[] product = ONE.clone();
    for (int at = 0; at < values.length; at += Fr.LIMBS) {
      System.arraycopy(product, 0, out, at, Fr.LIMBS);
      Fr.mul(product, 0, product, 0, values, at);
    }
    if (Arrays.equals(product, new long[Fr.LIMBS])) {
      throw new SealingException(UpdateContext.PHASE, "a factor is zero and can't be undone");
    }
    Fr.inverse(product, 0, product, 0);
    for (int at = values.length - Fr.LIMBS; at >= 0; at -= Fr.LIMBS) {
      Fr.mul(out, at, out, at, product, 0);
      Fr.mul(product, 0, product, 0, values, at);
    }
    return out;
  }

  private static long[] one() {
    long[] one = new long[Fr.LIMBS];
    Fr.fromBigInteger(one, 0, BigInteger.ONE);
    return one;
  }
}
