// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;

/** Encodes aggregates: elements of Gt in torus form, points compressed. */
final class AggregateWriter {
  private final ByteBuffer out;

  private AggregateWriter(int bytes) {
    out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] write(AggregateProof proof) {
    AggregateWriter writer = new AggregateWriter(AggregateReader.bytes(proof.rounds().size()));
    writer.put(proof.comAb()).put(proof.comC()).put(proof.ipAb()).put(proof.aggC());
    writer.out.putInt(proof.proofs());
    proof.rounds().forEach(round -> writer.put(round.abLeft()).put(round.abRight()));
    proof.rounds().forEach(round -> writer.put(round.cLeft()).put(round.cRight()));
    proof.rounds().forEach(round -> writer.put(round.productLeft()).put(round.productRight()));
    proof.rounds().forEach(round -> writer.put(round.sumLeft()).put(round.sumRight()));
    Folded folded = proof.folded();
    writer.put(folded.a()).put(folded.b()).put(folded.c());
    writer.put(folded.v1()).put(folded.v2()).put(folded.w1()).put(folded.w2());
    Openings openings = proof.openings();
    writer.put(openings.v1()).put(openings.v2()).put(openings.w1()).put(openings.w2());
    return writer.out.array();
  }

  private AggregateWriter put(GtPair pair) {
    return put(pair.first()).put(pair.second());
  }

  private AggregateWriter put(Gt element) {
    out.put(element.toTorusBytes());
    return this;
  }

  private AggregateWriter put(G1Affine point) {
    out.put(point.toCompressed());
    return this;
  }

  private AggregateWriter put(G2Affine point) {
    out.put(point.toCompressed());
    return this;
  }
}
