// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circuit names as the network's published parameters bear them. */
class SealCircuitTest {
  @ParameterizedTest
  @CsvSource({
    "KIB_2, 8-0-0, 032d3138d22506ec0082ed72b2dcba18df18477904e35bafee82b3793b06832f",
    "MIB_8, 8-0-0, ecd683648512ab1765faa2a5f14bab48f676e633467f0aa8aad4b55dcb0652bb",
    "MIB_512, 8-0-0, 6babf46ce344ae495d558e7770a585b2382d54f225af8ed0397b8be7c3fcd472",
    "GIB_32, 8-8-0, 82a357d2f2ca81dc61bb45f4a762807aedee1b0a53fd6c4e77b46a01bfef7820",
    "GIB_64, 8-8-2, 96f1b4a04c5c51e4759bbf224bbc2ef5a42c7100f16ec0637123f16a845ddfb2"
  })
  void namesAreThoseOfThePublishedParameters(SectorSize size, String shape, String digest) {
    String id =
        "stacked-proof-of-replication-merkletree-poseidon_hasher-"
            + shape
            + "-sha256_hasher-"
            + digest;
    assertThat(SealCircuit.name(size)).hasToString(id);
  }

  @Test
  void allProofsOfASizeShareTheirCircuit() {
    for (RegisteredSealProof proof : RegisteredSealProof.all()) {
      assertThat(proof.circuitIdentifier())
          .isEqualTo(SealCircuit.name(proof.sectorSize()).toString());
    }
    assertThat(
            RegisteredSealProof.all().stream()
                .map(RegisteredSealProof::circuitIdentifier)
                .distinct())
        .hasSize(5);
  }
}
