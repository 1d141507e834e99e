// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.storage.piece.PieceCommitment;
import org.sealwright.storage.piece.PieceHasher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code commp}: piece commitments of files. */
@Command(
    name = "commp",
    description = {
      "Computes the piece commitment (CommP) of each FILE, with zeros up to the next piece size.",
      "--json prints commP, pieceCid, pieceCidV2, payloadSize, paddedSize; a list of them, each with"
          + " its file, where there are several files."
    })
final class CommpCommand extends Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of any length from 1 byte; - is standard input.")
  private List<String> files;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (files.stream().filter(Inputs::isStandardInput).count() > 1) {
      throw usage("standard input (-) can be given once only");
    }
    List<Map<String, Object>> results = new ArrayList<>();
    try (Session session = options.open()) {
      for (String file : files) {
        results.add(describe(hash(session, file)));
      }
    }
    if (files.size() == 1) {
      print(results.getFirst());
      return ExitCodes.OK;
    }
    for (int i = 0; i < results.size(); i++) {
      Map<String, Object> named = new LinkedHashMap<>();
      named.put("file", files.get(i));
      named.putAll(results.get(i));
      results.set(i, named);
    }
    if (json()) {
      printJson(results);
    } else {
      results.forEach(this::print);
    }
    return ExitCodes.OK;
  }

  private PieceCommitment hash(Session session, String file) throws IOException {
    PieceHasher hasher = session.pieceHasher("CommP of " + Inputs.shortName(file));
    if (Inputs.isStandardInput(file)) {
      return hasher.hash(console().in());
    }
    Path path = Inputs.readableFile(file);
    return Inputs.naming(path, () -> hasher.hash(path));
  }

  /** The fields that scripts rely on, in their order. */
  static Map<String, Object> describe(PieceCommitment piece) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("commP", piece.commP());
    fields.put("pieceCid", piece.pieceCid());
    fields.put("pieceCidV2", piece.pieceCidV2());
    fields.put("payloadSize", piece.payloadSize());
    fields.put("paddedSize", piece.paddedSize().bytes());
    return fields;
  }
}
