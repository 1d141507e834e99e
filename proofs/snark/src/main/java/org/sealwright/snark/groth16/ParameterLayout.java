// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * Where things lie in a parameter file: the verifying key, then five vectors, each a {@code u32}
 * big-endian count and uncompressed points (bellperson's format; no magic, no version, no
 * checksum).
 *
 * @param ic points of the verifying key's last vector
 * @param h powers of tau times the vanishing polynomial
 * @param l auxiliary variables
 * @param a A query
 * @param bG1 B query in G1
 * @param bG2 B query in G2
 */
record ParameterLayout(Section ic, Section h, Section l, Section a, Section bG1, Section bG2) {
  /** Six points of the verifying key: alpha, beta, beta, gamma, delta, delta. */
  static final long KEY_POINTS_BYTES = 3L * 96 + 3L * 192;

  static final int COUNT_BYTES = 4;

  /** Largest count that the format can express. */
  static final long MAX_COUNT = 0xffffffffL;

  private static final ValueLayout.OfInt COUNT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /**
   * A counted vector.
   *
   * @param position of its count, in bytes from the start of the file
   */
  record Section(String name, CurveGroup group, long position, long count) {
    Section {
      if (count < 0 || count > MAX_COUNT) {
        throw new IllegalArgumentException(name + " (" + count + ") must be a 32-bit count");
      }
    }

    /** Position of its first point. */
    long points() {
      return position + COUNT_BYTES;
    }

    /** Position behind its last point. */
    long end() {
      return points() + count * group.uncompressedBytes();
    }

    PointVector in(MemorySegment file) {
      return new PointVector(name, group, file.asSlice(points(), end() - points()));
    }
  }

  /** Bytes of the file. */
  long bytes() {
    return bG2.end();
  }

  /** The layout for given counts. */
  static ParameterLayout of(long ic, long h, long l, long a, long b) {
    Section icAt = new Section("ic", CurveGroup.G1, KEY_POINTS_BYTES, ic);
    Section hAt = new Section("h", CurveGroup.G1, icAt.end(), h);
    Section lAt = new Section("l", CurveGroup.G1, hAt.end(), l);
    Section aAt = new Section("a", CurveGroup.G1, lAt.end(), a);
    Section bG1At = new Section("b_g1", CurveGroup.G1, aAt.end(), b);
    Section bG2At = new Section("b_g2", CurveGroup.G2, bG1At.end(), b);
    return new ParameterLayout(icAt, hAt, lAt, aAt, bG1At, bG2At);
  }

  /**
   * Reads the six counts; touches nothing else of the file.
   *
   * @throws MalformedInputException where a count asks for more than there is, the file goes on
   *     behind the last vector, or counts contradict each other
   */
  static ParameterLayout read(MemorySegment file) {
    Section ic = keySection(file);
    Section h = section(file, "h", CurveGroup.G1, ic.end());
    Section l = section(file, "l", CurveGroup.G1, h.end());
    Section a = section(file, "a", CurveGroup.G1, l.end());
    Section bG1 = section(file, "b_g1", CurveGroup.G1, a.end());
    Section bG2 = section(file, "b_g2", CurveGroup.G2, bG1.end());
    if (bG2.end() != file.byteSize()) {
      throw new MalformedInputException(
          "parameters: "
              + (file.byteSize() - bG2.end())
              + " bytes left behind b_g2, which ends at byte "
              + bG2.end());
    }
    if (bG1.count() != bG2.count()) {
      throw new MalformedInputException(
          "parameters: b_g1 has "
              + bG1.count()
              + " points, b_g2 "
              + bG2.count()
              + ", wanted equal");
    }
    if (Long.bitCount(h.count() + 1) != 1) {
      throw new MalformedInputException(
          "parameters: h has " + h.count() + " points, wanted one less than a power of two");
    }
    return new ParameterLayout(ic, h, l, a, bG1, bG2);
  }

  /**
   * Reads the count of a verifying key at the start of {@code file}.
   *
   * @throws MalformedInputException where there is less than that, or no input at all
   */
  static Section keySection(MemorySegment file) {
    Section ic = section(file, "ic", CurveGroup.G1, KEY_POINTS_BYTES);
    if (ic.count() == 0) {
      throw new MalformedInputException(
          "verifying key: ic at byte " + ic.position() + " has no points, wanted at least 1");
    }
    return ic;
  }

  private static Section section(MemorySegment file, String name, CurveGroup group, long position) {
    long left = file.byteSize() - position;
    if (left < COUNT_BYTES) {
      throw new MalformedInputException(
          "parameters: cut before the count of "
              + name
              + " at byte "
              + position
              + ", the file has "
              + file.byteSize()
              + " bytes");
    }
    long count = Integer.toUnsignedLong(file.get(COUNT, position));
    long room = (left - COUNT_BYTES) / group.uncompressedBytes();
    if (count > room) {
      throw new MalformedInputException(
          "parameters: "
              + name
              + " at byte "
              + position
              + " claims "
              + count
              + " points, room is for "
              + room);
    }
    return new Section(name, group, position, count);
  }
}
