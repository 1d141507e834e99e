// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** One hash after another with the optimised permutation of {@link Poseidon}. */
public final class ScalarPoseidonKernels implements PoseidonKernels {
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  @Override
  public void hash(
      PoseidonConstants constants,
      MemorySegment[] sources,
      long[] offsets,
      long stride,
      MemorySegment out,
      long outOffset,
      long count) {
    int t = constants.width();
    Poseidon permutation = new Poseidon(constants);
    long[] state = new long[t * Fr.LIMBS];
    for (long i = 0; i < count; i++) {
      System.arraycopy(constants.domainTag(), 0, state, 0, Fr.LIMBS);
      for (int j = 0; j < constants.arity(); j++) {
        int at = (j + 1) * Fr.LIMBS;
        for (int k = 0; k < Fr.LIMBS; k++) {
          state[at + k] = sources[j].get(LE64, offsets[j] + i * stride + 8L * k);
        }
        Fr.toMontgomery(state, at, state, at);
      }
      permutation.permute(state);
      Fr.fromMontgomery(state, Fr.LIMBS, state, Fr.LIMBS);
      for (int k = 0; k < Fr.LIMBS; k++) {
        out.set(LE64, outOffset + 32 * i + 8L * k, state[Fr.LIMBS + k]);
      }
    }
  }
}
