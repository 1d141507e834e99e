// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.PossessionDocument;
import org.sealwright.cli.sector.SetDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.possession.Challenge;
import org.sealwright.storage.possession.PieceTree;
import org.sealwright.storage.possession.PossessionProof;
import org.sealwright.storage.possession.ProvablePiece;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pdp prove}: answers to the challenges. */
@Command(
    name = "prove",
    description = {
      "Answers the challenges of this period from the set's files and writes the answers to DOC,"
          + " also as the calldata of provePossession. Reads each challenged file whole, or, with"
          + " --trees, only once and 127 KiB for each challenge after that."
    })
final class PdpProveCommand extends SetAction {

  @Mixin private ChallengeOptions challenge;

  @Option(
      names = "--trees",
      paramLabel = "DIR",
      description =
          "Folder where the upper parts of the trees are kept: 32 bytes for each 127 KiB.")
  private Path trees;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DOC",
      description = "Where the proof goes.")
  private Path out;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    SetDocument document = open();
    Inputs.keepApart(out, inputs(document));
    List<Challenge> challenges = document.set().challenges(challenge.seed(), challenge.count());
    List<PossessionProof> proofs = new ArrayList<>();
    try (Session session = options.open()) {
      Map<Long, PieceTree> opened = new HashMap<>();
      for (Challenge one : challenges) {
        PieceTree tree = opened.get(one.pieceId());
        if (tree == null) {
          tree = tree(session, document, one.pieceId());
          opened.put(one.pieceId(), tree);
        }
        proofs.add(tree.prove(one.offset()));
      }
    }
    PossessionDocument proof =
        PossessionDocument.of(document.set(), challenge.seed(), challenges, proofs);
    proof.write(out);
    print(proof.summary());
    return ExitCodes.OK;
  }

  private List<Path> inputs(SetDocument document) throws IOException {
    List<Path> inputs = new ArrayList<>(List.of(path()));
    for (int id = 0; id < document.set().size(); id++) {
      if (document.file(id).isPresent()) {
        inputs.add(Inputs.path(document.file(id).get()));
      }
    }
    return inputs;
  }

  private PieceTree tree(Session session, SetDocument document, long id) throws IOException {
    Path file =
        Inputs.readableFile(
            document
                .file(id)
                .orElseThrow(
                    () ->
                        new MalformedInputException(
                            "piece "
                                + id
                                + " is challenged, and was added by its CID alone: it has no file"
                                + " to prove it from")));
    PieceCidV2 cid =
        document
            .set()
            .piece(id)
            .flatMap(ProvablePiece::cid)
            .orElseThrow(() -> new MalformedInputException("piece " + id + " can hold no data"));
    if (trees == null) {
      return PieceTree.build(session.kernels(), file, cid, session.work());
    }
    Path kept = Files.createDirectories(trees).resolve(cid + ".tree");
    if (Files.exists(kept)) {
      try {
        return PieceTree.open(session.kernels(), file, cid, kept);
      } catch (MalformedInputException e) {
        console().say("%s; making it anew", e.getMessage());
      }
    }
    PieceTree made = PieceTree.build(session.kernels(), file, cid, session.work());
    made.save(kept);
    return made;
  }
}
