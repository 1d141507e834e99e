// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.internal.scalar.ScalarMsmKernels;
import org.sealwright.snark.internal.scalar.ScalarPointKernels;

/**
 * One question with a known answer for every kernel of this module, cheap enough for every start.
 */
final class SnarkSelfTest {
  private static final int POINTS = 40;
  private static final int DECODED = 9;
  private static final int SCALAR_BYTES = 32;

  private SnarkSelfTest() {}

  /** Multiples of the generator by all three routes, past one group of lanes. */
  static boolean msm(MsmKernels kernel) {
    MsmKernels reference = new ScalarMsmKernels();
    return agree(kernel, reference, CurveGroup.G1, G1Affine.GENERATOR.toUncompressed(), POINTS)
        && agree(kernel, reference, CurveGroup.G2, G2Affine.GENERATOR.toUncompressed(), POINTS);
  }

  private static boolean agree(
      MsmKernels kernel, MsmKernels reference, CurveGroup group, byte[] generator, int count) {
    return Arrays.equals(
        multiples(kernel, group, generator, count), multiples(reference, group, generator, count));
  }

  private static byte[] multiples(
      MsmKernels kernel, CurveGroup group, byte[] generator, int count) {
    int size = group.uncompressedBytes();
    byte[] out = new byte[(2 * count + 1) * size];
    MemorySegment result = MemorySegment.ofArray(out);
    MemorySegment scalars = scalars(count);
    MemorySegment small = scalars.asSlice(SCALAR_BYTES);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate(kernel.tableBytes(group), 64);
      MemorySegment scratch = arena.allocate(kernel.scratchBytes(group, count), 64);
      kernel.buildTable(group, table, MemorySegment.ofArray(generator), 0);
      kernel.multiplyFixed(group, result, 0, table, scalars, 0, count);
      MemorySegment bases = MemorySegment.ofArray(Arrays.copyOf(out, count * size));
      long each = (long) count * size;
      kernel.multiplyEach(group, result, each, bases, 0, small, 0, count);
      kernel.sum(group, result, 2 * each, bases, 0, scalars, 0, count, scratch);
    }
    return out;
  }

  /** One that uses every window, and {@code count} short ones to save time. */
  private static MemorySegment scalars(int count) {
    byte[] bytes = new byte[SCALAR_BYTES * (count + 1)];
    long state = 42;
    for (int at = SCALAR_BYTES; at < bytes.length; at += SCALAR_BYTES) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      bytes[at] = (byte) (state >>> 58);
    }
    Arrays.fill(bytes, 0, SCALAR_BYTES - 1, (byte) 0xa7);
    return MemorySegment.ofArray(bytes);
  }

  static boolean ntt(NttKernels kernel) {
    return NttSelfTest.passes(kernel);
  }

  /** The generators of either sign, infinity, and x of no point of order r, past one batch. */
  static boolean points(PointKernels kernel) {
    return decodes(kernel, CurveGroup.G1, G1Affine.GENERATOR.toCompressed())
        && decodes(kernel, CurveGroup.G2, G2Affine.GENERATOR.toCompressed());
  }

  private static boolean decodes(PointKernels kernel, CurveGroup group, byte[] generator) {
    int size = group.compressedBytes();
    byte[] in = new byte[DECODED * size];
    for (int i = 0; i < DECODED; i++) {
      System.arraycopy(generator, 0, in, i * size, size);
    }
    in[size] ^= 0x20;
    Arrays.fill(in, 2 * size, 3 * size, (byte) 0);
    in[2 * size] = (byte) 0xc0;
    for (int i = 3; i < 7; i++) {
      in[(i + 1) * size - 1] ^= (byte) i;
    }
    return Arrays.equals(decoded(kernel, group, in), decoded(new ScalarPointKernels(), group, in));
  }

  private static byte[] decoded(PointKernels kernel, CurveGroup group, byte[] in) {
    byte[] out = new byte[DECODED * (group.uncompressedBytes() + 1)];
    MemorySegment points = MemorySegment.ofArray(out);
    long verdicts = (long) DECODED * group.uncompressedBytes();
    kernel.decompress(group, points, 0, points, verdicts, MemorySegment.ofArray(in), 0, DECODED);
    return out;
  }

  /** The generators' pairing beside a pair with infinity, against {@link Gt#GENERATOR}. */
  static boolean pairing(PairingKernels kernel) {
    byte[] g1 = new byte[2 * G1Affine.UNCOMPRESSED_BYTES];
    byte[] g2 = new byte[2 * G2Affine.UNCOMPRESSED_BYTES];
    G1Affine.GENERATOR.writeUncompressed(g1, 0);
    G2Affine.GENERATOR.writeUncompressed(g2, 0);
    G1Affine.INFINITY.writeUncompressed(g1, G1Affine.UNCOMPRESSED_BYTES);
    G2Affine.GENERATOR.writeUncompressed(g2, G2Affine.UNCOMPRESSED_BYTES);
    byte[] value = new byte[PairingKernels.FP12_BYTES];
    MemorySegment out = MemorySegment.ofArray(value);
    kernel.millerProduct(out, 0, MemorySegment.ofArray(g1), 0, MemorySegment.ofArray(g2), 0, 2);
    kernel.finalExponentiation(out, 0, out, 0);
    return Arrays.equals(value, Gt.GENERATOR.toBytes());
  }
}
