// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.FieldValues;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;

/** Transforms of every size held to sums over {@link BigInteger} and to the laws between them. */
class NttTest {
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger SEVEN = BigInteger.valueOf(7);
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final Ntt NTT = Ntt.of(KERNELS, Work.serial());

  /** A transform in place. */
  private interface InPlace {
    void apply(Ntt ntt, MemorySegment values, long offset, int log2);
  }

  @Example
  void everyTransformIsTheSumThatDefinesIt() {
    for (int log2 = 0; log2 <= 8; log2++) {
      EvaluationDomain domain = new EvaluationDomain(log2);
      List<BigInteger> v = FieldValues.random(log2, 1 << log2);
      BigInteger w = domain.omega();
      BigInteger one = BigInteger.ONE;
      assertThat(transformed(Ntt::forward, v)).as("2^%d", log2).isEqualTo(sums(v, w, one));
      assertThat(transformed(Ntt::cosetForward, v)).as("2^%d", log2).isEqualTo(sums(v, w, SEVEN));
      List<BigInteger> inverse = sums(v, domain.omegaInverse(), one);
      inverse.replaceAll(x -> x.multiply(domain.sizeInverse()).mod(R));
      assertThat(transformed(Ntt::inverse, v)).as("2^%d", log2).isEqualTo(inverse);
      BigInteger power = one;
      for (int j = 0; j < v.size(); j++) {
        inverse.set(j, inverse.get(j).multiply(power).mod(R));
        power = power.multiply(SEVEN.modInverse(R)).mod(R);
      }
      assertThat(transformed(Ntt::cosetInverse, v)).as("2^%d", log2).isEqualTo(inverse);
    }
  }

  /** Horner's rule at some points, where the whole sum would take too long. */
  @Example
  void valuesOfLargePolynomialsAreRight() {
    for (int log2 = 9; log2 <= 14; log2++) {
      List<BigInteger> v = FieldValues.random(log2, 1 << log2);
      List<BigInteger> values = transformed(Ntt::forward, v);
      List<BigInteger> onCoset = transformed(Ntt::cosetForward, v);
      BigInteger w = new EvaluationDomain(log2).omega();
      for (int k : new int[] {0, 1, 2, 7, 8, 85, (1 << log2) / 2, (1 << log2) - 1}) {
        BigInteger x = w.modPow(BigInteger.valueOf(k), R);
        assertThat(values.get(k)).as("2^%d at %d", log2, k).isEqualTo(valueAt(v, x));
        assertThat(onCoset.get(k)).isEqualTo(valueAt(v, x.multiply(SEVEN)));
      }
      assertThat(transformed(Ntt::inverse, values)).isEqualTo(v);
      assertThat(transformed(Ntt::cosetInverse, onCoset)).isEqualTo(v);
    }
  }

  @Example
  void largeTransformsDoNotDependOnThreadsOrKernel() throws Exception {
    int log2 = 16;
    Ntt scalar = Ntt.of(SnarkKernels.select(KernelSelection.only("scalar")), Work.serial());
    List<BigInteger> v = FieldValues.random(1, 1000);
    try (Arena arena = Arena.ofShared();
        ExecutorService pool = Executors.newFixedThreadPool(3)) {
      Work work = new Work(pool, 3, new Cancellation(), ProgressListener.NONE);
      MemorySegment once = arena.allocate((long) Fr.BYTES << log2);
      MemorySegment.copy(FieldValues.segment(v), 0, once, Fr.BYTES * 5000, Fr.BYTES * 1000);
      MemorySegment twice = arena.allocate(once.byteSize()).copyFrom(once);
      scalar.cosetForward(once, 0, log2);
      Ntt.of(KERNELS, work).cosetForward(twice, 0, log2);
      assertThat(once.mismatch(twice)).isEqualTo(-1);
      scalar.inverse(once, 0, log2);
      Ntt.of(KERNELS, work).inverse(twice, 0, log2);
      assertThat(once.mismatch(twice)).isEqualTo(-1);
    }
  }

