// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.ReferenceCurve;
import org.sealwright.snark.kernel.ReferenceCurve.Point;

/** Encodings of points that are wrong in every way there is. */
class EncodingTest {

  /** One way in: its decoder, and what it accepts. */
  private record Form(
      String name, int degree, boolean compressed, boolean checked, Function<byte[], ?> decoder) {
    int bytes() {
      return degree * Fp.BYTES * (compressed ? 1 : 2);
    }

    byte[] generator() {
      if (degree == 1) {
        return compressed ? G1Affine.GENERATOR.toCompressed() : G1Affine.GENERATOR.toUncompressed();
      }
      return compressed ? G2Affine.GENERATOR.toCompressed() : G2Affine.GENERATOR.toUncompressed();
    }

    void refuses(byte[] bytes, String why) {
      assertThatThrownBy(() -> decoder.apply(bytes))
          .as("%s: %s", name, why)
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("point of G" + degree)
          .hasMessageContaining(why);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("G1 compressed", 1, true, true, G1Affine::fromCompressed),
          new Form("G1 compressed unchecked", 1, true, false, G1Affine::fromCompressedUnchecked),
          new Form("G1", 1, false, true, G1Affine::fromUncompressed),
          new Form("G1 unchecked", 1, false, false, G1Affine::fromUncompressedUnchecked),
          new Form("G2 compressed", 2, true, true, G2Affine::fromCompressed),
          new Form("G2 compressed unchecked", 2, true, false, G2Affine::fromCompressedUnchecked),
          new Form("G2", 2, false, true, G2Affine::fromUncompressed),
          new Form("G2 unchecked", 2, false, false, G2Affine::fromUncompressedUnchecked));

  @Test
  void lengthsMustBeExact() {
    for (Form form : FORMS) {
      byte[] good = form.generator();
      assertThatCode(() -> form.decoder().apply(good)).doesNotThrowAnyException();
      for (int length : new int[] {0, 1, form.bytes() - 1, form.bytes() + 1, 2 * form.bytes()}) {
        form.refuses(Arrays.copyOf(good, length), "bytes");
      }
    }
    byte[] good = G1Affine.GENERATOR.toCompressed();
    for (int offset : new int[] {-1, 1, 48, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> G1Affine.fromCompressed(good, offset))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> G2Affine.fromUncompressed(good, offset))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> Scalar.fromBytesLe(good, offset == 1 ? 17 : offset))
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void flagsMustFit() {
    for (Form form : FORMS) {
      byte[] infinity = new byte[form.bytes()];
      for (int flags = 0; flags < 8; flags++) {
        byte[] bytes = form.generator();
        bytes[0] = (byte) ((bytes[0] & 0x1f) | flags << 5);
        boolean fits = form.compressed() ? flags == 4 || flags == 5 : flags == 0;
        if (fits) {
          assertThatCode(() -> form.decoder().apply(bytes)).doesNotThrowAnyException();
        } else {
          form.refuses(bytes, flags == (form.compressed() ? 6 : 2) ? "infinity" : "flags");
        }
        infinity[0] = (byte) (flags << 5);
        boolean none = form.compressed() ? flags == 6 : flags == 2;
        if (none) {
          Object decoded = form.decoder().apply(infinity);
          assertThat(decoded).isIn(G1Affine.INFINITY, G2Affine.INFINITY);
        } else if (!fits) {
          form.refuses(infinity, "flags");
        }
      }
    }
  }

  @Test
  void infinityHasNoOtherBits() {
    for (Form form : FORMS) {
      for (int bit = 0; bit < 8 * form.bytes(); bit++) {
        byte[] bytes = new byte[form.bytes()];
        bytes[0] = (byte) (form.compressed() ? 0xc0 : 0x40);
        bytes[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        if (bit < 3) {
          continue;
        }
        form.refuses(bytes, "infinity with other bits");
      }
    }
    assertThat(G1Affine.INFINITY.toCompressed()).startsWith(0xc0).hasSize(48);
    assertThat(G1Affine.INFINITY.toUncompressed()).startsWith(0x40).hasSize(96);
    assertThat(G2Affine.INFINITY.toCompressed()).startsWith(0xc0).hasSize(96);
    assertThat(G2Affine.INFINITY.toUncompressed()).startsWith(0x40).hasSize(192);
  }

  @Test
  void coordinatesMustBeCanonical() {
    BigInteger top = BigInteger.ONE.shiftLeft(381);
    for (Form form : FORMS) {
      int coordinates = form.bytes() / Fp.BYTES;
      for (int k = 0; k < coordinates; k++) {
        for (BigInteger wrong :
            List.of(
                Fp.MODULUS,
                Fp.MODULUS.add(BigInteger.ONE),
                top.subtract(BigInteger.ONE),
                k == 0 ? Fp.MODULUS : BigInteger.ONE.shiftLeft(384).subtract(BigInteger.ONE))) {
          byte[] bytes = form.generator();
          put(bytes, k, wrong);
          form.refuses(bytes, "p or more");
        }
      }
    }
  }

  @Test
  void aliasesOfCoordinatesAreRefused() {
    // The x of 1000 small multiples plus p is not another name of the point.
    G1Affine point = G1Affine.GENERATOR;
    int tried = 0;
    for (int k = 0; k < 1000; k++) {
      byte[] bytes = point.toCompressed();
      byte[] x = bytes.clone();
      x[0] &= 0x1f;
      BigInteger alias = new BigInteger(1, x).add(Fp.MODULUS);
      if (alias.bitLength() <= 381) {
        int flags = bytes[0] & 0xe0;
        put(bytes, 0, alias);
        bytes[0] |= (byte) flags;
        FORMS.get(0).refuses(bytes, "p or more");
        tried++;
      }
      point = point.add(G1Affine.GENERATOR);
    }
    assertThat(tried).isPositive();
  }

  @Test
  void pointsOffTheCurveAreRefused() {
    Random random = new Random(1);
    for (Form form : FORMS) {
      int refused = 0;
      for (int k = 0; k < 40; k++) {
        byte[] bytes = form.generator();
        bytes[bytes.length - 1 - random.nextInt(40)] ^= (byte) (1 << random.nextInt(8));
        if (!form.compressed() && !form.checked()) {
          assertThatCode(() -> form.decoder().apply(bytes)).doesNotThrowAnyException();
        } else if (form.checked()) {
          assertThatThrownBy(() -> form.decoder().apply(bytes))
              .isInstanceOf(MalformedInputException.class);
        } else {
          try {
            assertThat(form.decoder().apply(bytes)).isNotNull();
          } catch (MalformedInputException e) {
            assertThat(e).hasMessageContaining("no point has");
            refused++;
          }
        }
      }
      if (form.compressed() && !form.checked()) {
        assertThat(refused).isBetween(5, 35);
      }
    }
    // Zero coordinates are not on the curve, and not infinity either.
    for (Form form : FORMS) {
      if (!form.compressed()) {
        form.refuses(new byte[form.bytes()], "flag of infinity");
      }
    }
  }

  @Test
  void pointsOffTheSubgroupAreRefused() {
    Random random = new Random(2);
    for (CurveGroup group : CurveGroup.values()) {
      ReferenceCurve curve = ReferenceCurve.of(group);
      byte[] bytes = new byte[group.uncompressedBytes()];
      for (int k = 0; k < 30; k++) {
        Point point = k < 5 ? curve.small() : curve.random(random);
        if (k < 5 && k > 0) {
          // The generator and a point of small order: of order r up to that.
          point = curve.add(point, curve.multiply(curve.generator(), BigInteger.valueOf(k)));
        }
        curve.write(MemorySegment.ofArray(bytes), 0, point);
        for (Form form : FORMS) {
          if (form.degree() != (group == CurveGroup.G1 ? 1 : 2)) {
            continue;
          }
          byte[] encoded = form.compressed() ? compress(group, bytes) : bytes;
          if (form.checked()) {
            form.refuses(encoded, "not of order r");
          } else {
            assertThatCode(() -> form.decoder().apply(encoded)).doesNotThrowAnyException();
          }
        }
      }
    }
  }

  @Test
  void scalarsMustBeCanonical() {
    byte[] bytes = new byte[33];
    Arrays.fill(bytes, (byte) 0xff);
    assertThatThrownBy(() -> Scalar.fromBytesLe(bytes, 0))
        .isInstanceOf(MalformedInputException.class);
    byte[] r = Scalar.ONE.negate().toBytesLe();
    assertThat(Scalar.fromBytesLe(r, 0)).isEqualTo(Scalar.ONE.negate());
    r[0]++;
    assertThatThrownBy(() -> Scalar.fromBytesLe(r, 0))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("below r");
  }

  private static byte[] compress(CurveGroup group, byte[] uncompressed) {
    return group == CurveGroup.G1
        ? G1Affine.fromUncompressedUnchecked(uncompressed).toCompressed()
        : G2Affine.fromUncompressedUnchecked(uncompressed).toCompressed();
  }

  /** Replaces coordinate k, keeping the flags. */
  private static void put(byte[] bytes, int k, BigInteger value) {
    int flags = k == 0 ? bytes[0] & 0xe0 : 0;
    for (int b = 0; b < Fp.BYTES; b++) {
      bytes[Fp.BYTES * (k + 1) - 1 - b] = value.shiftRight(8 * b).byteValue();
    }
    bytes[Fp.BYTES * k] |= (byte) flags;
  }
}
