// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G1Projective;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.HashToCurve;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * BLS signatures over BLS12-381 with public keys in G1 (48 bytes) and signatures in G2 (96 bytes):
 * draft-irtf-cfrg-bls-signature-05. Thread-safe, owns no threads.
 *
 * <p>Verification answers {@code false} for whatever does not hold: the neutral element as a public
 * key, empty lists, lists of different lengths, and in {@link BlsScheme#BASIC} messages that
 * repeat. Bytes that are no point at all never get here: {@link BlsPublicKey#fromBytes} and {@link
 * BlsSignature#fromBytes} refuse them.
 *
 * <p>Signing takes the same steps for any key; its time depends on the message. See {@link
 * BlsSecretKey} for what Java can't promise.
 */
public final class Bls {
  private static final G1Affine MINUS_GENERATOR = G1Affine.GENERATOR.negate();

  private final Pairing pairing;
  private final BlsScheme scheme;
  private final Work work;

  private Bls(Pairing pairing, BlsScheme scheme, Work work) {
    this.pairing = pairing;
    this.scheme = scheme;
    this.work = work;
  }

  /**
   * Signatures of a scheme.
   *
   * @param kernels whose pairing verifies
   * @param work the threads on which aggregates are verified
   */
  public static Bls of(SnarkKernels kernels, BlsScheme scheme, Work work) {
    return new Bls(
        Pairing.of(kernels),
        Objects.requireNonNull(scheme, "scheme"),
        Objects.requireNonNull(work, "work"));
  }

  /** Filecoin's signatures: {@link BlsScheme#BASIC} on the calling thread. */
  public static Bls filecoin(SnarkKernels kernels) {
    return of(kernels, BlsScheme.BASIC, Work.serial());
  }

  /** The scheme. */
  public BlsScheme scheme() {
    return scheme;
  }

  /** The point of G2 that a message stands for; Filecoin's {@code hash}. */
  public G2Affine digest(byte[] message) {
    return HashToCurve.hashToG2(message, scheme.signatureTag());
  }

  /** Signs any message, the empty one included. */
  public BlsSignature sign(BlsSecretKey key, byte[] message) {
    return new BlsSignature(digest(message).multiply(key.scalar()));
  }

  /** Whether the signature is that of the message under the key. */
  public boolean verify(BlsPublicKey key, byte[] message, BlsSignature signature) {
    return !key.isIdentity() && holds(List.of(key.point()), List.of(digest(message)), signature);
  }

  /**
   * Whether the signature is the aggregate of each key's on its message.
   *
   * @param keys the signers
   * @param messages what each has signed, distinct in {@link BlsScheme#BASIC}
   */
  public boolean aggregateVerify(
      List<BlsPublicKey> keys, List<byte[]> messages, BlsSignature signature) {
    if (keys.isEmpty() || keys.size() != messages.size()) {
      return false;
    }
    if (anyIdentity(keys) || (scheme == BlsScheme.BASIC && !distinct(messages))) {
      return false;
    }
    G2Affine[] digests = new G2Affine[messages.size()];
    work.forEachChunk(
        digests.length, 1, (from, count) -> digests[(int) from] = digest(messages.get((int) from)));
    List<G1Affine> points = new ArrayList<>();
    keys.forEach(key -> points.add(key.point()));
    return holds(points, Arrays.asList(digests), signature);
  }

  /**
   * Whether the signature is the aggregate of all keys' on one message: {@code
   * FastAggregateVerify}.
   *
   * @throws IllegalStateException in {@link BlsScheme#BASIC}, where that is open to rogue keys
   */
  public boolean fastAggregateVerify(
      List<BlsPublicKey> keys, byte[] message, BlsSignature signature) {
    requirePossession();
    if (keys.isEmpty() || anyIdentity(keys)) {
      return false;
    }
    long[] t = new long[2 * G1Projective.LIMBS + G1Projective.SCRATCH];
    G1Projective.setInfinity(t, 0);
    for (BlsPublicKey key : keys) {
      key.point().writeProjective(t, G1Projective.LIMBS);
      G1Projective.add(t, 0, t, 0, t, G1Projective.LIMBS, t, 2 * G1Projective.LIMBS);
    }
    return verify(new BlsPublicKey(G1Affine.ofProjective(t, 0)), message, signature);
  }

  /**
   * Proves that one has the key: {@code PopProve}, a signature of the public key's encoding.
   *
   * @throws IllegalStateException in {@link BlsScheme#BASIC}
   */
  public BlsSignature provePossession(BlsSecretKey key) {
    requirePossession();
    return new BlsSignature(possessionDigest(key.publicKey()).multiply(key.scalar()));
  }

  /**
   * Whether the proof shows that somebody has the secret key: {@code PopVerify}.
   *
   * @throws IllegalStateException in {@link BlsScheme#BASIC}
   */
  public boolean verifyPossession(BlsPublicKey key, BlsSignature proof) {
    requirePossession();
    return !key.isIdentity() && holds(List.of(key.point()), List.of(possessionDigest(key)), proof);
  }

  private static G2Affine possessionDigest(BlsPublicKey key) {
    return HashToCurve.hashToG2(key.toBytes(), BlsScheme.possessionTag());
  }

  /** Whether {@code prod e(key, digest) = e(generator, signature)}. */
  private boolean holds(List<G1Affine> keys, List<G2Affine> digests, BlsSignature signature) {
    List<G1Affine> p = new ArrayList<>(keys);
    List<G2Affine> q = new ArrayList<>(digests);
    p.add(MINUS_GENERATOR);
    q.add(signature.point());
    return pairing.product(p, q, work).isOne();
  }

  private void requirePossession() {
    if (scheme != BlsScheme.PROOF_OF_POSSESSION) {
      throw new IllegalStateException(
          "scheme " + scheme + ": wanted " + BlsScheme.PROOF_OF_POSSESSION);
    }
  }

  private static boolean anyIdentity(List<BlsPublicKey> keys) {
    return keys.stream().anyMatch(BlsPublicKey::isIdentity);
  }

  private static boolean distinct(List<byte[]> messages) {
    Set<ByteBuffer> seen = new HashSet<>();
    return messages.stream().allMatch(message -> seen.add(ByteBuffer.wrap(message)));
  }
}
