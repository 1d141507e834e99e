// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The base field against {@link BigInteger}. */
class FpTest {
  private static final BigInteger P = Fp.MODULUS;

  @Provide
  Arbitrary<BigInteger> elements() {
    return FieldValues.elements();
  }

  @Example
  void constantsAreDerived() {
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    assertThat(P.isProbablePrime(50)).isTrue();
    assertThat(P.modInverse(word).negate().mod(word).longValue()).isEqualTo(Fp.INV);
    assertThat(Fp.limbsOf(P)).containsExactly(Fp.P0, Fp.P1, Fp.P2, Fp.P3, Fp.P4, Fp.P5);
  }

  @Example
  void allPairsOfEdgesMultiplyAddAndSubtract() {
    List<BigInteger> edges = FieldValues.edges();
    long[] t = new long[30];
    for (BigInteger a : edges) {
      for (BigInteger b : edges) {
        check(a, b, t);
      }
    }
  }

  @Property(tries = 2000)
  void operationsAreExact(
      @ForAll("elements") BigInteger a,
      @ForAll("elements") BigInteger b,
      @ForAll("elements") BigInteger c,
      @ForAll("elements") BigInteger d) {
    long[] t = new long[30];
    check(a, b, t);
    Fp.fromBigInteger(t, 0, a);
    Fp.fromBigInteger(t, 6, b);
    Fp.fromBigInteger(t, 12, c);
    Fp.fromBigInteger(t, 18, d);
    Fp.mulAdd(t, 24, t, 0, t, 6, t, 12, t, 18);
    assertCanonical(t, 24);
    assertThat(Fp.toBigInteger(t, 24)).isEqualTo(a.multiply(b).add(c.multiply(d)).mod(P));
    // Operands up to 2 p - 1.
    Fp.addLazy(t, 0, t, 0, t, 6);
    Fp.subLazy(t, 12, t, 12, t, 18);
    Fp.mulAdd(t, 24, t, 0, t, 0, t, 12, t, 12);
    assertCanonical(t, 24);
    assertThat(Fp.toBigInteger(t, 24)).isEqualTo(a.add(b).pow(2).add(c.subtract(d).pow(2)).mod(P));
    Fp.mul(t, 24, t, 0, t, 12);
    assertCanonical(t, 24);
    assertThat(Fp.toBigInteger(t, 24)).isEqualTo(a.add(b).multiply(c.subtract(d)).mod(P));
  }

  @Property(tries = 200)
  void inversesAndRootsHold(@ForAll("elements") BigInteger a) {
    long[] t = new long[18];
    Fp.fromBigInteger(t, 0, a);
    Fp.inverse(t, 6, t, 0);
    assertThat(Fp.toBigInteger(t, 6))
        .isEqualTo(a.signum() == 0 ? BigInteger.ZERO : a.modInverse(P));
    boolean square = Fp.sqrt(t, 6, t, 0);
    BigInteger symbol = a.modPow(P.shiftRight(1), P);
    assertThat(square).isEqualTo(symbol.compareTo(BigInteger.ONE) <= 0);
    assertThat(Fp.toBigInteger(t, 6).modPow(BigInteger.TWO, P))
        .isEqualTo(square ? a : P.subtract(a));
    assertThat(Fp.isLarger(t, 0)).isEqualTo(a.compareTo(P.subtract(a).mod(P)) > 0);
    Fp.inverse(t, 0, t, 0);
    Fp.inverse(t, 0, t, 0);
    assertThat(Fp.toBigInteger(t, 0)).isEqualTo(a);
  }

