// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Data segments (FRC-0058, "PoDSI"): many small pieces in one aggregate that is stored as a single
 * deal, an index of them at its end, and proofs for the owner of each that it is in there and can
 * be found. Entry type: {@link org.sealwright.storage.segment.AggregatePlan}, which needs the
 * commitments of the pieces only; {@link org.sealwright.storage.segment.AggregateWriter} makes the
 * bytes, {@link org.sealwright.storage.segment.AggregateIndex} reads the index of a stored
 * aggregate, {@link org.sealwright.storage.segment.SegmentCbor} exchanges proofs.
 *
 * {@snippet :
 * AggregatePlan plan = AggregatePlan.of(new PaddedPieceSize(1L << 35), pieces);
 * SegmentProof proof = plan.proof(0);
 * boolean included = proof.verify(pieces.get(0), plan.pieceInfo());
 * }
 *
 * <p>Sources: FRC-0058; go-data-segment, {@code datasegment} and {@code merkletree}.
 */
package org.sealwright.storage.segment;
