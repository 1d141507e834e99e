// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sealwright.cli.sector.SegmentDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.segment.AggregatePlan;
import org.sealwright.storage.segment.AggregateWriter;
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
      List<Source> sources = sources(session);
      List<PieceInfo> pieces = sources.stream().map(Source::piece).toList();
      PaddedPieceSize wanted =
          size == null ? AggregatePlan.smallestFor(pieces) : new PaddedPieceSize(size);
      AggregatePlan plan = AggregatePlan.of(wanted, pieces);
      List<SegmentData> data = sources.stream().map(s -> SegmentData.of(s.file())).toList();
      AggregateWriter writer = new AggregateWriter(session.kernels(), session.work());
      writer.write(plan, data, out);
      check(session, plan);
      writer.writeIndex(plan, sibling(".index"));
      List<Path> names = sources.stream().map(Source::file).toList();
      SegmentDocument document = SegmentDocument.of(plan, names);
      document.write(sibling(".proofs.json"));
      print(document.summary(out));
    }
    return ExitCodes.OK;
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

  /** A file that changed after it was hashed would make an aggregate of another commitment. */
  private void check(Session session, AggregatePlan plan) throws IOException {
    PieceInfo made = session.pieceHasher("check").hash(out).pieceInfo();
    if (!made.equals(plan.pieceInfo())) {
      Files.delete(out);
      throw new MalformedInputException(
          "a FILE changed while it was read: the aggregate has CommP "
              + made.commP()
              + ", wanted "
              + plan.commP());
    }
  }

  private Path sibling(String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }
}
