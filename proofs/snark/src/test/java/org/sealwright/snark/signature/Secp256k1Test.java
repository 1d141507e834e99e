// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sealwright.hashing.MalformedInputException;

/** Signatures of accounts, against one of Zondax's signing tools and the laws of recovery. */
class Secp256k1Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  /** filecoin-signing-tools, tests of its library: the key, and a message that it has signed. */
  private static final byte[] KEY =
      Base64.getDecoder().decode("8VcW07ADswS4BV2cxi5rnIadVsyTDDhY1NfDH19T8Uo=");

  private static final byte[] MESSAGE =
      HEX.parseHex(
          "8a005501fd1d0f4dfcd7e99afcb99a8326b7dc459d32c62855011eaf1c8a4bbfeeb0870b1745b1f575"
              + "03470b71160144000186a01961a84200014200010040");

  private static final byte[] SIGNATURE =
      HEX.parseHex(
          "9c5b9323b331117a934344269904e6a9b52c3597c715794d8f3facbac5439009"
              + "354ab4427492b1955659acce2f52d54149882d3087a280d7e9a9d2862058685900");

  @Example
  void signaturesOfMessagesAreThoseOfTheTools() {
    byte[] publicKey = Secp256k1.publicKeyVarTime(KEY);
    assertThat(HEX.formatHex(Secp256k1.addressPayload(publicKey)))
        .isEqualTo("1eaf1c8a4bbfeeb0870b1745b1f57503470b7116");
    byte[] cid = cid(MESSAGE);
    assertThat(Secp256k1.recover(cid, SIGNATURE)).hasValue(publicKey);
    assertThat(Secp256k1.verify(publicKey, cid, SIGNATURE)).isTrue();
    assertThat(Secp256k1.signVarTime(KEY, cid)).isEqualTo(SIGNATURE);
  }

  @Property(tries = 40)
  void whatIsSignedIsRecovered(
      @ForAll @Size(value = 31) byte[] secret, @ForAll @Size(max = 100) byte[] message) {
    byte[] key = Arrays.copyOf(secret, 32);
    key[31] = 1;
    key[0] &= 0x7f;
    byte[] publicKey = Secp256k1.publicKeyVarTime(key);
    byte[] signature = Secp256k1.signVarTime(key, message);
    assertThat(Secp256k1.recover(message, signature)).hasValue(publicKey);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    assertThat(s).isLessThanOrEqualTo(ORDER.shiftRight(1));
    // The other s with the other v is the same signature to the network.
    byte[] twin = signature.clone();
    byte[] higher = ORDER.subtract(s).toByteArray();
    System.arraycopy(higher, higher.length - 32, twin, 32, 32);
    twin[64] ^= 1;
    assertThat(Secp256k1.verify(publicKey, message, twin)).isTrue();
  }

  @Property(tries = 80)
  void anyBitCounts(@ForAll @IntRange(min = 0, max = 519) int bit) {
    byte[] publicKey = Secp256k1.publicKeyVarTime(KEY);
    byte[] cid = cid(MESSAGE);
    byte[] changed = SIGNATURE.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(refused(s -> Secp256k1.verify(publicKey, cid, s), changed)).isTrue();
    byte[] other = cid.clone();
    other[bit % other.length] ^= 1;
    assertThat(Secp256k1.verify(publicKey, other, SIGNATURE)).isFalse();
  }

  @Example
  void malformedSignaturesAreRefused() {
    byte[] order = HEX.parseHex(ORDER.toString(16));
    for (int at : List.of(0, 32)) {
      byte[] zero = SIGNATURE.clone();
      Arrays.fill(zero, at, at + 32, (byte) 0);
      byte[] tooLarge = SIGNATURE.clone();
      System.arraycopy(order, 0, tooLarge, at, 32);
      requireMalformed(zero);
      requireMalformed(tooLarge);
    }
    byte[] v = SIGNATURE.clone();
    v[64] = 4;
    requireMalformed(v);
    v[64] = (byte) 0x9b;
    requireMalformed(v);
    requireMalformed(Arrays.copyOf(SIGNATURE, 64));
    requireMalformed(Arrays.copyOf(SIGNATURE, 66));
    requireMalformed(new byte[0]);
  }

  @Example
  void signaturesOfNobodyRecoverNothing() {
    byte[] signature = SIGNATURE.clone();
    // r + n is above p.
    signature[64] = 3;
    assertThat(Secp256k1.recover(new byte[1], signature)).isEmpty();
    // No point has x = 5.
    Arrays.fill(signature, 0, 31, (byte) 0);
    signature[31] = 5;
    signature[64] = 0;
    assertThat(Secp256k1.recover(new byte[1], signature)).isEqualTo(Optional.empty());
    assertThat(Secp256k1.verify(Secp256k1.publicKeyVarTime(KEY), new byte[1], signature)).isFalse();
  }

  @Example
  void malformedKeysAreRefused() {
    byte[] publicKey = Secp256k1.publicKeyVarTime(KEY);
    byte[] off = publicKey.clone();
    off[64] ^= 1;
    byte[] hybrid = publicKey.clone();
    hybrid[0] = 6;
    byte[] large = publicKey.clone();
    Arrays.fill(large, 1, 33, (byte) 0xff);
    for (byte[] key : List.of(off, hybrid, large, Arrays.copyOf(publicKey, 64), new byte[1])) {
      assertThatThrownBy(() -> Secp256k1.verify(key, new byte[1], SIGNATURE))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> Secp256k1.addressPayload(key))
          .isInstanceOf(MalformedInputException.class);
    }
    byte[] order = HEX.parseHex(ORDER.toString(16));
    for (byte[] key : List.of(new byte[32], order, new byte[31], new byte[33])) {
      assertThatThrownBy(() -> Secp256k1.signVarTime(key, new byte[1]))
          .isInstanceOf(MalformedInputException.class);
    }
  }

  /** A message's CID in bytes: what an account signs. */
  private static byte[] cid(byte[] message) {
    byte[] prefix = HEX.parseHex("0171a0e40220");
    byte[] cid = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(Blake2b.hash256(message), 0, cid, prefix.length, 32);
    return cid;
  }

  private static void requireMalformed(byte[] signature) {
    assertThatThrownBy(() -> Secp256k1.recover(new byte[1], signature))
        .isInstanceOf(MalformedInputException.class);
  }

  private static boolean refused(Predicate<byte[]> verification, byte[] signature) {
    try {
      return !verification.test(signature);
    } catch (MalformedInputException e) {
      return true;
    }
  }
}