  @Example
  void inversesTogetherAreTheInverses() {
    Random random = new Random(3);
    for (int count : new int[] {0, 1, 2, 3, 17}) {
      long[] a = new long[6 * count + 12];
      long[] wanted = new long[6 * count + 12];
      for (int k = 0; k < count; k++) {
        BigInteger value = k % 3 == 1 ? BigInteger.ZERO : new BigInteger(400, random).mod(P);
        Fp.fromBigInteger(a, 6 + 6 * k, value);
        Fp.inverse(wanted, 6 + 6 * k, a, 6 + 6 * k);
      }
      Fp.inverseEach(a, 6, count);
      assertThat(a).isEqualTo(wanted);
    }
    long[] pairs = new long[12 * 9];
    long[] wanted = new long[12 * 9];
    for (int k = 0; k < 18; k++) {
      Fp.fromBigInteger(
          pairs, 6 * k, k / 2 == 4 ? BigInteger.ZERO : new BigInteger(400, random).mod(P));
    }
    for (int k = 0; k < 9; k++) {
      Fp2.inverse(wanted, 12 * k, pairs, 12 * k);
    }
    Fp2.inverseEach(pairs, 0, 9);
    assertThat(pairs).isEqualTo(wanted);
  }

  @Property(tries = 200)
  void bytesGoBothWays(@ForAll("elements") BigInteger a) {
    byte[] bytes = new byte[53];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    long[] t = new long[12];
    Fp.fromBigInteger(t, 0, a);
    Fp.copy(t, 6, t, 0);
    Fp.writeBigEndian(segment, 3, t, 6);
    assertThat(new BigInteger(1, bytes, 3, 48)).isEqualTo(a);
    assertThat(Fp.readBigEndian(segment, 3, 0, t, 6)).isTrue();
    assertThat(Fp.equal(t, 0, t, 6)).isTrue();
    Fp.writeLittleEndian(segment, 5, t, 6);
    assertThat(Fp.readLittleEndian(segment, 5, t, 6)).isTrue();
    assertThat(Fp.equal(t, 0, t, 6)).isTrue();
  }

  private static void check(BigInteger a, BigInteger b, long[] t) {
    Fp.fromBigInteger(t, 0, a);
    Fp.fromBigInteger(t, 6, b);
    assertThat(Fp.toBigInteger(t, 0)).isEqualTo(a);
    Fp.mul(t, 12, t, 0, t, 6);
    assertCanonical(t, 12);
    assertThat(Fp.toBigInteger(t, 12)).as("%x * %x", a, b).isEqualTo(a.multiply(b).mod(P));
    Fp.add(t, 12, t, 0, t, 6);
    assertCanonical(t, 12);
    assertThat(Fp.toBigInteger(t, 12)).as("%x + %x", a, b).isEqualTo(a.add(b).mod(P));
    Fp.sub(t, 12, t, 0, t, 6);
    assertCanonical(t, 12);
    assertThat(Fp.toBigInteger(t, 12)).as("%x - %x", a, b).isEqualTo(a.subtract(b).mod(P));
    Fp.addLazy(t, 12, t, 0, t, 6);
    Fp.subLazy(t, 18, t, 0, t, 6);
    assertThat(plain(t, 12)).isEqualTo(plain(t, 0).add(plain(t, 6)));
    assertThat(plain(t, 18)).isEqualTo(plain(t, 0).subtract(plain(t, 6)).add(P));
    Fp.negate(t, 12, t, 0);
    assertCanonical(t, 12);
    assertThat(Fp.toBigInteger(t, 12)).isEqualTo(a.negate().mod(P));
    // In place, with all operands the same.
    Fp.mul(t, 0, t, 0, t, 0);
    Fp.add(t, 0, t, 0, t, 0);
    assertThat(Fp.toBigInteger(t, 0)).isEqualTo(a.multiply(a).shiftLeft(1).mod(P));
    Fp.sub(t, 0, t, 0, t, 0);
    assertThat(Fp.isZero(t, 0)).isTrue();
  }

  private static void assertCanonical(long[] a, int i) {
    assertThat(Fp.isCanonical(a, i)).isTrue();
  }

  private static BigInteger plain(long[] a, int i) {
    BigInteger out = BigInteger.ZERO;
    for (int k = 5; k >= 0; k--) {
      out = out.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(a[i + k])));
    }
    return out;
  }
}
