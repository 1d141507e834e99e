// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ReplicaId;

/**
 * Which nodes a proof of replication opens. Never node 0. Interactive: by the chain's seed.
 * Non-interactive (FIP-0092): by the commitment. Synthetic (FIP-0059): the seed chooses among a set
 * that the commitment fixes.
 */
public final class Challenges {
  private static final byte[] NON_INTERACTIVE_TAG =
      "filecoin.io|PoRep|1|NonInteractive|1".getBytes(US_ASCII);
  private static final byte[] GENERATION_KEY =
      "filecoin.io|PoRep|1|Synthetic|1|Generation".getBytes(US_ASCII);
  private static final byte[] SELECTION_KEY =
      "filecoin.io|PoRep|1|Synthetic|1|Selection".getBytes(US_ASCII);
  private static final byte[] NONCE = "synth-porep\0".getBytes(US_ASCII);

  private Challenges() {}

  /** The challenges of every partition of {@code config}, in order. */
  public static List<List<Long>> all(
      PoRepConfig config, ReplicaId replicaId, Bytes32 commR, InteractiveSeed seed) {
    int perPartition = config.sectorSize().challengesPerPartition();
    long nodes = config.sectorSize().nodes();
    int total = perPartition * config.partitions();
    List<Long> flat =
        switch (config.feature()) {
          case NONE -> interactive(nodes, replicaId, seed, total);
          case NON_INTERACTIVE -> nonInteractive(nodes, replicaId, commR, total);
          case SYNTHETIC -> {
            int set = config.sectorSize().syntheticChallenges();
            yield select(synthetic(nodes, replicaId, commR, set), replicaId, seed, total);
          }
        };
    List<List<Long>> partitions = new ArrayList<>();
    for (int k = 0; k < config.partitions(); k++) {
      partitions.add(List.copyOf(flat.subList(k * perPartition, (k + 1) * perPartition)));
    }
    return partitions;
  }

  /** {@code SHA256(replicaId || seed || LE32(j))} mapped to 1 .. nodes - 1. */
  static List<Long> interactive(long nodes, ReplicaId replicaId, InteractiveSeed seed, int count) {
    List<Long> out = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      MessageDigest sha = Digests.sha256();
      sha.update(replicaId.value().toArray());
      sha.update(seed.value().toArray());
      sha.update(littleEndian(j));
      out.add(challenge(sha.digest(), nodes));
    }
    return out;
  }

  /** {@code SHA256(tag || replicaId || commR || LE32(j))} mapped to 1 .. nodes - 1. */
  static List<Long> nonInteractive(long nodes, ReplicaId replicaId, Bytes32 commR, int count) {
    List<Long> out = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      MessageDigest sha = Digests.sha256();
      sha.update(NON_INTERACTIVE_TAG);
      sha.update(replicaId.value().toArray());
      sha.update(commR.toArray());
      sha.update(littleEndian(j));
      out.add(challenge(sha.digest(), nodes));
    }
    return out;
  }

  /**
   * The synthetic set: 32 bytes of a ChaCha20 stream each, keyed with replica id and commitment, so
   * that nobody can choose it.
   */
  public static List<Long> synthetic(long nodes, ReplicaId replicaId, Bytes32 commR, int count) {
    ChaCha7539Engine stream = stream(GENERATION_KEY, replicaId.value(), commR);
    List<Long> out = new ArrayList<>(count);
    byte[] word = new byte[Bytes32.LENGTH];
    byte[] zeros = new byte[Bytes32.LENGTH];
    for (int i = 0; i < count; i++) {
      stream.processBytes(zeros, 0, zeros.length, word, 0);
      out.add(challenge(word, nodes));
    }
    return out;
  }

  /** Indices into the synthetic set that the seed selects: u32 of a second stream mod its size. */
  public static List<Integer> selection(
      int setSize, ReplicaId replicaId, InteractiveSeed seed, int count) {
    ChaCha7539Engine stream = stream(SELECTION_KEY, replicaId.value(), seed.value());
    byte[] words = new byte[4 * count];
    stream.processBytes(new byte[words.length], 0, words.length, words, 0);
    ByteBuffer buffer = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      out.add(Integer.remainderUnsigned(buffer.getInt(), setSize));
    }
    return out;
  }

  static List<Long> select(List<Long> set, ReplicaId replicaId, InteractiveSeed seed, int count) {
    return selection(set.size(), replicaId, seed, count).stream().map(set::get).toList();
  }

  private static long challenge(byte[] bytes, long nodes) {
    byte[] big = new byte[bytes.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, big).mod(BigInteger.valueOf(nodes - 1)).longValue() + 1;
  }

  private static ChaCha7539Engine stream(byte[] tag, Bytes32 first, Bytes32 second) {
    Blake2bDigest digest = new Blake2bDigest(tag, Bytes32.LENGTH, null, null);
    digest.update(first.toArray(), 0, Bytes32.LENGTH);
    digest.update(second.toArray(), 0, Bytes32.LENGTH);
    byte[] key = new byte[Bytes32.LENGTH];
    digest.doFinal(key, 0);
    ChaCha7539Engine engine = new ChaCha7539Engine();
    engine.init(true, new ParametersWithIV(new KeyParameter(key), NONCE));
    return engine;
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
