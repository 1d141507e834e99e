// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Json;

/** Runs commands in this process, with streams of their own. */
final class Cli {

  /** What a command did. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  record Result(int code, byte[] bytes, String err) {
    String out() {
      return new String(bytes, UTF_8);
    }

    Json json() {
      try {
        return Json.read(new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Cli() {}

  static Result run(Object... args) {
    return runWith(new byte[0], args);
  }

  static Result runWith(byte[] input, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            false,
            80);
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code = Main.run(console, texts);
    return new Result(code, out.toByteArray(), err.toString(UTF_8));
  }

  /** The long form's arguments for a golden sector, its pieces written to {@code folder}. */
  static List<Object> sealArguments(GoldenSector golden, Path folder, Path dir) throws IOException {
    List<Object> args = identity(golden);
    args.addAll(List.of("--dir", dir));
    for (int i = 0; i < golden.pieces().size(); i++) {
      Path piece = folder.resolve("piece-" + i);
      Files.write(piece, golden.data(i));
      args.add(piece);
    }
    return args;
  }

  /** The options that say which sector. */
  static List<Object> identity(GoldenSector golden) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("--sector-size", golden.size().bytes()));
    args.addAll(List.of("--porep-id", golden.bytes("porepId")));
    args.addAll(List.of("--api-version", golden.get("apiVersion").text()));
    if (!golden.get("feature").text().isEmpty()) {
      args.addAll(List.of("--feature", golden.get("feature").text()));
    }
    args.addAll(List.of("--prover-id", golden.bytes("proverId")));
    args.addAll(List.of("--sector-id", Long.toUnsignedString(golden.get("sectorId").number())));
    args.addAll(List.of("--ticket", golden.bytes("ticket"), "--seed", golden.bytes("seed")));
    return args;
  }

  static Object[] with(List<Object> rest, Object... first) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all.toArray();
  }
}
