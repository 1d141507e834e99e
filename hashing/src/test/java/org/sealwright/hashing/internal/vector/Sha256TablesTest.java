// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Sha256TablesTest {

  @Test
  void initialStateIsTheFractionOfSquareRootsOfPrimes() {
    assertThat(Sha256Tables.initial(1)).isEqualTo(primes(8).map(p -> fraction(p, 2)).toArray());
  }

  @Test
  void roundConstantsAreTheFractionsOfCubeRootsOfPrimes() {
    assertThat(Sha256Tables.round(1)).isEqualTo(primes(64).map(p -> fraction(p, 3)).toArray());
  }

  @Test
  void everyLaneHasTheSameWord() {
    assertThat(Sha256Tables.initial(4)).startsWith(0x6a09e667, 0x6a09e667, 0x6a09e667, 0x6a09e667);
    assertThat(Sha256Tables.lastHalfBlock(1248, 2))
        .startsWith(0x80000000, 0x80000000, 0)
        .endsWith(0, 9984, 9984);
  }

  private static IntStream primes(int count) {
    return IntStream.iterate(2, p -> p + 1)
        .filter(p -> BigInteger.valueOf(p).isProbablePrime(30))
        .limit(count);
  }

  /** The first 32 bits of the fraction of the root: the floor of the root of {@code p 2^(32 k)}. */
  private static int fraction(int p, int degree) {
    BigInteger power = BigInteger.valueOf(p).shiftLeft(32 * degree);
    BigInteger root = BigInteger.ZERO;
    for (int bit = 40; bit >= 0; bit--) {
      BigInteger higher = root.setBit(bit);
      if (higher.pow(degree).compareTo(power) <= 0) {
        root = higher;
      }
    }
    return root.intValue();
  }
}
