// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.SectorFileException;

/** Files that are whole or absent, whoever else has a hand on them. */
class SafeFileTest {
  @TempDir Path folder;

  @Test
  void failureLeavesWhatWasThere() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "before");
    assertThatThrownBy(
            () ->
                SafeFile.write(
                    target,
                    out -> {
                      out.write(ByteBuffer.wrap("half".getBytes(UTF_8)));
                      throw new IOException("full");
                    }))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("full");
    assertThat(target).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**" + SafeFile.SUFFIX);
  }

  /** What the second has not finished must not get the name. */
  @Test
  void secondWriterOfTheSameFileIsNoticed() throws IOException {
    Path target = folder.resolve("target");
    assertThatThrownBy(
            () ->
                SafeFile.write(
                    target,
                    out -> {
                      out.write(ByteBuffer.wrap("first".getBytes(UTF_8)));
                      SafeFile.writeText(target, "second");
                    }))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("somebody else");
    assertThat(target).hasContent("second");
  }

  @Test
  void temporaryLinkIsNotWrittenThrough() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path target = folder.resolve("target");
    Files.createSymbolicLink(folder.resolve("target" + SafeFile.SUFFIX), precious);
    SafeFile.writeText(target, "text");
    assertThat(target).hasContent("text");
    assertThat(precious).hasContent("precious");
  }
}
