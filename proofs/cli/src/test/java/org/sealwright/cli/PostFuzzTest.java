// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.cli.sector.PoStDocument;
import org.sealwright.cli.sector.PoStMerge;
import org.sealwright.cli.sector.PoStVanilla;
import org.sealwright.cli.sector.ProofDocument;
import org.sealwright.hashing.SealwrightException;
import org.sealwright.storage.testing.GoldenPoSt;

/** Whatever happens to a document about a proof of spacetime, what is thrown has a type of ours. */
class PostFuzzTest {
  private static final int ROUNDS = 1500;
  private static final String SYNTAX = "{}[],:\"09-.ex\\";

  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k", "window-partition"})
  void onlyTypedExceptionsEscape(String name) throws IOException {
    byte[] golden = document(name);
    Path file = folder.resolve("document.json");
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Files.write(file, altered(golden));
      refused += refused(file) ? 1 : 0;
    }
    assertThat(refused)
        .as("seed %d: some are sound still, some are not", seed)
        .isBetween(1, ROUNDS - 1);
  }

  private boolean refused(Path file) throws IOException {
    try {
      ProofDocument document = ProofDocument.read(file);
      assertThat(document.toMap()).isNotEmpty();
      PoStMerge.read(List.of(file, file));
      return false;
    } catch (SealwrightException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    try {
      PoStDocument document = PoStDocument.read(file);
      new PoStVanilla(file).read(document.statement(), document.statement());
      return false;
    } catch (SealwrightException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    return true;
  }

  /** Some bytes changed, cut out, doubled or put elsewhere. */
  private byte[] altered(byte[] golden) {
    int length = golden.length;
    // Most of a document is the hexadecimal digits of vanilla proofs; the beginning counts more.
    int at = random.nextInt(random.nextBoolean() ? Math.min(length, 3000) : length);
    int to = Math.min(length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(golden, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> to = length;
      case 2 -> {
        out.write(golden, at, to - at);
        out.write(golden, at, to - at);
      }
      case 3 -> out.write(SYNTAX.charAt(random.nextInt(SYNTAX.length())));
      default -> {
        int from = random.nextInt(length);
        out.write(golden, from, Math.min(40, length - from));
      }
    }
    out.write(golden, to, length - to);
    return out.toByteArray();
  }

  private static byte[] document(String name) {
    return name.equals("window-partition")
        ? new String(GoldenPoSt.named("window-2k").json().toBytes(), UTF_8)
            .replaceFirst("\"window\"", "\"window-partition\", \"partition\": 1")
            .getBytes(UTF_8)
        : GoldenPoSt.named(name).json().toBytes();
  }
}
