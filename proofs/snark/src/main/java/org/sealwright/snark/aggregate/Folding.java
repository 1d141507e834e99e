// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Projective;
import org.sealwright.snark.curve.G2Projective;
import org.sealwright.snark.curve.PointCodec;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.msm.Msm;

/** Halves vectors of points: {@code left + x right}, in place of the left half. */
final class Folding {
  /** Points that share an inversion. */
  private static final long GRAIN = 128;

  private final Msm msm;
  private final Work work;
  private final MemorySegment products;

  /**
   * For vectors of up to {@code count} points.
   *
   * @param arena shared; room for half of them lives in it
   */
  Folding(Msm msm, Work work, Arena arena, long count) {
    this.msm = msm;
    this.work = work;
    products = arena.allocate(count / 2 * CurveGroup.G2.uncompressedBytes(), 64);
  }

  /**
   * Folds vectors of one length by one scalar and returns their left halves, which hold the
   * results.
   */
  PointRange[] fold(Scalar x, PointRange... vectors) {
    MemorySegment scalars = repeated(x, vectors[0].count() / 2);
    PointRange[] out = new PointRange[vectors.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = vectors[k].left();
      addProducts(out[k], vectors[k].right(), scalars);
    }
    return out;
  }

  private static MemorySegment repeated(Scalar x, long count) {
    byte[] bytes = x.toBytesLe();
    byte[] out = new byte[Math.toIntExact(count * Scalar.BYTES)];
    for (int at = 0; at < out.length; at += Scalar.BYTES) {
      System.arraycopy(bytes, 0, out, at, Scalar.BYTES);
    }
    return MemorySegment.ofArray(out);
  }

  private void addProducts(PointRange left, PointRange right, MemorySegment scalars) {
    CurveGroup group = left.group();
    msm.multiplyEach(group, products, 0, right.memory(), right.offset(), scalars, 0, right.count());
    PointRange scaled = new PointRange(group, products, 0, right.count());
    work.forEachChunk(
        left.count(),
        GRAIN,
        (from, count) -> {
          PointRange to = left.slice(from, count);
          PointRange summands = scaled.slice(from, count);
          switch (group) {
            case G1 -> addG1(to, summands);
            case G2 -> addG2(to, summands);
          }
        });
  }

  private static void addG1(PointRange to, PointRange summands) {
    int count = (int) to.count();
    int affine = G1Projective.AFFINE_LIMBS;
    int size = G1Projective.LIMBS;
    long[] p = new long[2 * affine + G1Projective.SCRATCH];
    long[] sums = new long[count * size];
    for (int k = 0; k < count; k++) {
      PointCodec.readTrusted(1, to.memory(), to.at(k), p, 0);
      PointCodec.readTrusted(1, summands.memory(), summands.at(k), p, affine);
      G1Projective.fromAffine(sums, k * size, p, 0);
      G1Projective.addAffine(sums, k * size, sums, k * size, p, affine, p, 2 * affine);
    }
    long[] out = new long[count * affine];
    G1Projective.toAffineEach(out, 0, sums, 0, count);
    for (int k = 0; k < count; k++) {
      PointCodec.write(1, to.memory(), to.at(k), out, k * affine);
    }
  }

  private static void addG2(PointRange to, PointRange summands) {
    int count = (int) to.count();
    int affine = G2Projective.AFFINE_LIMBS;
    int size = G2Projective.LIMBS;
    long[] p = new long[2 * affine + G2Projective.SCRATCH];
    long[] sums = new long[count * size];
    for (int k = 0; k < count; k++) {
      PointCodec.readTrusted(2, to.memory(), to.at(k), p, 0);
      PointCodec.readTrusted(2, summands.memory(), summands.at(k), p, affine);
      G2Projective.fromAffine(sums, k * size, p, 0);
      G2Projective.addAffine(sums, k * size, sums, k * size, p, affine, p, 2 * affine);
    }
    long[] out = new long[count * affine];
    G2Projective.toAffineEach(out, 0, sums, 0, count);
    for (int k = 0; k < count; k++) {
      PointCodec.write(2, to.memory(), to.at(k), out, k * affine);
    }
  }
}
