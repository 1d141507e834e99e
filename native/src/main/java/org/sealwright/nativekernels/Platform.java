// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.util.Locale;

/**
 * An operating system and a CPU family, as the build names them.
 *
 * @param os {@code linux}, {@code macos} or whatever the JVM calls it
 * @param arch {@code x86_64}, {@code aarch64} or whatever the JVM calls it
 */
record Platform(String os, String arch) {

  /** The one that this JVM runs on. */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** From the JVM's words for it. */
  static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    return new Platform(
        os.startsWith("mac") ? "macos" : os,
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "arm64", "aarch64" -> "aarch64";
          default -> arch;
        });
  }

  /** Where the library for this platform is among the resources. */
  String resource() {
    String library = os.equals("macos") ? "libsealwright.dylib" : "libsealwright.so";
    return "META-INF/native/" + this + "/" + library;
  }

  /** As in {@code linux-x86_64}. */
  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
