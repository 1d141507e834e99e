// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sealwright.hashing.field.Fr;

/** What every {@link FieldKernels} must do, held to {@link BigInteger}. */
public abstract class FieldKernelsContract {
  private static final long SEED = 20261124;
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger RADIX_INVERSE = RADIX.modInverse(R);

  /** For subclasses, one a tier and width. */
  protected FieldKernelsContract() {}

  /** The kernel under test. */
  protected abstract FieldKernels kernel();

  /** An operation on two arrays. */
  private interface Binary {
    void apply(
        FieldKernels kernel,
        MemorySegment out,
        long o,
        MemorySegment a,
        long i,
        MemorySegment b,
        long j,
        long count);
  }

  /** An operation on one array. */
  private interface Unary {
    void apply(FieldKernels kernel, MemorySegment out, long o, MemorySegment a, long i, long count);
  }

  private static BigInteger product(BigInteger a, BigInteger b) {
    return a.multiply(b).multiply(RADIX_INVERSE).mod(R);
  }

  @Example
  public void sumsAreExact() {
    check(FieldKernels::add, (a, b) -> a.add(b).mod(R));
  }

  @Example
  public void differencesAreExact() {
    check(FieldKernels::sub, (a, b) -> a.subtract(b).mod(R));
  }

  @Example
  public void productsAreExact() {
    check(FieldKernels::mul, FieldKernelsContract::product);
  }

  @Example
  public void combinationsAreExact() {
    List<BigInteger> edges = FieldValues.edges();
    List<BigInteger> factors = new ArrayList<>(edges.subList(0, 12));
    factors.addAll(FieldValues.random(SEED, 12));
    List<BigInteger> a = new ArrayList<>(edges);
    a.addAll(FieldValues.random(SEED + 1, 100));
    List<BigInteger> b = new ArrayList<>(a);
    Collections.shuffle(b, new Random(SEED));
    MemorySegment out = MemorySegment.ofArray(new byte[32 * a.size()]);
    for (int f = 0; f < factors.size(); f++) {
      BigInteger u = factors.get(f);
      BigInteger v = factors.get((7 * f + 1) % factors.size());
      kernel()
          .combine(
              out,
              0,
              FieldValues.segment(a),
              0,
              Fr.limbsOf(u),
              FieldValues.segment(b),
              0,
              Fr.limbsOf(v),
              a.size());
      for (int i = 0; i < a.size(); i++) {
        assertThat(FieldValues.get(out, 32L * i))
            .as("%x %x + %x %x", a.get(i), u, b.get(i), v)
            .isEqualTo(product(a.get(i), u).add(product(b.get(i), v)).mod(R));
      }
    }
  }

  @Example
  public void conversionsAreExact() {
    check(FieldKernels::toMontgomery, a -> a.multiply(RADIX).mod(R));
    check(FieldKernels::fromMontgomery, a -> a.multiply(RADIX_INVERSE).mod(R));
  }

