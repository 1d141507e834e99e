// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.sealwright.hashing.MalformedInputException;

/**
 * ECDSA over secp256k1 and Blake2b-256, as Filecoin's accounts sign: signatures are r, s (32 bytes
 * each, big-endian) and a byte v from which the public key is recovered.
 *
 * <p>The arithmetic is Bouncy Castle's, which is not branch-free: what touches a secret key says so
 * in its name.
 */
public final class Secp256k1 {

  /** Bytes of a secret key, big-endian. */
  public static final int SECRET_KEY_BYTES = 32;

  /** Bytes of a public key: 04, x, y. */
  public static final int PUBLIC_KEY_BYTES = 65;

  /** Bytes of a signature: r, s, v. */
  public static final int SIGNATURE_BYTES = 65;

  private static final int V = 64;
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger PRIME = CURVE.getCurve().getField().getCharacteristic();

  private Secp256k1() {}

  /**
   * Signs Blake2b-256 of a message with the nonce of RFC 6979 and the lower s, so that a key has
   * one signature for a message; in time that depends on the key.
   *
   * @throws MalformedInputException where the key is not 32 bytes of a value 1 to n - 1
   */
  public static byte[] signVarTime(byte[] secretKey, byte[] message) {
    BigInteger secret = secret(secretKey);
    byte[] digest = Blake2b.hash256(message);
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] rs = signer.generateSignature(digest);
    BigInteger s = rs[1].min(ORDER.subtract(rs[1]));
    byte[] out = new byte[SIGNATURE_BYTES];
    write(out, 0, rs[0]);
    write(out, 32, s);
    byte[] key = publicKeyVarTime(secretKey);
    while (out[V] < 4) {
      if (recover(message, out).filter(k -> Arrays.equals(k, key)).isPresent()) {
        return out;
      }
      out[V]++;
    }
    throw new AssertionError("one of four keys recovered is the signer's");
  }

  /**
   * The public key, uncompressed, in time that depends on the secret one.
   *
   * @throws MalformedInputException as {@link #signVarTime}
   */
  public static byte[] publicKeyVarTime(byte[] secretKey) {
    BigInteger secret = secret(secretKey);
    return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), secret).getEncoded(false);
  }

  /**
   * Whether the signature, v included, is the key's on the message. Either s counts, as on the
   * network.
   *
   * @throws MalformedInputException where the key is not 65 bytes of a point of the curve, or the
   *     signature not 65 bytes with r, s from 1 to n - 1 and v from 0 to 3
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    requirePublicKey(publicKey);
    return recover(message, signature).filter(key -> Arrays.equals(key, publicKey)).isPresent();
  }

  /**
   * The public key, uncompressed, whose signature this is; empty where it is nobody's.
   *
   * @throws MalformedInputException where the signature is not 65 bytes with r, s from 1 to n - 1
   *     and v from 0 to 3
   */
  public static Optional<byte[]> recover(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      throw new MalformedInputException(
          "secp256k1 signature: got " + signature.length + " bytes, wanted " + SIGNATURE_BYTES);
    }
    final BigInteger r = scalar("r of a secp256k1 signature", signature, 0);
    final BigInteger s = scalar("s of a secp256k1 signature", signature, 32);
    int v = signature[V] & 0xff;
    if (v > 3) {
      throw new MalformedInputException("v of a secp256k1 signature: got " + v + ", wanted 0 to 3");
    }
    BigInteger x = v < 2 ? r : r.add(ORDER);
    if (x.compareTo(PRIME) >= 0) {
      return Optional.empty();
    }
    return pointAt(x, (v & 1) != 0)
        .map(point -> key(point, r, s, new BigInteger(1, Blake2b.hash256(message))))
        .filter(point -> !point.isInfinity())
        .map(point -> point.getEncoded(false));
  }

  /**
   * The payload of the key's address (protocol 1): Blake2b-160 of the uncompressed key.
   *
   * @throws MalformedInputException where the key is not 65 bytes of a point of the curve
   */
  public static byte[] addressPayload(byte[] publicKey) {
    requirePublicKey(publicKey);
    return Blake2b.hash160(publicKey);
  }

  /** {@code (s R - digest G) / r} (SEC 1, section 4.1.6). */
  private static ECPoint key(ECPoint point, BigInteger r, BigInteger s, BigInteger digest) {
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger u1 = digest.negate().multiply(inverse).mod(ORDER);
    BigInteger u2 = s.multiply(inverse).mod(ORDER);
    return ECAlgorithms.sumOfTwoMultiplies(DOMAIN.getG(), u1, point, u2).normalize();
  }

  private static Optional<ECPoint> pointAt(BigInteger x, boolean odd) {
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (odd ? 3 : 2);
    write(compressed, 1, x);
    try {
      return Optional.of(CURVE.getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BigInteger secret(byte[] secretKey) {
    if (secretKey.length != SECRET_KEY_BYTES) {
      throw new MalformedInputException(
          "secp256k1 secret key: got " + secretKey.length + " bytes, wanted " + SECRET_KEY_BYTES);
    }
    return scalar("secp256k1 secret key", secretKey, 0);
  }

  private static BigInteger scalar(String what, byte[] bytes, int from) {
    BigInteger value = new BigInteger(1, Arrays.copyOfRange(bytes, from, from + 32));
    if (value.signum() == 0 || value.compareTo(ORDER) >= 0) {
      throw new MalformedInputException(what + ": got 0, n or more, wanted 1 to n - 1");
    }
    return value;
  }

  private static void requirePublicKey(byte[] key) {
    if (key.length != PUBLIC_KEY_BYTES || key[0] != 4) {
      throw new MalformedInputException(
          "secp256k1 public key: got "
              + key.length
              + " bytes, wanted "
              + PUBLIC_KEY_BYTES
              + " that begin with 04");
    }
    try {
      CURVE.getCurve().decodePoint(key);
    } catch (IllegalArgumentException e) {
      throw new MalformedInputException("secp256k1 public key: got a point off the curve", e);
    }
  }

  private static void write(byte[] out, int at, BigInteger value) {
    for (int k = 0; k < 32; k++) {
      out[at + 31 - k] = value.shiftRight(8 * k).byteValue();
    }
  }
}
