// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Digests;
import org.sealwright.storage.testing.TestData;

/** What a slip on the command line must not cost: the sector, or its update. */
class UpdateFoldersTest {
  @TempDir Path folder;
  private Path file;
  private Path sector;
  private Path update;

  @BeforeEach
  void encode() throws IOException {
    file = Files.write(folder.resolve("file"), TestData.stream(12, 1500));
    Path old = Files.write(folder.resolve("old"), TestData.stream(11, 2000));
    Path sealed = folder.resolve("sealed");
    assertThat(Cli.run("seal", old, "--out", sealed).code()).isZero();
    sector = sealed.resolve("sector-0");
    update = folder.resolve("update");
    assertThat(encode(update).code()).isZero();
  }

  private Cli.Result encode(Path out) {
    return Cli.run("update", "encode", sector, "--data", file, "--out", out);
  }

  /** Digest of every file below a folder; links are named, not followed. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.toList()) {
        all.put(
            folder.relativize(each).toString(),
            Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                ? HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(each)))
                : "");
      }
    }
    return all;
  }

  @Test
  void decodingReplacesNoFileOfTheSectors() throws IOException {
    Map<String, String> before = contents(folder);
    Path link = Files.createSymbolicLink(folder.resolve("link"), sector);
    for (Path out :
        List.of(
            sector.resolve("sealed"),
            sector.resolve("staged"),
            sector.resolve("sector.json"),
            sector.resolve("journal.jsonl"),
            sector.resolve("cache").resolve("p_aux"),
            link.resolve("sealed"),
            sector.resolve("cache").resolve("..").resolve("sealed"),
            update.resolve("sealed"),
            update.resolve("staged"),
            update.resolve("update.json"),
            update.resolve("cache").resolve("sc-02-data-tree-r-last.dat"),
            update.resolve("cache").resolve("new"))) {
      Cli.Result result = Cli.run("update", "decode", update, "-o", out);
      assertThat(result.code()).as("%s: %s", out, result.err()).isEqualTo(ExitCodes.USAGE);
      assertThat(result.err()).contains("would replace");
    }
    Path replica = sector.resolve("sealed");
    assertThat(Cli.run("update", "decode", update, "-o", replica, "--length", 10).code())
        .isEqualTo(ExitCodes.USAGE);
    Files.delete(link);
    assertThat(contents(folder)).isEqualTo(before);
    Path out = update.resolve("out");
    assertThat(Cli.run("update", "decode", update, "-o", out).code()).isZero();
    assertThat(Cli.run("update", "decode", update, "-o", out).code()).isZero();
    assertThat(out).hasSameBinaryContentAs(file);
  }

  @Test
  void unsealingReplacesNoFileOfTheSector() throws IOException {
    Map<String, String> before = contents(sector);
    for (String name : new String[] {"sealed", "commit1.json", "cache/p_aux"}) {
      Cli.Result result = Cli.run("unseal", sector, "-o", sector.resolve(name));
      assertThat(result.code()).as(name).isEqualTo(ExitCodes.USAGE);
    }
    assertThat(contents(sector)).isEqualTo(before);
  }

  @Test
  void folderOfASectorTakesNoUpdate() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), sector);
    Files.delete(sector.resolve("staged"));
    Map<String, String> before = contents(sector);
    for (Path out : List.of(sector, link)) {
      Cli.Result result = encode(out);
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCodes.INVALID);
      assertThat(result.err()).contains("another folder");
      Cli.Result piped =
          Cli.runWith(new byte[] {1}, "update", "encode", sector, "--data", "-", "--out", out);
      assertThat(piped.code()).isEqualTo(ExitCodes.INVALID);
      assertThat(contents(sector)).isEqualTo(before);
    }
    Path sealed = sector.getParent();
    Map<String, String> all = contents(sealed);
    assertThat(encode(sealed).code()).isEqualTo(ExitCodes.INVALID);
    assertThat(contents(sealed)).isEqualTo(all);
  }

  @Test
  void temporaryLinksAreNotWrittenThrough() throws IOException {
    Map<String, String> before = contents(sector);
    for (String name : new String[] {"update.json", "staged"}) {
      Files.delete(update.resolve(name));
      Files.createSymbolicLink(
          update.resolve(name + ".sealwright-tmp"), sector.resolve("sealed").toAbsolutePath());
    }
    Cli.Result result = encode(update);
    assertThat(contents(sector)).isEqualTo(before);
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void restoringIntoTheUpdateOrAStrangersFolderIsRefused() throws IOException {
    Map<String, String> before = contents(folder);
    Path other = folder.resolve("other");
    assertThat(Cli.run("update", "remove", update, "--out", update).code())
        .isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.run("update", "remove", update, "--out", sector).code())
        .isEqualTo(ExitCodes.INVALID);
    assertThat(contents(folder)).isEqualTo(before);
    assertThat(Cli.run("update", "remove", update, "--out", other).code()).isZero();
    before.keySet().forEach(name -> assertThat(contentsOf(name)).isEqualTo(before.get(name)));
  }

  private String contentsOf(String name) {
    try {
      return contents(folder).get(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void impossiblePathsInADocumentAreComplaintsNotBugs() throws IOException {
    Path document = update.resolve("update.json");
    String text = Files.readString(document);
    String key = sector.toAbsolutePath().toString();
    for (String wrong : new String[] {"\\u0000", "/none", ""}) {
      Files.writeString(document, text.replace("\"" + key + "\"", "\"" + wrong + "\""));
      for (Object[] command :
          new Object[][] {
            {"update", "decode", update}, {"inspect", update}, {"update", "verify", update}
          }) {
        assertThat(Cli.run(command).err()).doesNotContain("this is a bug");
      }
    }
    Files.writeString(document, text.replace("\"p_aux\"", "\"p\\u0000aux\""));
    Cli.Result inspected = Cli.run("inspect", update);
    assertThat(inspected.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(inspected.err()).doesNotContain("this is a bug");
  }
}
