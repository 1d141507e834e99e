// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A running peer, bound to its cores; idle unless it was asked for a sample. */
final class Side implements AutoCloseable {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private static final String PEAK = "VmHWM:";

  private final String name;
  private final Process process;
  private final BufferedReader replies;
  private final BufferedWriter requests;

  /**
   * Starts a peer.
   *
   * @param cores how many cores it may use, from core 0 on
   * @param work folder for its caches and its log
   */
  Side(Peer peer, int cores, Path work) throws IOException {
    name = peer.name();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TASKSET)) {
      String list =
          IntStream.range(0, cores).mapToObj(String::valueOf).collect(Collectors.joining(","));
      command.addAll(List.of(TASKSET.toString(), "-c", list));
    }
    command.addAll(peer.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("RAYON_NUM_THREADS", String.valueOf(cores));
    builder.environment().put("GOMAXPROCS", String.valueOf(cores));
    builder.environment().put("FIL_PROOFS_USE_MULTICORE_SDR", "0");
    builder.environment().put("FIL_PROOFS_PARENT_CACHE", work.resolve("parents").toString());
    builder.environment().put("FIL_PROOFS_PARAMETER_CACHE", work.resolve("params").toString());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(work.resolve("sides.log").toFile()));
    process = builder.start();
    replies = process.inputReader(StandardCharsets.UTF_8);
    requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** What a side answered instead of a sample. */
  static final class AbsentException extends Exception {
    private static final long serialVersionUID = 1L;

    AbsentException(String reason) {
      super(reason);
    }
  }

  /**
   * One sample of a workload.
   *
   * @throws AbsentException where the side says that it can't, with its reason
   * @throws IOException where the side broke off
   */
  Sample sample(String line) throws IOException, AbsentException {
    requests.write(line);
    requests.newLine();
    requests.flush();
    String reply = replies.readLine();
    if (reply == null) {
      throw new IOException(name + " ended during: " + line + " (see sides.log)");
    }
    Json json = Json.parse(reply);
    if (json.has("error")) {
      throw new AbsentException(name + ": " + json.text("error"));
    }
    return new Sample(
        json.text("unit"),
        (long) json.number("count"),
        json.numbers("samples").getFirst(),
        json.text("answer"),
        json.has("detail") ? json.text("detail") : "");
  }

  /** The most memory that the program had at one time, or 0 where Linux doesn't tell. */
  long peakBytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(PEAK)) {
        String kibibytes = line.substring(PEAK.length()).replace("kB", "").strip();
        return Long.parseLong(kibibytes) * 1024;
      }
    }
    return 0;
  }

  /** Ends the program: its input is over, and if that isn't enough, it is told to. */
  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
      replies.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
