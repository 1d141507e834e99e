// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.TestData;

/** Every byte of every file of updates that the reference made, and the way back. */
class GoldenUpdateTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s4k", "s16k", "s32k"})
  void updateIsReproducedAndUndone(String sector) throws IOException {
    SectorPaths old = GoldenUpdate.sealOld(sector, Files.createDirectory(folder.resolve("old")));
    reproduces(GoldenUpdate.named(sector), old, folder);
  }

  /** Encodes, decodes and removes in sub-folders of {@code folder}. */
  static void reproduces(GoldenUpdate golden, SectorPaths old, Path folder) throws IOException {
    SectorUpdater updater = SectorUpdater.builder().kernels(TestData.kernels()).build();
    UpdateConfig config = golden.config();
    Path staged = folder.resolve("new-staged");
    golden.stage(staged);
    assertThat(FileDigest.of(staged, Work.serial())).isEqualTo(golden.bytes("stagedSha256"));
    SectorPaths updated = SectorPaths.in(folder.resolve("updated"));

    UpdateOutput out = updater.encode(config, old, updated, staged, golden.pieces());
    assertThat(out)
        .isEqualTo(
            new UpdateOutput(
                golden.bytes("commROld"),
                golden.bytes("commRNew"),
                golden.bytes("commRLastNew"),
                golden.bytes("commDNew")));
    assertThat(golden.doc().get("h").number()).isEqualTo(config.h());
    assertThat(inventory(updated.cache())).isEqualTo(golden.cache());
    assertThat(FileDigest.of(updated.sealed(), Work.serial()))
        .isEqualTo(golden.bytes("replicaSha256"));

    Path decoded = folder.resolve("decoded");
    updater.decode(config, updated.sealed(), old, out.commDNew(), decoded);
    assertThat(decoded).hasSameBinaryContentAs(staged);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    byte[] data = golden.data();
    updater.decodeRaw(
        config, updated.sealed(), old, out.commDNew(), 0, data.length, Channels.newChannel(raw));
    assertThat(raw.toByteArray()).isEqualTo(data);

    SectorPaths restored = SectorPaths.in(folder.resolve("restored"));
    updater.remove(config, updated, staged, out.commDNew(), out.commROld(), restored);
    assertThat(restored.sealed()).hasSameBinaryContentAs(old.sealed());
    Map<String, Object> wanted = inventory(old.cache());
    wanted.keySet().removeIf(name -> !name.matches("p_aux|t_aux|.*tree-r-last.*"));
    assertThat(inventory(restored.cache())).isEqualTo(wanted);
  }

  private static Map<String, Object> inventory(Path cache) throws IOException {
    Map<String, Object> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(cache)) {
      for (Path file : all.toList()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("bytes", Math.toIntExact(Files.size(file)));
        entry.put("sha256", FileDigest.of(file, Work.serial()).toString());
        files.put(file.getFileName().toString(), entry);
      }
    }
    return files;
  }
}
