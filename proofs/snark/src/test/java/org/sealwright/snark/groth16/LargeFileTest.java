// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.ParameterLayout.Section;

/** A file as large as that of the 32 GiB PoRep opens at once: a hole, but for its counts. */
class LargeFileTest {
  /** Counts of the order of the 32 GiB PoRep's, more than 2 GiB of every vector. */
  private static final ParameterLayout LAYOUT =
      ParameterLayout.of(2, (1L << 27) - 1, 130_169_893, 130_170_221, 60_000_000);

  @TempDir Path folder;

  @Test
  void itIsMappedAndNotLoaded() throws IOException {
    Path path = folder.resolve("large.params");
    writeHole(path);
    try (ProvingKey key = ProvingKey.open(path)) {
      assertThat(key.byteSize()).isEqualTo(LAYOUT.bytes()).isGreaterThan(40L << 30);
      assertThat(key.verifyingKey()).isEqualTo(Tiny.verifyingKey());
      assertThat(key.h().count()).isEqualTo((1L << 27) - 1);
      assertThat(key.bG2().count()).isEqualTo(60_000_000);
      key.bG2().requireFinite(59_999_990, 10);
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> key.bG2().check(Work.serial()))
          .withMessageStartingWith("b_g2[0]");
    }
  }

  @Test
  void shortByOneByteItIsRefused() throws IOException {
    Path path = folder.resolve("large.params");
    writeHole(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(LAYOUT.bytes() - 1);
    }
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> ProvingKey.open(path).close())
        .withMessageContaining("b_g2");
  }

  private static void writeHole(Path path) throws IOException {
    Files.deleteIfExists(path);
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(Tiny.verifyingKey().toBytes()), 0);
      for (Section section :
          Arrays.asList(LAYOUT.h(), LAYOUT.l(), LAYOUT.a(), LAYOUT.bG1(), LAYOUT.bG2())) {
        channel.write(ByteBuffer.allocate(4).putInt(0, (int) section.count()), section.position());
      }
      channel.write(ByteBuffer.allocate(1), LAYOUT.bytes() - 1);
    } catch (IOException e) {
      Assumptions.abort("skipped: no file with a hole of 40 GiB here: " + e.getMessage());
    }
  }
}
