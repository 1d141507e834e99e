// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.ProverId;

/**
 * Which leaves of tree-R-last a proof of spacetime opens, and which sector a Winning PoSt is about
 * (storage-proofs-post, fallback/vanilla.rs and utils.rs). Numbers of sectors are unsigned.
 */
public final class PoStChallenges {
  private PoStChallenges() {}

  /**
   * One leaf: {@code u64_LE(SHA256(randomness || LE64(sector) || LE64(index))) mod nodes}.
   *
   * @param index number of the challenge; see {@link #ofSector}
   * @param nodes nodes of a sector, a power of two
   */
  public static long leaf(PoStRandomness randomness, long sector, long index, long nodes) {
    MessageDigest sha = Digests.sha256();
    sha.update(randomness.value().toArray());
    sha.update(littleEndian(sector));
    sha.update(littleEndian(index));
    return firstWord(sha.digest()) & nodes - 1;
  }

  /**
   * The leaves of one sector, in the order of the proof.
   *
   * @param place of the sector among all sectors of all partitions, from 0; counts only before API
   *     version 1.2.0, when challenges were numbered through all sectors
   */
  public static List<Long> ofSector(
      PoStConfig config, PoStRandomness randomness, long sector, int place) {
    int count = config.challengesPerSector();
    long first = config.countsPlaces() ? (long) place * count : 0;
    List<Long> leaves = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      leaves.add(leaf(randomness, sector, first + i, config.size().nodes()));
    }
    return List.copyOf(leaves);
  }

  /**
   * The leaves of several sectors (generate_fallback_sector_challenges). Before API version 1.2.0
   * the order of the list matters: the network's is that of ascending numbers, without duplicates.
   * Of a sector that is listed twice the last place counts; of a Winning PoSt only the first sector
   * gets challenges.
   *
   * @return in ascending order of sector numbers, unsigned
   * @throws MalformedInputException where there is no sector
   */
  public static NavigableMap<Long, List<Long>> ofSectors(
      PoStConfig config, PoStRandomness randomness, List<Long> sectors) {
    if (sectors.isEmpty()) {
      throw new MalformedInputException("got no sector to challenge, wanted 1 or more");
    }
    NavigableMap<Long, List<Long>> leaves = new TreeMap<>(Long::compareUnsigned);
    int visited = config.kind() == PoStKind.WINNING ? 1 : sectors.size();
    for (int place = 0; place < visited; place++) {
      long sector = sectors.get(place);
      leaves.put(sector, ofSector(config, randomness, sector, place));
    }
    return leaves;
  }

  /**
   * Which of a miner's sectors a Winning PoSt is about: an index into the caller's eligible sectors
   * (generate_sector_challenge).
   *
   * @param sectorSetSize how many sectors there are to choose from, unsigned
   * @throws MalformedInputException where there is none, or the prover id is no field element
   */
  public static long winningSector(ProverId prover, PoStRandomness randomness, long sectorSetSize) {
    if (sectorSetSize == 0) {
      throw new MalformedInputException("got no sector to choose from, wanted 1 or more");
    }
    if (!prover.value().isCanonical()) {
      throw new MalformedInputException(
          "prover id is " + prover + ", wanted a field element below r");
    }
    MessageDigest sha = Digests.sha256();
    sha.update(prover.value().toArray());
    sha.update(randomness.value().toArray());
    sha.update(littleEndian(0));
    return Long.remainderUnsigned(firstWord(sha.digest()), sectorSetSize);
  }

  private static long firstWord(byte[] digest) {
    return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
