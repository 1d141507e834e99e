// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;

/** Documents of updates: the reference's, and altered ones. */
class UpdateDocumentsTest {
  @TempDir Path folder;
  private Path keys;
  private final GoldenUpdate golden = GoldenUpdate.named("s2k-1-proved");

  @BeforeEach
  void keys() throws IOException {
    keys = Files.createDirectory(folder.resolve("keys"));
    golden.writeKey(keys);
    GoldenUpdate.named("s16k-proved").writeKey(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1-proved", "s2k-w2-proved", "s16k-proved"})
  void documentOfTheReferenceIsValid(String name) throws IOException {
    Path document = write(GoldenUpdate.named(name).doc());
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("verify", "--params", keys, document),
            List.of("update", "verify", "--params", keys, document))) {
      Cli.Result result = Cli.run(command.toArray());
      assertThat(result.out()).as(result.err()).isEqualTo("valid\n");
      assertThat(result.code()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "commROld, 0000000000000000000000000000000000000000000000000000000000000000",
    "commRNew, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "commDNew, 0ed89b56e5cf5fb1bebd96a85b949411776b58e87da9fb4552165140c11ea626",
    "commDNew, 0ed8",
    "porepId, 00",
    "apiVersion, 3.0.0",
    "sectorSize, 2048x",
    "kind, seal",
    "kind, updated",
    "proof, ''",
    "proof, 00",
    "proof, zz"
  })
  void changedDocumentIsInvalid(String member, String value) throws IOException {
    Path document = write(golden.with(member, value));
    Cli.Result result = Cli.run("verify", "--params", keys, document);
    assertThat(result.out()).isEqualTo("invalid\n");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void sizeThatCannotBeUpdatedIsInvalidAndOneWithoutKeyHasNoVerdict() throws IOException {
    Path document = write(golden.with("sectorSize", 1L << 30));
    assertThat(Cli.run("verify", "--params", keys, document).code()).isEqualTo(ExitCodes.INVALID);
    write(golden.with("sectorSize", 4096L));
    assertThat(Cli.run("verify", "--params", keys, document).code()).isEqualTo(ExitCodes.IO);
  }

  @Test
  void vanillaProofsAreJudgedWithoutAKey() throws IOException {
    Path dir = Files.createDirectory(folder.resolve("update"));
    Path document = dir.resolve("update.json");
    Files.write(document, GoldenUpdate.named("s16k").doc().toBytes());
    Json verdict = Cli.run("update", "verify", dir, "--json").json();
    assertThat(verdict.get("valid").isTrue()).isTrue();
    assertThat(verdict.get("vanillaProofs").number()).isEqualTo(2);
    assertThat(verdict.get("proof").isTrue()).isFalse();

    List<String> hex =
        GoldenUpdate.named("s16k").vanillaProofs().stream()
            .map(bytes -> HexFormat.of().formatHex(bytes))
            .toList();
    for (List<String> wrong :
        List.of(hex.reversed(), hex.subList(0, 1), List.of("00", "11"), List.<String>of())) {
      Files.write(
          document, GoldenUpdate.named("s16k").with("vanillaProofsBincode", wrong).toBytes());
      Cli.Result result = Cli.run("update", "verify", dir);
      assertThat(result.out()).isEqualTo("invalid\n");
      assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    }
  }

  @Test
  void nothingIsProvedWithoutParameters() throws IOException {
    Path dir = Files.createDirectory(folder.resolve("update"));
    Files.write(dir.resolve("update.json"), GoldenUpdate.named("s2k-1").doc().toBytes());
    Cli.Result result = Cli.run("update", "prove", dir, "--params", keys);
    assertThat(result.code()).isEqualTo(ExitCodes.IO);
    assertThat(result.err()).startsWith("sealwright: missing ");
    assertThat(Cli.run("update").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("update", "prove", folder.resolve("none")).code()).isEqualTo(ExitCodes.IO);
  }

  private Path write(Json document) throws IOException {
    return Files.write(folder.resolve("document.json"), document.toBytes());
  }
}
