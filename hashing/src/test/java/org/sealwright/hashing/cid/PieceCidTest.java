// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ZeroCommitments;

/** Vectors of FRC-0069 and of go-fil-commcid's own tests; limits of the sizes. */
class PieceCidTest {
  private static final String D_V1 =
      "baga6ea4seaqes3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi";
  private static final String D_LONG_V1 =
      "baga6ea4seaqn42av3szurbbscwuu3zjssvfwbpsvbjf6y3tukvlgl2nf5rha6pa";

  @Test
  void versionOneOfFrcPayloadHasThePublishedText() {
    PieceCid cid = PieceCid.parse(D_V1);
    assertThat(cid).hasToString(D_V1);
    assertThat(cid.toBytes()).startsWith(0x01, 0x81, 0xe2, 0x03, 0x92, 0x20, 0x20).hasSize(39);
    assertThat(PieceCid.fromBytes(cid.toBytes())).isEqualTo(cid);
    assertThat(cid.commitment().toString()).startsWith("496dae0c").endsWith("d605");
  }

  @Test
  void sealedCommitmentHasItsPrefix() {
    SealedCid cid = new SealedCid(ZeroCommitments.ofHeight(5));
    assertThat(cid.toBytes())
        .startsWith(0x01, 0x82, 0xe2, 0x03, 0x81, 0xe8, 0x02, 0x20)
        .hasSize(40);
    assertThat(cid.toString()).startsWith("bagboea4b5abc");
    assertThat(SealedCid.parse(cid.toString())).isEqualTo(cid);
  }

  @Test
  void sealedAndUnsealedAreNotTakenForEachOther() {
    PieceCid piece = PieceCid.parse(D_V1);
    SealedCid sealed = new SealedCid(piece.commitment());
    assertThatThrownBy(() -> PieceCid.fromBytes(sealed.toBytes()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("codec");
    assertThatThrownBy(() -> SealedCid.fromBytes(piece.toBytes()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("codec");
  }

  @ParameterizedTest
  @CsvSource({
    "bafkzcibcaaces3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi, 4, 0, 508",
    "bafkzcibcp4bdomn3tgwgrh3g532zopskstnbrd2n3sxfqbze7rxt7vqn7veigmy, 2, 127, 0",
    "bafkzcibcaabdomn3tgwgrh3g532zopskstnbrd2n3sxfqbze7rxt7vqn7veigmy, 2, 0, 127",
    "bafkzcibcpybwiktap34inmaex4wbs6cghlq5i2j2yd2bb2zndn5ep7ralzphkdy, 3, 126, 128",
    "bafkzcibcaac542av3szurbbscwuu3zjssvfwbpsvbjf6y3tukvlgl2nf5rha6pa, 5, 0, 1016",
    "bafkzcibd7abqlxticxolgseegik2stpfgkkuwyf6kufex3doorkvmzpjuxwe4dz4, 5, 504, 512",
    "bafkzcibd64bqlxticxolgseegik2stpfgkkuwyf6kufex3doorkvmzpjuxwe4dz4, 5, 503, 513",
    "bafkzcibcaapao7s73y24kcutaosvacpdjgfe5pw76ooefnyqw4ynr3d2y6x2mpq, 30, 0, 34091302912"
  })
  void versionTwoOfFrcVectorHasItsSizes(String text, int height, long padding, long payload) {
    PieceCidV2 cid = PieceCidV2.parse(text);
    assertThat(cid).hasToString(text);
    assertThat(cid.height()).isEqualTo(height);
    assertThat(cid.padding()).isEqualTo(padding);
    assertThat(cid.payloadBytes()).isEqualTo(payload);
    assertThat(cid.paddedBytes()).isEqualTo(32L << height);
    assertThat(PieceCidV2.of(cid.toV1(), payload)).isEqualTo(cid);
  }

  @Test
  void versionsConvertBothWays() {
    assertThat(PieceCidV2.of(PieceCid.parse(D_V1), 508).toV1()).hasToString(D_V1);
    PieceCidV2 longer =
        PieceCidV2.parse("bafkzcibd7abqlxticxolgseegik2stpfgkkuwyf6kufex3doorkvmzpjuxwe4dz4");
    assertThat(longer.toV1()).hasToString(D_LONG_V1);
    PieceCidV2 zeros =
        PieceCidV2.parse("bafkzcibcaapao7s73y24kcutaosvacpdjgfe5pw76ooefnyqw4ynr3d2y6x2mpq");
    assertThat(zeros.root()).isEqualTo(ZeroCommitments.ofHeight(30));
  }

  @ParameterizedTest
  @CsvSource({
    "2,   0,  true,  true,  true",
    "2,  62,  true,  true,  true",
    "2,  63,  true, false,  true",
    "2, 126,  true, false,  true",
    "2, 127,  true, false, false",
    "3, 126,  true,  true,  true",
    "3, 127, false, false,  true",
    "3, 254, false, false, false",
    "51,  0,  true,  true, false"
  })
  void rulesDisagreeAboutPadding(int height, long padding, boolean frc, boolean go, boolean pdp) {
    PieceCidV2 cid = new PieceCidV2(Bytes32.ZERO, height, padding);
    assertThat(cid.obeys(PaddingRule.FRC_0069)).isEqualTo(frc);
    assertThat(cid.obeys(PaddingRule.GO_FIL_COMMCID)).isEqualTo(go);
    assertThat(cid.obeys(PaddingRule.PDP_VERIFIER)).isEqualTo(pdp);
    if (frc) {
      assertThat(PieceCidV2.parse(cid.toString())).isEqualTo(cid);
    } else {
      assertThatThrownBy(() -> PieceCidV2.parse(cid.toString()))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("FRC_0069");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 58, 255})
  void impossibleHeightIsRefused(int height) {
    assertThatThrownBy(() -> new PieceCidV2(Bytes32.ZERO, height, 0))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("height");
  }

  @Test
  void paddingBeyondCapacityIsRefused() {
    assertThatThrownBy(() -> new PieceCidV2(Bytes32.ZERO, 2, 128))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new PieceCidV2(Bytes32.ZERO, 2, -1))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> PieceCidV2.of(new PieceCid(Bytes32.ZERO), -1))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> PieceCidV2.of(new PieceCid(Bytes32.ZERO), Long.MAX_VALUE))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void largestTreeSurvivesItsText() {
    PieceCidV2 cid = new PieceCidV2(Bytes32.ZERO, PieceCidV2.MAX_HEIGHT, 127);
    assertThat(PieceCidV2.parse(cid.toString())).isEqualTo(cid);
    assertThat(PieceCidV2.of(cid.toV1(), cid.payloadBytes())).isEqualTo(cid);
  }
}
