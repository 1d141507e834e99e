// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.internal.file.WholeFile;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.FixedBase;
import org.sealwright.snark.msm.Msm;

/**
 * Makes files for {@link InnerProductSrs} from known secrets, for tests: whoever knows alpha or
 * beta can make an aggregate of false proofs.
 */
public final class SrsGenerator {
  private final SnarkKernels kernels;
  private final Work work;

  private SrsGenerator(SnarkKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** On the kernels and threads given. */
  public static SrsGenerator of(SnarkKernels kernels, Work work) {
    return new SrsGenerator(kernels, work);
  }

  /**
   * The contents of a file with powers of the standard generators.
   *
   * @param alpha the first secret
   * @param beta the second
   * @param count powers in each vector, 2 to {@link InnerProductSrs#MAX_POWERS}: twice as many as
   *     proofs
   */
  public byte[] generate(Scalar alpha, Scalar beta, int count) {
    if (count < 2 || count > InnerProductSrs.MAX_POWERS) {
      throw new IllegalArgumentException(
          "count (" + count + ") must be 2 to " + InnerProductSrs.MAX_POWERS);
    }
    long g1 = Integer.BYTES + (long) count * G1Affine.COMPRESSED_BYTES;
    long g2 = Integer.BYTES + (long) count * G2Affine.COMPRESSED_BYTES;
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(2 * (g1 + g2)));
    MemorySegment alphas = ScalarVector.powers(alpha, count).toPlain();
    MemorySegment betas = ScalarVector.powers(beta, count).toPlain();
    put(out, CurveGroup.G1, alphas);
    put(out, CurveGroup.G1, betas);
    put(out, CurveGroup.G2, alphas);
    put(out, CurveGroup.G2, betas);
    return out.array();
  }

  /**
   * Writes {@link #generate} to a file, under a temporary name first.
   *
   * @throws IOException where it can't be written
   */
  public void write(Path path, Scalar alpha, Scalar beta, int count) throws IOException {
    Objects.requireNonNull(path.getFileName(), "path names no file");
    WholeFile.write(path, generate(alpha, beta, count));
  }

  private void put(ByteBuffer out, CurveGroup group, MemorySegment scalars) {
    long count = scalars.byteSize() / Scalar.BYTES;
    out.putInt((int) count);
    MemorySegment base =
        MemorySegment.ofArray(
            switch (group) {
              case G1 -> G1Affine.GENERATOR.toUncompressed();
              case G2 -> G2Affine.GENERATOR.toUncompressed();
            });
    try (Arena arena = Arena.ofShared();
        FixedBase multiples = Msm.of(kernels, work).fixedBase(group, base, 0)) {
      MemorySegment points = arena.allocate(count * group.uncompressedBytes(), 64);
      multiples.multiply(points, 0, scalars, 0, count);
      PointRange range = PointRange.of(group, points);
      for (long i = 0; i < count; i++) {
        out.put(
            switch (group) {
              case G1 -> range.g1(i).toCompressed();
              case G2 -> range.g2(i).toCompressed();
            });
      }
    }
  }
}
