// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelReport;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;

/** That the tier is found, passes its self-test, and is not lost unnoticed. */
class NativeSelectionTest {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(KernelProvider.class))
        .anySatisfy(provider -> assertThat(provider).isInstanceOf(NativeKernelProvider.class));
  }

  /**
   * The guard of CI: a machine that can run the kernel and does not is an error, not a skipped
   * test.
   */
  @Test
  void isSelectedWhereCompilerAndCpuAllow() throws IOException {
    assumeTrue(hasCompiler(), "skipped: no C compiler on the PATH");
    assumeTrue(
        Files.isReadable(CPUINFO) && Files.readString(CPUINFO).contains(" sha_ni"),
        "skipped: no SHA instructions in /proc/cpuinfo");
    Kernels kernels = Kernels.select(KernelSelection.only(NativeKernelProvider.TIER).asStrict());
    assertThat(kernels.labels()).isInstanceOf(NativeShaKernels.class);
    assertThat(kernels.report().rows())
        .anySatisfy(
            row -> {
              assertThat(row.kernel()).isEqualTo(LabelKernels.class.getSimpleName());
              assertThat(row.name()).isEqualTo(NativeKernelProvider.TIER);
              assertThat(row.status()).isEqualTo(KernelReport.Status.SELECTED);
            });
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("cc", "gcc", "clang").map(name -> Path.of(folder, name)))
        .anyMatch(Files::isExecutable);
  }
}
