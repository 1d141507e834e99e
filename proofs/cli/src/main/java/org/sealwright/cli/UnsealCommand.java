// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.cli.sector.SafeFile;
import org.sealwright.cli.sector.SealedData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal}: the data back out of the replica. */
@Command(
    name = "unseal",
    description = {
      "Gets data back out of the replicas in DIR: the file that the short form of seal sealed, or"
          + " all raw bytes of a single sector, or any range of either.",
      "Needs sealed and sector.json only; where the last layer is gone, it is computed again."
    })
final class UnsealCommand extends FolderAction {

  @Option(
      names = "--offset",
      paramLabel = "BYTES",
      converter = Converters.ByteCount.class,
      description = "First byte wanted, 0 by default.")
  private long offset;

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

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    boolean toStandardOutput = output.equals("-");
    if (toStandardOutput && json()) {
      throw usage("--json needs -o FILE, since the data go to standard output");
    }
    try (Session session = options.open()) {
      SealedData data = SealedData.in(session, folder);
      long wanted = length == null ? Math.max(0, data.length() - offset) : length;
      data.requireRange(offset, wanted);
      if (toStandardOutput) {
        copyToStandardOutput(data, wanted);
      } else {
        Path file = Path.of(output);
        SafeFile.write(file, out -> data.copyTo(offset, wanted, out));
        report(file, wanted);
      }
    }
    return ExitCodes.OK;
  }

  private void copyToStandardOutput(SealedData data, long wanted) throws IOException {
    // A PrintStream swallows errors, and its close is not ours to call.
    OutputStream out =
        new FilterOutputStream(console().out()) {
          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            console().out().write(bytes, from, count);
            if (console().out().checkError()) {
              throw new IOException("cannot write to standard output");
            }
          }
        };
    WritableByteChannel channel = Channels.newChannel(out);
    data.copyTo(offset, wanted, channel);
    out.flush();
  }

  private void report(Path file, long bytes) {
    if (json()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("file", file);
      result.put("offset", offset);
      result.put("length", bytes);
      printJson(result);
    } else {
      console().say("wrote %d bytes to %s", bytes, file);
    }
  }
}
