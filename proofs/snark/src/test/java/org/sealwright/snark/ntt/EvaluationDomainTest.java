// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.field.Fr;

class EvaluationDomainTest {
  /** {@code ROOT_OF_UNITY} of blstrs 0.7.1, of order 2^32. */
  private static final BigInteger ROOT_OF_UNITY =
      new BigInteger("16a2a19edfe81f20d09b681922c813b4b63683508c2280b93829971f439f0d2b", 16);

  @Test
  void rootsArePowersOfThatOfBlstrs() {
    BigInteger root = ROOT_OF_UNITY;
    for (int log2 = EvaluationDomain.MAX_LOG2; log2 >= 0; log2--) {
      root = root.multiply(root).mod(Fr.MODULUS);
      EvaluationDomain domain = new EvaluationDomain(log2);
      assertThat(domain.omega()).as("2^%d", log2).isEqualTo(root);
      assertThat(domain.omegaInverse().multiply(root).mod(Fr.MODULUS)).isOne();
      assertThat(domain.vanishingAt(root)).isZero();
      assertThat(domain.vanishingOnCoset()).isNotZero();
      assertThat(domain.sizeInverse().multiply(BigInteger.valueOf(domain.size())).mod(Fr.MODULUS))
          .isOne();
    }
    assertThat(root).isOne();
  }

  @Test
  void domainIsTheSmallestThatHoldsTheRows() {
    assertThat(EvaluationDomain.ofRows(1).log2()).isZero();
    assertThat(EvaluationDomain.ofRows(2).log2()).isEqualTo(1);
    assertThat(EvaluationDomain.ofRows(3).log2()).isEqualTo(2);
    assertThat(EvaluationDomain.ofRows(1 << 20).log2()).isEqualTo(20);
    assertThat(EvaluationDomain.ofRows((1 << 20) + 1).size()).isEqualTo(1 << 21);
    assertThat(EvaluationDomain.ofRows(1L << 31).log2()).isEqualTo(31);
  }

  @Test
  void rowsOutOfRangeAreRefused() {
    for (long rows : new long[] {Long.MIN_VALUE, -1, 0, (1L << 31) + 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> EvaluationDomain.ofRows(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Long.toString(rows));
    }
  }
}
