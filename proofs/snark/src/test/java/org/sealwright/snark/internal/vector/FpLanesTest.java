// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.internal.vector.VectorWidth;
import org.sealwright.snark.curve.Fp;

class FpLanesTest {
  private static final BigInteger P = Fp.MODULUS;
  private static final BigInteger RADIX_INVERSE = BigInteger.ONE.shiftLeft(384).modInverse(P);
  private static final int UNITS = 3;

  private FpLanes lanes;
  private int values;
  private final Random random = new Random(20261123);

  private void make(int bits) {
    int preferred = VectorShape.preferredShape().vectorBitSize();
    Assumptions.assumeTrue(bits <= preferred, () -> "the JVM prefers " + preferred + " bits");
    lanes =
        VectorWidth.instantiate(MethodHandles.lookup(), FpLanes.class, VectorFpLanes.class, bits);
    values = UNITS * lanes.lanes();
  }

  /** Values at the limits {@code +-bound p / 100}, at limbs of all ones, and random ones. */
  private BigInteger[] operands(int bound) {
    BigInteger limit = P.multiply(BigInteger.valueOf(bound)).divide(BigInteger.valueOf(100));
    BigInteger[] out = new BigInteger[values];
    for (int v = 0; v < values; v++) {
      BigInteger value =
          switch (random.nextInt(8)) {
            case 0 -> limit;
            case 1 -> limit.negate();
            case 2 -> BigInteger.valueOf(random.nextInt(3) - 1);
            case 3 -> BigInteger.ONE.shiftLeft(48 * random.nextInt(8)).subtract(BigInteger.ONE);
            case 4 -> BigInteger.ONE.shiftLeft(random.nextInt(380)).negate();
            default -> new BigInteger(500, random).mod(limit.shiftLeft(1)).subtract(limit);
          };
      out[v] = value;
    }
    return out;
  }

  private double[] limbs(BigInteger[] in) {
    long[] words = new long[6 * values];
    double[] signs = new double[values];
    int width = lanes.lanes();
    for (int v = 0; v < values; v++) {
      boolean negate = random.nextBoolean();
      signs[v] = negate ? -1 : 1;
      BigInteger value = negate ? in[v].negate() : in[v];
      for (int k = 0; k < 6; k++) {
        words[v / width * 6 * width + k * width + v % width] = value.shiftRight(64 * k).longValue();
      }
    }
    double[] out = new double[8 * values];
    lanes.split(out, 0, words, 0, signs, 0, UNITS);
    return out;
  }

  private BigInteger[] values(double[] in) {
    long[] words = new long[6 * values];
    lanes.join(words, 0, in, 0, UNITS);
    BigInteger[] out = new BigInteger[values];
    int width = lanes.lanes();
    for (int v = 0; v < values; v++) {
      BigInteger value = BigInteger.ZERO;
      for (int k = 5; k >= 0; k--) {
        long word = words[v / width * 6 * width + k * width + v % width];
        BigInteger part = BigInteger.valueOf(word);
        if (k < 5 && word < 0) {
          part = part.add(BigInteger.ONE.shiftLeft(64));
        }
        value = value.shiftLeft(64).add(part);
      }
      out[v] = value;
    }
    return out;
  }

  private static void checkResidues(BigInteger[] got, BigInteger[] wanted, double bound) {
    for (int v = 0; v < got.length; v++) {
      assertThat(got[v].mod(P)).as("value %d", v).isEqualTo(wanted[v].mod(P));
      double size = got[v].abs().doubleValue() / P.doubleValue();
      assertThat(size).isLessThan(bound);
    }
  }

  private BigInteger[] map(java.util.function.IntFunction<BigInteger> value) {
    BigInteger[] out = new BigInteger[values];
    Arrays.setAll(out, value);
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void wordsAndLimbsConvert(int bits) {
    make(bits);
    for (int round = 0; round < 20; round++) {
      BigInteger[] a = operands(350);
      assertThat(values(limbs(a))).isEqualTo(a);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void productsAreCongruentAndBounded(int bits) {
    make(bits);
    for (int round = 0; round < 100; round++) {
      BigInteger[] a = operands(230);
      BigInteger[] b = operands(230);
      BigInteger[] c = operands(51);
      double[] out = limbs(a);
      lanes.mul(out, 0, out, 0, limbs(b), 0, limbs(c), 0, UNITS);
      checkResidues(
          values(out), map(v -> a[v].multiply(b[v]).multiply(RADIX_INVERSE).add(c[v])), 1.56);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void pairsOfProductsAreCongruentAndBounded(int bits) {
    make(bits);
    int step = 8 * values;
    for (int round = 0; round < 100; round++) {
      BigInteger[] a = operands(230);
      BigInteger[] b = operands(230);
      BigInteger[] c = operands(230);
      BigInteger[] d = operands(230);
      BigInteger[] e = operands(51);
      double[] ac = Arrays.copyOf(limbs(a), 2 * step);
      System.arraycopy(limbs(c), 0, ac, step, step);
      double[] db = Arrays.copyOf(limbs(d), 2 * step);
      System.arraycopy(limbs(b), 0, db, step, step);
      double[] out = new double[step];
      lanes.dot(out, 0, ac, 0, step, db, step, -step, limbs(e), 0, UNITS);
      BigInteger[] wanted =
          map(v -> a[v].multiply(b[v]).add(c[v].multiply(d[v])).multiply(RADIX_INVERSE).add(e[v]));
      checkResidues(values(out), wanted, 2.1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void differencesAreFactors(int bits) {
    make(bits);
    for (int round = 0; round < 100; round++) {
      BigInteger[] a = operands(114);
      BigInteger[] b = operands(114);
      double[] difference = new double[8 * values];
      lanes.combine(difference, 0, 1, limbs(a), 0, -1, limbs(b), 0, UNITS);
      assertThat(values(difference)).isEqualTo(map(v -> a[v].subtract(b[v])));
      double[] addend = new double[8 * values];
      lanes.reduce(addend, 0, -2, limbs(a), 0, -1, difference, 0, UNITS);
      checkResidues(
          values(addend), map(v -> a[v].multiply(BigInteger.valueOf(-3)).add(b[v])), 0.501);
      double[] out = new double[8 * values];
      lanes.mul(out, 0, difference, 0, difference, 0, addend, 0, UNITS);
      checkResidues(
          values(out),
          map(
              v ->
                  a[v].subtract(b[v])
                      .pow(2)
                      .multiply(RADIX_INVERSE)
                      .subtract(a[v].multiply(BigInteger.valueOf(3)))
                      .add(b[v])),
          1.56);
    }
  }
}
