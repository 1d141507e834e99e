// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterManifest;
import org.sealwright.storage.SectorSize;

/** Sectors' parameters against the list of those that the network published. */
class SectorParametersTest {

  @Test
  void everyPublishedFileIsOfAProofAboutItsSectorSize() {
    ParameterManifest published = ParameterManifest.published();
    Set<String> names = new HashSet<>();
    for (SectorSize size : SectorSize.values()) {
      for (SectorParameters parameters : SectorParameters.of(size)) {
        for (ParameterKind kind : ParameterKind.values()) {
          String name = parameters.fileName(kind);
          assertThat(SectorParameters.ofFile(name)).contains(parameters);
          published
              .find(name)
              .ifPresent(
                  entry -> {
                    names.add(name);
                    assertThat(entry.sectorBytes()).isEqualTo(size.bytes());
                  });
        }
      }
    }
    names.add(CircuitName.AGGREGATION_SRS);
    assertThat(published.entries())
        .extracting(ParameterManifest.Entry::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void noTwoCircuitsShareAName() {
    Set<String> names = new HashSet<>();
    for (SectorSize size : SectorSize.values()) {
      SectorParameters.of(size).forEach(parameters -> names.add(parameters.name().toString()));
    }
    assertThat(names).hasSize(SectorSize.values().length * SectorProof.values().length);
    assertThat(SectorParameters.ofFile(CircuitName.AGGREGATION_SRS)).isEmpty();
    assertThat(SectorParameters.ofFile("v28-")).isEmpty();
  }

  @Test
  void circuitsThatAreBuiltComeWithTheirNames() {
    for (SectorParameters parameters : SectorParameters.of(SectorSize.KIB_2)) {
      assertThat(parameters.circuit()).isPresent();
    }
    // The network has no updates of such sectors.
    for (SectorParameters parameters : SectorParameters.of(SectorSize.GIB_1)) {
      boolean update = parameters.proof().toString().startsWith("update");
      assertThat(parameters.circuit().isEmpty()).isEqualTo(update);
    }
    assertThat(new SectorParameters(SectorProof.WINDOW, SectorSize.GIB_32))
        .hasToString("window 32GiB");
  }
}
