// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Gt;

/**
 * An aggregate of n Groth16 proofs of one circuit, n a power of two (Gailly, Maller, Nitulescu,
 * SnarkPack, <a href="https://eprint.iacr.org/2021/529">eprint 2021/529</a>). Immutable; every
 * point in it is of order r.
 *
 * <p>Its bytes, {@code 2260 + 2976 log2(n)} of them, are Filecoin's. They are taken strictly: what
 * is longer than its number of proofs says is refused, where the reference ignores what follows.
 */
public final class AggregateProof {
  /** Most proofs that the format allows. */
  public static final int MAX_PROOFS = 1 << 20;

  private final GtPair comAb;
  private final GtPair comC;
  private final Gt ipAb;
  private final G1Affine aggC;
  private final List<Round> rounds;
  private final Folded folded;
  private final Openings openings;

  AggregateProof(
      GtPair comAb,
      GtPair comC,
      Gt ipAb,
      G1Affine aggC,
      List<Round> rounds,
      Folded folded,
      Openings openings) {
    this.comAb = comAb;
    this.comC = comC;
    this.ipAb = ipAb;
    this.aggC = aggC;
    this.rounds = List.copyOf(rounds);
    this.folded = folded;
    this.openings = openings;
  }

  /**
   * Decodes an aggregate with every check: length, canonical coordinates, curve, order r.
   *
   * @throws MalformedInputException where the bytes are no aggregate, or more than one
   */
  public static AggregateProof fromBytes(byte[] bytes) {
    return fromBytes(bytes, Work.serial());
  }

  /**
   * As {@link #fromBytes(byte[])}, on the threads of {@code work}.
   *
   * @throws MalformedInputException as there
   */
  public static AggregateProof fromBytes(byte[] bytes, Work work) {
    return new AggregateReader(bytes, work).read();
  }

  /** The encoding. */
  public byte[] toBytes() {
    return AggregateWriter.write(this);
  }

  /** Number of proofs: a power of two from 2. */
  public int proofs() {
    return 1 << rounds.size();
  }

  GtPair comAb() {
    return comAb;
  }

  GtPair comC() {
    return comC;
  }

  Gt ipAb() {
    return ipAb;
  }

  G1Affine aggC() {
    return aggC;
  }

  List<Round> rounds() {
    return rounds;
  }

  Folded folded() {
    return folded;
  }

  Openings openings() {
    return openings;
  }
}
