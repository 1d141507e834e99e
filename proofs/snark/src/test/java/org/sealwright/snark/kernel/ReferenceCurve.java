// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

/**
 * A group of BLS12-381 as the textbook has it, on {@link BigInteger} and affine coordinates:
 * independent of the code under test, and slow. Coordinates are elements of Fp2, with imaginary
 * part 0 in G1.
 */
public final class ReferenceCurve {
  /** The base field's modulus. */
  public static final BigInteger P =
      new BigInteger(
          "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffff"
              + "b9feffffffffaaab",
          16);

  /** The order of the generators. */
  public static final BigInteger R =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final int COORDINATE = 48;

  /** A point; infinity has no coordinates. */
  public record Point(Element x, Element y) {
    /** Neutral element. */
    public static final Point INFINITY = new Point(null, null);
  }

  /** An element {@code re + im u} of Fp2, {@code u^2 = -1}. */
  public record Element(BigInteger re, BigInteger im) {
    Element plus(Element b) {
      return of(re.add(b.re), im.add(b.im));
    }

    Element minus(Element b) {
      return of(re.subtract(b.re), im.subtract(b.im));
    }

    Element times(Element b) {
      return of(
          re.multiply(b.re).subtract(im.multiply(b.im)), re.multiply(b.im).add(im.multiply(b.re)));
    }

    Element inverse() {
      BigInteger norm = re.multiply(re).add(im.multiply(im)).modInverse(P);
      return of(re.multiply(norm), im.negate().multiply(norm));
    }

    static Element of(BigInteger re, BigInteger im) {
      return new Element(re.mod(P), im.mod(P));
    }
  }

  private final CurveGroup group;
  private final Element b;
  private final Point generator;

  private ReferenceCurve(CurveGroup group, Element b, Point generator) {
    this.group = group;
    this.b = b;
    this.generator = generator;
  }

  /** The curve of a group. */
  public static ReferenceCurve of(CurveGroup group) {
    BigInteger four = BigInteger.valueOf(4);
    return switch (group) {
      case G1 ->
          new ReferenceCurve(
              group,
              new Element(four, BigInteger.ZERO),
              new Point(
                  element(
                      "17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
                          + "6c55e83ff97a1aeffb3af00adb22c6bb",
                      "0"),
                  element(
                      "08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3ed"
                          + "d03cc744a2888ae40caa232946c5e7e1",
                      "0")));
      case G2 ->
          new ReferenceCurve(
              group,
              new Element(four, four),
              new Point(
                  element(
                      "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d177"
                          + "0bac0326a805bbefd48056c8c121bdb8",
                      "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049"
                          + "334cf11213945d57e5ac7d055d042b7e"),
                  element(
                      "0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c"
                          + "923ac9cc3baca289e193548608b82801",
                      "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab"
                          + "3f370d275cec1da1aaa9075ff05f79be")));
    };
  }

  private static Element element(String re, String im) {
    return new Element(new BigInteger(re, 16), new BigInteger(im, 16));
  }

  /** Which one. */
  public CurveGroup group() {
    return group;
  }

  /** The standard generator. */
  public Point generator() {
    return generator;
  }

  /** Whether the equation holds. */
  public boolean contains(Point p) {
    return p.x == null || p.y.times(p.y).equals(rightSide(p.x));
  }

  /** The sum. */
  public Point add(Point p, Point q) {
    if (p.x == null || q.x == null) {
      return p.x == null ? q : p;
    }
    Element slope;
    if (!p.x.equals(q.x)) {
      slope = q.y.minus(p.y).times(q.x.minus(p.x).inverse());
    } else if (p.y.equals(q.y) && !p.y.equals(p.y.minus(p.y))) {
      Element square = p.x.times(p.x);
      slope = square.plus(square).plus(square).times(p.y.plus(p.y).inverse());
    } else {
      return Point.INFINITY;
    }
    Element x = slope.times(slope).minus(p.x).minus(q.x);
    return new Point(x, slope.times(p.x.minus(x)).minus(p.y));
  }

  /** The opposite. */
  public Point negate(Point p) {
    return p.x == null ? p : new Point(p.x, p.y.minus(p.y).minus(p.y));
  }

