// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Content identifiers of commitments: {@link org.sealwright.hashing.cid.PieceCid} for data (CommP,
 * CommD), {@link org.sealwright.hashing.cid.PieceCidV2} for a piece with its payload size
 * (FRC-0069; {@link org.sealwright.hashing.cid.PieceDigest} is its bare fields), {@link
 * org.sealwright.hashing.cid.SealedCid} for replicas (CommR). Parsing is strict: one text and one
 * binary form for each value.
 *
 * {@snippet :
 * PieceCid cid = PieceCid.parse("baga6ea4seaqes3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi");
 * PieceCidV2 v2 = PieceCidV2.of(cid, 508);
 * }
 */
package org.sealwright.hashing.cid;
