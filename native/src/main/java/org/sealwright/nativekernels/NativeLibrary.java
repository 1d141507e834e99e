// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.sealwright.hashing.Digests;

/**
 * The C library of this module, loaded, or the reason why it isn't.
 *
 * <p>The bytes are read from the jar once, held against the digest that the build put beside them,
 * and it is those bytes, in a temporary file that only this user may read and that is gone again as
 * soon as it is loaded, that the JVM gets. Thread-safe; a loaded library stays loaded.
 */
public final class NativeLibrary {
  /** Must be what {@code sw_abi_version} returns. */
  static final int ABI_VERSION = 8;

  private static final FunctionDescriptor STATUS = FunctionDescriptor.of(ValueLayout.JAVA_INT);

  private final SymbolLookup symbols;
  private final String cause;

  private NativeLibrary(SymbolLookup symbols, String cause) {
    this.symbols = symbols;
    this.cause = cause;
  }

  /** The library that came with this module; loaded on the first call. */
  public static NativeLibrary bundled() {
    return Bundled.LIBRARY;
  }

  /** Whether it is loaded. */
  public boolean isAvailable() {
    return symbols != null;
  }

  /** Why it isn't loaded, and the remedy; empty if it is. */
  public Optional<String> unavailabilityCause() {
    return Optional.ofNullable(cause);
  }

  /** Loads the library of {@code platform} from wherever {@code resources} finds it. */
  static NativeLibrary load(Platform platform, Function<String, URL> resources) {
    URL library = resources.apply(platform.resource());
    URL digest = resources.apply(platform.resource() + ".sha256");
    if (library == null || digest == null) {
      return unavailable(
          "no native library for " + platform + ": build the module there with a C compiler");
    }
    try {
      byte[] bytes = read(library);
      String wanted = new String(read(digest), US_ASCII).strip();
      String got = sha256(bytes);
      if (!got.equals(wanted)) {
        return unavailable(
            "the native library's SHA-256 is " + got + ", not " + wanted + ": rebuild the module");
      }
      return checkVersion(open(bytes));
    } catch (IOException e) {
      return unavailable("cannot unpack the native library: " + e);
    } catch (IllegalCallerException e) {
      return unavailable(
          "native access is denied: add --enable-native-access=org.sealwright.nativekernels"
              + " (class path: ALL-UNNAMED)");
    } catch (IllegalArgumentException e) {
      return unavailable(
          "the system refuses the native library ("
              + e.getMessage()
              + "): is java.io.tmpdir mounted noexec?");
    } catch (UnsupportedOperationException e) {
      return unavailable("this JVM cannot call native functions: " + e.getMessage());
    }
  }

  /** A function of the loaded library, both with and without heap access. */
  @SuppressWarnings("restricted") // what this module is for; denied access was reported at loading
  NativeFunction function(String name, FunctionDescriptor descriptor) {
    MemorySegment address = symbols.findOrThrow(name);
    Linker linker = Linker.nativeLinker();
    return new NativeFunction(
        linker.downcallHandle(address, descriptor),
        linker.downcallHandle(address, descriptor, Linker.Option.critical(true)));
  }

  /** Calls a function {@code int name(void)}. */
  int status(String name) {
    try {
      return (int) function(name, STATUS).plain().invokeExact();
    } catch (Throwable e) {
      throw NativeFunction.failure(name, e);
    }
  }

  private static NativeLibrary unavailable(String cause) {
    return new NativeLibrary(null, cause);
  }

  private static NativeLibrary checkVersion(NativeLibrary library) {
    int version = library.status("sw_abi_version");
    return version == ABI_VERSION
        ? library
        : unavailable(
            "the native library has version " + version + ", not " + ABI_VERSION + ": rebuild it");
  }

  @SuppressWarnings("restricted") // see function
  private static NativeLibrary open(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("sealwright", ".so");
    try {
      Files.write(file, bytes);
      return new NativeLibrary(SymbolLookup.libraryLookup(file, Arena.global()), null);
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }

  /** Loads on first use, so that having the module on the path costs nothing. */
  private static final class Bundled {
    static final NativeLibrary LIBRARY =
        load(Platform.current(), name -> NativeLibrary.class.getResource("/" + name));
  }
}
