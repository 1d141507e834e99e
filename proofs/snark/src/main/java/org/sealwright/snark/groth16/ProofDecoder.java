// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.PointKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Decodes proofs many points at a time, with the checks and complaints of {@link
 * Proof#listFromBytes}. Thread-safe.
 */
public final class ProofDecoder {
  /** Points of a chunk: some milliseconds of work for the slowest kernel. */
  private static final int CHUNK = 64;

  /** The flag of the uncompressed encoding. */
  private static final int INFINITY = 0x40;

  private final PointKernels kernels;
  private final Work work;

  private ProofDecoder(PointKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** With given kernels and threads. */
  public static ProofDecoder of(SnarkKernels kernels, Work work) {
    return new ProofDecoder(kernels.points(), work);
  }

  /**
   * Decodes proofs that lie end to end.
   *
   * @param count how many there must be, at least 1
   * @throws MalformedInputException as {@link Proof#listFromBytes} does
   */
  public List<Proof> decode(byte[] bytes, int count) {
    Proof.requireLength(bytes, count);
    int g1 = CurveGroup.G1.compressedBytes();
    int g2 = CurveGroup.G2.compressedBytes();
    byte[] ofG1 = new byte[2 * count * g1];
    byte[] ofG2 = new byte[count * g2];
    for (int i = 0; i < count; i++) {
      int at = i * Proof.BYTES;
      System.arraycopy(bytes, at, ofG1, 2 * i * g1, g1);
      System.arraycopy(bytes, at + g1, ofG2, i * g2, g2);
      System.arraycopy(bytes, at + g1 + g2, ofG1, (2 * i + 1) * g1, g1);
    }
    List<G1Affine> ac = points(CurveGroup.G1, ofG1, G1Affine::fromUncompressedUnchecked);
    List<G2Affine> b = points(CurveGroup.G2, ofG2, G2Affine::fromUncompressedUnchecked);
    if (ac.size() < 2 * count || b.size() < count) {
      // Some point is wrong: the slow way says which, and why.
      Proof.listFromBytes(bytes, count);
      throw new AssertionError("the kernel refuses a point that is one");
    }
    List<Proof> proofs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      proofs.add(new Proof(ac.get(2 * i), b.get(i), ac.get(2 * i + 1)));
    }
    return proofs;
  }

  /** The points, without those that are wrong or infinity. */
  private <P> List<P> points(CurveGroup group, byte[] encoded, Function<byte[], P> decode) {
    int size = group.uncompressedBytes();
    int count = encoded.length / group.compressedBytes();
    byte[] out = new byte[count * size];
    byte[] valid = new byte[count];
    work.forEachChunk(
        count,
        CHUNK,
        (from, length) ->
            kernels.decompress(
                group,
                MemorySegment.ofArray(out),
                from * size,
                MemorySegment.ofArray(valid),
                from,
                MemorySegment.ofArray(encoded),
                from * group.compressedBytes(),
                length));
    List<P> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (valid[i] == 1 && (out[i * size] & INFINITY) == 0) {
        points.add(decode.apply(Arrays.copyOfRange(out, i * size, (i + 1) * size)));
      }
    }
    return points;
  }
}
