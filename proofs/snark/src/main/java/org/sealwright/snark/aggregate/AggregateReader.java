// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;

/**
 * Decodes aggregates, strictly. The number of proofs stands behind five elements of Gt and a point,
 * and says how long each list is.
 */
final class AggregateReader {
  /** Elements of Gt in front of the number of proofs, and what each halving adds. */
  private static final int GT_AT_FIRST = 5;

  private static final int GT_A_ROUND = 10;

  private static final int G1 = G1Affine.COMPRESSED_BYTES;
  private static final int G2 = G2Affine.COMPRESSED_BYTES;
  private static final int AGG_C_AT = GT_AT_FIRST * Gt.TORUS_BYTES;
  private static final int PROOFS_AT = AGG_C_AT + G1;
  private static final int ROUNDS_AT = PROOFS_AT + Integer.BYTES;
  private static final int END = 6 * G1 + 5 * G2;

  private final byte[] bytes;
  private final Work work;
  private Gt[] gts;
  private int position;

  AggregateReader(byte[] bytes, Work work) {
    this.bytes = bytes.clone();
    this.work = work;
  }

  /** Bytes of an aggregate of {@code 2^rounds} proofs. */
  static int bytes(int rounds) {
    return ROUNDS_AT + rounds * (GT_A_ROUND * Gt.TORUS_BYTES + 2 * G1) + END;
  }

  AggregateProof read() {
    int count = rounds();
    gts = new Gt[GT_AT_FIRST + GT_A_ROUND * count];
    work.forEachChunk(gts.length, 1, (k, one) -> gts[(int) k] = gt((int) k));

    position = AGG_C_AT;
    G1Affine aggC = g1("agg_c");
    position = ROUNDS_AT + count * GT_A_ROUND * Gt.TORUS_BYTES;
    List<Round> rounds = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rounds.add(round(i, count));
    }
    Folded folded =
        new Folded(
            g1("final_a"),
            g2("final_b"),
            g1("final_c"),
            g2("final_vkey.0"),
            g2("final_vkey.1"),
            g1("final_wkey.0"),
            g1("final_wkey.1"));
    Openings openings =
        new Openings(
            g2("vkey_opening.0"), g2("vkey_opening.1"), g1("wkey_opening.0"), g1("wkey_opening.1"));
    return new AggregateProof(pair(0), pair(2), gts[4], aggC, rounds, folded, openings);
  }

  /** The number of halvings, for which the length is right. */
  private int rounds() {
    if (bytes.length < bytes(1)) {
      throw new MalformedInputException(
          "aggregate: got " + bytes.length + " bytes, wanted " + bytes(1) + " at least");
    }
    long proofs =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(PROOFS_AT));
    if (proofs < 2 || proofs > AggregateProof.MAX_PROOFS || Long.bitCount(proofs) != 1) {
      throw new MalformedInputException(
          "aggregate: got "
              + proofs
              + " proofs at byte "
              + PROOFS_AT
              + ", wanted a power of two, 2 to "
              + AggregateProof.MAX_PROOFS);
    }
    int rounds = Long.numberOfTrailingZeros(proofs);
    if (bytes.length != bytes(rounds)) {
      throw new MalformedInputException(
          "aggregate of "
              + proofs
              + " proofs: got "
              + bytes.length
              + " bytes, wanted exactly "
              + bytes(rounds));
    }
    return rounds;
  }

  private Round round(int i, int count) {
    int ab = GT_AT_FIRST + 4 * i;
    int c = ab + 4 * count;
    int z = GT_AT_FIRST + 8 * count + 2 * i;
    return new Round(
        pair(ab),
        pair(ab + 2),
        pair(c),
        pair(c + 2),
        gts[z],
        gts[z + 1],
        g1("z_c[" + i + "].0"),
        g1("z_c[" + i + "].1"));
  }

  private GtPair pair(int k) {
    return new GtPair(gts[k], gts[k + 1]);
  }

  private Gt gt(int k) {
    int at = k * Gt.TORUS_BYTES + (k < GT_AT_FIRST ? 0 : ROUNDS_AT - AGG_C_AT);
    try {
      return Gt.fromTorusBytes(bytes, at);
    } catch (MalformedInputException e) {
      throw new MalformedInputException("aggregate: " + e.getMessage(), e);
    }
  }

  private G1Affine g1(String name) {
    int at = position;
    position += G1;
    try {
      return G1Affine.fromCompressed(bytes, at);
    } catch (MalformedInputException e) {
      throw new MalformedInputException("aggregate: " + name + ": " + e.getMessage(), e);
    }
  }

  private G2Affine g2(String name) {
    int at = position;
    position += G2;
    try {
      return G2Affine.fromCompressed(bytes, at);
    } catch (MalformedInputException e) {
      throw new MalformedInputException("aggregate: " + name + ": " + e.getMessage(), e);
    }
  }
}
