// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Scalar;

/**
 * The challenges of one aggregate in the order in which they arise; prover and verifier walk
 * through them alike. Not thread-safe.
 */
final class Challenges {
  private final AggregateVersion version;
  private final Scalar commitments;
  private final Scalar r;
  private final List<Scalar> challenges = new ArrayList<>();
  private final List<Scalar> inverses = new ArrayList<>();
  private Scalar last;

  /** Begins with the commitments to all proofs, and what the caller wants bound. */
  Challenges(AggregateVersion version, GtPair comAb, GtPair comC, byte[] include) {
    this.version = version;
    commitments = new Transcript("hcom").write(comAb).write(comC).challenge();
    r = new Transcript("random-r").write(commitments).write(include).challenge();
  }

  /** The scalar whose powers combine the proofs. */
  Scalar r() {
    return r;
  }

  /** Absorbs the combination. */
  void combine(Gt ipAb, G1Affine aggC) {
    last = new Transcript("gipa-0").write(commitments).write(ipAb).write(aggC).write(r).challenge();
  }

  /** Absorbs the cross terms of the next halving; its challenge is then the last of the lists. */
  void next(Round round) {
    int i = inverses.size();
    if (i > 0 || version == AggregateVersion.V2) {
      last = round.writeTo(new Transcript("gipa-" + i).write(last)).challenge();
    }
    // The transcript gives the inverse, so that the reference folds G2 by the shorter of the two.
    inverses.add(last);
    challenges.add(last.inverse());
  }

  /** The challenges {@code x} of the halvings so far, latest first. */
  List<Scalar> reversed() {
    return challenges.reversed();
  }

  /** {@code 1 / x} of the halvings so far, latest first. */
  List<Scalar> reversedInverses() {
    return inverses.reversed();
  }

  /** Where the folded keys are to be opened, after the last halving. */
  Scalar openingPoint(Folded folded, Round lastRound) {
    Scalar x = challenges.getLast();
    Transcript transcript = new Transcript("random-z");
    switch (version) {
      case V1 -> transcript.write(x);
      case V2 -> transcript.write(link(x, folded, lastRound));
    }
    transcript.write(folded.v1()).write(folded.v2()).write(folded.w1()).write(folded.w2());
    if (version == AggregateVersion.V2) {
      transcript.write(folded.a()).write(folded.b()).write(folded.c());
    }
    return transcript.challenge();
  }

  private static Scalar link(Scalar x, Folded folded, Round lastRound) {
    Transcript transcript =
        new Transcript("gipa-extra-link")
            .write(x)
            .write(folded.a())
            .write(folded.b())
            .write(folded.c());
    return lastRound.writeTo(transcript).challenge();
  }
}
