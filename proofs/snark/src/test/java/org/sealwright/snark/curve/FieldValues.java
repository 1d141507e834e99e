// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Elements of Fp, and of the tower over it, where mistakes of carrying would show. */
final class FieldValues {
  static final BigInteger P = Fp.MODULUS;

  private FieldValues() {}

  /** Values near 0, p, halves, powers of 2 and the radix; limbs that are all ones or all zeros. */
  static List<BigInteger> edges() {
    Set<BigInteger> out = new LinkedHashSet<>();
    for (int k = 0; k <= 2; k++) {
      BigInteger small = BigInteger.valueOf(k);
      out.add(small);
      out.add(P.subtract(small).mod(P));
      out.add(P.shiftRight(1).add(small));
      out.add(P.shiftRight(1).subtract(small));
    }
    for (int bits = 0; bits <= 384; bits += 32) {
      for (int d = -1; d <= 1; d++) {
        out.add(BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(d)).mod(P));
      }
    }
    for (int limb = 0; limb < 6; limb++) {
      BigInteger ones = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE).shiftLeft(64 * limb);
      out.add(ones.mod(P));
      out.add(P.andNot(ones));
      out.add(P.or(ones).mod(P));
    }
    // Values whose Montgomery form is an edge.
    BigInteger inverse = BigInteger.ONE.shiftLeft(384).modInverse(P);
    for (BigInteger value : List.copyOf(out)) {
      out.add(value.multiply(inverse).mod(P));
    }
    return List.copyOf(out);
  }

  /** Edges and uniform values. */
  static Arbitrary<BigInteger> elements() {
    return Arbitraries.oneOf(
        Arbitraries.of(edges()),
        Arbitraries.bigIntegers().between(BigInteger.ZERO, P.subtract(BigInteger.ONE)));
  }

  /** Elements of degree {@code n} over Fp in Montgomery limbs. */
  static Arbitrary<long[]> limbs(int n) {
    return elements()
        .list()
        .ofSize(n)
        .map(
            values -> {
              long[] out = new long[n * Fp.LIMBS];
              for (int k = 0; k < n; k++) {
                Fp.fromBigInteger(out, k * Fp.LIMBS, values.get(k));
              }
              return out;
            });
  }
}
