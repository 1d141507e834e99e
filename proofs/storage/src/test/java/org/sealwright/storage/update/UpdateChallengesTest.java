// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorSize;

/** Challenges against the ones that the reference's own test has. */
class UpdateChallengesTest {
  /** The reference's TEST_SEED, which its xorshift generator starts from. */
  private static final int[] SEED = {0x5dbe6259, 0x8d313d76, 0x3237db17, 0xe5bc0654};

  /** The first field element of that generator. */
  private static Bytes32 commR() {
    int[] s = SEED.clone();
    ByteBuffer out = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      int t = s[0] ^ (s[0] << 11);
      System.arraycopy(s, 1, s, 0, 3);
      s[3] = s[2] ^ (s[2] >>> 19) ^ t ^ (t >>> 8);
      out.putInt(s[3]);
    }
    byte[] bytes = out.array();
    bytes[31] &= 0x7f;
    return Bytes32.of(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "KIB_2, 0, 53 51 56 3 0",
    "KIB_4, 0, 117 25 62 0 72",
    "KIB_16, 0, 245 140 15 128 28",
    "KIB_16, 1, 286 308 493 510 508",
    "KIB_32, 0, 245 454 3 400 193",
    "KIB_32, 1, 542 666 955 927 911",
    "MIB_8, 0, 36085 32783 44060 10950 3731",
    "MIB_8, 1, 78878 130797 112892 93994 78379",
    "MIB_16, 0, 101621 16391 109319 25944 41193",
    "MIB_16, 1, 209950 163702 175679 224741 197410",
    "MIB_512, 0, 1019125 116736 706220 59698 799498",
    "MIB_512, 1, 2092548 1213276 1185483 1164598 1095197",
    "MIB_512, 14, 15212432 15665918 15015423 15012912 15495223",
    "MIB_512, 15, 16388544 15794686 16637142 16319148 16328348",
    "GIB_32, 0, 1019125 27985696 15282860 11586600 44651330",
    "GIB_32, 1, 109168525 127316247 80331041 97065716 72310052",
    "GIB_32, 14, 990420169 955146989 968005601 976863263 944650706",
    "GIB_32, 15, 1038629497 1053983614 1030421316 1027373887 1068685433",
    "GIB_64, 0, 1019125 13992848 3820715 18225541 57316660",
    "GIB_64, 1, 243386253 197875851 204632136 171516766 247789010",
    "GIB_64, 14, 1997053129 1920414070 2003609080 1900492803 1963254685",
    "GIB_64, 15, 2045262457 2036941247 2136653521 2091356007 2147167623",
  })
  void firstFiveAreTheReferences(SectorSize size, int k, String wanted) {
    List<Long> first = Arrays.stream(wanted.split(" ")).map(Long::valueOf).toList();
    assertThat(UpdateChallenges.ofPartition(new UpdateConfig(size), commR(), k).subList(0, 5))
        .isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(value = SectorSize.class, names = "GIB_1", mode = EnumSource.Mode.EXCLUDE)
  void allLieInTheirPartition(SectorSize size) {
    UpdateConfig config = new UpdateConfig(size);
    long part = config.nodes() / config.partitions();
    for (int k = 0; k < config.partitions(); k++) {
      long first = k * part;
      assertThat(UpdateChallenges.ofPartition(config, commR(), k))
          .hasSize(config.challengesPerPartition())
          .allMatch(c -> c >= first && c < first + part);
    }
  }

  @Test
  void badInputIsNamed() {
    UpdateConfig config = new UpdateConfig(SectorSize.KIB_2);
    assertThatThrownBy(() -> UpdateChallenges.ofPartition(config, commR(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    Bytes32 large = Bytes32.fromHex("ff".repeat(32));
    assertThatThrownBy(() -> UpdateChallenges.ofPartition(config, large, 0))
        .isInstanceOf(MalformedInputException.class);
  }
}
