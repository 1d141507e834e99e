// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** {@code commp} against the published vectors. */
class CommpTest {
  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void jsonHasExactlyTheFixedFields() throws IOException {
    for (Json vector : Json.resource("/vectors/pieces/pieces.json").get("pieces").list()) {
      long bytes = vector.get("bytes").number();
      if (bytes > 1 << 20) {
        continue;
      }
      byte[] data = TestData.stream(vector.get("streamSeed").number(), (int) bytes);
      Path file = Files.write(folder.resolve("file"), data);
      Map<String, Object> wanted =
          Map.of(
              "commP", vector.get("root").text(),
              "pieceCid", vector.get("pieceCidV1").text(),
              "pieceCidV2", vector.get("pieceCidV2").text(),
              "payloadSize", (int) bytes,
              "paddedSize", (int) vector.get("size").number());

      assertThat((Map<String, Object>) Cli.run("commp", "--json", file).json().value())
          .isEqualTo(wanted);
      assertThat((Map<String, Object>) Cli.runWith(data, "commp", "-", "--json").json().value())
          .isEqualTo(wanted);
    }
  }

  @Test
  void severalFilesMakeAListWithNames() throws IOException {
    Path a = Files.write(folder.resolve("a"), new byte[1]);
    Path b = Files.write(folder.resolve("b"), new byte[2]);
    Json list = Cli.run("commp", "--json", a, b).json();
    assertThat(list.list()).hasSize(2);
    assertThat(list.list().get(1).get("file").text()).isEqualTo(b.toString());
  }
}
