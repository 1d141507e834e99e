// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the fields above Fp; products also against the definition. */
class TowerTest {
  private static final int DEGREE = 12;

  @Provide
  Arbitrary<long[]> fp2() {
    return FieldValues.limbs(2);
  }

  @Provide
  Arbitrary<long[]> fp12() {
    return FieldValues.limbs(DEGREE);
  }

  @Property(tries = 500)
  void fp2IsAsDefined(@ForAll("fp2") long[] a, @ForAll("fp2") long[] b) {
    BigInteger p = Fp.MODULUS;
    BigInteger a0 = Fp.toBigInteger(a, 0);
    BigInteger a1 = Fp.toBigInteger(a, 6);
    BigInteger b0 = Fp.toBigInteger(b, 0);
    BigInteger b1 = Fp.toBigInteger(b, 6);
    long[] t = new long[Fp2.SCRATCH];
    long[] out = new long[12];
    Fp2.mul(out, 0, a, 0, b, 0, t, 0);
    assertThat(Fp.toBigInteger(out, 0)).isEqualTo(a0.multiply(b0).subtract(a1.multiply(b1)).mod(p));
    assertThat(Fp.toBigInteger(out, 6)).isEqualTo(a0.multiply(b1).add(a1.multiply(b0)).mod(p));
    Fp2.square(out, 0, a, 0, t, 0);
    assertThat(Fp.toBigInteger(out, 0)).isEqualTo(a0.multiply(a0).subtract(a1.multiply(a1)).mod(p));
    assertThat(Fp.toBigInteger(out, 6)).isEqualTo(a0.multiply(a1).shiftLeft(1).mod(p));
    Fp2.mulByNonresidue(out, 0, a, 0, t, 0);
    assertThat(Fp.toBigInteger(out, 0)).isEqualTo(a0.subtract(a1).mod(p));
    assertThat(Fp.toBigInteger(out, 6)).isEqualTo(a0.add(a1).mod(p));
    Fp2.norm(out, 0, a, 0);
    assertThat(Fp.toBigInteger(out, 0)).isEqualTo(a0.multiply(a0).add(a1.multiply(a1)).mod(p));
    Fp2.pow(out, 0, a, 0, p);
    Fp2.conjugate(t, 0, a, 0);
    assertThat(Fp2.equal(out, 0, t, 0)).isTrue();
  }

  @Property(tries = 200)
  void fp2RootsHold(@ForAll("fp2") long[] a) {
    long[] t = new long[24 + Fp2.SCRATCH];
    long[] root = new long[12];
    Fp2.pow(t, 0, a, 0, Fp.MODULUS.pow(2).shiftRight(1));
    boolean square = Fp2.isOne(t, 0) || Fp2.isZero(t, 0);
    assertThat(Fp2.sqrt(root, 0, a, 0)).isEqualTo(square);
    if (square) {
      Fp2.square(t, 0, root, 0, t, 24);
      assertThat(Fp2.equal(t, 0, a, 0)).isTrue();
    }
    // In place, and of what is a square for certain.
    Fp2.square(t, 0, a, 0, t, 24);
    assertThat(Fp2.sqrt(t, 0, t, 0)).isTrue();
    Fp2.negate(t, 12, t, 0);
    assertThat(Fp2.equal(t, 0, a, 0) || Fp2.equal(t, 12, a, 0)).isTrue();
    boolean larger = Fp2.isLarger(t, 0);
    assertThat(Fp2.isLarger(t, 12)).isEqualTo(!larger && !Fp2.isZero(t, 0));
  }

  @Property(tries = 200)
  void fp6MultipliesAsPolynomials(@ForAll("fp12") long[] a, @ForAll("fp12") long[] b) {
    long[] t = new long[Fp6.SCRATCH];
    long[] out = new long[36];
    Fp6.mul(out, 0, a, 0, b, 0, t, 0);
    assertThat(out).isEqualTo(schoolbook(a, b));
    long[] sparse = Arrays.copyOf(b, 36);
    Arrays.fill(sparse, 24, 36, 0);
    Fp6.mulBy01(out, 0, a, 0, b, 0, 12, t, 0);
    assertThat(out).isEqualTo(schoolbook(a, sparse));
    Arrays.fill(sparse, 0, 12, 0);
    Fp6.mulBy1(out, 0, a, 0, b, 12, t, 0);
    assertThat(out).isEqualTo(schoolbook(a, sparse));
    Fp6.setOne(sparse, 0);
    Fp.setOne(sparse, 12);
    Fp.sub(sparse, 0, sparse, 0, sparse, 0);
    Fp6.mulByV(out, 0, a, 0, t, 0);
    assertThat(out).isEqualTo(schoolbook(a, sparse));
    Fp6.inverse(out, 0, a, 0);
    if (Fp6.isZero(a, 0)) {
      assertThat(Fp6.isZero(out, 0)).isTrue();
    } else {
      Fp6.mul(out, 0, out, 0, a, 0, t, 0);
      Fp6.setOne(sparse, 0);
      assertThat(out).isEqualTo(sparse);
    }
  }

