// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ZeroCommitments;

/** Whatever is not a CID gives {@link MalformedInputException} and nothing else. */
class MalformedCidTest {
  private static final Bytes32 ROOT = ZeroCommitments.ofHeight(7);
  private static final PieceCid V1 = new PieceCid(ROOT);
  private static final SealedCid SEALED = new SealedCid(ROOT);
  private static final PieceCidV2 V2 = new PieceCidV2(ROOT, 9, 500);

  @Test
  void everyTruncationIsRefused() {
    for (byte[] bytes : new byte[][] {V1.toBytes(), SEALED.toBytes(), V2.toBytes()}) {
      for (int n = 0; n < bytes.length; n++) {
        assertAllRefuse(Arrays.copyOf(bytes, n));
      }
      assertAllRefuse(Arrays.copyOf(bytes, bytes.length + 1));
    }
    for (String text : new String[] {V1.toString(), SEALED.toString(), V2.toString()}) {
      for (int n = 0; n < text.length(); n++) {
        assertAllRefuse(text.substring(0, n));
      }
      assertAllRefuse(text + "a");
      assertAllRefuse(text + "=");
    }
  }

  @Test
  void everyChangedByteOfTheHeaderIsRefused() {
    assertHeaderMatters(V1.toBytes(), 7);
    assertHeaderMatters(SEALED.toBytes(), 8);
    // Version, codec, multihash, length: what follows them says padding and height.
    assertHeaderMatters(V2.toBytes(), 5);
  }

  @Test
  void changedPaddingOrHeightIsRefusedOrAnotherCid() {
    byte[] bytes = V2.toBytes();
    for (int at = 5; at < bytes.length - 32; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        parseOrRefuse(changed);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "version, 8100 55 9120 22 00 02",
    "codec, 01 d500 9120 22 00 02",
    "multihash, 01 55 91a000 22 00 02",
    "length, 01 55 9120 a200 00 02",
    "padding, 01 55 9120 23 8000 02",
    "padding of ten bytes, 01 55 9120 2b ffffffffffffffffff01 02",
    "negative padding, 01 55 9120 2b 80808080808080808001 02"
  })
  void numbersInLongFormAreRefused(String what, String header) {
    byte[] start = HexFormat.of().parseHex(header.replace(" ", ""));
    byte[] bytes = Arrays.copyOf(start, start.length + 32);
    assertThatThrownBy(() -> PieceCidV2.fromBytes(bytes, PaddingRule.FRC_0069))
        .as(what)
        .isInstanceOf(MalformedInputException.class)
        .hasMessageMatching(".*(varint|exceeds).*");
  }

  @Test
  void lengthThatFitsButLeavesAWrongRootIsRefused() {
    for (int root = 0; root < 70; root++) {
      if (root != 32) {
        byte[] bytes = Arrays.copyOf(V2.toBytes(), 8 + root);
        bytes[4] = (byte) (3 + root);
        assertAllRefuse(bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b", "B", "z", "bA", "b1", "b!", "ba=", "baa\u00e9"})
  void textOutsideBase32IsRefused(String text) {
    assertAllRefuse(text);
  }

  @Test
  void upperCaseAndOtherBasesAreRefused() {
    String text = V1.toString();
    assertAllRefuse(text.toUpperCase(java.util.Locale.ROOT));
    assertAllRefuse("f" + HexFormat.of().formatHex(V1.toBytes()));
    assertAllRefuse(" " + text);
    assertAllRefuse("b".repeat(1_000_000));
  }

  @Test
  void setBitsBehindTheLastByteAreRefused() {
    String text = V1.toString();
    String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    int last = alphabet.indexOf(text.charAt(text.length() - 1));
    // 39 bytes are 312 bits: 63 characters with three bits to spare.
    assertThat(last & 7).isZero();
    for (int bits = 1; bits < 8; bits++) {
      assertAllRefuse(text.substring(0, text.length() - 1) + alphabet.charAt(last | bits));
    }
  }

  @Property(tries = 2000)
  void anyBytesAreRefusedOrTheCidsOwn(@ForAll @Size(max = 60) byte[] bytes) {
    parseOrRefuse(bytes);
  }

  @Property(tries = 2000)
  void anyBytesBehindTheHeaderAreRefusedOrTheCidsOwn(@ForAll @Size(max = 50) byte[] rest) {
    byte[] bytes = Arrays.copyOf(V2.toBytes(), 5 + rest.length);
    System.arraycopy(rest, 0, bytes, 5, rest.length);
    bytes[4] = (byte) rest.length;
    parseOrRefuse(bytes);
  }

  @Property(tries = 2000)
  void anyTextIsRefusedOrTheCidsOwn(
      @ForAll @StringLength(max = 80) @CharRange(from = '0', to = 'z') String text) {
    try {
      assertThat(PieceCid.parse("b" + text)).hasToString("b" + text);
    } catch (MalformedInputException e) {
      assertThat(e).hasMessageContaining("CID");
    }
  }

  @Property
  void base32GivesBackWhatItTook(@ForAll @Size(max = 70) byte[] bytes) {
    assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
  }

  private static void assertHeaderMatters(byte[] bytes, int header) {
    for (int at = 0; at < header; at++) {
      for (int flip = 1; flip < 256; flip++) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) flip;
        assertAllRefuse(changed);
      }
    }
  }

  private static void assertAllRefuse(byte[] bytes) {
    assertRefuses(PieceCid::fromBytes, bytes);
    assertRefuses(SealedCid::fromBytes, bytes);
    assertRefuses(b -> PieceCidV2.fromBytes(b, PaddingRule.PDP_VERIFIER), bytes);
    assertRefuses(b -> PieceCidV2.fromBytes(b, PaddingRule.FRC_0069), bytes);
  }

  private static void assertAllRefuse(String text) {
    assertRefuses(PieceCid::parse, text);
    assertRefuses(SealedCid::parse, text);
    assertRefuses(PieceCidV2::parse, text);
  }

  private static <T> void assertRefuses(Function<T, Object> parser, T input) {
    assertThatThrownBy(() -> parser.apply(input)).isInstanceOf(MalformedInputException.class);
  }

  private static void parseOrRefuse(byte[] bytes) {
    for (PaddingRule rule : PaddingRule.values()) {
      try {
        PieceCidV2 cid = PieceCidV2.fromBytes(bytes, rule);
        assertThat(cid.toBytes()).isEqualTo(bytes);
        assertThat(cid.obeys(rule)).isTrue();
      } catch (MalformedInputException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
