// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.TestData;

/** The launcher as people run it: a process, on the module path. */
class SealwrightLauncherTest {
  private static final String LAUNCHER = System.getProperty("sealwright.launcher");

  /** Bit of the signal in the masks of /proc. */
  private static final long SIGINT = 1L << 1;

  /** Exit code of a process that was asked to end, by the shells' rule. */
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Result(int code, byte[] out, String err) {}

  @Test
  void sealsAndUnsealsFromAnyFolderThroughALink() throws Exception {
    byte[] data = TestData.stream(1, 1500);
    Files.write(folder.resolve("file"), data);
    Path link = Files.createSymbolicLink(folder.resolve("sw"), Path.of(LAUNCHER));

    Result sealed = run(Map.of(), link.toString(), "seal", "file", "--out", "out", "--json");
    assertThat(sealed.err()).doesNotContain("sealwright:");
    assertThat(sealed.code()).isZero();

    assertThat(run(Map.of(), LAUNCHER, "unseal", "out").out()).isEqualTo(data);
    assertThat(new String(run(Map.of(), LAUNCHER, "verify", "out").out(), UTF_8))
        .isEqualTo("valid\n");
  }

  @Test
  void runsAsNamedModulesWithTheVectorModule() throws Exception {
    Result doctor = run(Map.of(), LAUNCHER, "doctor", "--json", "--no-throughput");
    assertThat(doctor.code()).isZero();
    assertThat(new String(doctor.out(), UTF_8)).contains("\"vectorModule\" : true");
  }

  @Test
  void unfitJdkIsRefusedWithARemedy() throws Exception {
    Result refused = run(Map.of("SEALWRIGHT_JAVA_HOME", folder.toString()), LAUNCHER, "--version");
    assertThat(refused.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(refused.err()).contains("SEALWRIGHT_JAVA_HOME", "Install a JDK of version 25");
  }

  @Test
  void optionsOfTheJvmComeThrough() throws Exception {
    Result doctor =
        run(
            Map.of("SEALWRIGHT_JAVA_OPTS", "-Xmx300m"),
            LAUNCHER,
            "doctor",
            "--no-throughput",
            "--json");
    assertThat(new String(doctor.out(), UTF_8)).contains("-Xmx300m");
  }

  @Test
  void interruptStopsAndTheSameCommandGoesOn() throws Exception {
    Files.write(folder.resolve("file"), TestData.stream(2, 6 << 20));
    Process process =
        new ProcessBuilder(LAUNCHER, "seal", "file", "--out", "out", "--kernels", "scalar")
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    Path layer = folder.resolve("out/sector-0/cache/sc-02-data-tree-d.dat");
    while (process.isAlive() && !Files.exists(layer)) {
      Thread.sleep(20);
    }
    boolean deaf = ignoresInterrupts();
    String signal = deaf ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(deaf ? TERMINATED : ExitCodes.CANCELLED);

    assertThat(run(Map.of(), LAUNCHER, "seal", "file", "--out", "out").code()).isZero();
    assertThat(run(Map.of(), LAUNCHER, "inspect", "out").code()).isZero();
  }

  /** A background job of a shell inherits that Ctrl-C is ignored. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
  }

  private Result run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path err = Files.createTempFile(folder, "err", null);
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    return new Result(process.waitFor(), out, Files.readString(err));
  }
}