  /** {@code k p} for any {@code k >= 0}, by doubling and adding. */
  public Point multiply(Point p, BigInteger k) {
    Point sum = Point.INFINITY;
    for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (k.testBit(bit)) {
        sum = add(sum, p);
      }
    }
    return sum;
  }

  /** A point of the curve, hardly ever one of order r. */
  public Point random(Random random) {
    while (true) {
      BigInteger im = group == CurveGroup.G1 ? BigInteger.ZERO : new BigInteger(400, random);
      Element x = Element.of(new BigInteger(400, random), im);
      Element y = squareRoot(rightSide(x));
      if (y != null) {
        return new Point(x, random.nextBoolean() ? y : y.minus(y).minus(y));
      }
    }
  }

  /** A point of small order: 3 in G1, 13 in G2. */
  public Point small() {
    if (group == CurveGroup.G1) {
      return new Point(element("0", "0"), element("2", "0"));
    }
    // The order of the curve over Fp2 is r times this, which 169 divides.
    BigInteger cofactor =
        new BigInteger(
            "5d543a95414e7f1091d50792876a202cd91de4547085abaa68a205b2e5a7ddfa628f1cb4d9e82ef2"
                + "1537e293a6691ae1616ec6e786f0c70cf1c38e31c7238e5",
            16);
    BigInteger thirteen = BigInteger.valueOf(13);
    BigInteger most = cofactor.multiply(R).divide(thirteen.pow(2));
    Random source = new Random(13);
    Point p = multiply(random(source), most);
    while (p.x == null) {
      p = multiply(random(source), most);
    }
    Point above = multiply(p, thirteen);
    return above.x == null ? p : above;
  }

  /** Writes the uncompressed encoding. */
  public void write(MemorySegment out, long offset, Point p) {
    byte[] bytes = new byte[group.uncompressedBytes()];
    if (p.x == null) {
      bytes[0] = 0x40;
    } else if (group == CurveGroup.G1) {
      put(bytes, 0, p.x.re);
      put(bytes, COORDINATE, p.y.re);
    } else {
      put(bytes, 0, p.x.im);
      put(bytes, COORDINATE, p.x.re);
      put(bytes, 2 * COORDINATE, p.y.im);
      put(bytes, 3 * COORDINATE, p.y.re);
    }
    MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, offset, bytes.length);
  }

  /** Reads the uncompressed encoding, and wants it canonical. */
  public Point read(MemorySegment in, long offset) {
    int size = group.uncompressedBytes();
    byte[] bytes = in.asSlice(offset, size).toArray(ValueLayout.JAVA_BYTE);
    byte[] infinity = new byte[size];
    infinity[0] = 0x40;
    if (Arrays.equals(bytes, infinity)) {
      return Point.INFINITY;
    }
    BigInteger[] c = new BigInteger[size / COORDINATE];
    for (int i = 0; i < c.length; i++) {
      c[i] = new BigInteger(1, bytes, i * COORDINATE, COORDINATE);
      if (c[i].compareTo(P) >= 0) {
        throw new AssertionError("coordinate " + i + " is not canonical: " + c[i].toString(16));
      }
    }
    return group == CurveGroup.G1
        ? new Point(new Element(c[0], BigInteger.ZERO), new Element(c[1], BigInteger.ZERO))
        : new Point(new Element(c[1], c[0]), new Element(c[3], c[2]));
  }

  private static void put(byte[] bytes, int at, BigInteger value) {
    for (int i = 0; i < COORDINATE; i++) {
      bytes[at + COORDINATE - 1 - i] = value.shiftRight(8 * i).byteValue();
    }
  }

  private Element rightSide(Element x) {
    return x.times(x).times(x).plus(b);
  }

  /** A root, or null: by norm and half trace, as p = 3 mod 4. */
  private static Element squareRoot(Element a) {
    BigInteger norm = root(a.re.multiply(a.re).add(a.im.multiply(a.im)).mod(P));
    for (int sign = 0; sign < 2; sign++) {
      BigInteger alpha = sign == 0 ? norm : P.subtract(norm);
      BigInteger re = root(a.re.add(alpha).multiply(TWO.modInverse(P)).mod(P));
      if (re.signum() != 0) {
        Element found = Element.of(re, a.im.multiply(re.multiply(TWO).modInverse(P)));
        if (found.times(found).equals(a)) {
          return found;
        }
      }
    }
    return null;
  }

  private static BigInteger root(BigInteger a) {
    return a.modPow(P.add(BigInteger.ONE).divide(THREE.add(BigInteger.ONE)), P);
  }
}
