// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelSelection;

/** What happens where the library is absent, damaged or forbidden: a reason, never an exception. */
class NativeLibraryTest {
  private static final Platform HERE = Platform.current();

  @TempDir private Path folder;

  @Test
  void isAbsentWhereTheJarHasNone() {
    NativeLibrary library = NativeLibrary.load(new Platform("plan9", "vax"), this::find);
    assertThat(library.isAvailable()).isFalse();
    assertThat(library.unavailabilityCause())
        .get()
        .asString()
        .contains("no native library for plan9-vax");
  }

  @Test
  void isRefusedWhereItsDigestDiffers() throws Exception {
    byte[] bytes = bundled();
    bytes[bytes.length / 2] ^= 1;
    put(bytes, digest(bundled()));
    assertCause("SHA-256 is " + digest(bytes) + ", not " + digest(bundled()));
  }

  @Test
  void isRefusedWhereItIsNoLibrary() throws Exception {
    byte[] bytes = "not a library".getBytes(UTF_8);
    put(bytes, digest(bytes));
    assertCause("the system refuses the native library");
  }

  @Test
  void isRefusedWhereItIsEmpty() throws Exception {
    put(new byte[0], digest(new byte[0]));
    assertCause("the system refuses the native library");
  }

  @Test
  void loadsFromAnyPlaceThatHoldsIt() throws Exception {
    put(bundled(), digest(bundled()) + "\n");
    assertThat(NativeLibrary.load(HERE, this::find).isAvailable()).isTrue();
  }

  @Test
  void reachesTheReportAsAReason() {
    NativeLibrary absent = NativeLibrary.load(new Platform("plan9", "vax"), this::find);
    List<KernelOffer<?>> offers = new NativeKernelProvider(absent).offers(KernelSelection.auto());
    assertThat(offers)
        .isNotEmpty()
        .allSatisfy(
            offer ->
                assertThat(offer)
                    .isInstanceOfSatisfying(
                        KernelOffer.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains("plan9-vax")));
  }

  /** In a JVM of its own, as the flag holds for the whole of one. */
  @Test
  void namesTheFlagWhereNativeAccessIsDenied() throws Exception {
    bundled();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--illegal-native-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                PrintCause.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output)
        .contains("native access is denied: add --enable-native-access=")
        .contains("ALL-UNNAMED");
  }

  @Test
  void platformsHaveOneName() {
    assertThat(Platform.of("Linux", "amd64")).hasToString("linux-x86_64");
    assertThat(Platform.of("Mac OS X", "aarch64")).hasToString("macos-aarch64");
    assertThat(Platform.of("Linux", "riscv64").resource())
        .isEqualTo("META-INF/native/linux-riscv64/libsealwright.so");
  }

  /** Program of {@link #namesTheFlagWhereNativeAccessIsDenied}. */
  static final class PrintCause {
    private PrintCause() {}

    public static void main(String[] args) {
      System.out.println(NativeLibrary.bundled().unavailabilityCause().orElse("available"));
    }
  }

  private void assertCause(String text) {
    NativeLibrary library = NativeLibrary.load(HERE, this::find);
    assertThat(library.isAvailable()).isFalse();
    assertThat(library.unavailabilityCause()).get().asString().contains(text);
  }

  private URL find(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? file.toUri().toURL() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(byte[] library, String digest) throws IOException {
    Path file = folder.resolve(HERE.resource());
    Files.createDirectories(file.getParent());
    Files.write(file, library);
    Files.writeString(folder.resolve(HERE.resource() + ".sha256"), digest);
  }

  private static byte[] bundled() throws IOException {
    try (InputStream in = NativeLibrary.class.getResourceAsStream("/" + HERE.resource())) {
      assumeTrue(in != null, "skipped: built without a C compiler");
      return in.readAllBytes();
    }
  }

  private static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
