// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What the chain says to proofs: the randomness of each use ({@link
 * org.sealwright.storage.chain.ChainDraw}, the entry type), the beacon's rounds, which sectors are
 * asked for or stand in for others, which proof types are legal when. Nothing here knows a chain:
 * whoever does hands in its bytes.
 *
 * {@snippet :
 * Ticket ticket = ChainDraw.sealTicket(1000, head - ChainDraw.SEAL_LOOKBACK).draw(vrfProof);
 * PoStRandomness drawn = ChainDraw.winningPoStChallenge(1000, height).draw(beaconSignature);
 * long sector = active.winning(ProverId.ofActor(1000), drawn);
 * }
 *
 * <p>Sources: lotus {@code chain/rand}, {@code chain/beacon/drand}, {@code chain/types};
 * builtin-actors {@code miner}; FIP-0013, 0019, 0059, 0061, 0063, 0092.
 */
package org.sealwright.storage.chain;
