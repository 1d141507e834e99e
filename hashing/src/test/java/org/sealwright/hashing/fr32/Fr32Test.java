// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.fr32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Fr32Kernels;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;

/** Padding against its definition on one large integer; sizes against the reference's formulas. */
class Fr32Test {
  private static final Fr32Kernels KERNELS = Kernels.select(KernelSelection.auto()).fr32();

  @Test
  void onesPadToFourNodesOfTwoHundredFiftyFourOnes() {
    byte[] raw = new byte[127];
    Arrays.fill(raw, (byte) 0xff);
    byte[] node = new byte[32];
    Arrays.fill(node, (byte) 0xff);
    node[31] = 0x3f;
    byte[] padded = pad(raw);
    for (int i = 0; i < 4; i++) {
      assertThat(Arrays.copyOfRange(padded, 32 * i, 32 * i + 32)).isEqualTo(node);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "1,1,32",
    "30,30,32",
    "31,31,32",
    "32,33,64",
    "63,64,64",
    "64,65,96",
    "95,96,96",
    "96,97,128",
    "126,127,128",
    "127,128,128",
    "128,129,160",
    "254,256,256",
    "1016,1024,1024",
    "34091302912,34359738368,34359738368"
  })
  void sizesAreThoseOfTheReference(long raw, long padded, long nodes) {
    assertThat(Fr32.toPadded(raw)).isEqualTo(padded);
    assertThat(Fr32.toPaddedNodes(raw)).isEqualTo(nodes);
    assertThat(Fr32.toUnpadded(padded)).isEqualTo(raw);
  }

