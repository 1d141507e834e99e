// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.kernel.SnarkKernels;

/** What holds for any keys and messages. */
class BlsLawsTest {
  private static final Bls BLS = Bls.filecoin(SnarkKernels.select(KernelSelection.auto()));
  private static final BlsPublicKey KEY = key(3).publicKey();
  private static final BlsSignature SIGNED = BLS.sign(key(3), message(3));

  @Property(tries = 8)
  void aggregatesDoNotDependOnTheOrder(
      @ForAll @Size(min = 1, max = 5) Set<@IntRange(min = 0, max = 99) Integer> signers,
      @ForAll Random random) {
    List<Integer> order = new ArrayList<>(new HashSet<>(signers));
    final BlsSignature aggregate = aggregate(order);
    Collections.shuffle(order, random);
    assertThat(aggregate(order)).isEqualTo(aggregate);
    List<BlsPublicKey> keys = order.stream().map(k -> key(k).publicKey()).toList();
    List<byte[]> messages = order.stream().map(BlsLawsTest::message).toList();
    assertThat(BLS.aggregateVerify(keys, messages, aggregate)).isTrue();
    List<byte[]> changed = new ArrayList<>(messages);
    changed.set(random.nextInt(changed.size()), new byte[0]);
    assertThat(BLS.aggregateVerify(keys, changed, aggregate)).isFalse();
  }

  @Property(tries = 40)
  void anyBitOfASignatureCounts(@ForAll @IntRange(min = 0, max = 767) int bit) {
    byte[] signature = SIGNED.toBytes();
    signature[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(holds(KEY.toBytes(), message(3), signature)).isFalse();
  }

  @Property(tries = 25)
  void anyBitOfAKeyCounts(@ForAll @IntRange(min = 0, max = 383) int bit) {
    byte[] key = KEY.toBytes();
    byte[] signature = SIGNED.toBytes();
    key[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(holds(key, message(3), signature)).isFalse();
  }

  @Property(tries = 10)
  void anyBitOfAMessageCounts(
      @ForAll @Size(min = 1, max = 200) byte[] message, @ForAll Random random) {
    BlsSignature signature = BLS.sign(key(4), message);
    assertThat(BLS.verify(key(4).publicKey(), message, signature)).isTrue();
    message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
    assertThat(BLS.verify(key(4).publicKey(), message, signature)).isFalse();
  }

  private static boolean holds(byte[] key, byte[] message, byte[] signature) {
    try {
      return BLS.verify(BlsPublicKey.fromBytes(key), message, BlsSignature.fromBytes(signature));
    } catch (MalformedInputException e) {
      return false;
    }
  }

  private static BlsSignature aggregate(List<Integer> signers) {
    return BlsSignature.aggregate(signers.stream().map(k -> BLS.sign(key(k), message(k))).toList());
  }

  private static BlsSecretKey key(int index) {
    byte[] material = new byte[32];
    material[0] = (byte) index;
    return BlsSecretKey.derive(material, new byte[0]);
  }

  private static byte[] message(int index) {
    return ("message " + index).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
