// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.snark.kernel.ReferenceCurve.Point;

/** What every {@link MsmKernels} must do, held to {@link ReferenceCurve}. */
public abstract class MsmKernelsContract {
  private static final long SEED = 20261123;
  private static final BigInteger R = ReferenceCurve.R;
  private static final int MANY = 1000;
  private static final byte GUARD = 0x5a;

  /** Products so far: the same for every tier. */
  private static final Map<Factors, Point> PRODUCTS = new ConcurrentHashMap<>();

  private static final Map<CurveGroup, Chain> CHAINS = new ConcurrentHashMap<>();

  /** Points, and what multiples of the generator they are. */
  private record Chain(List<Point> points, List<BigInteger> factors) {}

  private record Factors(CurveGroup group, Point point, BigInteger scalar) {}

  /** For subclasses, one a tier and width. */
  protected MsmKernelsContract() {}

  /** The kernel under test. */
  protected abstract MsmKernels kernel();

  /** Scalars at the limits, and where windows of any width carry. */
  static List<BigInteger> edgeScalars() {
    BigInteger one = BigInteger.ONE;
    BigInteger top = one.shiftLeft(255).subtract(one);
    List<BigInteger> out = new ArrayList<>();
    out.addAll(List.of(BigInteger.ZERO, one, BigInteger.TWO, BigInteger.valueOf(3)));
    out.addAll(List.of(R.subtract(one), R, R.add(one), top, top.subtract(one)));
    out.addAll(List.of(one.shiftLeft(254), one.shiftLeft(254).subtract(one), R.shiftRight(1)));
    out.addAll(List.of(one.shiftLeft(63), one.shiftLeft(64), one.shiftLeft(128).subtract(one)));
    for (int bits = 2; bits <= 17; bits++) {
      // Every window half full, one more and one less.
      BigInteger half = BigInteger.ZERO;
      for (int at = 0; at + bits <= 255; at += bits) {
        half = half.setBit(at + bits - 1);
      }
      out.addAll(List.of(half, half.subtract(one), half.setBit(0)));
    }
    return out;
  }

  /** Points of every kind: infinity, equal, opposite, small and composite order. */
  private static List<Point> edgePoints(ReferenceCurve curve) {
    Random random = new Random(SEED);
    Point g = curve.generator();
    Point other = curve.random(random);
    Point small = curve.small();
    return List.of(
        g,
        g,
        curve.negate(g),
        Point.INFINITY,
        curve.add(g, g),
        other,
        small,
        curve.negate(small),
        curve.negate(other),
        curve.add(small, other),
        Point.INFINITY,
        curve.random(random),
        small);
  }