  @Example
  public void anyCountLeavesTheRestAlone() {
    for (int count :
        new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 67, 131}) {
      List<BigInteger> a = FieldValues.random(SEED + count, count);
      List<BigInteger> b = FieldValues.random(SEED - count, count);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment nativeA = arena.allocate(32L * count + 3);
        MemorySegment.copy(FieldValues.segment(a), 0, nativeA, 3, 32L * count);
        byte[] out = new byte[32 * count + 10];
        Arrays.fill(out, (byte) 0x5a);
        kernel().mul(MemorySegment.ofArray(out), 5, nativeA, 3, FieldValues.segment(b), 0, count);
        assertThat(Arrays.copyOf(out, 5)).containsOnly(0x5a);
        assertThat(Arrays.copyOfRange(out, 32 * count + 5, out.length)).containsOnly(0x5a);
        for (int i = 0; i < count; i++) {
          assertThat(FieldValues.get(MemorySegment.ofArray(out), 5 + 32L * i))
              .as("product %d of %d", i, count)
              .isEqualTo(product(a.get(i), b.get(i)));
        }
        long[] one = Fr.limbsOf(RADIX.mod(R));
        kernel()
            .combine(
                MemorySegment.ofArray(out),
                5,
                nativeA,
                3,
                one,
                FieldValues.segment(b),
                0,
                one,
                count);
        assertThat(Arrays.copyOf(out, 5)).containsOnly(0x5a);
        assertThat(Arrays.copyOfRange(out, 32 * count + 5, out.length)).containsOnly(0x5a);
        for (int i = 0; i < count; i++) {
          assertThat(FieldValues.get(MemorySegment.ofArray(out), 5 + 32L * i))
              .as("combination %d of %d", i, count)
              .isEqualTo(a.get(i).add(b.get(i)).mod(R));
        }
      }
    }
  }

  @Example
  public void resultMayReplaceAnOperand() {
    List<BigInteger> a = FieldValues.random(SEED, 77);
    MemorySegment x = FieldValues.segment(a);
    kernel().mul(x, 0, x, 0, x, 0, 77);
    kernel().add(x, 0, FieldValues.segment(a), 0, x, 0, 77);
    kernel().sub(x, 0, x, 0, FieldValues.segment(a), 0, 77);
    kernel().toMontgomery(x, 0, x, 0, 77);
    kernel().fromMontgomery(x, 0, x, 0, 77);
    long[] half = Fr.limbsOf(RADIX.shiftRight(1).mod(R));
    kernel().combine(x, 0, x, 0, half, x, 0, half, 77);
    for (int i = 0; i < 77; i++) {
      assertThat(FieldValues.get(x, 32L * i)).isEqualTo(product(a.get(i), a.get(i)));
    }
  }

  @Example
  public void firstNonCanonicalValueIsFound() {
    List<BigInteger> canonical = FieldValues.edges();
    int count = canonical.size();
    assertThat(kernel().firstNonCanonical(FieldValues.segment(canonical), 0, count)).isEqualTo(-1);
    assertThat(kernel().firstNonCanonical(FieldValues.segment(List.of()), 0, 0)).isEqualTo(-1);
    List<BigInteger> wrong = new ArrayList<>(List.of(R, R.add(BigInteger.ONE)));
    for (int k = 1; k < 256; k++) {
      BigInteger above = R.add(BigInteger.ONE.shiftLeft(k));
      wrong.add(above.bitLength() <= 256 ? above : RADIX.subtract(BigInteger.valueOf(k)));
    }
    for (int i = 0; i < wrong.size(); i++) {
      MemorySegment values = FieldValues.segment(canonical);
      FieldValues.put(values, 32L * i, wrong.get(i));
      FieldValues.put(values, 32L * (count - 1), R);
      assertThat(kernel().firstNonCanonical(values, 0, count)).isEqualTo(i);
    }
  }

  @Property(tries = 200)
  public void productsCommuteAssociateAndDistribute(
      @ForAll("elements") BigInteger a,
      @ForAll("elements") BigInteger b,
      @ForAll("elements") BigInteger c) {
    BigInteger ab = one(FieldKernels::mul, a, b);
    assertThat(one(FieldKernels::mul, b, a)).isEqualTo(ab);
    assertThat(one(FieldKernels::mul, ab, c))
        .isEqualTo(one(FieldKernels::mul, a, one(FieldKernels::mul, b, c)));
    assertThat(one(FieldKernels::mul, a, one(FieldKernels::add, b, c)))
        .isEqualTo(one(FieldKernels::add, ab, one(FieldKernels::mul, a, c)));
  }

  @Property(tries = 200)
  public void differencesUndoSums(
      @ForAll("elements") BigInteger a, @ForAll("elements") BigInteger b) {
    assertThat(one(FieldKernels::sub, one(FieldKernels::add, a, b), b)).isEqualTo(a);
    assertThat(one(FieldKernels::mul, a, RADIX.mod(R))).isEqualTo(a);
  }

  /** Edge values and random ones; jqwik prints the seed of a failure. */
  @Provide
  Arbitrary<BigInteger> elements() {
    return Arbitraries.oneOf(
        Arbitraries.of(FieldValues.edges()),
        Arbitraries.bigIntegers().between(BigInteger.ZERO, R.subtract(BigInteger.ONE)));
  }

  /** The operation on lanes that all hold the same, so that no lane can differ. */
  private BigInteger one(Binary operation, BigInteger a, BigInteger b) {
    int count = 9;
    MemorySegment out = MemorySegment.ofArray(new byte[32 * count]);
    MemorySegment x = FieldValues.segment(Collections.nCopies(count, a));
    MemorySegment y = FieldValues.segment(Collections.nCopies(count, b));
    operation.apply(kernel(), out, 0, x, 0, y, 0, count);
    byte[] bytes = out.toArray(ValueLayout.JAVA_BYTE);
    assertThat(Arrays.copyOfRange(bytes, 32, bytes.length))
        .isEqualTo(Arrays.copyOf(bytes, bytes.length - 32));
    return FieldValues.get(out, 0);
  }

  /** Every edge with itself, with each of a few extremes, and with a shuffle of all. */
  private void check(Binary operation, BinaryOperator<BigInteger> wanted) {
    List<BigInteger> edges = FieldValues.edges();
    List<BigInteger> a = new ArrayList<>();
    List<BigInteger> b = new ArrayList<>();
    a.addAll(edges);
    b.addAll(edges);
    for (BigInteger extreme : edges.subList(0, 12)) {
      a.addAll(edges);
      b.addAll(Collections.nCopies(edges.size(), extreme));
    }
    List<BigInteger> shuffled = new ArrayList<>(edges);
    Collections.shuffle(shuffled, new Random(SEED));
    a.addAll(edges);
    b.addAll(shuffled);
    a.addAll(FieldValues.random(SEED, 1000));
    b.addAll(FieldValues.random(SEED + 1, 1000));
    MemorySegment out = MemorySegment.ofArray(new byte[32 * a.size()]);
    operation.apply(
        kernel(), out, 0, FieldValues.segment(a), 0, FieldValues.segment(b), 0, a.size());
    for (int i = 0; i < a.size(); i++) {
      assertThat(FieldValues.get(out, 32L * i))
          .as("%x and %x", a.get(i), b.get(i))
          .isEqualTo(wanted.apply(a.get(i), b.get(i)));
    }
  }

  private void check(Unary operation, UnaryOperator<BigInteger> wanted) {
    List<BigInteger> a = new ArrayList<>(FieldValues.edges());
    a.addAll(FieldValues.random(SEED, 1000));
    MemorySegment out = MemorySegment.ofArray(new byte[32 * a.size()]);
    operation.apply(kernel(), out, 0, FieldValues.segment(a), 0, a.size());
    for (int i = 0; i < a.size(); i++) {
      assertThat(FieldValues.get(out, 32L * i))
          .as("%x", a.get(i))
          .isEqualTo(wanted.apply(a.get(i)));
    }
  }
}
