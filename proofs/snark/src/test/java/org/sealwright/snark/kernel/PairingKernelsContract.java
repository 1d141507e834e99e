// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.sealwright.snark.curve.FinalExponentiation;
import org.sealwright.snark.curve.Fp;
import org.sealwright.snark.curve.Fp12;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.JsonVectors;
import org.sealwright.snark.curve.Scalar;

/** What every {@link PairingKernels} must do, held to values that blst made. */
public abstract class PairingKernelsContract {
  private static final JsonVectors TINY = JsonVectors.resource("/vectors/groth16/tiny.json");
  private static final int G1_BYTES = 96;
  private static final int G2_BYTES = 192;

  /** For subclasses, one a tier. */
  protected PairingKernelsContract() {}

  /** The kernel under test. */
  protected abstract PairingKernels kernel();

  @Example
  public void pairingsAreBlsts() {
    assertThat(pair(1, List.of(G1Affine.GENERATOR), List.of(G2Affine.GENERATOR)))
        .isEqualTo(TINY.at("gtGenerator").at("serde").hex());
    for (JsonVectors vector : TINY.at("pairings").list()) {
      MemorySegment p = MemorySegment.ofArray(vector.at("pUncompressed").hex());
      MemorySegment q = MemorySegment.ofArray(vector.at("qUncompressed").hex());
      byte[] value = new byte[PairingKernels.FP12_BYTES];
      MemorySegment out = MemorySegment.ofArray(value);
      kernel().millerProduct(out, 0, p, 0, q, 0, 1);
      kernel().finalExponentiation(out, 0, out, 0);
      assertThat(value).isEqualTo(vector.at("gt").at("serde").hex());
    }
  }

  @Example
  public void productsAreBlsts() {
    assertThat(pair(3, multiplesOfG1(List.of(1L, 2L, 3L)), multiplesOfG2(List.of(11L, 12L, 13L))))
        .isEqualTo(TINY.at("multiPairing").at("gt").at("serde").hex());
  }

