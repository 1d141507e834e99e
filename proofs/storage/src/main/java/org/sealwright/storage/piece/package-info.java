// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Pieces of sectors: their commitments, their places, the sector's own commitment. Entry type:
 * {@link org.sealwright.storage.piece.PieceHasher}; then {@link
 * org.sealwright.storage.piece.PieceWriter} puts pieces into a sector and {@link
 * org.sealwright.storage.piece.CommD} commits to them all.
 *
 * {@snippet :
 * PieceCommitment piece = PieceHasher.create().hash(Path.of("data.car"));
 * System.out.println(piece.pieceCid() + " " + piece.pieceCidV2());
 * }
 *
 * <p>Sources: rust-fil-proofs {@code filecoin-proofs/src/pieces.rs}, FRC-0069.
 */
package org.sealwright.storage.piece;
