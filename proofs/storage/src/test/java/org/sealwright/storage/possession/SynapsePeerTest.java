// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Node;
import org.sealwright.storage.testing.TestData;

/** CIDs of pieces and calldata against {@code @filoz/synapse-core}, the network's own SDK. */
class SynapsePeerTest {
  private static final int CASES = Integer.getInteger("sealwright.node.cases", 60);

  /** It has no proof of its own, so these need not prove anything. */
  private static final int MAX_PROOFS = 8;

  @TempDir Path folder;

  @Test
  void cidsAndCalldataAreThoseOfTheSdk() throws IOException {
    Path peers = Node.require("@filoz/synapse-core");
    List<List<byte[]>> data = new ArrayList<>();
    List<PossessionCalldata> calls = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      SplittableRandom random = new SplittableRandom(i);
      data.add(pieces(random));
      calls.add(call(random));
      lines.add(line(data.get(i), calls.get(i)));
    }
    Path input = Files.write(folder.resolve("cases"), lines);
    List<String> answers = Node.run(peers, input, "synapse.mjs");
    assertThat(answers).hasSize(CASES);
    int pieces = 0;
    int proofs = 0;
    for (int i = 0; i < CASES; i++) {
      Json answer = Json.read(new ByteArrayInputStream(answers.get(i).getBytes(UTF_8)));
      pieces += comparePieces(data.get(i), answer.get("pieces").list());
      compareCall(calls.get(i), answer);
      proofs += calls.get(i).proofs().size();
    }
    System.err.println(
        "compared " + pieces + " pieces and " + CASES + " calls with " + proofs + " proofs");
  }

  private static List<byte[]> pieces(SplittableRandom random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      // The SDK's hasher knows no payload below 65 bytes.
      int length = random.nextInt(65, 128 << random.nextInt(0, 8));
      boolean border = random.nextInt(3) == 0;
      pieces.add(TestData.stream(i, border ? 127 << random.nextInt(6) : length));
    }
    return pieces;
  }

  private static PossessionCalldata call(SplittableRandom random) {
    List<PossessionProof> proofs = new ArrayList<>();
    for (int i = random.nextInt(MAX_PROOFS); i >= 0; i--) {
      List<Bytes32> path = new ArrayList<>();
      for (int node = random.nextInt(PossessionProof.MAX_PATH + 1); node > 0; node--) {
        path.add(bytes32(random));
      }
      proofs.add(new PossessionProof(bytes32(random), path));
    }
    return new PossessionCalldata(1 + (random.nextLong() >>> random.nextInt(2, 60)), proofs);
  }

  private static Bytes32 bytes32(SplittableRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private static String line(List<byte[]> pieces, PossessionCalldata call) throws IOException {
    Map<String, Object> line =
        Map.of(
            "pieces",
            pieces.stream().map(HexFormat.of()::formatHex).toList(),
            "setId",
            Long.toString(call.setId()),
            "proofs",
            describe(call),
            "calldata",
            HexFormat.of().formatHex(call.encode()));
    return new String(new Json(line).toBytes(), UTF_8);
  }

  private static List<Map<String, Object>> describe(PossessionCalldata call) {
    return call.proofs().stream()
        .map(
            proof ->
                Map.<String, Object>of(
                    "leaf",
                    proof.leaf().toString(),
                    "path",
                    proof.path().stream().map(Bytes32::toString).toList()))
        .toList();
  }

  private int comparePieces(List<byte[]> data, List<Json> theirs) throws IOException {
    for (int i = 0; i < data.size(); i++) {
      Path file = Files.write(folder.resolve("piece"), data.get(i));
      PieceCidV2 cid = PieceHasher.create().hash(file).pieceCidV2();
      assertThat(cid).hasToString(theirs.get(i).get("cid").text());
      assertThat(HexFormat.of().formatHex(cid.toBytes()))
          .isEqualTo(theirs.get(i).get("bytes").text());
      assertThat("" + cid.payloadBytes()).isEqualTo(theirs.get(i).get("size").text());
    }
    return data.size();
  }

  private static void compareCall(PossessionCalldata call, Json theirs) {
    String calldata = HexFormat.of().formatHex(call.encode());
    assertThat(calldata).isEqualTo(theirs.get("calldata").text());
    assertThat(PossessionCalldata.decode(HexFormat.of().parseHex(calldata))).isEqualTo(call);
    assertThat(theirs.get("method").text()).isEqualTo("provePossession");
    assertThat(theirs.get("setId").text()).isEqualTo("" + call.setId());
    assertThat(theirs.get("proofs")).isEqualTo(new Json(describe(call)));
  }
}
