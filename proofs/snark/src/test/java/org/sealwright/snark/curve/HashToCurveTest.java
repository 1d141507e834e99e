// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;

/** Hashing to both groups against the vectors of RFC 9380, Wycheproof and EIP-2537. */
class HashToCurveTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BLS12381G1_XMD_SHA-256_SSWU_NU_",
        "BLS12381G1_XMD_SHA-256_SSWU_RO_",
        "BLS12381G2_XMD_SHA-256_SSWU_NU_",
        "BLS12381G2_XMD_SHA-256_SSWU_RO_"
      })
  void pointsAndElementsAreThoseOfTheRfc(String suite) {
    JsonVectors file = JsonVectors.parse(PublicVectors.read("hash-to-curve/" + suite + ".json"));
    final byte[] tag = ascii(file.at("dst").text());
    List<JsonVectors> vectors = file.at("vectors").list();
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(5);
    for (JsonVectors vector : vectors) {
      byte[] message = ascii(vector.at("msg").text());
      StringBuilder wanted = new StringBuilder();
      for (JsonVectors u : vector.at("u").list()) {
        wanted.append(u.text()).append(',');
      }
      assertThat(elements(message, tag, wanted.toString())).isEqualTo(wanted.toString());
      byte[] point =
          switch (suite.substring(8, 10) + suite.substring(suite.length() - 3)) {
            case "G1NU_" -> HashToCurve.encodeToG1(message, tag).toUncompressed();
            case "G1RO_" -> HashToCurve.hashToG1(message, tag).toUncompressed();
            case "G2NU_" -> HashToCurve.encodeToG2(message, tag).toUncompressed();
            default -> HashToCurve.hashToG2(message, tag).toUncompressed();
          };
      String x = coordinate(vector.at("P").at("x").text());
      String y = coordinate(vector.at("P").at("y").text());
      assertThat(HexFormat.of().formatHex(point)).isEqualTo(x + y);
    }
  }

  @Test
  void hashesOfWycheproofAreTheirs() {
    byte[] file = PublicVectors.read("wycheproof/bls_hash_to_g2_test.json");
    int tests = 0;
    for (JsonVectors group : JsonVectors.parse(file).at("testGroups").list()) {
      byte[] tag = ascii(group.at("dst").text());
      for (JsonVectors test : group.at("tests").list()) {
        assertThat(test.at("result").text()).isEqualTo("valid");
        assertThat(HashToCurve.hashToG2(test.at("msg").hex(), tag).toCompressed())
            .as(test.at("comment").text())
            .isEqualTo(test.at("expected").hex());
        tests++;
      }
    }
    assertThat(tests).isEqualTo(34);
  }

  @ParameterizedTest
  @ValueSource(strings = {"map_fp_to_G1_bls", "map_fp2_to_G2_bls"})
  void mapsOfEthereumAreTheirs(String name) {
    for (JsonVectors vector : ethereum(name)) {
      assertThat(map(name, vector.at("Input").hex()))
          .as(vector.at("Name").text())
          .isEqualTo(vector.at("Expected").hex());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"map_fp_to_G1_bls", "map_fp2_to_G2_bls"})
  void malformedElementsAreRefused(String name) {
    for (JsonVectors vector : ethereum("fail-" + name)) {
      assertThatThrownBy(() -> map(name, vector.at("Input").hex()))
          .as(vector.at("Name").text())
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void exceptionalElementsMapToPoints() {
    // Where tv2 is 0 the map must not divide by it: u = 0, and u^2 = -1 / Z.
    BigInteger p = Fp.MODULUS;
    BigInteger minus = BigInteger.valueOf(11).modInverse(p).negate().mod(p);
    BigInteger root = minus.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    assertThat(root.multiply(root).mod(p)).isEqualTo(minus);
    for (BigInteger u : List.of(BigInteger.ZERO, root, BigInteger.ONE, p.subtract(root))) {
      G1Affine point = HashToCurve.mapToG1(bytes(u));
      assertThat(point.isOnCurve() && point.isInSubgroup()).isTrue();
    }
    G2Affine zero = HashToCurve.mapToG2(new byte[96]);
    assertThat(zero.isOnCurve() && zero.isInSubgroup()).isTrue();
  }

  @Test
  void longTagsAreDigestedAndEmptyOnesRefused() {
    byte[] message = {1, 2, 3};
    assertThat(ExpandMessage.xmd(message, new byte[256], 32))
        .isNotEqualTo(ExpandMessage.xmd(message, new byte[255], 32));
    assertThatThrownBy(() -> HashToCurve.hashToG1(message, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExpandMessage.xmd(message, message, 8161))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ExpandMessage.xmd(message, message, 8160)).hasSize(8160);
  }

  @Test
  void expansionsAreThoseOfTheRfc() {
    // RFC 9380, appendices K.1 and K.2.
    byte[] tag = ascii("QUUX-V01-CS02-with-expander-SHA256-128");
    assertThat(HexFormat.of().formatHex(ExpandMessage.xmd(ascii("abc"), tag, 32)))
        .isEqualTo("d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615");
    byte[] longTag = ascii("QUUX-V01-CS02-with-expander-SHA256-128-long-DST-" + "1".repeat(208));
    assertThat(HexFormat.of().formatHex(ExpandMessage.xmd(new byte[0], longTag, 32)))
        .isEqualTo("e8dc0c8b686b7ef2074086fbdd2f30e3f8bfbd3bdf177f73f04b97ce618a3ed3");
  }

  private static List<JsonVectors> ethereum(String name) {
    return JsonVectors.parse(PublicVectors.read("eip-2537/" + name + ".json")).list();
  }

  private static byte[] map(String name, byte[] input) {
    Eip2537Points in = new Eip2537Points(input);
    boolean g1 = name.contains("G1");
    byte[] element = in.element(g1 ? 1 : 2);
    if (in.more()) {
      throw new MalformedInputException("bytes after the element");
    }
    return g1
        ? Eip2537Points.encode(HashToCurve.mapToG1(element))
        : Eip2537Points.encode(HashToCurve.mapToG2(element));
  }

  private static String elements(byte[] message, byte[] tag, String wanted) {
    int count = wanted.split(",", -1).length - 1;
    long[] u = HashToCurve.elements(message, tag, count);
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < count; k++) {
      byte[] bytes = bytes(Fp.toBigInteger(u, k * Fp.LIMBS));
      out.append("0x").append(HexFormat.of().formatHex(bytes)).append(',');
    }
    return out.toString();
  }

  /** Ours has c1 before c0. */
  private static String coordinate(String text) {
    String plain = text.replace("0x", "");
    int comma = plain.indexOf(',');
    return comma < 0 ? plain : plain.substring(comma + 1) + plain.substring(0, comma);
  }

  private static byte[] bytes(BigInteger value) {
    byte[] out = new byte[Fp.BYTES];
    for (int k = 0; k < Fp.BYTES; k++) {
      out[Fp.BYTES - 1 - k] = value.shiftRight(8 * k).byteValue();
    }
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
