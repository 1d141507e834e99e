// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sealwright.hashing.field.Fr;

class ScalarTest {
  private static final BigInteger R = Fr.MODULUS;

  @Provide
  Arbitrary<BigInteger> scalars() {
    return Arbitraries.bigIntegers().between(BigInteger.ZERO, R.subtract(BigInteger.ONE));
  }

  @Property(tries = 200)
  void arithmeticIsExact(@ForAll("scalars") BigInteger a, @ForAll("scalars") BigInteger b) {
    Scalar x = Scalar.of(a);
    Scalar y = Scalar.of(b);
    assertThat(x.toBigInteger()).isEqualTo(a);
    assertThat(x.add(y).toBigInteger()).isEqualTo(a.add(b).mod(R));
    assertThat(x.subtract(y).toBigInteger()).isEqualTo(a.subtract(b).mod(R));
    assertThat(x.multiply(y).toBigInteger()).isEqualTo(a.multiply(b).mod(R));
    assertThat(x.negate().toBigInteger()).isEqualTo(a.negate().mod(R));
    assertThat(x.pow(b).toBigInteger()).isEqualTo(a.modPow(b, R));
    assertThat(x.isZero()).isEqualTo(a.signum() == 0);
    if (!x.isZero()) {
      assertThat(x.inverse().toBigInteger()).isEqualTo(a.modInverse(R));
    }
    assertThat(Scalar.fromBytesLe(x.toBytesLe(), 0)).isEqualTo(x).hasSameHashCodeAs(x);
    long[] limbs = new long[12];
    x.writeMontgomery(limbs, 5);
    assertThat(Scalar.ofMontgomery(limbs, 5)).isEqualTo(x);
    x.writePlain(limbs, 0);
    assertThat(java.util.Arrays.copyOf(limbs, 4)).isEqualTo(Fr.limbsOf(a));
  }

  @Example
  void rangesAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> Scalar.of(R));
    assertThatIllegalArgumentException().isThrownBy(() -> Scalar.of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Scalar.ONE.pow(BigInteger.valueOf(-1)));
    assertThatThrownBy(Scalar.ZERO::inverse).isInstanceOf(ArithmeticException.class);
    assertThat(Scalar.ofReduced(R.negate().subtract(BigInteger.ONE)))
        .isEqualTo(Scalar.ONE.negate());
    assertThat(Scalar.ZERO.pow(BigInteger.ZERO)).isEqualTo(Scalar.ONE);
    Random random = new Random(1);
    assertThat(Scalar.random(random)).isNotEqualTo(Scalar.random(random));
  }
}
