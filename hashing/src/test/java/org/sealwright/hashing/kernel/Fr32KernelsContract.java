// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Fr32Kernels} must do, whatever its tier. */
public abstract class Fr32KernelsContract {
  private static final int RAW = 127;
  private static final int PADDED = 128;
  private static final int NODE_BITS = 254;
  private static final byte CANARY = 0x5a;

  /** For subclasses. */
  protected Fr32KernelsContract() {}

  /** The kernel under test; may skip the test. */
  protected abstract Fr32Kernels kernel();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 17})
  void anyCountAgreesWithTheReference(int blocks) {
    for (Bytes.Kind kind : Bytes.Kind.values()) {
      check(kind, Bytes.random(blocks, RAW * blocks), 0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xff})
  void uniformDataAgreesWithTheReference(int value) {
    check(Bytes.Kind.HEAP, Bytes.filled(RAW * 3, value), 0, 0);
  }

  @Property(tries = 50)
  void randomDataAgreesWithTheReference(
      @ForAll @IntRange(max = 9) int blocks,
      @ForAll @IntRange(max = 70) int inOffset,
      @ForAll @IntRange(max = 70) int outOffset,
      @ForAll Bytes.Kind kind,
      @ForAll long seed) {
    check(kind, Bytes.random(seed, RAW * blocks), inOffset, outOffset);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void unpaddingIgnoresTheTopTwoBits(int blocks) {
    byte[] padded = Bytes.random(blocks, PADDED * blocks);
    byte[] clean = padded.clone();
    for (int i = 31; i < clean.length; i += 32) {
      clean[i] &= 0x3f;
    }
    assertThat(unpad(Bytes.Kind.NATIVE, padded, 0, 0))
        .isEqualTo(unpad(Bytes.Kind.NATIVE, clean, 0, 0));
  }

  /** Sources end with their last byte: a kernel that reads on fails here. */
  private void check(Bytes.Kind kind, byte[] raw, int inOffset, int outOffset) {
    int blocks = raw.length / RAW;
    MemorySegment in = Bytes.place(kind, inOffset, raw);
    MemorySegment out = Bytes.allocate(kind, outOffset + PADDED * blocks + 1);
    out.fill(CANARY);
    kernel().pad(in, inOffset, out, outOffset, blocks);
    byte[] padded = Bytes.read(out, outOffset, PADDED * blocks);
    assertThat(padded).isEqualTo(reference(raw));
    assertThat(Bytes.read(out, 0, outOffset)).isEqualTo(Bytes.filled(outOffset, CANARY));
    assertThat(out.get(ValueLayout.JAVA_BYTE, out.byteSize() - 1)).isEqualTo(CANARY);
    assertThat(unpad(kind, padded, inOffset, outOffset)).isEqualTo(raw);
  }

  private byte[] unpad(Bytes.Kind kind, byte[] padded, int inOffset, int outOffset) {
    int blocks = padded.length / PADDED;
    MemorySegment in = Bytes.place(kind, inOffset, padded);
    MemorySegment out = Bytes.allocate(kind, outOffset + RAW * blocks + 1);
    out.fill(CANARY);
    kernel().unpad(in, inOffset, out, outOffset, blocks);
    assertThat(Bytes.read(out, 0, outOffset)).isEqualTo(Bytes.filled(outOffset, CANARY));
    assertThat(out.get(ValueLayout.JAVA_BYTE, out.byteSize() - 1)).isEqualTo(CANARY);
    return Bytes.read(out, outOffset, RAW * blocks);
  }

  private static byte[] reference(byte[] raw) {
    byte[] padded = new byte[raw.length / RAW * PADDED];
    BigInteger bits = littleEndian(raw);
    BigInteger mask = BigInteger.ONE.shiftLeft(NODE_BITS).subtract(BigInteger.ONE);
    for (int node = 0; node < padded.length / 32; node++) {
      byte[] value = bits.shiftRight(NODE_BITS * node).and(mask).toByteArray();
      for (int i = 0; i < value.length && i < 32; i++) {
        padded[32 * node + i] = value[value.length - 1 - i];
      }
    }
    return padded;
  }

  private static BigInteger littleEndian(byte[] bytes) {
    byte[] reversed = Arrays.copyOf(bytes, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, reversed);
  }
}
