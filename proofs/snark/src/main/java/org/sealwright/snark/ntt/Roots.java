// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.kernel.NttKernels;

/**
 * Roots of unity in Montgomery form: tables for the transforms that kernels do, 32 KiB in all
 * whatever the size of the domain, and single powers for everything larger. Immutable.
 */
final class Roots {
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int L = Fr.LIMBS;

  /** Element i is the primitive root of order {@code 2^i}. */
  private final long[] primitive = new long[L * (EvaluationDomain.MAX_LOG2 + 1)];

  private final MemorySegment[] tables = new MemorySegment[NttKernels.MAX_LOG2_ROWS + 1];

  /** Of omega, or of its inverse. */
  Roots(boolean inverse) {
    for (int log2 = 0; log2 <= EvaluationDomain.MAX_LOG2; log2++) {
      EvaluationDomain domain = new EvaluationDomain(log2);
      BigInteger root = inverse ? domain.omegaInverse() : domain.omega();
      Fr.fromBigInteger(primitive, L * log2, root);
    }
    for (int log2 = 0; log2 < tables.length; log2++) {
      tables[log2] = makeTable(log2);
    }
  }

  /** {@code w^0 .. w^(n/2 - 1)} for the root w of order {@code n = 2^log2}, a kernel's size. */
  MemorySegment table(int log2) {
    return tables[log2];
  }

  /** {@code out = w^exponent} for the root w of order {@code 2^log2}. */
  void power(long[] out, int o, int log2, long exponent) {
    one(out, o);
    for (int bit = 0; bit < log2; bit++) {
      if ((exponent >> bit & 1) != 0) {
        Fr.mul(out, o, out, o, primitive, L * (log2 - bit));
      }
    }
  }

  /** Multiplies by the root of order {@code 2^log2}. */
  void step(long[] inOut, int at, int log2) {
    Fr.mul(inOut, at, inOut, at, primitive, L * log2);
  }

  /** Sets {@code out} to 1. */
  void one(long[] out, int o) {
    System.arraycopy(primitive, 0, out, o, L);
  }

  /** Writes an element to memory. */
  static void set(MemorySegment out, long at, long[] x, int i) {
    for (int k = 0; k < L; k++) {
      out.set(LE64, at + 8L * k, x[i + k]);
    }
  }

  private MemorySegment makeTable(int log2) {
    int count = 1 << log2 >> 1;
    MemorySegment out = Arena.ofAuto().allocate((long) Fr.BYTES * count, 64);
    long[] x = new long[L];
    one(x, 0);
    for (int i = 0; i < count; i++) {
      set(out, (long) Fr.BYTES * i, x, 0);
      step(x, 0, log2);
    }
    return out;
  }
}
