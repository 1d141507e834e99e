// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.Go;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Node;

/**
 * Aggregates at random, compared byte for byte with {@code @web3-storage/data-segment} and with
 * go-data-segment.
 */
class SegmentPeerTest {
  private static final int CASES = Integer.getInteger("sealwright.node.cases", 60);

  /** The peer counts nodes of a row in 32 bits with a sign, so that it fails above 32 GiB. */
  private static final long PEER_MAX = 1L << 35;

  @TempDir Path folder;

  @Test
  void rootsEntriesAndProofsAreThoseOfNode() throws IOException {
    Path peers = Node.require("@web3-storage/data-segment");
    compareAll("@web3-storage/data-segment", input -> Node.run(peers, input, "segments.mjs"));
  }

  @Test
  void rootsEntriesAndProofsAreThoseOfGo() throws IOException {
    Path program = Go.require("segments");
    compareAll("go-data-segment", input -> Go.run(program, input));
  }

  private interface Peer {
    List<String> ask(Path input) throws IOException;
  }

  private void compareAll(String name, Peer peer) throws IOException {
    List<AggregatePlan> plans = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      AggregatePlan plan = plan(i);
      plans.add(plan);
      lines.add(json(plan));
    }
    List<String> answers = peer.ask(Files.write(folder.resolve("cases"), lines));
    assertThat(answers).hasSize(CASES);
    int proofs = 0;
    for (int i = 0; i < CASES; i++) {
      Json answer = Json.read(new ByteArrayInputStream(answers.get(i).getBytes(UTF_8)));
      proofs += compare(plans.get(i), answer);
    }
    System.err.println("compared " + CASES + " aggregates with " + proofs + " proofs with " + name);
  }

  private static AggregatePlan plan(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = seed % 20 == 19 ? 1000 : random.nextInt(1, 60);
    int spread = random.nextInt(1, count == 1000 ? 13 : 22);
    List<PieceInfo> pieces = Aggregates.pieces(seed, count, spread);
    PaddedPieceSize least = AggregatePlan.smallestFor(pieces);
    long bytes = Math.min(least.bytes() << random.nextInt(4), PEER_MAX);
    PaddedPieceSize size = new PaddedPieceSize(Math.max(least.bytes(), bytes));
    return AggregatePlan.of(size, pieces);
  }

  private static String json(AggregatePlan plan) {
    List<String> pieces = new ArrayList<>();
    for (SegmentDesc segment : plan.segments()) {
      int height = segment.pieceInfo().paddedSize().height();
      pieces.add("{\"root\":\"" + segment.commDs() + "\",\"height\":" + height + "}");
    }
    return "{\"size\":\"" + plan.size() + "\",\"pieces\":[" + String.join(",", pieces) + "]}";
  }

  private static int compare(AggregatePlan plan, Json answer) {
    assertThat(plan.commP()).hasToString(answer.get("root").text());
    assertThat(new PieceCidV2(plan.commP(), plan.size().height(), 0))
        .hasToString(answer.get("link").text());
    assertThat(plan.indexArea().maxEntries()).isEqualTo(answer.get("limit").number());
    List<Json> entries = answer.get("entries").list();
    List<Json> proofs = answer.get("proofs").list();
    assertThat(proofs).hasSameSizeAs(plan.segments());
    for (int i = 0; i < proofs.size(); i++) {
      SegmentDesc segment = plan.segments().get(i);
      assertThat(HexFormat.of().formatHex(segment.toBytes())).isEqualTo(entries.get(i).text());
      SegmentProof proof = plan.proof(i);
      assertThat(HexFormat.of().formatHex(SegmentCbor.encode(proof)))
          .isEqualTo(proofs.get(i).get("cbor").text());
      assertThat(proof.subtree()).isEqualTo(path(proofs.get(i).get("subtree")));
      assertThat(proof.entry()).isEqualTo(path(proofs.get(i).get("entry")));
      assertThat(proof.verify(segment.pieceInfo(), plan.pieceInfo())).isTrue();
    }
    return proofs.size();
  }

  private static SegmentPath path(Json path) {
    return new SegmentPath(
        path.get("index").number(),
        path.get("path").list().stream().map(node -> Bytes32.fromHex(node.text())).toList());
  }
}
