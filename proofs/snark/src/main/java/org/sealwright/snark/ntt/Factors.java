// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/** The factors between two passes over blocks of one size: {@code scale (shift w^column)^row}. */
final class Factors {
  private final Roots roots;
  private final int log2Block;
  private final long[] scale = new long[Fr.LIMBS];
  private final long[] shift = new long[Fr.LIMBS];

  /** With w the root of the order of a block. */
  Factors(Roots roots, int log2Block, BigInteger shift, BigInteger scale) {
    this.roots = roots;
    this.log2Block = log2Block;
    Fr.fromBigInteger(this.shift, 0, shift);
    Fr.fromBigInteger(this.scale, 0, scale);
  }

  /**
   * Writes the twist of columns {@code first .. first + count - 1}, as kernels want it.
   *
   * @param same whether all columns are column {@code first}
   * @return the part of {@code out} that is written
   */
  MemorySegment write(MemorySegment out, long first, long count, boolean same) {
    long[] ratio = new long[Fr.LIMBS];
    roots.power(ratio, 0, log2Block, first);
    Fr.mul(ratio, 0, ratio, 0, shift, 0);
    Roots.set(out, 0, scale, 0);
    for (long column = 1; column <= count; column++) {
      Roots.set(out, Fr.BYTES * column, ratio, 0);
      if (!same) {
        roots.step(ratio, 0, log2Block);
      }
    }
    return out.asSlice(0, Fr.BYTES * (1 + count));
  }
}