  @Property
  void sizesFollowTheFormulas(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 130 * 128) long n) {
    BigInteger bits = BigInteger.valueOf(n).shiftLeft(3);
    assertThat(Fr32.toPadded(n))
        .isEqualTo(scale(bits, 254, 256).add(seven()).shiftRight(3).longValue());
    assertThat(Fr32.toUnpadded(n)).isEqualTo(scale(bits, 256, 254).shiftRight(3).longValue());
    assertThat(Fr32.toUnpadded(Fr32.toPadded(n))).isEqualTo(n);
  }

  private static BigInteger seven() {
    return BigInteger.valueOf(7);
  }

  private static BigInteger scale(BigInteger bits, int from, int to) {
    BigInteger[] parts = bits.divideAndRemainder(BigInteger.valueOf(from));
    return parts[0].multiply(BigInteger.valueOf(to)).add(parts[1]);
  }

  @Test
  void sizesBeyondALongAreRefused() {
    assertThatThrownBy(() -> Fr32.toPadded(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fr32.toPaddedNodes(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Fr32.toUnpadded(Long.MAX_VALUE)).isPositive();
  }

  @Property(tries = 300)
  void paddingIsThatOfTheIntegerForm(@ForAll @IntRange(max = 600) int length, @ForAll long seed) {
    byte[] raw = random(length, seed);
    assertThat(pad(raw)).isEqualTo(padPlainly(raw));
  }

  @Property(tries = 300)
  void chunksOfAnyLengthPadAsTheWhole(
      @ForAll @IntRange(max = 3000) int length,
      @ForAll @IntRange(min = 1, max = 400) int largest,
      @ForAll long seed) {
    byte[] raw = random(length, seed);
    Random random = new Random(seed);
    MemorySegment in = MemorySegment.ofArray(raw);
    MemorySegment out = MemorySegment.ofArray(new byte[(int) Fr32.toPaddedNodes(length)]);
    Fr32Padder padder = new Fr32Padder(KERNELS);
    long written = 0;
    for (int at = 0; at < length; ) {
      int n = Math.min(random.nextInt(largest + 1), length - at);
      long expected = padder.outputSize(n);
      long got = padder.update(in, at, n, out, written);
      assertThat(got).isEqualTo(expected);
      written += got;
      at += n;
    }
    written += padder.finish(out, written);
    assertThat(written).isEqualTo(out.byteSize());
    assertThat(out.mismatch(MemorySegment.ofArray(padPlainly(raw)))).isEqualTo(-1);
  }

  @Test
  void padderBeginsAnewAfterFinish() {
    Fr32Padder padder = new Fr32Padder(KERNELS);
    MemorySegment out = MemorySegment.ofArray(new byte[128]);
    for (int i = 0; i < 2; i++) {
      assertThat(padder.update(MemorySegment.ofArray(new byte[] {5}), 0, 1, out, 0)).isZero();
      assertThat(padder.finish(out, 0)).isEqualTo(32);
      assertThat(padder.finish(out, 0)).isZero();
    }
  }

  @Property(tries = 500)
  void unpaddedRangeIsThatOfTheRawBytes(
      @ForAll @IntRange(max = 1000) int length,
      @ForAll @IntRange(max = 1000) int a,
      @ForAll @IntRange(max = 1000) int b,
      @ForAll long seed) {
    byte[] raw = random(length, seed);
    int from = Math.min(length, Math.min(a, b));
    int to = Math.min(length, Math.max(a, b));
    byte[] out = new byte[to - from + 3];
    MemorySegment padded = MemorySegment.ofArray(pad(raw));
    Fr32.unpadRange(KERNELS, padded, from, to - from, MemorySegment.ofArray(out), 3);
    assertThat(Arrays.copyOfRange(out, 3, out.length)).isEqualTo(Arrays.copyOfRange(raw, from, to));
    assertThat(Arrays.copyOf(out, 3)).isEqualTo(new byte[3]);
  }

  /** The reference's check (spec 1.5) promises up to one byte that is not there; ours does not. */
  @Test
  void sourceReachesToItsLastBitAndNeverFurtherThanTheReferenceSays() {
    byte[] ones = new byte[400];
    Arrays.fill(ones, (byte) 0xff);
    byte[] padded = pad(ones);
    for (int size = 0; size <= 300; size++) {
      MemorySegment source = MemorySegment.ofArray(Arrays.copyOf(padded, size));
      int dataBits = size / 32 * 254 + size % 32 * 8;
      for (int offset = 0; Fr32.toPadded(offset) <= size; offset++) {
        long bits = 8L * size - (8L * offset / 254 * 256 + 8L * offset % 254);
        int most = (int) (bits / 256 * 254 + bits % 256 + 7) / 8;
        int reach = reach(source, offset, MemorySegment.ofArray(new byte[most + 8]));
        assertThat(reach).as("size %d offset %d", size, offset).isBetween(most - 1, most);
        assertThat(offset + reach).isEqualTo((dataBits + 7) / 8);
      }
    }
  }

  private static int reach(MemorySegment source, int offset, MemorySegment out) {
    for (int length = 0; length < out.byteSize(); length++) {
      try {
        Fr32.unpadRange(KERNELS, source, offset, length, out, 0);
      } catch (MalformedInputException e) {
        assertThat(e).hasMessageContaining("padded bytes");
        return length - 1;
      }
    }
    throw new AssertionError("no end");
  }

  @Test
  void wrongRangesAreRefused() {
    MemorySegment source = MemorySegment.ofArray(new byte[128]);
    MemorySegment out = MemorySegment.ofArray(new byte[127]);
    Fr32.unpadRange(KERNELS, source, 0, 127, out, 0);
    Fr32.unpadRange(KERNELS, source, 1000, 0, out, 0);
    assertThatThrownBy(() -> Fr32.unpadRange(KERNELS, source, 1, 127, out, 0))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> Fr32.unpadRange(KERNELS, source, Long.MAX_VALUE, 1, out, 0))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> Fr32.unpadRange(KERNELS, source, -1, 1, out, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fr32.unpadRange(KERNELS, source, 0, -1, out, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fr32.unpadRange(KERNELS, source, 0, 127, out, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] pad(byte[] raw) {
    byte[] out = new byte[(int) Fr32.toPaddedNodes(raw.length)];
    Fr32Padder padder = new Fr32Padder(KERNELS);
    MemorySegment target = MemorySegment.ofArray(out);
    long n = padder.update(MemorySegment.ofArray(raw), 0, raw.length, target, 0);
    padder.finish(target, n);
    return out;
  }

  private static byte[] padPlainly(byte[] raw) {
    byte[] big = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      big[raw.length - 1 - i] = raw[i];
    }
    BigInteger value = new BigInteger(1, big);
    BigInteger mask = BigInteger.ONE.shiftLeft(254).subtract(BigInteger.ONE);
    byte[] out = new byte[(8 * raw.length + 253) / 254 * 32];
    for (int i = 0; i < out.length; i++) {
      BigInteger node = value.shiftRight(254 * (i / 32)).and(mask);
      out[i] = node.shiftRight(8 * (i % 32)).byteValue();
    }
    return out;
  }

  private static byte[] random(int length, long seed) {
    byte[] out = new byte[length];
    new Random(seed).nextBytes(out);
    return out;
  }
}
