// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;

/** Digests published in neptune's and filecoin-hashers' own tests. */
class PoseidonTest {

  @ParameterizedTest
  @CsvSource({
    "2,2e203c369a02e7ff a6fba9339d05a69d 739e0fd902efe161 396508d75e76a56b",
    "4,019814ff6662075d fb6b4605bf1327ec 00db3c6579229399 58a54b10a9e5848a",
    "8,2a9934f56d38a5e6 4b682e9d9cc4aed9 1201004211677077 2394611da3a5de55",
    "11,cee3bbc32b693163 09f3dcd8ccb08fc1 6ca537e232ebe87a 0c0fc1b2e5227f28",
    "16,1291c74060266d37 5b8dbc6d30680a6f c1c2fb5a6f871e63 2d3ae2663381ae8a",
    "24,d7ef3569f585b321 c3e779f6468815b1 066f39bf783f3d9f 63beb8831f11ae15",
    "36,4473606dfa4e8140 75cd368df8a8ac3c 540a30e03c10bbaa 699303082a6e5d5f"
  })
  void countingPreimageHasThePublishedDigest(int arity, String limbs) {
    assertThat(poseidon(arity).hash(counting(arity))).isEqualTo(node(limbs));
  }

  @Test
  void constantLengthHasThePublishedDigest() {
    assertThat(poseidon(8).hash(DomainTag.constantLength(4), counting(4)))
        .isEqualTo(node("370a94532f818897 203e3c7c4a85c1f9 cad8b9f8aeb1578f 5c6de4b69de9d792"));
  }

  @Test
  void mdOfSeventyOneOnesHasThePublishedDigest() {
    List<Bytes32> ones = java.util.Collections.nCopies(71, element(1));
    assertThat(poseidon(36).hashMd(ones))
        .isEqualTo(node("351c54133b332c90 c26f6d625f4e8195 5fd9623643ed9622 59f42220e09ff6f7"));
  }

  @Test
  void binaryTreeHasThePublishedRoot() {
    Bytes32 left = poseidon(2).hash(List.of(element(1), element(0)));
    Bytes32 right = poseidon(2).hash(List.of(element(0), element(1)));
    assertThat(left)
        .isEqualTo(node("b339ff6079800b5e ec5907b3dc3094af 93c003cc74a24f26 042f94ffbe786bc3"));
    assertThat(poseidon(2).hash(List.of(left, right)))
        .isEqualTo(node("efbb8be3e291e671 77cc72b8cb2b5ad2 30eb6385ae6b74ae 1effebb7b26ad9eb"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 11, 16, 24, 36})
  void optimisedPermutationEqualsThePlainOne(int arity) {
    Random random = new Random(arity);
    PoseidonConstants constants = PoseidonConstants.ofArity(arity);
    long[] fast = new long[constants.width() * Fr.LIMBS];
    for (int i = 0; i < constants.width(); i++) {
      Fr.fromBigInteger(fast, i * Fr.LIMBS, new BigInteger(300, random));
    }
    long[] plain = fast.clone();
    new Poseidon(constants).permute(fast);
    new Poseidon(constants).permutePlainly(plain);
    assertThat(fast).isEqualTo(plain);
  }

  @Test
  void wrongInputIsRefused() {
    Bytes32 tooLarge = Bytes32.fromHex("ff".repeat(32));
    assertThatThrownBy(() -> poseidon(2).hash(List.of(tooLarge, tooLarge)))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> poseidon(2).hash(counting(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PoseidonConstants.ofArity(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arity (3)");
  }

  private static Poseidon poseidon(int arity) {
    return new Poseidon(PoseidonConstants.ofArity(arity));
  }

  private static List<Bytes32> counting(int n) {
    List<Bytes32> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(element(i));
    }
    return out;
  }

  private static Bytes32 element(int value) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) value;
    return Bytes32.of(bytes);
  }

  private static Bytes32 node(String limbs) {
    StringBuilder hex = new StringBuilder();
    for (String limb : limbs.split(" ")) {
      hex.append(String.format("%016x", Long.reverseBytes(Long.parseUnsignedLong(limb, 16))));
    }
    return Bytes32.fromHex(hex.toString());
  }
}
