// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Provable data possession as the PDPVerifier contract has it: sets of pieces, challenges of random
 * leaves among them, Merkle paths as answers. Entry type: {@link
 * org.sealwright.storage.possession.ProofSet} of {@link
 * org.sealwright.storage.possession.ProvablePiece}s; {@link
 * org.sealwright.storage.possession.PieceTree} answers from a piece's file, {@link
 * org.sealwright.storage.possession.CompositePiece} for one of sub-pieces, {@link
 * org.sealwright.storage.possession.PossessionCalldata} is what is sent to the contract.
 *
 * {@snippet :
 * ProofSet set = ProofSet.create(7);
 * long id = set.add(PieceCidV2.parse(cid, PaddingRule.PDP_VERIFIER));
 * set.nextProvingPeriod(challengeEpoch);
 * for (Challenge challenge : set.challenges(beaconRandomness, 5)) {
 *   proofs.add(trees.get(challenge.pieceId()).prove(challenge.offset()));
 * }
 * boolean proven = set.judge(beaconRandomness, proofs) instanceof PossessionVerdict.Proven;
 * }
 *
 * <p>There is no FRC; the source is the contract (FilOzone {@code pdp}, version 3.5.0): {@code
 * PDPVerifier.sol}, {@code Proofs.sol}, {@code Cids.sol}, {@code PieceMetadata.sol}, {@code
 * Fees.sol}. Its older words: proof set for data set, root for piece.
 */
package org.sealwright.storage.possession;
