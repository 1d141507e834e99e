// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.cli.sector.PossessionDocument;
import org.sealwright.cli.sector.SegmentDocument;
import org.sealwright.cli.sector.SetDocument;
import org.sealwright.storage.testing.Fuzzing;
import org.sealwright.storage.testing.TestData;

/** Documents of segments, sets and proofs of possession, damaged. */
class DocumentFuzzTest {
  private static final int PER_BYTE = 500;

  @TempDir Path folder;

  private Path data;
  private Path read;

  @BeforeEach
  void write() throws IOException {
    data = Files.write(folder.resolve("data"), TestData.stream(1, 3000));
    read = folder.resolve("read");
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  @Test
  void segments() throws IOException {
    Cli.run("segment", "build", data, data, "-o", folder.resolve("AGG"));
    Fuzzing.run(
        "segment document",
        List.of(bytes("AGG.proofs.json")),
        PER_BYTE,
        in -> SegmentDocument.read(Files.write(read, in)).problem());
  }

  @Test
  void setsAndProofs() throws IOException {
    Path set = folder.resolve("SET");
    Path proof = folder.resolve("DOC");
    Cli.run("pdp", "create", set, "--set-id", "3");
    Cli.run("pdp", "add", set, data, data, data);
    Cli.run("pdp", "remove", set, "1");
    Cli.run("pdp", "period", set, "--epoch", "8");
    Cli.run("pdp", "prove", set, "--seed", "5e".repeat(32), "-o", proof);
    Fuzzing.run(
        "set document",
        List.of(bytes("SET")),
        PER_BYTE,
        in -> {
          SetDocument document = SetDocument.read(Files.write(read, in));
          document.summary();
          document.describe(0);
        });
    Fuzzing.run(
        "possession document",
        List.of(bytes("DOC")),
        PER_BYTE,
        in -> PossessionDocument.readCalldata(Files.write(read, in)));
  }
}