  @Example
  void aMillionElementsComeBack() {
    int log2 = 20;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment v = arena.allocate(64 + ((long) Fr.BYTES << log2));
      for (long i = 0; i < 1 << log2; i++) {
        v.set(java.lang.foreign.ValueLayout.JAVA_LONG, 64 + Fr.BYTES * i + 8 * (i & 3), ~i);
        v.set(java.lang.foreign.ValueLayout.JAVA_LONG, 64 + Fr.BYTES * i + 24, i << 42);
      }
      MemorySegment copy = arena.allocate(v.byteSize()).copyFrom(v);
      NTT.forward(v, 64, log2);
      assertThat(v.mismatch(copy)).isBetween(64L, 96L);
      NTT.inverse(v, 64, log2);
      assertThat(v.mismatch(copy)).isEqualTo(-1);
    }
  }

  @Property(tries = 25)
  void transformsAreLinear(
      @ForAll @IntRange(max = 10) int log2, @ForAll long seed, @ForAll long factor) {
    List<BigInteger> a = FieldValues.random(seed, 1 << log2);
    List<BigInteger> b = FieldValues.random(~seed, 1 << log2);
    BigInteger f = BigInteger.valueOf(factor).mod(R);
    List<BigInteger> sum = new ArrayList<>(a);
    for (InPlace transform : all()) {
      for (int i = 0; i < a.size(); i++) {
        sum.set(i, a.get(i).multiply(f).add(b.get(i)).mod(R));
      }
      List<BigInteger> wanted = transformed(transform, b);
      List<BigInteger> image = transformed(transform, a);
      for (int i = 0; i < a.size(); i++) {
        wanted.set(i, wanted.get(i).add(image.get(i).multiply(f)).mod(R));
      }
      assertThat(transformed(transform, sum)).isEqualTo(wanted);
    }
  }

  @Property(tries = 60)
  void productsOfValuesAreCyclicConvolutions(
      @ForAll @IntRange(max = 6) int log2, @ForAll long seed) {
    int m = 1 << log2;
    List<BigInteger> a = FieldValues.random(seed, m);
    List<BigInteger> b = FieldValues.random(~seed, m);
    BigInteger[] wanted = new BigInteger[m];
    Arrays.fill(wanted, BigInteger.ZERO);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        int k = (i + j) % m;
        wanted[k] = wanted[k].add(a.get(i).multiply(b.get(j))).mod(R);
      }
    }
    List<BigInteger> values = transformed(Ntt::forward, a);
    List<BigInteger> others = transformed(Ntt::forward, b);
    for (int i = 0; i < m; i++) {
      values.set(i, values.get(i).multiply(others.get(i)).mod(R));
    }
    assertThat(transformed(Ntt::inverse, values)).containsExactly(wanted);
  }

  /** Even coefficients alone: the coset of the domain of half the size by 49. */
  @Property(tries = 40)
  void polynomialsInTheSquareTakeEachValueTwice(
      @ForAll @IntRange(min = 1, max = 12) int log2, @ForAll long seed) {
    List<BigInteger> v = FieldValues.random(seed, 1 << log2);
    for (int i = 1; i < v.size(); i += 2) {
      v.set(i, BigInteger.ZERO);
    }
    List<BigInteger> values = transformed(Ntt::cosetForward, v);
    assertThat(values.subList(0, values.size() / 2))
        .isEqualTo(values.subList(values.size() / 2, values.size()));
  }

  @Property(tries = 30)
  void quotientTimesVanishingPolynomialIsTheDifference(
      @ForAll @IntRange(max = 11) int log2, @ForAll long seed) {
    EvaluationDomain domain = new EvaluationDomain(log2);
    List<BigInteger> a = FieldValues.random(seed, 1 << log2);
    List<BigInteger> b = FieldValues.random(~seed, 1 << log2);
    List<BigInteger> c = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      c.add(a.get(i).multiply(b.get(i)).mod(R));
    }
    MemorySegment memory = FieldValues.segment(montgomery(a));
    NTT.quotient(
        memory,
        0,
        FieldValues.segment(montgomery(b)),
        0,
        FieldValues.segment(montgomery(c)),
        0,
        log2);
    List<BigInteger> h = plain(memory, 0, a.size());
    assertThat(h.getLast()).isZero();
    BigInteger x = BigInteger.valueOf(seed).mod(R);
    BigInteger difference =
        valueAt(transformed(Ntt::inverse, a), x)
            .multiply(valueAt(transformed(Ntt::inverse, b), x))
            .subtract(valueAt(transformed(Ntt::inverse, c), x));
    assertThat(valueAt(h, x).multiply(domain.vanishingAt(x)).mod(R)).isEqualTo(difference.mod(R));
  }

  @Example
  void memoryOutsideTheTransformIsLeftAlone() {
    byte[] bytes = new byte[5 + 32 * 64 + 7];
    Arrays.fill(bytes, (byte) 0x11);
    for (InPlace transform : all()) {
      transform.apply(NTT, MemorySegment.ofArray(bytes), 5, 6);
    }
    assertThat(Arrays.copyOf(bytes, 5)).containsOnly(0x11);
    assertThat(Arrays.copyOfRange(bytes, bytes.length - 7, bytes.length)).containsOnly(0x11);
  }

  @Example
  void memoryThatIsTooShortIsRefused() {
    MemorySegment memory = MemorySegment.ofArray(new byte[32 * 63]);
    for (InPlace transform : all()) {
      assertThatThrownBy(() -> transform.apply(NTT, memory, 0, 6))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> transform.apply(NTT, memory, 0, 32))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<InPlace> all() {
    return List.of(Ntt::forward, Ntt::inverse, Ntt::cosetForward, Ntt::cosetInverse);
  }

  private static List<BigInteger> transformed(InPlace transform, List<BigInteger> values) {
    try (Arena arena = Arena.ofConfined()) {
      long bytes = (long) Fr.BYTES * values.size();
      MemorySegment memory = arena.allocate(40 + bytes, 8);
      MemorySegment.copy(FieldValues.segment(montgomery(values)), 0, memory, 40, bytes);
      transform.apply(NTT, memory, 40, Integer.numberOfTrailingZeros(values.size()));
      return plain(memory, 40, values.size());
    }
  }

  private static List<BigInteger> montgomery(List<BigInteger> values) {
    List<BigInteger> out = new ArrayList<>(values);
    out.replaceAll(x -> x.shiftLeft(256).mod(R));
    return out;
  }

  private static List<BigInteger> plain(MemorySegment memory, long offset, int count) {
    BigInteger radixInverse = BigInteger.ONE.shiftLeft(256).modInverse(R);
    List<BigInteger> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigInteger limbs = FieldValues.get(memory, offset + 32L * i);
      assertThat(limbs).isLessThan(R);
      out.add(limbs.multiply(radixInverse).mod(R));
    }
    return out;
  }

  /** {@code sum_j v[j] (shift w^k)^j} for every k. */
  private static List<BigInteger> sums(List<BigInteger> v, BigInteger w, BigInteger shift) {
    List<BigInteger> out = new ArrayList<>(v.size());
    BigInteger x = shift;
    for (int k = 0; k < v.size(); k++) {
      out.add(valueAt(v, x));
      x = x.multiply(w).mod(R);
    }
    return out;
  }

  private static BigInteger valueAt(List<BigInteger> coefficients, BigInteger x) {
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger coefficient : coefficients.reversed()) {
      sum = sum.multiply(x).add(coefficient).mod(R);
    }
    return sum;
  }
}
