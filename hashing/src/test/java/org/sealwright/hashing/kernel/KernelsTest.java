// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.internal.scalar.ScalarFr32Kernels;
import org.sealwright.hashing.internal.scalar.ScalarKernelProvider;
import org.sealwright.hashing.kernel.KernelReport.Status;

class KernelsTest {

  @Test
  void everyKernelIsSelectedOnce() {
    List<KernelReport.Row> selected =
        Kernels.select(KernelSelection.auto()).report().rows().stream()
            .filter(row -> row.status() == Status.SELECTED)
            .toList();
    assertThat(selected)
        .extracting(KernelReport.Row::kernel)
        .containsExactly(
            "TreeHashKernels",
            "LabelKernels",
            "BatchLabelKernels",
            "FieldKernels",
            "PoseidonKernels",
            "FeistelKernels",
            "Fr32Kernels");
  }

  @Test
  void theScalarTierAloneNamesNoOther() {
    assertThat(Kernels.select(KernelSelection.only("scalar")).report().rows())
        .extracting(KernelReport.Row::name)
        .containsOnly("scalar");
  }

  @Test
  void anUnknownTierIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Kernels.select(KernelSelection.only("quantum")))
        .isInstanceOf(KernelException.class)
        .hasMessageContainingAll("quantum", "vector", "scalar");
  }

  @Test
  void theHighestRankWins() {
    Kernels kernels = select(KernelSelection.auto(), offering(5, ScalarFr32Kernels::new));
    assertThat(status(kernels, "test")).isEqualTo(Status.SELECTED);
    assertThat(status(kernels, "scalar")).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void aKernelRankedBelowScalarIsNotTaken() {
    Kernels kernels = select(KernelSelection.auto(), offering(-5, ScalarFr32Kernels::new));
    assertThat(status(kernels, "test")).isEqualTo(Status.AVAILABLE);
    assertThat(status(kernels, "scalar")).isEqualTo(Status.SELECTED);
  }

  @Test
  void aFailingKernelGivesWayToTheNext() {
    Kernels kernels = select(KernelSelection.auto(), offering(5, Idle::new));
    assertThat(status(kernels, "test")).isEqualTo(Status.FAILED);
    assertThat(status(kernels, "scalar")).isEqualTo(Status.SELECTED);
    assertThat(kernels.fr32()).isInstanceOf(ScalarFr32Kernels.class);
  }

  @Test
  void aFailingKernelIsAnErrorInStrictMode() {
    assertThatThrownBy(() -> select(KernelSelection.auto().asStrict(), offering(5, Idle::new)))
        .isInstanceOf(KernelException.class)
        .hasMessageContainingAll("Fr32Kernels", "test", "self-test");
  }

  @Test
  void theReportNamesWhatIsMissing() {
    KernelOffer<Fr32Kernels> absent =
        new KernelOffer.Unavailable<>(Fr32Kernels.class, "test", "plug in the device");
    Kernels kernels = select(KernelSelection.auto(), absent);
    assertThat(status(kernels, "test")).isEqualTo(Status.UNAVAILABLE);
    assertThat(kernels.report().toString())
        .containsPattern("Fr32Kernels +scalar +selected +64-bit words")
        .containsPattern("Fr32Kernels +test +unavailable +plug in the device");
  }

  @Test
  void aVectorTierAskedForByNameIsNotOutranked() {
    for (int bits : new int[] {128, 256}) {
      Kernels kernels = Kernels.select(KernelSelection.only("vector").withVectorBits(bits));
      assertThat(kernels.report().rows())
          .filteredOn(row -> row.name().equals("vector-" + bits))
          .isNotEmpty()
          .allMatch(row -> row.status() == Status.SELECTED);
    }
  }

  @Test
  void anOddVectorWidthIsRefused() {
    assertThatThrownBy(() -> KernelSelection.auto().withVectorBits(192))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("192");
  }

  private static KernelOffer<Fr32Kernels> offering(int rank, Supplier<Fr32Kernels> kernel) {
    return new KernelOffer.Available<>(Fr32Kernels.class, "test", rank, "for the test", kernel);
  }

  private static Kernels select(KernelSelection selection, KernelOffer<?> offer) {
    KernelProvider provider =
        new KernelProvider() {
          @Override
          public String tier() {
            return "test";
          }

          @Override
          public List<KernelOffer<?>> offers(KernelSelection ignored) {
            return List.of(offer);
          }
        };
    return Kernels.select(selection, List.of(provider, new ScalarKernelProvider()));
  }

  private static Status status(Kernels kernels, String name) {
    return kernels.report().rows().stream()
        .filter(row -> row.kernel().equals("Fr32Kernels") && row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .status();
  }

  /** Does nothing, which is wrong. */
  private static final class Idle implements Fr32Kernels {
    @Override
    public void pad(
        MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {}

    @Override
    public void unpad(
        MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {}
  }
}
