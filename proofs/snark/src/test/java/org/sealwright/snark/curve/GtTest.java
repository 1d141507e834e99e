// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;

class GtTest {
  private static final JsonVectors TINY = JsonVectors.resource("/vectors/groth16/tiny.json");

  @Test
  void encodingsAreTheReferences() {
    List<JsonVectors> vectors = new ArrayList<>();
    vectors.add(TINY.at("gtGenerator"));
    vectors.add(TINY.at("multiPairing").at("gt"));
    TINY.at("pairings").list().forEach(pairing -> vectors.add(pairing.at("gt")));
    for (JsonVectors vector : vectors) {
      byte[] plain = vector.at("serde").hex();
      byte[] torus = vector.at("compressed").hex();
      Gt value = Gt.fromBytes(plain);
      assertThat(value.toBytes()).isEqualTo(plain);
      assertThat(value.toTorusBytes()).isEqualTo(torus);
      assertThat(Gt.fromTorusBytes(torus)).isEqualTo(value).hasSameHashCodeAs(value);
      assertThat(value.toString()).isEqualTo(vector.at("serde").text());
    }
    assertThat(Gt.GENERATOR.toBytes()).isEqualTo(TINY.at("gtGenerator").at("serde").hex());
  }

  @Test
  void powersAreRepeatedProducts() {
    Gt power = Gt.ONE;
    for (int k = 0; k < 50; k++) {
      assertThat(Gt.GENERATOR.pow(Scalar.of(k))).isEqualTo(power);
      power = power.multiply(Gt.GENERATOR);
    }
    Random random = new Random(7);
    BigInteger x = new BigInteger("d201000000010000", 16);
    List<Scalar> scalars =
        new ArrayList<>(
            List.of(
                Scalar.of(x),
                Scalar.of(x.subtract(BigInteger.ONE)),
                Scalar.of(x.pow(2)),
                Scalar.of(x.pow(3).subtract(BigInteger.ONE)),
                Scalar.ZERO.subtract(Scalar.ONE),
                Scalar.random(random),
                Scalar.random(random)));
    for (Scalar a : scalars) {
      for (Scalar b : scalars) {
        assertThat(Gt.GENERATOR.pow(a).multiply(Gt.GENERATOR.pow(b)))
            .isEqualTo(Gt.GENERATOR.pow(a.add(b)));
        assertThat(Gt.GENERATOR.pow(a).pow(b)).isEqualTo(Gt.GENERATOR.pow(a.multiply(b)));
      }
      assertThat(Gt.GENERATOR.pow(a).multiply(Gt.GENERATOR.pow(a).inverse()).isOne()).isTrue();
      assertThat(Gt.GENERATOR.pow(a).inverse()).isEqualTo(Gt.GENERATOR.pow(a.negate()));
    }
  }

  @Test
  void oneHasNoTorusForm() {
    assertThat(Gt.ONE.isOne()).isTrue();
    assertThat(Gt.fromBytes(Gt.ONE.toBytes())).isEqualTo(Gt.ONE);
    assertThatThrownBy(Gt.ONE::toTorusBytes).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void elementsOutsideTheSubgroupAreRefused() {
    Random random = new Random(8);
    byte[] torus = Gt.GENERATOR.toTorusBytes();
    byte[] plain = Gt.GENERATOR.toBytes();
    assertMalformed(torus.length, Arrays.copyOf(torus, 287));
    assertMalformed(torus.length, Arrays.copyOf(torus, 289));
    assertMalformed(plain.length, Arrays.copyOf(plain, 575));
    assertMalformed(plain.length, new byte[0]);
    assertMalformed(plain.length, new byte[Gt.BYTES]);
    assertMalformed(torus.length, new byte[Gt.TORUS_BYTES]);
    for (int k = 0; k < 12; k++) {
      byte[] changed = k < 6 ? torus.clone() : plain.clone();
      changed[48 * k + random.nextInt(47)] ^= (byte) (1 << random.nextInt(8));
      assertMalformed(changed.length, changed);
      byte[] above = k < 6 ? torus.clone() : plain.clone();
      byte[] modulus = Fp.MODULUS.toByteArray();
      for (int b = 0; b < 48; b++) {
        above[48 * k + b] = modulus[47 - b];
      }
      assertMalformed(above.length, above);
    }
  }

  @Test
  void cyclotomicElementsOfOtherOrderAreRefused() {
    // a^((p^6 - 1) (p^2 + 1)) is cyclotomic, and of order r only with probability r / p^4.
    long[] t = new long[4 * Fp12.LIMBS + Fp12.SCRATCH];
    int s = 4 * Fp12.LIMBS;
    Random random = new Random(9);
    for (int c = 0; c < Fp12.LIMBS; c += Fp.LIMBS) {
      Fp.fromBigInteger(t, c, new BigInteger(400, random));
    }
    Fp12.conjugate(t, Fp12.LIMBS, t, 0);
    Fp12.inverse(t, 0, t, 0);
    Fp12.mul(t, 0, t, 0, t, Fp12.LIMBS, t, s);
    Fp12.frobeniusTwice(t, Fp12.LIMBS, t, 0, t, s);
    Fp12.mul(t, 0, t, 0, t, Fp12.LIMBS, t, s);
    Fp12.square(t, Fp12.LIMBS, t, 0, t, s);
    Cyclotomic.square(t, 2 * Fp12.LIMBS, t, 0, t, s);
    assertThat(Fp12.equal(t, Fp12.LIMBS, t, 2 * Fp12.LIMBS)).isTrue();
    byte[] bytes = new byte[Gt.BYTES];
    Fp12.write(MemorySegment.ofArray(bytes), 0, t, 0);
    assertMalformed(Gt.BYTES, bytes);
    // -1 is of order 2.
    byte[] minusOne = new byte[Gt.BYTES];
    long[] one = new long[Fp12.LIMBS];
    Fp.setOne(one, 0);
    Fp.negate(one, 0, one, 0);
    Fp12.write(MemorySegment.ofArray(minusOne), 0, one, 0);
    assertMalformed(Gt.BYTES, minusOne);
  }

  @Test
  void finalExponentIsTheOneStated() {
    BigInteger p = Fp.MODULUS;
    BigInteger exponent =
        p.pow(12).subtract(BigInteger.ONE).divide(Fr.MODULUS).multiply(BigInteger.valueOf(3));
    long[] a = new long[2 * Fp12.LIMBS + Fp12.SCRATCH];
    int s = 2 * Fp12.LIMBS;
    for (int c = 0; c < Fp12.LIMBS; c += Fp.LIMBS) {
      Fp.fromBigInteger(a, c, BigInteger.valueOf(c + 1).pow(77));
    }
    long[] wanted = new long[Fp12.LIMBS];
    Fp12.setOne(wanted, 0);
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      Fp12.square(wanted, 0, wanted, 0, a, s);
      if (exponent.testBit(bit)) {
        Fp12.mul(wanted, 0, wanted, 0, a, 0, a, s);
      }
    }
    FinalExponentiation.apply(a, 0, a, 0);
    assertThat(Fp12.equal(wanted, 0, a, 0)).isTrue();
  }

  private static void assertMalformed(int form, byte[] bytes) {
    assertThatThrownBy(() -> decode(form, bytes))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("element of GT");
  }

  private static Gt decode(int form, byte[] bytes) {
    return form == Gt.BYTES ? Gt.fromBytes(bytes) : Gt.fromTorusBytes(bytes);
  }
}
