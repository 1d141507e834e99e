// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.testing.Go;
import org.sealwright.storage.testing.Json;

/**
 * Pieces made of sub-pieces against Curio's own code: their CIDs, the challenges, every proof. What
 * it answered once is a golden file; where it is built, what it answers now.
 */
class CurioPeerTest {
  private static final int CASES = Integer.getInteger("sealwright.go.cases", 60);

  @TempDir Path folder;

  @Test
  void curioAnsweredThus() throws IOException {
    List<Json> golden = Json.resource("/vectors/possession/curio.json").get("answers").list();
    assertThat(golden).hasSizeGreaterThan(3);
    for (int i = 0; i < golden.size(); i++) {
      compare(SubPieces.random(i + 1, true, folder), golden.get(i));
    }
  }

  @Test
  void curioAnswersThus() throws IOException {
    List<SubPieces> sets = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Path program = Go.require("curio");
    for (int i = 0; i < CASES; i++) {
      sets.add(SubPieces.random(i + 1, true, folder));
      lines.add(sets.getLast().question(sets.getLast().set()));
    }
    List<String> answers = Go.run(program, Files.write(folder.resolve("cases"), lines));
    assertThat(answers).hasSize(CASES);
    int proofs = 0;
    long cached = 0;
    for (int i = 0; i < CASES; i++) {
      Json answer = parse(answers.get(i));
      proofs += compare(sets.get(i), answer);
      cached += answer.get("cached").number();
    }
    assertThat(cached).isPositive();
    System.err.println(
        "compared "
            + CASES
            + " sets of sub-pieces with "
            + proofs
            + " proofs with Curio, "
            + cached
            + " of them from its cached layers");
  }

  /** Where the sub-pieces have so much padding that their sum would fit a smaller tree. */
  @Test
  void curioNamesTreesTooSmallWhichWeRefuse() throws IOException {
    Path program = Go.require("curio");
    List<SubPieces> sets = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      sets.add(SubPieces.random(1000 + i, false, folder));
      lines.add(sets.getLast().question(null));
    }
    List<String> answers = Go.run(program, Files.write(folder.resolve("cases"), lines));
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      List<Json> pieces = parse(answers.get(i)).get("pieces").list();
      for (int piece = 0; piece < pieces.size(); piece++) {
        PieceCidV2 theirs = PieceCidV2.parse(pieces.get(piece).get("pieceCid").text());
        List<PieceCidV2> parts = sets.get(i).cids(piece);
        long leaves = parts.stream().mapToLong(part -> 1L << part.height()).sum();
        if (leaves > 1L << theirs.height()) {
          assertThatThrownBy(() -> CompositePiece.of(parts))
              .isInstanceOf(MalformedInputException.class)
              .hasMessageContaining("their CID would say " + theirs.height());
          refused++;
        } else {
          assertThat(CompositePiece.of(parts).cid()).isEqualTo(theirs);
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static int compare(SubPieces sub, Json answer) throws IOException {
    List<Json> pieces = answer.get("pieces").list();
    assertThat(pieces).hasSize(sub.count());
    for (int piece = 0; piece < pieces.size(); piece++) {
      assertThat(sub.cids(piece))
          .extracting(PieceCidV2::toString)
          .isEqualTo(pieces.get(piece).get("subPieces").list().stream().map(Json::text).toList());
      assertThat(CompositePiece.of(sub.cids(piece)).cid())
          .hasToString(pieces.get(piece).get("pieceCid").text());
    }
    ProofSet set = sub.set();
    List<Challenge> challenges = set.challenges(sub.seed(), sub.challenges());
    assertThat(challenges)
        .extracting(Challenge::leaf)
        .isEqualTo(answer.get("challenges").list().stream().map(Json::number).toList());
    List<Json> proofs = answer.get("proofs").list();
    List<PossessionProof> theirs = new ArrayList<>();
    for (int i = 0; i < challenges.size(); i++) {
      theirs.add(proof(proofs.get(i)));
      assertThat(sub.prove(challenges.get(i))).as("proof %d", i).isEqualTo(theirs.getLast());
    }
    assertThat(set.judge(sub.seed(), theirs)).isEqualTo(new PossessionVerdict.Proven(challenges));
    return proofs.size();
  }

  private static PossessionProof proof(Json json) {
    return new PossessionProof(
        Bytes32.fromHex(json.get("leaf").text()),
        json.get("path").list().stream().map(node -> Bytes32.fromHex(node.text())).toList());
  }

  private static Json parse(String line) throws IOException {
    return Json.read(new ByteArrayInputStream(line.getBytes(UTF_8)));
  }
}
