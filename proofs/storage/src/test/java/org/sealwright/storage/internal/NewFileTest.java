// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.storage.SectorFileException;

/** Files in the making, and who else has a hand on them. */
class NewFileTest {
  @TempDir Path folder;

  private NewFile create(Path target) throws SectorFileException {
    return NewFile.create(target, 64, new Cancellation());
  }

  @Test
  void nameComesWithTheContentsAndNotBefore() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "before");
    try (NewFile file = create(target)) {
      file.segment().fill((byte) 7);
      assertThat(target).hasContent("before");
    }
    assertThat(target).hasContent("before");
    try (NewFile file = create(target)) {
      file.segment().fill((byte) 7);
      file.commit();
    }
    assertThat(Files.readAllBytes(target)).hasSize(64).containsOnly(7);
    assertThat(folder).isDirectoryNotContaining("glob:**" + NewFile.SUFFIX);
  }

  @Test
  void temporaryLinkIsNotWrittenThrough() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path target = folder.resolve("target");
    Path temporary = folder.resolve("target" + NewFile.SUFFIX);
    Files.createSymbolicLink(temporary, precious);
    NewFile.write(target, new byte[] {1, 2, 3});
    assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
    Files.createSymbolicLink(temporary, precious);
    try (NewFile file = create(target)) {
      file.segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 9);
      file.commit();
    }
    assertThat(Files.readAllBytes(target)).hasSize(64).startsWith(9);
    assertThat(precious).hasContent("precious");
  }

  /** Else the first would give the target's name to what the second has not finished. */
  @Test
  void fileOfSomebodyElseUnderTheTemporaryNameIsNotGivenTheTargets() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "before");
    try (NewFile first = create(target)) {
      first.segment().fill((byte) 1);
      try (NewFile second = create(target)) {
        assertThatThrownBy(first::commit)
            .isInstanceOf(SectorFileException.class)
            .hasMessageContaining("target")
            .hasMessageContaining("somebody else");
        assertThat(target).hasContent("before");
        second.segment().fill((byte) 2);
        second.commit();
      }
    }
    assertThat(Files.readAllBytes(target)).hasSize(64).containsOnly(2);
  }
}
