// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;

/**
 * What every {@link PointKernels} must do: what {@link G1Affine} and {@link G2Affine} do, which
 * their own tests hold to other people's vectors.
 */
public abstract class PointKernelsContract {
  private static final long SEED = 381;

  /** For subclasses, one a tier. */
  protected PointKernelsContract() {}

  /** The kernel under test. */
  protected abstract PointKernels kernel();

  @Example
  public void pointsOfOrderRAreDecoded() {
    for (CurveGroup group : CurveGroup.values()) {
      List<byte[]> points = new ArrayList<>();
      for (long k : new long[] {1, 2, 3, 5, -1, -2, -77, 1L << 40}) {
        points.add(multiple(group, k));
      }
      Random random = new Random(SEED);
      for (int i = 0; i < 20; i++) {
        points.add(multiple(group, random.nextLong()));
      }
      points.add(infinity(group));
      assertDecodes(group, points);
    }
  }

  @Example
  public void anyCountIsDecoded() {
    for (CurveGroup group : CurveGroup.values()) {
      for (int count : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17}) {
        List<byte[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          points.add(i == 3 ? infinity(group) : multiple(group, 3L * i + 1));
        }
        assertDecodes(group, points);
      }
    }
  }

  @Example
  public void everyFlippedBitGetsTheSameVerdict() {
    for (CurveGroup group : CurveGroup.values()) {
      byte[] point = multiple(group, 1234567);
      List<byte[]> points = new ArrayList<>();
      for (int bit = 0; bit < 8 * point.length; bit++) {
        points.add(flipped(point, bit));
      }
      assertDecodes(group, points);
    }
  }

  @Example
  public void flagsAndRangesAreChecked() {
    BigInteger p =
        new BigInteger(
            "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feff"
                + "ffffffaaab",
            16);
    for (CurveGroup group : CurveGroup.values()) {
      List<byte[]> points = new ArrayList<>();
      for (int flags = 0; flags < 8; flags++) {
        byte[] generator = multiple(group, 1);
        generator[0] = (byte) ((generator[0] & 0x1f) | (flags << 5));
        points.add(generator);
        byte[] zeros = new byte[group.compressedBytes()];
        zeros[0] = (byte) (flags << 5);
        points.add(zeros);
        for (int bit : new int[] {3, 8, 8 * zeros.length - 1}) {
          points.add(flipped(zeros, bit));
        }
      }
      for (int by = -2; by <= 2; by++) {
        for (int at = 0; at < group.compressedBytes(); at += 48) {
          byte[] edge = new byte[group.compressedBytes()];
          byte[] value = p.add(BigInteger.valueOf(by)).toByteArray();
          System.arraycopy(value, 0, edge, at, 48);
          edge[0] |= (byte) 0x80;
          points.add(edge);
        }
      }
      byte[] ones = new byte[group.compressedBytes()];
      Arrays.fill(ones, (byte) 0xff);
      points.add(ones);
      ones = ones.clone();
      ones[0] = (byte) 0x9f;
      points.add(ones);
      assertDecodes(group, points);
    }
  }

  /** Half of all x are on the curve, hardly any point of it is of order r. */
  @Example
  public void pointsOutsideTheSubgroupAreRefused() {
    Random random = new Random(SEED);
    for (CurveGroup group : CurveGroup.values()) {
      List<byte[]> points = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        byte[] x = new byte[group.compressedBytes()];
        if (i >= 16) {
          random.nextBytes(x);
        }
        x[0] = (byte) (0x80 | ((i & 1) << 5) | (x[0] & 0x0f));
        x[x.length - 1] = (byte) i;
        points.add(x);
      }
      assertDecodes(group, points);
      assertThat(points).anyMatch(x -> isOnCurve(group, x));
    }
  }

  private void assertDecodes(CurveGroup group, List<byte[]> encoded) {
    int size = group.uncompressedBytes();
    int guard = 7;
    byte[] in = new byte[guard + encoded.size() * group.compressedBytes()];
    byte[] out = new byte[guard + encoded.size() * size + guard];
    byte[] valid = new byte[guard + encoded.size() + guard];
    Arrays.fill(out, (byte) 0x55);
    Arrays.fill(valid, (byte) 0x55);
    for (int i = 0; i < encoded.size(); i++) {
      System.arraycopy(
          encoded.get(i), 0, in, guard + i * group.compressedBytes(), group.compressedBytes());
    }
    kernel()
        .decompress(
            group,
            MemorySegment.ofArray(out),
            guard,
            MemorySegment.ofArray(valid),
            guard,
            MemorySegment.ofArray(in),
            guard,
            encoded.size());
    for (int i = 0; i < encoded.size(); i++) {
      byte[] wanted = uncompressed(group, encoded.get(i));
      String what = group + " point " + i;
      assertThat(valid[guard + i]).as(what).isEqualTo((byte) (wanted == null ? 0 : 1));
      assertThat(Arrays.copyOfRange(out, guard + i * size, guard + (i + 1) * size))
          .as(what)
          .isEqualTo(wanted == null ? new byte[size] : wanted);
    }
    for (int i = 0; i < guard; i++) {
      assertThat(out[i]).isEqualTo((byte) 0x55);
      assertThat(out[out.length - 1 - i]).isEqualTo((byte) 0x55);
      assertThat(valid[i]).isEqualTo((byte) 0x55);
      assertThat(valid[valid.length - 1 - i]).isEqualTo((byte) 0x55);
    }
  }

  /** The point uncompressed, or null. */
  private static byte[] uncompressed(CurveGroup group, byte[] encoded) {
    try {
      return switch (group) {
        case G1 -> G1Affine.fromCompressed(encoded).toUncompressed();
        case G2 -> G2Affine.fromCompressed(encoded).toUncompressed();
      };
    } catch (MalformedInputException e) {
      return null;
    }
  }

  private static boolean isOnCurve(CurveGroup group, byte[] encoded) {
    try {
      return switch (group) {
        case G1 -> !G1Affine.fromCompressedUnchecked(encoded).isInfinity();
        case G2 -> !G2Affine.fromCompressedUnchecked(encoded).isInfinity();
      };
    } catch (MalformedInputException e) {
      return false;
    }
  }

  private static byte[] multiple(CurveGroup group, long k) {
    Scalar scalar = Scalar.of(BigInteger.valueOf(k).mod(Fr.MODULUS));
    return switch (group) {
      case G1 -> G1Affine.GENERATOR.multiply(scalar).toCompressed();
      case G2 -> G2Affine.GENERATOR.multiply(scalar).toCompressed();
    };
  }

  private static byte[] infinity(CurveGroup group) {
    byte[] out = new byte[group.compressedBytes()];
    out[0] = (byte) 0xc0;
    return out;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] out = bytes.clone();
    out[bit / 8] ^= (byte) (0x80 >> (bit % 8));
    return out;
  }
}
