// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.Scalar;

/** Scalars in flat memory, in Montgomery form. */
final class ScalarVector {
  private final long[] limbs;

  private ScalarVector(long[] limbs) {
    this.limbs = limbs;
  }

  /** {@code count} zeros. */
  static ScalarVector zeros(int count) {
    return new ScalarVector(new long[Math.multiplyExact(count, Fr.LIMBS)]);
  }

  /** {@code 1, base, base^2 ..}. */
  static ScalarVector powers(Scalar base, int count) {
    ScalarVector out = zeros(count);
    long[] factor = limbs(base);
    Scalar.ONE.writeMontgomery(out.limbs, 0);
    for (int i = Fr.LIMBS; i < out.limbs.length; i += Fr.LIMBS) {
      Fr.mul(out.limbs, i, out.limbs, i - Fr.LIMBS, factor, 0);
    }
    return out;
  }

  int size() {
    return limbs.length / Fr.LIMBS;
  }

  Scalar get(int i) {
    return Scalar.ofMontgomery(limbs, i * Fr.LIMBS);
  }

  void set(int i, Scalar value) {
    value.writeMontgomery(limbs, i * Fr.LIMBS);
  }

  /** The elements {@code from .. to - 1}, copied. */
  ScalarVector slice(int from, int to) {
    return new ScalarVector(Arrays.copyOfRange(limbs, from * Fr.LIMBS, to * Fr.LIMBS));
  }

  /** The elements behind {@code zeros} zeros. */
  ScalarVector shifted(int zeros) {
    ScalarVector out = zeros(zeros + size());
    System.arraycopy(limbs, 0, out.limbs, zeros * Fr.LIMBS, limbs.length);
    return out;
  }

  /** {@code left half + factor * right half}. */
  ScalarVector fold(Scalar factor) {
    ScalarVector out = slice(0, size() / 2);
    long[] x = limbs(factor);
    long[] product = new long[Fr.LIMBS];
    int half = out.limbs.length;
    for (int i = 0; i < half; i += Fr.LIMBS) {
      Fr.mul(product, 0, limbs, half + i, x, 0);
      Fr.add(out.limbs, i, out.limbs, i, product, 0);
    }
    return out;
  }

  /** {@code this[to + k] = factor * this[k]} for k below {@code count}. */
  void scaleWithin(int to, int count, Scalar factor) {
    long[] x = limbs(factor);
    for (int k = 0; k < count; k++) {
      Fr.mul(limbs, (to + k) * Fr.LIMBS, limbs, k * Fr.LIMBS, x, 0);
    }
  }

  /**
   * The quotient of the polynomial with these coefficients (lowest first) by {@code X - point}: one
   * coefficient fewer. The remainder, its value at the point, is left out.
   */
  ScalarVector divideByRoot(Scalar point) {
    ScalarVector out = slice(1, size());
    long[] z = limbs(point);
    long[] product = new long[Fr.LIMBS];
    for (int i = out.limbs.length - 2 * Fr.LIMBS; i >= 0; i -= Fr.LIMBS) {
      Fr.mul(product, 0, out.limbs, i + Fr.LIMBS, z, 0);
      Fr.add(out.limbs, i, out.limbs, i, product, 0);
    }
    return out;
  }

  /** {@code this[k] += factor * values[k]} for all {@code values}. */
  void addMultiple(Iterable<Scalar> values, Scalar factor) {
    long[] x = limbs(factor);
    long[] value = new long[Fr.LIMBS];
    int at = 0;
    for (Scalar each : values) {
      each.writeMontgomery(value, 0);
      Fr.mul(value, 0, value, 0, x, 0);
      Fr.add(limbs, at, limbs, at, value, 0);
      at += Fr.LIMBS;
    }
  }

  /** {@code this[k] += other[k]}. */
  void add(ScalarVector other) {
    for (int i = 0; i < limbs.length; i += Fr.LIMBS) {
      Fr.add(limbs, i, limbs, i, other.limbs, i);
    }
  }

  /** The values as the kernels take them: 32 bytes each, little-endian. */
  MemorySegment toPlain() {
    ByteBuffer out = ByteBuffer.allocate(size() * Fr.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long[] plain = new long[Fr.LIMBS];
    for (int i = 0; i < limbs.length; i += Fr.LIMBS) {
      Fr.fromMontgomery(plain, 0, limbs, i);
      for (long limb : plain) {
        out.putLong(limb);
      }
    }
    return MemorySegment.ofArray(out.array());
  }

  private static long[] limbs(Scalar scalar) {
    long[] out = new long[Fr.LIMBS];
    scalar.writeMontgomery(out, 0);
    return out;
  }
}
