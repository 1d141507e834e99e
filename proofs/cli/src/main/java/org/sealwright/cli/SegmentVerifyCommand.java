// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.SegmentDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segment verify}: whether the proofs in a document hold. */
@Command(
    name = "verify",
    description = {
      "Judges every proof in DOC: that its piece is in the aggregate that DOC names, and listed in"
          + " the index there. Prints valid (exit code 0), or invalid and the reason (exit code"
          + " 1).",
      "That the aggregate is in a deal is for the chain to say: compare --aggregate with it."
    })
final class SegmentVerifyCommand extends Action {

  @Parameters(paramLabel = "DOC", description = "A document of segment build or segment prove.")
  private String document;

  @Option(
      names = "--aggregate",
      paramLabel = "CID",
      converter = Converters.PieceCidV1.class,
      description = "Demands that this is the aggregate; its version 1 CID.")
  private PieceCid aggregate;

  @Option(
      names = "--piece",
      paramLabel = "CID",
      converter = Converters.PieceCidV1.class,
      description = "Demands that this piece is among those proved; its version 1 CID.")
  private PieceCid piece;

  @Override
  public Integer call() throws IOException {
    Path file = Inputs.readableFile(document);
    Optional<String> problem;
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      SegmentDocument proofs = SegmentDocument.read(file);
      problem = proofs.problem().or(() -> otherThanDemanded(proofs));
      result.put("pieceCid", proofs.aggregate().commPa());
      result.put("size", proofs.aggregate().sizePa().bytes());
      result.put("segments", proofs.segments().size());
    } catch (MalformedInputException e) {
      problem = Optional.of(e.getMessage());
    }
    return printVerdict(problem, result);
  }

  private Optional<String> otherThanDemanded(SegmentDocument proofs) {
    if (aggregate != null && !proofs.aggregate().commPa().equals(aggregate)) {
      return Optional.of("the aggregate is " + proofs.aggregate().commPa());
    }
    boolean there = proofs.segments().stream().anyMatch(s -> s.piece().commPc().equals(piece));
    return piece == null || there ? Optional.empty() : Optional.of("no proof of " + piece);
  }
}
