// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.JsonVectors;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;

/** Aggregates that the reference made: ours have the same bytes, and its own verify. */
class GoldenAggregateTest {

  @ParameterizedTest
  @CsvSource({"2, V1", "2, V2", "8, V1", "8, V2", "16, V1", "16, V2"})
  void tinyCircuit(int count, AggregateVersion version) {
    try (InnerProductSrs srs = Tiny.srs()) {
      byte[] expected = Tiny.aggregate(count, version);
      byte[] made = Tiny.PROVER.aggregate(srs, Tiny.proofs(count), Tiny.INCLUDE, version).toBytes();
      assertThat(HexFormat.of().formatHex(made)).isEqualTo(HexFormat.of().formatHex(expected));

      AggregateProof read = AggregateProof.fromBytes(expected, Tiny.WORK);
      assertThat(read.proofs()).isEqualTo(count);
      assertThat(read.toBytes()).isEqualTo(expected);
      assertThat(
              Tiny.VERIFIER.verify(
                  srs, Tiny.key(), Tiny.inputs(count), read, Tiny.INCLUDE, version))
          .isTrue();
    }
  }

  @Test
  void oneThreadGivesTheSame() {
    try (InnerProductSrs srs = Tiny.srs()) {
      assertThat(
              AggregateProver.of(Tiny.KERNELS, Work.serial())
                  .aggregate(srs, Tiny.proofs(2), Tiny.INCLUDE, AggregateVersion.V2)
                  .toBytes())
          .isEqualTo(Tiny.aggregate(2, AggregateVersion.V2));
    }
  }

  @Test
  void srsHashOfTheReferenceIsTheDigestOfTheFile() {
    assertThat(Digests.sha256().digest(Tiny.srsBytes()))
        .isEqualTo(Tiny.DOCUMENT.at("srsHash").hex());
  }

  @ParameterizedTest
  @EnumSource(AggregateVersion.class)
  void sectorsOfTheReference(AggregateVersion version) {
    JsonVectors document =
        JsonVectors.resource(
            "/vectors/groth16/porep-aggregate-"
                + version.name().toLowerCase(Locale.ROOT)
                + ".json");
    byte[] expected = document.at("aggregateProof").hex();
    List<Proof> proofs = new ArrayList<>();
    ByteArrayOutputStream bound = new ByteArrayOutputStream();
    for (JsonVectors sector : document.at("sectors").list()) {
      proofs.add(Proof.fromBytes(sector.at("proof").hex()));
      bound.writeBytes(sector.at("seed").hex());
      bound.writeBytes(sector.at("commR").hex());
    }
    byte[] include = Digests.sha256().digest(bound.toByteArray());
    VerifyingKey key = VerifyingKey.fromBytes(Tiny.resource("/vectors/groth16/porep-2k.vk"));
    List<List<Scalar>> inputs = List.of(inputs("porep-s2k-1"), inputs("porep-s2k-31"));

    try (InnerProductSrs srs = InnerProductSrs.of(Tiny.resource("/vectors/groth16/porep.srs"))) {
      assertThat(Tiny.PROVER.aggregate(srs, proofs, include, version).toBytes())
          .isEqualTo(expected);
      AggregateProof read = AggregateProof.fromBytes(expected);
      assertThat(Tiny.VERIFIER.verify(srs, key, inputs, read, include, version)).isTrue();
      assertThat(Tiny.VERIFIER.verify(srs, key, inputs.reversed(), read, include, version))
          .isFalse();
      assertThat(Tiny.VERIFIER.verify(srs, key, inputs, read, Tiny.INCLUDE, version)).isFalse();
    }
  }

  private static List<Scalar> inputs(String sector) {
    return JsonVectors.resource("/vectors/groth16/" + sector + ".json")
        .at("publicInputs")
        .list()
        .getFirst()
        .list()
        .stream()
        .map(input -> Scalar.fromBytesLe(input.hex(), 0))
        .toList();
  }
}
