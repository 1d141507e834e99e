// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.security.SecureRandom;
import java.util.Arrays;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.Scalar;

/**
 * The five secrets that parameters are made of. Whoever knows them can prove anything under those
 * parameters, so {@link #random()} ones are drawn, used and wiped; given ones make parameters for
 * tests, the same each time.
 *
 * <p>Closing overwrites the values held here. Java can't promise that no copy is left: the garbage
 * collector moves arrays, and registers spill. Parameters for the network come from its trusted
 * set-up, not from one machine.
 */
public final class ToxicWaste implements AutoCloseable {
  private static final int VALUES = 5;

  /** alpha, beta, gamma, delta, tau in Montgomery form. */
  private final long[] limbs;

  private ToxicWaste(long[] limbs) {
    this.limbs = limbs;
    for (int i = 0; i < VALUES; i++) {
      if (isZero(i)) {
        throw new IllegalArgumentException("alpha, beta, gamma, delta and tau must not be 0");
      }
    }
  }

  /** Fresh ones, from the system's secure source. */
  public static ToxicWaste random() {
    SecureRandom random = new SecureRandom();
    long[] limbs = new long[VALUES * Fr.LIMBS];
    for (int i = 0; i < limbs.length; i += Fr.LIMBS) {
      do {
        for (int k = 0; k < Fr.LIMBS; k++) {
          limbs[i + k] = random.nextLong();
        }
        limbs[i + Fr.LIMBS - 1] &= Long.MAX_VALUE;
      } while (!Fr.isCanonical(limbs[i], limbs[i + 1], limbs[i + 2], limbs[i + 3])
          || (limbs[i] | limbs[i + 1] | limbs[i + 2] | limbs[i + 3]) == 0);
    }
    return new ToxicWaste(limbs);
  }

  /**
   * Known ones, for tests.
   *
   * @throws IllegalArgumentException where one is 0
   */
  public static ToxicWaste of(Scalar alpha, Scalar beta, Scalar gamma, Scalar delta, Scalar tau) {
    long[] limbs = new long[VALUES * Fr.LIMBS];
    Scalar[] values = {alpha, beta, gamma, delta, tau};
    for (int i = 0; i < VALUES; i++) {
      values[i].writeMontgomery(limbs, i * Fr.LIMBS);
    }
    return new ToxicWaste(limbs);
  }

  /** Overwrites the values. */
  @Override
  public void close() {
    Arrays.fill(limbs, 0);
  }

  /** Montgomery form of alpha. */
  long[] alpha() {
    return value(0);
  }

  /** Montgomery form of beta. */
  long[] beta() {
    return value(1);
  }

  /** Montgomery form of gamma. */
  long[] gamma() {
    return value(2);
  }

  /** Montgomery form of delta. */
  long[] delta() {
    return value(3);
  }

  /** Montgomery form of tau. */
  long[] tau() {
    return value(4);
  }

  private long[] value(int i) {
    if (isZero(i)) {
      throw new IllegalStateException("the toxic waste has been wiped");
    }
    return Arrays.copyOfRange(limbs, i * Fr.LIMBS, (i + 1) * Fr.LIMBS);
  }

  private boolean isZero(int i) {
    int at = i * Fr.LIMBS;
    return (limbs[at] | limbs[at + 1] | limbs[at + 2] | limbs[at + 3]) == 0;
  }
}
