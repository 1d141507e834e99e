// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.snark.parameters.ParameterDigest;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.Json;

/** {@code params}, with a server on this machine in place of the network. */
class ParamsTest {
  private static final SectorParameters WINDOW =
      new SectorParameters(SectorProof.WINDOW, SectorSize.KIB_2);
  private static final String VK = WINDOW.fileName(ParameterKind.VERIFYING_KEY);

  @TempDir Path folder;

  @Test
  void namesAreThoseOfThePublishedFiles() {
    List<Json> all = Cli.run("params", "names", "--json").json().list();
    assertThat(all).hasSize(2 * 5 * 10 + 1);
    assertThat(all.stream().filter(file -> file.get("digest").value() != null)).hasSize(45);
    Cli.Result one = Cli.run("params", "names", "--size", "2KiB", "--only", "window");
    assertThat(one.out().lines())
        .hasSize(2)
        .first()
        .isEqualTo("0e0958009936b9d5e515ec97b8cb792d  " + VK);
    assertThat(Cli.run("params", "names", "--size", "4KiB", "--only", "porep").out())
        .contains("not published");
    assertThat(Cli.run("params", "names", "--only", "srs").out()).contains(".srs").hasLineCount(1);
  }

  @Test
  void listTellsWhatIsThere() throws IOException {
    Files.writeString(folder.resolve(VK), "no key");
    Files.writeString(folder.resolve("v28-else.params"), "x");
    List<Json> files = Cli.run("params", "list", "--params", folder, "--json").json().list();
    assertThat(files)
        .extracting(file -> file.get("purpose").text(), file -> file.get("state").text())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("unknown", "unpublished"),
            org.assertj.core.groups.Tuple.tuple("window 2KiB", "different"));
    assertThat(Cli.run("params", "list", "--params", folder).out())
        .contains("window 2KiB", "different");
    assertThat(Cli.run("params", "list", "--params", folder.resolve("none")).code())
        .isEqualTo(ExitCodes.IO);
  }

  @Test
  void checkJudges() throws IOException {
    Object[] all = {"params", "check", "--params", folder};
    assertThat(Cli.run(all).code()).isZero();
    Cli.Result missing =
        Cli.run("params", "check", "--params", folder, "--size", "2KiB", "--only", "window");
    assertThat(missing.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(missing.out()).hasLineCount(2).contains("missing", VK);
    Files.writeString(folder.resolve(VK), "no key");
    assertThat(Cli.run(all).code()).isEqualTo(ExitCodes.INVALID);
    Json json = Cli.run("params", "check", "--params", folder, "--json").json();
    assertThat(json.get("valid").isTrue()).isFalse();
    assertThat(json.get("files").list()).hasSize(1);
  }

  @Test
  void fetchDownloadsVerifiesAndContinues() throws IOException {
    byte[] key = "verifying key".getBytes(UTF_8);
    Path manifest =
        Files.writeString(
            folder.resolve("parameters.json"),
            "{\"%s\":{\"cid\":\"QmKey\",\"digest\":\"%s\",\"sector_size\":2048}}"
                .formatted(VK, ParameterDigest.of(key)));
    HttpServer server = serving(Map.of("/ipfs/QmKey", key));
    try {
      Object[] fetch = {
        "params",
        "fetch",
        "--size",
        "2KiB",
        "--only",
        "window",
        "--manifest",
        manifest,
        "--params",
        folder.resolve("in/here"),
        "--mirror",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/ipfs/"
      };
      Cli.Result result = Cli.run(fetch);
      assertThat(result.err()).isEmpty();
      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith("window 2KiB").contains(VK);
      assertThat(folder.resolve("in/here").resolve(VK)).hasBinaryContent(key);
      Json row = Cli.run(with(fetch, "--json")).json().list().getFirst();
      assertThat(row.get("digest").text()).isEqualTo(ParameterDigest.of(key).hex());
      Files.writeString(folder.resolve("in/here").resolve(VK), "my own");
      assertThat(Cli.run(fetch).code()).isEqualTo(ExitCodes.INVALID);
      assertThat(Cli.run(with(fetch, "--replace")).code()).isZero();
    } finally {
      server.stop(0);
    }
  }

  private static Object[] with(Object[] args, Object more) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.add(more);
    return all.toArray();
  }

  private static HttpServer serving(Map<String, byte[]> files) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
    return server;
  }

  @Test
  void fetchThatFailsIsNoInvalidProof() throws IOException {
    HttpServer server = serving(Map.of());
    try {
      String mirror = "http://127.0.0.1:" + server.getAddress().getPort();
      Cli.Result result =
          Cli.run(
              "params",
              "fetch",
              "--size",
              "2KiB",
              "--vk-only",
              "--params",
              folder,
              "--mirror",
              mirror);
      assertThat(result.err()).contains("no mirror delivers", mirror, "404");
      assertThat(result.code()).isEqualTo(ExitCodes.IO);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void generateMakesAllThreeFilesOnce() throws IOException {
    Object[] generate = {
      "params", "generate", "--size", "2KiB", "--only", "window", "--params", folder
    };
    Cli.Result made = Cli.run(with(generate, "--json"));
    assertThat(made.code()).isZero();
    assertThat(made.json().list())
        .extracting(row -> Path.of(row.get("file").text()).getFileName().toString())
        .containsExactly(
            VK,
            WINDOW.fileName(ParameterKind.METADATA),
            WINDOW.fileName(ParameterKind.PROVING_KEY));
    // Lengths that groth16.md, section 8, computes from the circuit.
    assertThat(folder.resolve(VK)).hasSize(3_076);
    assertThat(folder.resolve(WINDOW.fileName(ParameterKind.PROVING_KEY))).hasSize(11_501_496);
    assertThat(folder.resolve(WINDOW.fileName(ParameterKind.METADATA)))
        .hasContent("{\"sector_size\":2048}");
    byte[] key = Files.readAllBytes(folder.resolve(VK));
    assertThat(folder.resolve(WINDOW.fileName(ParameterKind.PROVING_KEY)).toFile())
        .satisfies(file -> assertThat(Files.readAllBytes(file.toPath())).startsWith(key));
    assertThat(Cli.run(generate).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("params", "list", "--params", folder).out())
        .hasLineCount(3)
        .contains("different", "unpublished");
  }

  @Test
  void theFolderComesFromOptionVariableOrDefault() {
    ParameterFolder none = new ParameterFolder();
    assertThat(none.path(Map.of())).hasToString("/var/tmp/filecoin-proof-parameters");
    assertThat(none.path(Map.of("FIL_PROOFS_PARAMETER_CACHE", "/else"))).hasToString("/else");
    assertThat(none.path(Map.of("FIL_PROOFS_PARAMETER_CACHE", "")))
        .hasToString("/var/tmp/filecoin-proof-parameters");
  }
}