  @Property(tries = 100)
  void fp12IsAField(@ForAll("fp12") long[] a, @ForAll("fp12") long[] b, @ForAll("fp12") long[] c) {
    assertThat(product(a, b)).isEqualTo(product(b, a));
    assertThat(product(product(a, b), c)).isEqualTo(product(a, product(b, c)));
    assertThat(product(a, sum(b, c))).isEqualTo(sum(product(a, b), product(a, c)));
    long[] t = new long[Fp12.SCRATCH];
    long[] out = new long[72];
    Fp12.square(out, 0, a, 0, t, 0);
    assertThat(out).isEqualTo(product(a, a));
    long[] inPlace = a.clone();
    Fp12.square(inPlace, 0, inPlace, 0, t, 0);
    assertThat(inPlace).isEqualTo(out);
    long[] w = new long[72];
    Fp.setOne(w, 36);
    long[] v = product(w, w);
    long[] wanted = new long[72];
    Fp.setOne(wanted, 12);
    assertThat(v).isEqualTo(wanted);
    long[] line = new long[72];
    System.arraycopy(b, 0, line, 0, 24);
    System.arraycopy(b, 24, line, 48, 12);
    Fp12.mulByLine(out, 0, a, 0, b, 0, t, 0);
    assertThat(out).isEqualTo(product(a, line));
    Fp12.inverse(out, 0, a, 0);
    assertThat(Fp12.isOne(product(a, out), 0)).isEqualTo(!Fp12.isZero(a, 0));
  }

  @Property(tries = 10)
  void frobeniusIsThePower(@ForAll("fp12") long[] a) {
    long[] t = new long[Fp12.SCRATCH];
    long[] power = new long[72];
    Fp12.setOne(power, 0);
    for (int bit = Fp.MODULUS.bitLength() - 1; bit >= 0; bit--) {
      Fp12.square(power, 0, power, 0, t, 0);
      if (Fp.MODULUS.testBit(bit)) {
        Fp12.mul(power, 0, power, 0, a, 0, t, 0);
      }
    }
    long[] out = new long[72];
    Fp12.frobenius(out, 0, a, 0, t, 0);
    assertThat(out).isEqualTo(power);
    long[] twice = new long[72];
    Fp12.frobenius(out, 0, out, 0, t, 0);
    Fp12.frobeniusTwice(twice, 0, a, 0, t, 0);
    assertThat(twice).isEqualTo(out);
    Fp12.frobeniusTwice(twice, 0, twice, 0, t, 0);
    Fp12.frobeniusTwice(twice, 0, twice, 0, t, 0);
    Fp12.conjugate(out, 0, a, 0);
    assertThat(twice).isEqualTo(out);
  }

  /** Nine products in Fp2, then v^3 = 1 + u. */
  private static long[] schoolbook(long[] a, long[] b) {
    long[] t = new long[12 + Fp2.SCRATCH];
    long[] wide = new long[60];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        Fp2.mul(t, 0, a, 12 * i, b, 12 * j, t, 12);
        Fp2.add(wide, 12 * (i + j), wide, 12 * (i + j), t, 0);
      }
    }
    for (int k = 0; k < 2; k++) {
      Fp2.mulByNonresidue(t, 0, wide, 36 + 12 * k, t, 12);
      Fp2.add(wide, 12 * k, wide, 12 * k, t, 0);
    }
    return Arrays.copyOf(wide, 36);
  }

  private static long[] product(long[] a, long[] b) {
    long[] out = new long[72];
    Fp12.mul(out, 0, a, 0, b, 0, new long[Fp12.SCRATCH], 0);
    return out;
  }

  private static long[] sum(long[] a, long[] b) {
    long[] out = new long[72];
    Fp6.add(out, 0, a, 0, b, 0);
    Fp6.add(out, 36, a, 36, b, 36);
    return out;
  }
}
