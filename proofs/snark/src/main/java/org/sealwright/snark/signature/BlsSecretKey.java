// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Scalar;

/**
 * A secret key of BLS: a scalar, 1 to r - 1. Immutable.
 *
 * <p>Whatever touches the scalar takes the same steps and reads the same memory for any of its
 * values. Java can't promise that the machine does so too: the compiler may make branches of
 * selections, and the collector may leave copies behind, which is also why nothing here pretends to
 * erase them.
 */
public final class BlsSecretKey {

  /** Bytes of the encoding. */
  public static final int BYTES = Scalar.BYTES;

  /** Least bytes of keying material. */
  private static final int LEAST_MATERIAL = 32;

  /** {@code L} of the draft: bytes that are reduced modulo r. */
  private static final int OUTPUT = 48;

  /** Bytes that are taken into the scalar at a time. */
  private static final int CHUNK = 16;

  private static final byte[] SALT = "BLS-SIG-KEYGEN-SALT-".getBytes(StandardCharsets.US_ASCII);

  private final Scalar scalar;

  private BlsSecretKey(Scalar scalar) {
    this.scalar = scalar;
  }

  /**
   * Reads 32 bytes, little-endian, as Filecoin's nodes keep keys. Other ecosystems have them
   * big-endian.
   *
   * @throws MalformedInputException where there are not 32 bytes, or their value is 0 (which
   *     Filecoin's reference lets pass, for a key that never verifies), r or more
   */
  public static BlsSecretKey fromBytesLe(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedInputException(
          "BLS secret key: got " + bytes.length + " bytes, wanted " + BYTES);
    }
    long[] limbs = new long[Fr.LIMBS];
    for (int k = 0; k < BYTES; k++) {
      limbs[k / 8] |= (bytes[k] & 0xffL) << (8 * (k % 8));
    }
    long any = limbs[0] | limbs[1] | limbs[2] | limbs[3];
    if ((((any | -any) >>> 63) & borrow(limbs)) == 0) {
      throw new MalformedInputException("BLS secret key: got 0, r or more, wanted 1 to r - 1");
    }
    return ofPlain(limbs);
  }

  /** A fresh key. */
  public static BlsSecretKey generate(SecureRandom random) {
    byte[] material = new byte[LEAST_MATERIAL];
    random.nextBytes(material);
    return derive(material, new byte[0]);
  }

  /**
   * {@code KeyGen} (draft-irtf-cfrg-bls-signature-05, section 2.3): HKDF over SHA-256, reduced
   * modulo r.
   *
   * @param material secret keying material, at least 32 bytes of full entropy
   * @param info {@code key_info}, may be empty
   * @throws IllegalArgumentException where the material is shorter
   */
  public static BlsSecretKey derive(byte[] material, byte[] info) {
    if (material.length < LEAST_MATERIAL) {
      throw new IllegalArgumentException(
          "keying material of " + material.length + " bytes: wanted at least " + LEAST_MATERIAL);
    }
    byte[] input = Arrays.copyOf(material, material.length + 1);
    byte[] context = Arrays.copyOf(info, info.length + 2);
    context[info.length + 1] = OUTPUT;
    MessageDigest sha256 = Digests.sha256();
    byte[] salt = SALT;
    Scalar scalar;
    do {
      salt = sha256.digest(salt);
      scalar = reduce(expand(salt, input, context));
    } while (scalar.isZero());
    return new BlsSecretKey(scalar);
  }

  /** The public key. */
  public BlsPublicKey publicKey() {
    return new BlsPublicKey(G1Affine.GENERATOR.multiply(scalar));
  }

  /** 32 bytes, little-endian. */
  public byte[] toBytesLe() {
    return scalar.toBytesLe();
  }

  /** The scalar, for signing. */
  Scalar scalar() {
    return scalar;
  }

  /** Compares without stopping at the first difference. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BlsSecretKey key && MessageDigest.isEqual(toBytesLe(), key.toBytesLe());
  }

  @Override
  public int hashCode() {
    return publicKey().hashCode();
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "BlsSecretKey[hidden]";
  }

  private static byte[] expand(byte[] salt, byte[] material, byte[] info) {
    try {
      AlgorithmParameterSpec parameters =
          HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(material).thenExpand(info, OUTPUT);
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform of ours has HKDF-SHA256", e);
    }
  }

  /** A big-endian value modulo r, 128 bits at a time. */
  private static Scalar reduce(byte[] big) {
    long[] limbs = new long[Fr.LIMBS];
    limbs[2] = 1;
    Scalar shift = ofPlain(limbs).scalar;
    Scalar out = Scalar.ZERO;
    for (int from = 0; from < big.length; from += CHUNK) {
      Arrays.fill(limbs, 0);
      for (int k = 0; k < CHUNK; k++) {
        limbs[k / 8] |= (big[from + CHUNK - 1 - k] & 0xffL) << (8 * (k % 8));
      }
      out = out.multiply(shift).add(ofPlain(limbs).scalar);
    }
    return out;
  }

  private static BlsSecretKey ofPlain(long[] limbs) {
    long[] montgomery = new long[Fr.LIMBS];
    Fr.toMontgomery(montgomery, 0, limbs, 0);
    return new BlsSecretKey(Scalar.ofMontgomery(montgomery, 0));
  }

  /** 1 where the value is below r, else 0: the borrow of their difference, bit by bit. */
  private static long borrow(long[] a) {
    long[] r = {Fr.R0, Fr.R1, Fr.R2, Fr.R3};
    long borrow = 0;
    for (int k = 0; k < Fr.LIMBS; k++) {
      long d = a[k] - r[k] - borrow;
      borrow = ((~a[k] & r[k]) | ((~a[k] | r[k]) & d)) >>> 63;
    }
    return borrow;
  }
}
