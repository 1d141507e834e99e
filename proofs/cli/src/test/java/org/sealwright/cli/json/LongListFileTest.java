// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.testing.Json;

/** Documents with a list that is too long for memory, and such as are none. */
class LongListFileTest {
  private static final String DOCUMENT =
      """
      {"kind": "window", "list": ["aa", "b\\u0062", ""],
       "nested": {"list": [1, 2.5, null, true], "number": 18446744073709551615}, "after": -7}
      """;

  @TempDir Path folder;

  private LongListFile file(String text) throws IOException {
    return new LongListFile(Files.writeString(folder.resolve("document.json"), text), "list");
  }

  private static List<String> texts(LongListFile file) throws IOException {
    List<String> texts = new ArrayList<>();
    file.forEach((place, text) -> texts.add(text));
    return texts;
  }

  @Test
  void listAndRestAreReadApart() throws IOException {
    LongListFile file = file(DOCUMENT);
    assertThat(texts(file)).containsExactly("aa", "bb", "");
    JsonDocument rest = file.rest();
    assertThat(rest.members()).containsOnlyKeys("kind", "nested", "after");
    assertThat(rest.object("nested").orElseThrow().unsigned("number")).isEqualTo(-1L);
    assertThat(texts(file("{}"))).isEmpty();
    assertThat(texts(file("{\"list\": null}"))).isEmpty();
  }

  @Test
  void copyChangesWhatItIsTold() throws IOException {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("kind", null);
    changes.put("proof", "00ff");
    changes.put("after", 8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file(DOCUMENT).copy(out, changes);
    Json copy = Json.read(new ByteArrayInputStream(out.toByteArray()));
    Json before = Json.read(new ByteArrayInputStream(DOCUMENT.getBytes(UTF_8)));
    assertThat(((Map<?, ?>) copy.value()).keySet())
        .map(Object::toString)
        .containsExactly("list", "nested", "proof", "after");
    for (String same : List.of("list", "nested")) {
      assertThat(copy.get(same)).isEqualTo(before.get(same));
    }
    assertThat(copy.get("proof").text()).isEqualTo("00ff");
    assertThat(copy.get("after").number()).isEqualTo(8);
    assertThat(out.toString(UTF_8)).endsWith("\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{\"list\": 7}",
        "{\"list\": {}}",
        "{\"list\": [7]}",
        "{\"list\": [[]]}",
        "{\"list\": [null]}",
        "{} {}",
        "{}x",
        "{\"a\"}",
        "nonsense"
      })
  void whatIsNoSuchDocumentIsMalformed(String text) throws IOException {
    LongListFile file = file(text);
    assertThatThrownBy(() -> texts(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("document.json");
  }

  @Test
  void whateverIsCutOffIsMalformed() throws IOException {
    byte[] whole = DOCUMENT.strip().getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      LongListFile file = file(new String(Arrays.copyOf(whole, length), UTF_8));
      assertThatThrownBy(file::rest).isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> texts(file)).isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> file.copy(new ByteArrayOutputStream(), Map.of()))
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void onlyTheListMayBeLong() throws IOException {
    String text = "0".repeat(1 << 20);
    Path path = folder.resolve("long.json");
    int texts = (JsonDocument.MAX_BYTES >> 20) + 1;
    for (String name : List.of("list", "other")) {
      try (BufferedWriter out = Files.newBufferedWriter(path)) {
        out.write("{\"" + name + "\": [");
        for (int i = 0; i < texts; i++) {
          out.write((i == 0 ? "\"" : ", \"") + text + "\"");
        }
        out.write("], \"kind\": \"window\"}");
      }
      LongListFile file = new LongListFile(path, "list");
      if (name.equals("list")) {
        assertThat(file.rest().text("kind")).isEqualTo("window");
        int[] seen = new int[1];
        file.forEach((place, one) -> seen[0]++);
        assertThat(seen[0]).isEqualTo(texts);
      } else {
        assertThatThrownBy(file::rest)
            .isInstanceOf(MalformedInputException.class)
            .hasMessageContaining("far too large");
      }
    }
  }
}
