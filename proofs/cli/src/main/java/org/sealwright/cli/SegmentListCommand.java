// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.storage.segment.AggregateIndex;
import org.sealwright.storage.segment.SegmentDesc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segment list}: what the index of an aggregate says. */
@Command(
    name = "list",
    description = {
      "Reads the index at the end of AGG and prints a line for each entry in use: place, piece CID,"
          + " raw offset and raw length of its data, ok or why it can't be served. Nothing is"
          + " hashed."
    })
final class SegmentListCommand extends Action {

  @Parameters(paramLabel = "AGG", description = "An aggregate, raw bytes.")
  private String aggregate;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path file = Inputs.readableFile(aggregate);
    AggregateIndex index;
    try (Session session = options.open()) {
      index = Inputs.naming(file, () -> AggregateIndex.ofFile(session.kernels(), file));
    }
    if (json()) {
      List<Map<String, Object>> entries = new ArrayList<>();
      index.entries().forEach(entry -> entries.add(describe(entry)));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("size", index.area().aggregate().bytes());
      result.put("maxEntries", index.area().maxEntries());
      result.put("entries", entries);
      printJson(result);
    } else {
      index
          .entries()
          .forEach(
              entry ->
                  console()
                      .out()
                      .println(
                          String.format(
                              "%-6d %s %-14s %-14s %s",
                              entry.place(),
                              entry.segment().pieceCid(),
                              Long.toUnsignedString(entry.segment().unpaddedOffset()),
                              Long.toUnsignedString(entry.segment().unpaddedLength()),
                              status(entry))));
    }
    return ExitCodes.OK;
  }

  private static String status(AggregateIndex.Entry entry) {
    return entry.problem().map(Enum::name).orElse("ok");
  }

  private static Map<String, Object> describe(AggregateIndex.Entry entry) {
    SegmentDesc segment = entry.segment();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("place", entry.place());
    out.put("pieceCid", segment.pieceCid());
    out.put("offset", Long.toUnsignedString(segment.offset()));
    out.put("size", Long.toUnsignedString(segment.size()));
    out.put("rawOffset", Long.toUnsignedString(segment.unpaddedOffset()));
    out.put("rawLength", Long.toUnsignedString(segment.unpaddedLength()));
    out.put("status", status(entry));
    return out;
  }
}
