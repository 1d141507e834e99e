// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * Values to and from the flat operands of {@link Msm}.
 *
 * @param <P> point of the group
 */
record PointLists<P>(CurveGroup group, Function<P, byte[]> encode, Function<byte[], P> decode) {
  static final PointLists<G1Affine> G1 =
      new PointLists<>(
          CurveGroup.G1, G1Affine::toUncompressed, G1Affine::fromUncompressedUnchecked);
  static final PointLists<G2Affine> G2 =
      new PointLists<>(
          CurveGroup.G2, G2Affine::toUncompressed, G2Affine::fromUncompressedUnchecked);

  P sum(Msm msm, List<P> points, List<Scalar> scalars) {
    checkLengths(points, scalars);
    MemorySegment out = MemorySegment.ofArray(new byte[group.uncompressedBytes()]);
    msm.sum(group, out, 0, points(points), 0, scalars(scalars), 0, points.size());
    return point(out, 0);
  }

  List<P> multiplyEach(Msm msm, List<P> points, List<Scalar> scalars) {
    checkLengths(points, scalars);
    int size = points.size();
    MemorySegment out = MemorySegment.ofArray(new byte[group.uncompressedBytes() * size]);
    msm.multiplyEach(group, out, 0, points(points), 0, scalars(scalars), 0, size);
    return IntStream.range(0, size).mapToObj(i -> point(out, i)).toList();
  }

  private static void checkLengths(List<?> points, List<Scalar> scalars) {
    if (points.size() != scalars.size()) {
      throw new IllegalArgumentException(
          points.size() + " points and " + scalars.size() + " scalars: want as many of each");
    }
  }

  private MemorySegment points(List<P> points) {
    MemorySegment out = MemorySegment.ofArray(new byte[group.uncompressedBytes() * points.size()]);
    long at = 0;
    for (P point : points) {
      MemorySegment.copy(
          encode.apply(point), 0, out, ValueLayout.JAVA_BYTE, at, group.uncompressedBytes());
      at += group.uncompressedBytes();
    }
    return out;
  }

  private static MemorySegment scalars(List<Scalar> scalars) {
    MemorySegment out = MemorySegment.ofArray(new byte[Scalar.BYTES * scalars.size()]);
    long at = 0;
    for (Scalar scalar : scalars) {
      MemorySegment.copy(scalar.toBytesLe(), 0, out, ValueLayout.JAVA_BYTE, at, Scalar.BYTES);
      at += Scalar.BYTES;
    }
    return out;
  }

  private P point(MemorySegment in, int index) {
    long size = group.uncompressedBytes();
    return decode.apply(in.asSlice(index * size, size).toArray(ValueLayout.JAVA_BYTE));
  }
}
