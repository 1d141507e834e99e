// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.SegmentDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.segment.AggregatePlan;
import org.sealwright.storage.segment.AggregateWriter;
import org.sealwright.storage.segment.IndexArea;
import org.sealwright.storage.segment.SegmentData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segment build}: an aggregate of files. */
@Command(
    name = "build",
    description = {
      "Puts FILEs into an aggregate, in the order given, and writes it to AGG, its index alone to"
          + " AGG.index, and the proofs of all to AGG.proofs.json. The aggregate is hashed before"
          + " it counts as made."
    })
final class SegmentBuildCommand extends Action {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of any length from 1 byte.")
  private List<String> files;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "AGG",
      description = "Where the aggregate goes: raw bytes, 127 for every 128 of SIZE.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      converter = Converters.ByteCount.class,
      description = "Padded size of the aggregate, a power of two; the smallest by default.")
  private Long size;

  @Option(
      names = "--largest-first",
      description = "Places the largest first, which leaves no gaps, instead of the order given.")
  private boolean largestFirst;

  @Mixin private WorkOptions options;

  /** A file and what it commits to. */
  private record Source(Path file, PieceInfo piece) {}

  @Override
  public Integer call() throws IOException {
    try (Session session = options.open()) {
      PaddedPieceSize wanted = wantedSize();
      List<Source> sources = sources(session);
      List<Path> names = sources.stream().map(Source::file).toList();
      Path index = sibling(".index");
      Path proofs = sibling(".proofs.json");
      for (Path made : List.of(out, index, proofs)) {
        Inputs.keepApart(made, names);
      }
      List<PieceInfo> pieces = sources.stream().map(Source::piece).toList();
      AggregatePlan plan =
          AggregatePlan.of(wanted == null ? AggregatePlan.smallestFor(pieces) : wanted, pieces);
      AggregateWriter writer = new AggregateWriter(session.kernels(), session.work());
      write(session, writer, plan, names);
      writer.writeIndex(plan, index);
      SegmentDocument document = SegmentDocument.of(plan, names);
      document.write(proofs);
      Map<String, Object> result = document.summary(out);
      result.put("index", index);
      result.put("proofs", proofs);
      print(result);
    }
    return ExitCodes.OK;
  }

  private PaddedPieceSize wantedSize() {
    try {
      return size == null ? null : new IndexArea(new PaddedPieceSize(size)).aggregate();
    } catch (MalformedInputException e) {
      throw usage("--size: " + e.getMessage());
    }
  }

  private List<Source> sources(Session session) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String file : files) {
      Path path = Inputs.readableFile(file);
      PieceInfo piece =
          Inputs.naming(
              path,
              () ->
                  session.pieceHasher("CommP of " + Inputs.shortName(file)).hash(path).pieceInfo());
      sources.add(new Source(path, piece));
    }
    if (largestFirst) {
      sources.sort(Comparator.comparing((Source s) -> s.piece().paddedSize()).reversed());
    }
    return sources;
  }

  /** Writes the aggregate under another name, and gives it its own when it was found good. */
  private void write(Session session, AggregateWriter writer, AggregatePlan plan, List<Path> names)
      throws IOException {
    Path unchecked = sibling(".unchecked");
    try {
      writer.write(plan, names.stream().map(SegmentData::of).toList(), unchecked);
      // A file that changed after it was hashed would make an aggregate of another commitment.
      PieceInfo made = session.pieceHasher("check").hash(unchecked).pieceInfo();
      if (!made.equals(plan.pieceInfo())) {
        throw new MalformedInputException(
            "a FILE changed while it was read: the aggregate has CommP "
                + made.commP()
                + ", wanted "
                + plan.commP());
      }
      Inputs.rename(unchecked, out);
    } finally {
      Files.deleteIfExists(unchecked);
    }
  }

  private Path sibling(String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }
}
