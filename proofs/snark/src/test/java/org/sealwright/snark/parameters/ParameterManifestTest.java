// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;

class ParameterManifestTest {
  private static final String GOOD =
      "{\"a.vk\":{\"cid\":\"Qm1\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":2048},"
          + "\"b.srs\":{\"digest\":\"ffeeddccbbaa99887766554433221100\",\"sector_size\":0,\"cid\":\"Qm2\"}}";

  @TempDir Path folder;

  private static ParameterManifest parse(String json) throws IOException {
    return parse(json.getBytes(UTF_8));
  }

  private static ParameterManifest parse(byte[] json) throws IOException {
    return ParameterManifest.read("manifest", new ByteArrayInputStream(json));
  }

  @Test
  void readsTheFormOfTheReference() throws IOException {
    ParameterManifest.Entry srs = parse(GOOD).get("b.srs");
    assertThat(srs.cid()).isEqualTo("Qm2");
    assertThat(srs.digest().hex()).isEqualTo("ffeeddccbbaa99887766554433221100");
    assertThat(srs.sectorBytes()).isZero();
    assertThat(parse(GOOD).entries())
        .extracting(ParameterManifest.Entry::name)
        .containsExactly("a.vk", "b.srs");
    Path file = Files.writeString(folder.resolve("parameters.json"), GOOD);
    assertThat(ParameterManifest.read(file).entries()).isEqualTo(parse(GOOD).entries());
    assertThat(parse("{}").entries()).isEmpty();
  }

  @Test
  void unknownFilesAreNotPublished() throws IOException {
    ParameterManifest manifest = parse(GOOD);
    assertThat(manifest.find("c.vk")).isEmpty();
    assertThatThrownBy(() -> manifest.get("c.vk"))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.reason()).isEqualTo(ParameterException.Reason.NOT_PUBLISHED))
        .hasMessageContaining("c.vk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{\"a\":7}",
        "{\"a\":{}}",
        "{} {}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\"}}",
        "{\"a\":{\"cid\":\"Q\",\"sector_size\":0}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"0\",\"sector_size\":0}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899AABBCCDDEEFF\",\"sector_size\":0}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":-1}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":1e3}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\","
            + "\"sector_size\":99999999999999999999}}",
        "{\"a\":{\"cid\":\"Q/..\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0}}",
        "{\"a\":{\"cid\":7,\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0}}",
        "{\"a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0,"
            + "\"x\":1}}",
        "{\"../a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0}}",
        "{\".a\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0}}",
        "{\"\":{\"cid\":\"Q\",\"digest\":\"00112233445566778899aabbccddeeff\",\"sector_size\":0}}"
      })
  void refusesEverythingElse(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("manifest");
  }

  @Test
  void refusesNamesGivenTwice() {
    String entry = GOOD.substring(1, GOOD.indexOf("},") + 1);
    assertThatThrownBy(() -> parse("{" + entry + "," + entry + "}"))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void isBounded() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatThrownBy(() -> ParameterManifest.read("endless", endless))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("endless");
    assertThatThrownBy(() -> parse("{\"a\":".repeat(1000)))
        .isInstanceOf(MalformedInputException.class);
  }

  @Property(tries = 500)
  void damageIsTyped(
      @ForAll @IntRange(max = 1000) int place, @ForAll byte value, @ForAll boolean cut) {
    byte[] bytes = GOOD.getBytes(UTF_8);
    int at = place % bytes.length;
    byte[] damaged = cut ? java.util.Arrays.copyOf(bytes, at) : bytes.clone();
    if (!cut) {
      damaged[at] = value;
    }
    try {
      assertThat(parse(damaged).entries()).hasSizeBetween(1, 2);
    } catch (MalformedInputException e) {
      assertThat(e).hasMessageContaining("manifest");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void metadataIsTheReferences() throws IOException {
    Path file = folder.resolve("x.meta");
    new ParameterMetadata(2048).write(file);
    assertThat(file).hasContent("{\"sector_size\":2048}");
    assertThat(ParameterMetadata.read(file)).isEqualTo(new ParameterMetadata(2048));
    for (String bad : new String[] {"{}", "", "{\"sector_size\":-1}", "{\"sector\":1}", "[]"}) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> ParameterMetadata.read(file))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("x.meta");
    }
  }
}
