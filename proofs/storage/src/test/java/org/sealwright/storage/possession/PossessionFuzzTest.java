// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PaddingRule;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.cid.PieceDigest;
import org.sealwright.storage.testing.Fuzzing;

/** Everything of this package that reads bytes, on damaged ones; and judging what was read. */
class PossessionFuzzTest {
  private static final int PER_BYTE = 200;

  @TempDir Path folder;

  @Test
  void calldata() throws IOException {
    SubPieces pieces = SubPieces.random(4, true, folder);
    ProofSet set = pieces.set();
    List<PossessionProof> proofs = new ArrayList<>();
    for (Challenge challenge : set.challenges(pieces.seed(), 3)) {
      proofs.add(pieces.prove(challenge));
    }
    byte[] sample = new PossessionCalldata(set.id(), proofs).encode();
    Fuzzing.run(
        "calldata",
        List.of(sample, new PossessionCalldata(1, List.of()).encode()),
        PER_BYTE,
        in -> {
          PossessionCalldata call = PossessionCalldata.decode(in);
          assertThat(call.encode()).isEqualTo(in);
          boolean proven =
              set.judge(pieces.seed(), call.proofs()) instanceof PossessionVerdict.Proven;
          // Fewer answers hold too; the caller counts them.
          assertThat(proven).isEqualTo(!call.proofs().isEmpty() && isPrefix(call.proofs(), proofs));
        });
  }

  private static boolean isPrefix(List<PossessionProof> some, List<PossessionProof> all) {
    return some.size() <= all.size() && all.subList(0, some.size()).equals(some);
  }

  @Test
  void cidInBinaryAndText() {
    List<byte[]> samples = new ArrayList<>();
    for (int height : new int[] {0, 1, 2, 30, 50}) {
      samples.add(new PieceDigest(Bytes32.ZERO, height, 7).toBytes());
    }
    Fuzzing.run("CID", samples, PER_BYTE, PossessionFuzzTest::readCid);
    List<byte[]> texts =
        samples.stream().map(cid -> PieceDigest.fromBytes(cid).toString().getBytes(UTF_8)).toList();
    Fuzzing.run(
        "CID in text",
        texts,
        PER_BYTE,
        in -> {
          String text = new String(in, UTF_8);
          PieceDigest read = PieceDigest.parse(text);
          assertThat(read).hasToString(text);
          readCid(read.toBytes());
        });
  }

  private static void readCid(byte[] in) {
    PieceDigest digest = PieceDigest.fromBytes(in);
    assertThat(digest.toBytes()).isEqualTo(in);
    ProvablePiece piece = new ProvablePiece(digest);
    assertThat(piece.leafCount()).isBetween(1L, 1L << digest.height());
    assertThat(PieceWords.ofEvent(PieceWords.header(piece), piece.root())).isEqualTo(piece);
    ProofSet set = ProofSet.create(1);
    set.add(piece);
    set.nextProvingPeriod(1);
    Challenge challenge = set.challenges(Bytes32.ZERO, 1).getFirst();
    assertThat(challenge.offset()).isBetween(0L, piece.leafCount() - 1);
    if (digest.height() >= PieceCidV2.MIN_HEIGHT) {
      PieceCidV2 cid = PieceCidV2.fromBytes(in, PaddingRule.PDP_VERIFIER);
      assertThat(piece.cid()).contains(cid);
      assertThat(cid.payloadBytes()).isPositive();
    }
  }

  @Test
  void wordsOfAnEvent() {
    ProvablePiece piece = new ProvablePiece(new PieceDigest(Bytes32.ZERO, 30, 12345));
    byte[] words = Arrays.copyOf(PieceWords.header(piece).toArray(), 64);
    Fuzzing.run(
        "event",
        List.of(words),
        PER_BYTE,
        in -> {
          byte[] both = Arrays.copyOf(in, 64);
          Bytes32 header = Bytes32.of(Arrays.copyOf(both, 32));
          Bytes32 root = Bytes32.of(Arrays.copyOfRange(both, 32, 64));
          ProvablePiece read = PieceWords.ofEvent(header, root);
          assertThat(PieceWords.header(read)).isEqualTo(header);
          assertThat(read.root()).isEqualTo(root);
        });
  }
}
