// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenKeys;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.Json;

/** Documents with proofs of spacetime: the reference's, and altered ones. */
class PostDocumentsTest {
  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void keys() throws IOException {
    keys = GoldenKeys.post(Files.createDirectory(folder.resolve("keys")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void documentOfTheReferenceIsValid(String name) throws IOException {
    Cli.Result result = verify(GoldenPoSt.named(name).json());
    assertThat(result.out()).as(result.err()).isEqualTo("valid\n");
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          window-2k,  apiVersion, 1.2.0
          window-2k,  apiVersion, null
          window-2k,  kind, winning
          window-2k,  randomness, 0000000000000000000000000000000000000000000000000000000000000000
          window-2k,  randomness, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
          window-2k,  proverId, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
          window-2k,  proverId, null
          window-2k,  sectors, null
          window-2k,  sectors, ''
          window-2k,  proof, null
          window-2k,  proof, ''
          window-2k,  proof, 00
          winning-2k, apiVersion, 1.2.0
          winning-2k, kind, window
          winning-2k, randomness, 0000000000000000000000000000000000000000000000000000000000000000
          winning-2k, sectorSize, 2049
          winning-2k, proof, zz
          """)
  void changedDocumentIsInvalid(String name, String member, String value) throws IOException {
    Cli.Result result = verify(with(name, member, value));
    assertThat(result.out()).isEqualTo("invalid\n");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
  }

  /** As the reference has it: the old versions are one, the prover's id proves nothing. */
  @ParameterizedTest
  @CsvSource({
    "window-2k, apiVersion, 1.0.0",
    "winning-2k, apiVersion, 1.0.0",
    "window-2k, proverId, 0000000000000000000000000000000000000000000000000000000000000000"
  })
  void whatMakesNoDifferenceLeavesItValid(String name, String member, String value)
      throws IOException {
    assertThat(verify(with(name, member, value)).out()).isEqualTo("valid\n");
  }

  @Test
  void sectorsCountOnceInAnyOrder() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    List<Object> sectors = new ArrayList<>();
    golden.get("sectors").list().reversed().forEach(sector -> sectors.add(sector.value()));
    sectors.add(sectors.getFirst());
    assertThat(verify(replaced(golden, "sectors", sectors)).out()).isEqualTo("valid\n");
    assertThat(verify(replaced(golden, "sectors", sectors.subList(0, 2))).out())
        .isEqualTo("invalid\n");
  }

  @Test
  void winningPoStIsOfOneSectorThatIsListedOnce() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("winning-2k");
    Object sector = golden.get("sectors").list().getFirst().value();
    assertThat(verify(replaced(golden, "sectors", List.of(sector, sector))).out())
        .isEqualTo("invalid\n");
  }

  @Test
  void whatFollowsTheDocumentMakesItInvalid() throws IOException {
    Path file = folder.resolve("document.json");
    Files.write(file, GoldenPoSt.named("window-2k").json().toBytes());
    Files.writeString(file, "\n ", StandardOpenOption.APPEND);
    assertThat(Cli.run("verify", "--params", keys, file).out()).isEqualTo("valid\n");
    Files.writeString(file, "{}", StandardOpenOption.APPEND);
    assertThat(Cli.run("verify", "--params", keys, file).out()).isEqualTo("invalid\n");
  }

  @Test
  void otherSizeOrDamagedKeyHasNoVerdict() throws IOException {
    Json larger = replaced(GoldenPoSt.named("window-2k"), "sectorSize", 4096);
    Cli.Result missing = verify(larger);
    assertThat(missing.code()).isEqualTo(ExitCodes.IO);
    assertThat(missing.out()).isEmpty();
    try (var files = Files.list(keys)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[100]);
      }
    }
    Cli.Result damaged = verify(GoldenPoSt.named("window-2k").json());
    assertThat(damaged.code()).isEqualTo(ExitCodes.IO);
    assertThat(damaged.out()).isEmpty();
  }

  private Cli.Result verify(Json document) throws IOException {
    Path file = Files.write(folder.resolve("document.json"), document.toBytes());
    return Cli.run("verify", "--params", keys, file);
  }

  private static Json with(String name, String member, String value) {
    Object typed = member.equals("sectorSize") ? Long.valueOf(value) : value;
    return replaced(
        GoldenPoSt.named(name),
        member,
        member.equals("sectors") && value != null ? List.of() : typed);
  }

  @SuppressWarnings("unchecked")
  private static Json replaced(GoldenPoSt golden, String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) golden.json().value());
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return new Json(members);
  }
}
