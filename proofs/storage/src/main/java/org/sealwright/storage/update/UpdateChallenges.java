// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Which nodes the proof of an update opens (rust-fil-proofs, storage-proofs-update challenges). The
 * challenges of partition k lie in the k-th part of the sector; the same node may come twice.
 */
public final class UpdateChallenges {
  /** Bits of a digest that are used: the field's capacity. */
  private static final int DIGEST_BITS = 254;

  private UpdateChallenges() {}

  /**
   * The challenges of one partition, in order.
   *
   * @param commRNew commitment to the new replica
   * @param k partition, 0 to {@code config.partitions() - 1}
   * @throws MalformedInputException where commRNew is not a field element
   * @throws IllegalArgumentException where there is no such partition
   */
  public static List<Long> ofPartition(UpdateConfig config, Bytes32 commRNew, int k) {
    config.requirePartition(k);
    int bits = randomBits(config);
    long mask = (1L << bits) - 1;
    int perDigest = perDigest(config);
    long firstDigest = (long) k * digestsPerPartition(config);
    UpdateHash hash = new UpdateHash();
    List<Long> out = new ArrayList<>();
    BigInteger digest = BigInteger.ZERO;
    for (int i = 0; i < config.challengesPerPartition(); i++) {
      if (i % perDigest == 0) {
        digest = value(hash.hash(commRNew, UpdateHash.element(firstDigest + i / perDigest)));
      }
      out.add((digest.longValue() & mask) | (long) k << bits);
      digest = digest.shiftRight(bits);
    }
    return List.copyOf(out);
  }

  /** Bits of a challenge that are random; the partition is above them. */
  public static int randomBits(UpdateConfig config) {
    return config.nodeBits() - config.partitionBits();
  }

  /** Challenges that one digest yields. */
  public static int perDigest(UpdateConfig config) {
    return DIGEST_BITS / randomBits(config);
  }

  /** Digests of each partition, which are numbered through all partitions. */
  public static int digestsPerPartition(UpdateConfig config) {
    return Math.ceilDiv(config.challengesPerPartition(), perDigest(config));
  }

  /** The little-endian value. */
  static BigInteger value(Bytes32 bytes) {
    byte[] big = new byte[Bytes32.LENGTH];
    for (int i = 0; i < big.length; i++) {
      big[i] = (byte) bytes.get(big.length - 1 - i);
    }
    return new BigInteger(1, big);
  }
}
