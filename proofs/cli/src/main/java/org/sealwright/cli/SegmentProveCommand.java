// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sealwright.cli.sector.SegmentDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.segment.AggregateIndex;
import org.sealwright.storage.segment.AggregatePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segment prove}: proofs from a stored aggregate. */
@Command(
    name = "prove",
    description = {
      "Makes proofs for the segments that the index of AGG lists, or for one of them, and writes"
          + " them to DOC. AGG is hashed, so that what is proved is what is there."
    })
final class SegmentProveCommand extends Action {

  @Parameters(paramLabel = "AGG", description = "An aggregate, raw bytes.")
  private String aggregate;

  @Option(
      names = "--piece",
      paramLabel = "CID",
      converter = Converters.PieceCidV1.class,
      description = "Proves this piece only; its version 1 CID.")
  private PieceCid piece;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DOC",
      description = "Where the proofs go.")
  private Path out;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path file = Inputs.readableFile(aggregate);
    Inputs.keepApart(out, List.of(file));
    try (Session session = options.open()) {
      AggregateIndex index =
          Inputs.naming(file, () -> AggregateIndex.ofFile(session.kernels(), file));
      AggregatePlan plan = AggregatePlan.of(index);
      PieceInfo found = session.pieceHasher("CommP of the aggregate").hash(file).pieceInfo();
      if (!found.equals(plan.pieceInfo())) {
        throw new MalformedInputException(
            file
                + " holds more than its segments: it has CommP "
                + found.commP()
                + ", by the index "
                + plan.commP());
      }
      SegmentDocument document = SegmentDocument.of(plan, chosen(plan));
      document.write(out);
      Map<String, Object> result = document.summary(file);
      result.put("proofs", out);
      print(result);
    }
    return ExitCodes.OK;
  }

  private int[] chosen(AggregatePlan plan) {
    List<PieceCid> cids = plan.segments().stream().map(s -> s.pieceCid()).toList();
    int[] chosen =
        IntStream.range(0, cids.size())
            .filter(i -> piece == null || cids.get(i).equals(piece))
            .toArray();
    if (chosen.length == 0) {
      throw new MalformedInputException(
          piece == null ? "the index is empty" : piece + " is not in the index");
    }
    return chosen;
  }
}
