// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelReport;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.PointKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/** That the tier is found, passes its self-test, and is not lost unnoticed. */
class NativeSelectionTest {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(KernelProvider.class))
        .anySatisfy(provider -> assertThat(provider).isInstanceOf(NativeKernelProvider.class));
  }

  /**
   * The guard of CI: a machine that can run a kernel and does not is an error, not a skipped test.
   */
  @Test
  void shaIsSelectedWhereCompilerAndCpuAllow() throws IOException {
    assumeMachineHas("sha_ni");
    Kernels kernels = Kernels.select(KernelSelection.only(NativeKernelProvider.TIER).asStrict());
    assertThat(kernels.labels()).isInstanceOf(NativeShaKernels.class);
    assertSelected(kernels, LabelKernels.class, NativeKernelProvider.SHA);
  }

  /** Against every other tier too. */
  @Test
  void avx512IsSelectedWhereCompilerAndCpuAllow() throws IOException {
    assumeMachineHas("avx512f", "avx512bw", "avx512vl");
    Kernels kernels = Kernels.select(KernelSelection.auto().asStrict());
    assertThat(kernels.treeHash()).isInstanceOf(NativeAvx512Kernels.class);
    assertThat(kernels.batchLabels()).isInstanceOf(NativeAvx512Kernels.class);
    assertSelected(kernels, TreeHashKernels.class, NativeKernelProvider.AVX_512);
    assertSelected(kernels, BatchLabelKernels.class, NativeKernelProvider.AVX_512);
  }

  @Test
  void ifmaIsSelectedWhereCompilerAndCpuAllow() throws IOException {
    assumeMachineHas("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512vbmi", "avx512ifma");
    SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto().asStrict());
    assertThat(kernels.ntt()).isInstanceOf(NativeNttKernels.class);
    assertThat(kernels.pairing()).isInstanceOf(NativePairingKernels.class);
    assertSelected(kernels.report(), NttKernels.class, NativeKernelProvider.IFMA);
    assertThat(kernels.points()).isInstanceOf(NativePointKernels.class);
    assertSelected(kernels.report(), PairingKernels.class, NativeKernelProvider.IFMA);
    assertSelected(kernels.report(), PointKernels.class, NativeKernelProvider.IFMA);
  }

  private static void assertSelected(Kernels kernels, Class<?> type, String name) {
    assertSelected(kernels.report(), type, name);
  }

  private static void assertSelected(KernelReport report, Class<?> type, String name) {
    assertThat(report.rows())
        .anySatisfy(
            row -> {
              assertThat(row.kernel()).isEqualTo(type.getSimpleName());
              assertThat(row.name()).isEqualTo(name);
              assertThat(row.status()).isEqualTo(KernelReport.Status.SELECTED);
            });
  }

  private static void assumeMachineHas(String... features) throws IOException {
    assumeTrue(hasCompiler(), "skipped: no C compiler on the PATH");
    assumeTrue(Files.isReadable(CPUINFO), "skipped: no /proc/cpuinfo");
    List<String> words = List.of(Files.readString(CPUINFO).split("\\s+"));
    for (String feature : features) {
      assumeTrue(words.contains(feature), () -> "skipped: no " + feature + " in /proc/cpuinfo");
    }
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("cc", "gcc", "clang").map(name -> Path.of(folder, name)))
        .anyMatch(Files::isExecutable);
  }
}