  @Example
  public void anyCountOfPairsMultiplies() {
    for (int count : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 41}) {
      List<Long> a = IntStream.range(0, count).mapToObj(k -> k + 2L).toList();
      List<Long> b = IntStream.range(0, count).mapToObj(k -> 3L * k + 1).toList();
      long sum = IntStream.range(0, count).mapToLong(k -> (k + 2L) * (3L * k + 1)).sum();
      assertThat(pair(count, multiplesOfG1(a), multiplesOfG2(b)))
          .as("%d pairs", count)
          .isEqualTo(Gt.GENERATOR.pow(Scalar.of(sum)).toBytes());
    }
  }

  @Example
  public void infinityOnEitherSideCountsAsOne() {
    List<Long> a = List.of(0L, 5L, 0L, 3L, 7L);
    List<Long> b = List.of(2L, 0L, 0L, 4L, 1L);
    assertThat(pair(5, multiplesOfG1(a), multiplesOfG2(b)))
        .isEqualTo(Gt.GENERATOR.pow(Scalar.of(19)).toBytes());
    assertThat(pair(3, multiplesOfG1(a), multiplesOfG2(b))).isEqualTo(Gt.ONE.toBytes());
  }

  @Example
  public void oppositePairsCancel() {
    Random random = new Random(20261123);
    G1Affine p = G1Affine.GENERATOR.multiply(Scalar.random(random));
    G2Affine q = G2Affine.GENERATOR.multiply(Scalar.random(random));
    assertThat(pair(2, List.of(p, p.negate()), List.of(q, q))).isEqualTo(Gt.ONE.toBytes());
    assertThat(pair(2, List.of(p, p), List.of(q, q.negate()))).isEqualTo(Gt.ONE.toBytes());
    assertThat(pair(2, List.of(p, p), List.of(q, q)))
        .isEqualTo(pair(1, List.of(p.twice()), List.of(q)));
  }

  @Example
  public void isBilinear() {
    Random random = new Random(20261124);
    for (int k = 0; k < 5; k++) {
      Scalar a = Scalar.random(random);
      Scalar b = Scalar.random(random);
      G1Affine p = G1Affine.GENERATOR.multiply(a);
      G2Affine q = G2Affine.GENERATOR.multiply(b);
      assertThat(pair(1, List.of(p), List.of(q)))
          .isEqualTo(Gt.GENERATOR.pow(a.multiply(b)).toBytes());
    }
  }

  @Example
  public void anyAlignmentAndOffsetWillDo() {
    byte[] p = encode(multiplesOfG1(List.of(3L, 4L)), List.of());
    byte[] q = encode(List.of(), multiplesOfG2(List.of(5L, 6L)));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(p.length + q.length + 64L);
      MemorySegment.copy(MemorySegment.ofArray(p), 0, memory, 3, p.length);
      MemorySegment.copy(MemorySegment.ofArray(q), 0, memory, 10 + p.length, q.length);
      MemorySegment out = arena.allocate(2L * PairingKernels.FP12_BYTES + 20);
      out.fill((byte) 0x5a);
      kernel().millerProduct(out, 5, memory, 3, memory, 10 + p.length, 2);
      kernel().finalExponentiation(out, 9 + PairingKernels.FP12_BYTES, out, 5);
      byte[] bytes = out.toArray(ValueLayout.JAVA_BYTE);
      int second = 9 + PairingKernels.FP12_BYTES;
      assertThat(Arrays.copyOf(bytes, 5)).containsOnly(0x5a);
      assertThat(Arrays.copyOfRange(bytes, second - 4, second)).containsOnly(0x5a);
      assertThat(Arrays.copyOfRange(bytes, second + PairingKernels.FP12_BYTES, bytes.length))
          .containsOnly(0x5a);
      assertThat(Arrays.copyOfRange(bytes, second, second + PairingKernels.FP12_BYTES))
          .isEqualTo(Gt.GENERATOR.pow(Scalar.of(39)).toBytes());
    }
  }

  @Example
  public void millerValuesAreCanonical() {
    byte[] value = new byte[PairingKernels.FP12_BYTES];
    byte[] p = encode(List.of(G1Affine.GENERATOR), List.of());
    byte[] q = encode(List.of(), List.of(G2Affine.GENERATOR));
    kernel()
        .millerProduct(
            MemorySegment.ofArray(value),
            0,
            MemorySegment.ofArray(p),
            0,
            MemorySegment.ofArray(q),
            0,
            1);
    assertThat(Fp12.read(MemorySegment.ofArray(value), 0, new long[Fp12.LIMBS], 0)).isTrue();
  }

  @Example
  public void finalExponentiationHoldsForEdgeElements() {
    Random random = new Random(20261125);
    BigInteger top = Fp.MODULUS.subtract(BigInteger.ONE);
    List<BigInteger> edges =
        List.of(BigInteger.ZERO, BigInteger.ONE, top, top.shiftRight(1), BigInteger.TWO.pow(380));
    long[] a = new long[Fp12.LIMBS];
    long[] wanted = new long[Fp12.LIMBS];
    byte[] in = new byte[PairingKernels.FP12_BYTES];
    byte[] out = new byte[PairingKernels.FP12_BYTES];
    for (int k = 0; k < 40; k++) {
      for (int c = 0; c < Fp12.LIMBS; c += Fp.LIMBS) {
        BigInteger value =
            k % 4 == 3
                ? new BigInteger(400, random).mod(Fp.MODULUS)
                : edges.get(k < 5 ? k : random.nextInt(edges.size()));
        Fp.fromBigInteger(a, c, value);
      }
      if (k == 0) {
        Fp.fromBigInteger(a, Fp12.LIMBS - Fp.LIMBS, top);
      }
      FinalExponentiation.apply(wanted, 0, a, 0);
      Fp12.write(MemorySegment.ofArray(in), 0, a, 0);
      kernel().finalExponentiation(MemorySegment.ofArray(out), 0, MemorySegment.ofArray(in), 0);
      Fp12.write(MemorySegment.ofArray(in), 0, wanted, 0);
      assertThat(out).as("element %d", k).isEqualTo(in);
    }
  }

  /** The final value of a product, in place. */
  private byte[] pair(int count, List<G1Affine> p, List<G2Affine> q) {
    byte[] value = new byte[PairingKernels.FP12_BYTES];
    MemorySegment out = MemorySegment.ofArray(value);
    MemorySegment g1 = MemorySegment.ofArray(encode(p, List.of()));
    MemorySegment g2 = MemorySegment.ofArray(encode(List.of(), q));
    kernel().millerProduct(out, 0, g1, 0, g2, 0, count);
    kernel().finalExponentiation(out, 0, out, 0);
    return value;
  }

  private static byte[] encode(List<G1Affine> p, List<G2Affine> q) {
    byte[] out = new byte[p.size() * G1_BYTES + q.size() * G2_BYTES];
    int at = 0;
    for (G1Affine point : p) {
      point.writeUncompressed(out, at);
      at += G1_BYTES;
    }
    for (G2Affine point : q) {
      point.writeUncompressed(out, at);
      at += G2_BYTES;
    }
    return out;
  }

  private static List<G1Affine> multiplesOfG1(List<Long> scalars) {
    return scalars.stream()
        .map(k -> G1Affine.GENERATOR.multiply(Scalar.of(k)))
        .collect(Collectors.toList());
  }

  private static List<G2Affine> multiplesOfG2(List<Long> scalars) {
    return scalars.stream()
        .map(k -> G2Affine.GENERATOR.multiply(Scalar.of(k)))
        .collect(Collectors.toList());
  }
}
