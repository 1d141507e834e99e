// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.sealwright.hashing.Bytes32;

/**
 * Filecoin's draws of randomness: {@code Blake2b-256(BE64(tag) || Blake2b-256(base) || BE64(round)
 * || entropy)}, as in lotus {@code chain/rand}.
 *
 * <p>The base is a beacon entry's signature ("beacon randomness") or the VRF proof of a tipset's
 * least ticket ("ticket randomness"), whichever the use asks for.
 */
public final class ChainRandomness {
  private static final int BYTE_STRING = 0x40;

  private ChainRandomness() {}

  /**
   * A draw.
   *
   * @param base beacon or ticket randomness
   * @param tag what it is for
   * @param round the epoch, which may be negative
   * @param entropy what else is hashed, may be empty
   */
  public static Bytes32 draw(byte[] base, RandomnessTag tag, long round, byte[] entropy) {
    return drawFromDigest(Bytes32.of(Blake2b.hash256(base)), tag, round, entropy);
  }

  /** As {@link #draw}, from Blake2b-256 of the base, which is what actors get. */
  public static Bytes32 drawFromDigest(
      Bytes32 digest, RandomnessTag tag, long round, byte[] entropy) {
    return Bytes32.of(
        Blake2b.hash256(bigEndian(tag.number()), digest.toArray(), bigEndian(round), entropy));
  }

  /**
   * The entropy by which draws of different miners differ: the miner's ID address as a CBOR byte
   * string, such as {@code 4300e807} of f01000.
   *
   * @param miner the number of the ID address, unsigned
   */
  public static byte[] minerEntropy(long miner) {
    ByteArrayOutputStream address = new ByteArrayOutputStream();
    address.write(0);
    long rest = miner;
    while ((rest & ~0x7fL) != 0) {
      address.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    address.write((int) rest);
    // An ID address is 11 bytes at most, so the length is in the header.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(BYTE_STRING + address.size());
    out.writeBytes(address.toByteArray());
    return out.toByteArray();
  }

  /**
   * What a miner's VRF is computed on for its election.
   *
   * @param beacon data of the last beacon entry in the block, or before it where it has none
   * @param height the block's epoch
   * @param miner the number of the miner's ID address
   */
  public static Bytes32 electionInput(byte[] beacon, long height, long miner) {
    return draw(beacon, RandomnessTag.ELECTION_PROOF_PRODUCTION, height, minerEntropy(miner));
  }

  /**
   * What a miner's VRF is computed on for its ticket.
   *
   * @param beacon as for {@link #electionInput}
   * @param height the block's epoch; the draw is of the one before
   * @param miner the number of the miner's ID address
   * @param parentProof the VRF proof of the parent tipset's least ticket; empty up to epoch 51000
   *     of the main network
   */
  public static Bytes32 ticketInput(byte[] beacon, long height, long miner, byte[] parentProof) {
    ByteArrayOutputStream entropy = new ByteArrayOutputStream();
    entropy.writeBytes(minerEntropy(miner));
    entropy.writeBytes(parentProof);
    return draw(beacon, RandomnessTag.TICKET_PRODUCTION, height - 1, entropy.toByteArray());
  }

  private static byte[] bigEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