  private static List<BigInteger> randomScalars(int count) {
    Random random = new Random(SEED + count);
    return IntStream.range(0, count).mapToObj(i -> new BigInteger(255, random)).toList();
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void referenceIsTheCurve(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    for (Point p : edgePoints(curve)) {
      assertThat(curve.contains(p)).isTrue();
    }
    assertThat(curve.multiply(curve.generator(), R)).isEqualTo(Point.INFINITY);
    assertThat(curve.multiply(curve.small(), BigInteger.valueOf(39))).isEqualTo(Point.INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "G1,0", "G1,1", "G1,2", "G1,3", "G1,7", "G1,8", "G1,9", "G1,17", "G1,33",
    "G2,0", "G2,1", "G2,2", "G2,3", "G2,7", "G2,8", "G2,9", "G2,17", "G2,33"
  })
  public void anyCountAddsUp(CurveGroup group, int count) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    Case random = new Case(curve, cycle(edgePoints(curve), count), randomScalars(count));
    assertThat(random.sum(group, kernel())).isEqualTo(random.naiveSum());
    List<BigInteger> edges = edgeScalars();
    Case edge = new Case(curve, cycle(edgePoints(curve), count), cycle(edges, count));
    assertThat(edge.sum(group, kernel())).isEqualTo(edge.naiveSum());
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void everyEdgeScalarCounts(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    for (BigInteger scalar : edgeScalars()) {
      Case one = new Case(curve, List.of(curve.generator()), List.of(scalar));
      assertThat(one.sum(group, kernel())).as("scalar %x", scalar).isEqualTo(one.naiveSum());
    }
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void pairsOfEdgesAddUp(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    for (Point p : edgePoints(curve)) {
      for (Point q : edgePoints(curve)) {
        for (int k = 1; k <= 2; k++) {
          BigInteger scalar = BigInteger.valueOf(k);
          Case two = new Case(curve, List.of(p, q), List.of(scalar, scalar));
          assertThat(two.sum(group, kernel())).isEqualTo(two.naiveSum());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyRandomScalarsAddUp(CurveGroup group) {
    checkMany(group, randomScalars(MANY));
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyEdgeScalarsAddUp(CurveGroup group) {
    checkMany(group, cycle(edgeScalars(), MANY));
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyEqualScalarsAddUp(CurveGroup group) {
    for (BigInteger scalar : List.of(BigInteger.ZERO, BigInteger.ONE, R.subtract(BigInteger.ONE))) {
      checkMany(group, Collections.nCopies(MANY, scalar));
    }
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyBitsAddUp(CurveGroup group) {
    Random random = new Random(SEED);
    checkMany(
        group,
        IntStream.range(0, MANY).mapToObj(i -> BigInteger.valueOf(random.nextInt(2))).toList());
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyEqualPointsAddUp(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    BigInteger scalar = R.shiftRight(2);
    for (Point p : List.of(curve.generator(), curve.small(), Point.INFINITY)) {
      Case all = new Case(curve, Collections.nCopies(MANY, p), Collections.nCopies(MANY, scalar));
      Point wanted = curve.multiply(p, scalar.multiply(BigInteger.valueOf(MANY)));
      assertThat(all.sum(group, kernel())).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manyOppositePointsCancel(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    List<Point> pair = List.of(curve.generator(), curve.negate(curve.generator()));
    for (BigInteger scalar : List.of(BigInteger.ONE, R.shiftRight(2))) {
      Case all = new Case(curve, cycle(pair, MANY), Collections.nCopies(MANY, scalar));
      assertThat(all.sum(group, kernel())).isEqualTo(Point.INFINITY);
    }
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void manySmallOrdersAddUp(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    List<Point> points = edgePoints(curve);
    List<BigInteger> scalars = randomScalars(MANY);
    Case all = new Case(curve, cycle(points, MANY), scalars);
    Point wanted = Point.INFINITY;
    for (int i = 0; i < points.size(); i++) {
      BigInteger sum = BigInteger.ZERO;
      for (int j = i; j < MANY; j += points.size()) {
        sum = sum.add(scalars.get(j));
      }
      wanted = curve.add(wanted, curve.multiply(points.get(i), sum));
    }
    assertThat(all.sum(group, kernel())).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"G1,0", "G1,1", "G1,7", "G1,8", "G1,9", "G2,0", "G2,1", "G2,7", "G2,8", "G2,9"})
  public void eachProductIsItsOwn(CurveGroup group, int count) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    Case random = new Case(curve, cycle(edgePoints(curve), count), randomScalars(count));
    assertThat(random.each(group, kernel())).isEqualTo(random.naiveEach());
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void eachEdgeIsMultiplied(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    // 13 points meet 63 scalars: a shift by one a round.
    List<BigInteger> scalars = edgeScalars();
    Case edges = new Case(curve, cycle(edgePoints(curve), scalars.size()), scalars);
    assertThat(edges.each(group, kernel())).isEqualTo(edges.naiveEach());
    Case generator =
        new Case(curve, Collections.nCopies(scalars.size(), curve.generator()), scalars);
    assertThat(generator.each(group, kernel())).isEqualTo(generator.naiveEach());
  }

  @ParameterizedTest
  @CsvSource({"G1,0", "G1,1", "G1,7", "G1,8", "G1,9", "G2,0", "G2,1", "G2,7", "G2,8", "G2,9"})
  public void fixedBaseTakesAnyCount(CurveGroup group, int count) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    Case fixed =
        new Case(curve, Collections.nCopies(count, curve.generator()), randomScalars(count));
    assertThat(fixed.fixed(group, kernel(), curve.generator())).isEqualTo(fixed.naiveEach());
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void fixedBaseTakesAnyBaseAndScalar(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    List<BigInteger> scalars = edgeScalars();
    for (Point base : List.of(curve.generator(), curve.small(), Point.INFINITY)) {
      Case fixed = new Case(curve, Collections.nCopies(scalars.size(), base), scalars);
      assertThat(fixed.fixed(group, kernel(), base)).isEqualTo(fixed.naiveEach());
    }
  }

  /** More than any batch holds, of few different ones. */
  @Test
  public void manyProductsAreEachTheirOwn() {
    ReferenceCurve curve = ReferenceCurve.of(CurveGroup.G1);
    int count = 2100;
    List<BigInteger> scalars = cycle(edgeScalars().subList(0, 13), count);
    Case each = new Case(curve, cycle(edgePoints(curve), count), scalars);
    assertThat(each.each(CurveGroup.G1, kernel())).isEqualTo(each.naiveEach());
    Case fixed = new Case(curve, Collections.nCopies(count, curve.generator()), scalars);
    assertThat(fixed.fixed(CurveGroup.G1, kernel(), curve.generator()))
        .isEqualTo(fixed.naiveEach());
  }

  @ParameterizedTest
  @EnumSource(CurveGroup.class)
  public void scratchHoldsTheLargestCount(CurveGroup group) {
    long most = kernel().scratchBytes(group, 1 << 20);
    assertThat(most).isBetween(0L, 1L << 30);
    assertThat(kernel().scratchBytes(group, 0)).isBetween(0L, most);
    assertThat(kernel().tableBytes(group)).isBetween(0L, 1L << 30);
  }

  @Test
  public void oneKernelServesSeveralThreads() {
    MsmKernels shared = kernel();
    ReferenceCurve curve = ReferenceCurve.of(CurveGroup.G1);
    Case work = new Case(curve, cycle(edgePoints(curve), 40), randomScalars(40));
    Point wanted = work.naiveSum();
    List<Point> got =
        IntStream.range(0, 8).parallel().mapToObj(i -> work.sum(CurveGroup.G1, shared)).toList();
    assertThat(got).allSatisfy(point -> assertThat(point).isEqualTo(wanted));
  }

  /** Against one product, of the sum of scalars times {@link Chain#factors}. */
  private void checkMany(CurveGroup group, List<BigInteger> scalars) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    Chain chain = CHAINS.computeIfAbsent(group, MsmKernelsContract::chain);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < MANY; i++) {
      sum = sum.add(scalars.get(i).multiply(chain.factors.get(i)));
    }
    Point wanted = curve.multiply(curve.generator(), sum.mod(R));
    assertThat(new Case(curve, chain.points, scalars).sum(group, kernel())).isEqualTo(wanted);
  }

  /** Many multiples of the generator: most double and step, some stay or change sign. */
  private static Chain chain(CurveGroup group) {
    ReferenceCurve curve = ReferenceCurve.of(group);
    Chain chain = new Chain(new ArrayList<>(), new ArrayList<>());
    Point p = curve.generator();
    BigInteger k = BigInteger.ONE;
    for (int i = 0; i < MANY; i++) {
      chain.points.add(p);
      chain.factors.add(k);
      if (i % 8 == 0) {
        p = curve.negate(p);
        k = k.negate();
      } else if (i % 8 != 5) {
        p = curve.add(curve.add(p, p), curve.generator());
        k = k.shiftLeft(1).add(BigInteger.ONE).mod(R);
      }
    }
    return chain;
  }

  private static Point product(ReferenceCurve curve, Point point, BigInteger scalar) {
    return PRODUCTS.computeIfAbsent(
        new Factors(curve.group(), point, scalar), f -> curve.multiply(f.point(), f.scalar()));
  }

  private static <T> List<T> cycle(List<T> values, int count) {
    return IntStream.range(0, count).mapToObj(i -> values.get(i % values.size())).toList();
  }

  /**
   * Operands, and the operations on them in every kind of memory: heap at odd offsets, and native,
   * with guards about the result, which must be the same.
   */
  private record Case(ReferenceCurve curve, List<Point> points, List<BigInteger> scalars) {

    Point naiveSum() {
      return naiveEach().stream().reduce(Point.INFINITY, curve::add);
    }

    List<Point> naiveEach() {
      return IntStream.range(0, points.size())
          .mapToObj(i -> product(curve, points.get(i), scalars.get(i)))
          .toList();
    }

    Point sum(CurveGroup group, MsmKernels kernel) {
      return everywhere(
              group,
              1,
              (arena, memory) -> {
                MemorySegment scratch = filled(arena, kernel.scratchBytes(group, points.size()));
                kernel.sum(
                    group,
                    memory.out,
                    memory.outOffset,
                    memory.bases,
                    memory.basesOffset,
                    memory.scalars,
                    memory.scalarsOffset,
                    points.size(),
                    scratch.asSlice(0, scratch.byteSize() - 64));
                checkGuard(scratch, scratch.byteSize() - 64, 64);
              })
          .getFirst();
    }

    List<Point> each(CurveGroup group, MsmKernels kernel) {
      return everywhere(
          group,
          points.size(),
          (arena, memory) ->
              kernel.multiplyEach(
                  group,
                  memory.out,
                  memory.outOffset,
                  memory.bases,
                  memory.basesOffset,
                  memory.scalars,
                  memory.scalarsOffset,
                  points.size()));
    }

    List<Point> fixed(CurveGroup group, MsmKernels kernel, Point base) {
      return everywhere(
          group,
          points.size(),
          (arena, memory) -> {
            MemorySegment table = filled(arena, kernel.tableBytes(group));
            MemorySegment inner = table.asSlice(0, table.byteSize() - 64);
            byte[] encoded = new byte[group.uncompressedBytes() + 3];
            MemorySegment baseMemory = MemorySegment.ofArray(encoded);
            curve.write(baseMemory, 3, base);
            kernel.buildTable(group, inner, baseMemory, 3);
            kernel.multiplyFixed(
                group,
                memory.out,
                memory.outOffset,
                inner.asReadOnly(),
                memory.scalars,
                memory.scalarsOffset,
                points.size());
            checkGuard(table, table.byteSize() - 64, 64);
          });
    }

    private List<Point> everywhere(CurveGroup group, int results, Operation operation) {
      List<Point> heap = run(group, results, operation, false);
      assertThat(run(group, results, operation, true)).isEqualTo(heap);
      return heap;
    }

    private List<Point> run(CurveGroup group, int results, Operation operation, boolean inNative) {
      int size = group.uncompressedBytes();
      try (Arena arena = Arena.ofConfined()) {
        Memory memory =
            inNative
                ? new Memory(
                    filled(arena, 64 + (long) size * results),
                    64,
                    arena.allocate(64 + (long) size * points.size(), 64),
                    64,
                    arena.allocate(32L * scalars.size(), 64),
                    0)
                : new Memory(
                    filled(new byte[64 + 5 + size * results]),
                    5,
                    MemorySegment.ofArray(new byte[3 + size * points.size()]),
                    3,
                    MemorySegment.ofArray(new byte[1 + 32 * scalars.size()]),
                    1);
        for (int i = 0; i < points.size(); i++) {
          curve.write(memory.bases, memory.basesOffset + (long) size * i, points.get(i));
          for (int k = 0; k < 32; k++) {
            byte value = scalars.get(i).shiftRight(8 * k).byteValue();
            memory.scalars.set(ValueLayout.JAVA_BYTE, memory.scalarsOffset + 32L * i + k, value);
          }
        }
        operation.run(
            arena,
            new Memory(
                memory.out,
                memory.outOffset,
                memory.bases.asReadOnly(),
                memory.basesOffset,
                memory.scalars.asReadOnly(),
                memory.scalarsOffset));
        checkGuard(memory.out, 0, memory.outOffset);
        checkGuard(memory.out, memory.outOffset + (long) size * results, 64);
        return IntStream.range(0, results)
            .mapToObj(i -> curve.read(memory.out, memory.outOffset + (long) size * i))
            .toList();
      }
    }

    /** Aligned, 64 bytes longer, and full of guards. */
    private static MemorySegment filled(Arena arena, long size) {
      return arena.allocate(size + 64, 64).fill(GUARD);
    }

    private static MemorySegment filled(byte[] bytes) {
      Arrays.fill(bytes, GUARD);
      return MemorySegment.ofArray(bytes);
    }

    private static void checkGuard(MemorySegment segment, long offset, long size) {
      assertThat(segment.asSlice(offset, size).toArray(ValueLayout.JAVA_BYTE)).containsOnly(GUARD);
    }
  }

  private interface Operation {
    void run(Arena arena, Memory memory);
  }

  private record Memory(
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset) {}
}
