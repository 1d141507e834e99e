// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.HashToCurve;
import org.sealwright.snark.curve.JsonVectors;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;

/** Signatures against those of Filecoin's reference, and the rules of verification. */
class BlsTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final Bls BLS = Bls.filecoin(KERNELS);
  private static final Bls POSSESSED =
      Bls.of(KERNELS, BlsScheme.PROOF_OF_POSSESSION, Work.serial());

  @Test
  void keysDigestsAndSignaturesAreThoseOfTheReference() {
    List<BlsPublicKey> keys = new ArrayList<>();
    List<byte[]> messages = new ArrayList<>();
    List<BlsSignature> signatures = new ArrayList<>();
    JsonVectors file = JsonVectors.resource("/vectors/signature/bls-signatures.json");
    for (JsonVectors golden : file.at("cases").list()) {
      byte[] message = golden.at("message").hex();
      byte[] tag = golden.at("ciphersuite").text().getBytes(UTF_8);
      if (tag.length == 0) {
        continue;
      }
      assertThat(HashToCurve.hashToG1(message, tag).toCompressed())
          .isEqualTo(golden.at("hashToG1").hex());
      assertThat(BLS.digest(message).toCompressed()).isEqualTo(golden.at("hashToG2").hex());
      BlsSecretKey key = key(new BigInteger(golden.at("secretKey").text()));
      assertThat(key.publicKey().toBytes()).isEqualTo(golden.at("publicKey").hex());
      BlsSignature signature = BLS.sign(key, message);
      assertThat(signature.toBytes()).isEqualTo(golden.at("signature").hex());
      assertThat(BLS.verify(key.publicKey(), message, signature)).isTrue();
      keys.add(key.publicKey());
      messages.add(message);
      signatures.add(signature);
    }
    assertThat(keys).hasSizeGreaterThan(10);
    BlsSignature aggregate = BlsSignature.aggregate(signatures);
    assertThat(BLS.aggregateVerify(keys, messages, aggregate)).isTrue();
    assertThat(BLS.aggregateVerify(keys.reversed(), messages, aggregate)).isFalse();
  }

  @Test
  void derivedKeysAreThoseOfTheReference() {
    // filecoin-project/bls-signatures, src/key.rs, test_key_gen, of blst.
    byte[] material = "hello world (it's a secret!) very secret stuff".getBytes(UTF_8);
    assertThat(BlsSecretKey.derive(material, new byte[0]))
        .isEqualTo(
            key(
                new BigInteger(
                    "4a73baed5cb75109cc9e063a0ea0009c2d80f7b7f5ea6cc48a223b0f9e257f7d", 16)));
    assertThat(BlsSecretKey.derive(material, new byte[] {1}))
        .isNotEqualTo(BlsSecretKey.derive(material, new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlsSecretKey.derive(new byte[31], new byte[0]));
  }

  @Test
  void onlyScalarsFromOneAreKeys() {
    BigInteger r = Fr.MODULUS;
    BigInteger below = r.subtract(BigInteger.ONE);
    for (BigInteger value : List.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(254), below)) {
      assertThat(new BigInteger(1, reverse(key(value).toBytesLe()))).isEqualTo(value);
    }
    BigInteger top = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    for (BigInteger value :
        List.of(
            BigInteger.ZERO, r, r.add(BigInteger.ONE), r.add(BigInteger.ONE.shiftLeft(64)), top)) {
      assertThatThrownBy(() -> key(value)).isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> BlsSecretKey.fromBytesLe(new byte[33]))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void secretKeysAreNotPrinted() {
    BlsSecretKey key = BlsSecretKey.generate(new SecureRandom());
    String hex = HexFormat.of().formatHex(key.toBytesLe());
    assertThat(key.toString()).doesNotContain(hex.substring(0, 8));
    assertThat(key).isEqualTo(BlsSecretKey.fromBytesLe(key.toBytesLe()));
  }

  @Test
  void whatCanNotHoldIsFalse() {
    BlsSecretKey key = key(BigInteger.valueOf(77));
    byte[] message = {1, 2, 3};
    final BlsSignature signature = BLS.sign(key, message);
    BlsPublicKey identity = new BlsPublicKey(G1Affine.INFINITY);
    BlsSignature neutral = new BlsSignature(G2Affine.INFINITY);
    // The equation itself holds here, for any message.
    assertThat(BLS.verify(identity, message, neutral)).isFalse();
    assertThat(BLS.verify(key.publicKey(), message, neutral)).isFalse();
    assertThat(BLS.aggregateVerify(List.of(), List.of(), neutral)).isFalse();
    assertThat(BLS.aggregateVerify(List.of(key.publicKey()), List.of(), signature)).isFalse();
    assertThat(BLS.aggregateVerify(List.of(), List.of(message), signature)).isFalse();
    List<BlsPublicKey> withIdentity = List.of(key.publicKey(), identity);
    List<byte[]> messages = List.of(message, new byte[] {4});
    assertThat(BLS.aggregateVerify(withIdentity, messages, signature)).isFalse();
    assertThat(POSSESSED.verifyPossession(identity, neutral)).isFalse();
    assertThat(POSSESSED.fastAggregateVerify(List.of(), message, neutral)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> BlsSignature.aggregate(List.of()));
  }

  @Test
  void repeatedMessagesAreForTheSchemeWithProofs() {
    byte[] message = "twice".getBytes(UTF_8);
    BlsSecretKey one = key(BigInteger.valueOf(5));
    BlsSecretKey two = key(BigInteger.valueOf(6));
    List<BlsPublicKey> keys = List.of(one.publicKey(), two.publicKey());
    List<byte[]> messages = List.of(message, message.clone());
    for (Bls bls : List.of(BLS, POSSESSED)) {
      BlsSignature aggregate =
          BlsSignature.aggregate(List.of(bls.sign(one, message), bls.sign(two, message)));
      assertThat(bls.aggregateVerify(keys, messages, aggregate)).isEqualTo(bls == POSSESSED);
    }
    BlsSignature aggregate =
        BlsSignature.aggregate(List.of(POSSESSED.sign(two, message), POSSESSED.sign(one, message)));
    assertThat(POSSESSED.fastAggregateVerify(keys, message, aggregate)).isTrue();
    assertThat(POSSESSED.fastAggregateVerify(keys.subList(0, 1), message, aggregate)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> BLS.fastAggregateVerify(keys, message, aggregate));
  }

  @Test
  void rogueKeysHaveNoProofOfPossession() {
    BlsSecretKey victim = key(BigInteger.valueOf(1234567));
    BlsSecretKey own = key(BigInteger.valueOf(89));
    BlsPublicKey rogue =
        new BlsPublicKey(own.publicKey().point().add(victim.publicKey().point().negate()));
    byte[] message = {9};
    BlsSignature forged = POSSESSED.sign(own, message);
    assertThat(POSSESSED.fastAggregateVerify(List.of(victim.publicKey(), rogue), message, forged))
        .isTrue();
    BlsSignature proof = POSSESSED.provePossession(own);
    assertThat(POSSESSED.verifyPossession(own.publicKey(), proof)).isTrue();
    assertThat(POSSESSED.verifyPossession(rogue, proof)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> BLS.provePossession(own));
    // A proof is no signature of the key's bytes, nor the other way about.
    byte[] bytes = own.publicKey().toBytes();
    assertThat(POSSESSED.verify(own.publicKey(), bytes, proof)).isFalse();
    assertThat(POSSESSED.verifyPossession(own.publicKey(), POSSESSED.sign(own, bytes))).isFalse();
  }

  private static BlsSecretKey key(BigInteger value) {
    byte[] out = new byte[Scalar.BYTES];
    for (int k = 0; k < out.length; k++) {
      out[k] = value.shiftRight(8 * k).byteValue();
    }
    return BlsSecretKey.fromBytesLe(out);
  }

  private static byte[] reverse(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int k = 0; k < bytes.length; k++) {
      out[bytes.length - 1 - k] = bytes[k];
    }
    return out;
  }
}
