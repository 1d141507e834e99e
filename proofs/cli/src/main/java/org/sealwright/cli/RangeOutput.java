// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealwright.cli.sector.SafeFile;
import picocli.CommandLine.Option;

/** Which bytes are wanted, and where they go. */
final class RangeOutput {
  /** What a sector or an update has in its folder, beside documents. */
  private static final Set<String> RESERVED =
      Set.of("sealed", "staged", "cache", "journal.jsonl", "journal.jsonl.lock");

  @Option(
      names = "--offset",
      paramLabel = "BYTES",
      converter = Converters.ByteCount.class,
      description = "First byte wanted, 0 by default.")
  private Long offset;

  @Option(
      names = "--length",
      paramLabel = "BYTES",
      converter = Converters.ByteCount.class,
      description = "Bytes wanted; all to the end by default.")
  private Long length;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where they go; standard output by default, which - stands for too.")
  private String output = "-";

  /** Writes a range of bytes. */
  @FunctionalInterface
  interface Source {
    /** Writes the bytes {@code offset .. offset + length - 1}. */
    void copyTo(long offset, long length, WritableByteChannel out) throws IOException;
  }

  /** First byte wanted. */
  long offset() {
    return offset == null ? 0 : offset;
  }

  /** Bytes wanted of {@code total}. */
  long length(long total) {
    return length == null ? Math.max(0, total - offset()) : length;
  }

  /** Whether neither option was given. */
  boolean isAll() {
    return offset == null && length == null;
  }

  /** Checks that data and JSON don't go to the same place. */
  void requireApart(Action command) {
    if (output.equals("-") && command.json()) {
      throw command.usage("--json needs -o FILE, since the data go to standard output");
    }
  }

  /** Checks that no file of the sector or update in a folder would be replaced. */
  void requireOutside(Action command, Path folder) throws IOException {
    Path file = Path.of(output).toAbsolutePath();
    if (output.equals("-") || !Files.exists(folder) || !Files.exists(file.getParent())) {
      return;
    }
    // As the folder itself is, through whatever links the two names lead.
    Path place = file.getParent().toRealPath().resolve(file.getFileName());
    Path root = folder.toRealPath();
    if (place.startsWith(root)) {
      String name = root.relativize(place).getName(0).toString();
      if (RESERVED.contains(name) || name.endsWith(".json")) {
        throw command.usage("-o " + output + " would replace what belongs to " + folder);
      }
    }
  }

  /**
   * Writes the bytes.
   *
   * @return what to report where they went to a file
   */
  Optional<Map<String, Object>> write(Console console, long total, Source source)
      throws IOException {
    long wanted = length(total);
    if (output.equals("-")) {
      OutputStream out = new Checked(console);
      source.copyTo(offset(), wanted, Channels.newChannel(out));
      out.flush();
      return Optional.empty();
    }
    Path file = Path.of(output);
    SafeFile.write(file, out -> source.copyTo(offset(), wanted, out));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file);
    result.put("offset", offset());
    result.put("length", wanted);
    return Optional.of(result);
  }

  /** Tells of what was written to a file. */
  void report(Action command, Map<String, Object> result) {
    if (command.json()) {
      command.printJson(result);
    } else {
      command.console().say("wrote %d bytes to %s", result.get("length"), result.get("file"));
    }
  }

  /** Standard output: a PrintStream swallows errors, and its close is not ours to call. */
  private static final class Checked extends FilterOutputStream {
    private final Console console;

    Checked(Console console) {
      super(console.out());
      this.console = console;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      console.out().write(bytes, from, count);
      if (console.out().checkError()) {
        throw new IOException("cannot write to standard output");
      }
    }
  }
}
