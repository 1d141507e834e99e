// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Puzzle, time lock and matrices against the vectors. */
class ProofsGoldenTest {
  private static final GoldenJson FILE = GoldenJson.resource("/ionet/proofs.json");
  private static final Hash256 BEACON = Hash256.fromHex(FILE.text("beacon"));
  private static final Hash256 DEVICE = Hash256.fromHex(FILE.text("device"));

  @Test
  void puzzle() {
    GoldenJson.checkAll(
        "proofs.json, pow",
        FILE.list("pow"),
        row -> {
          WorkPuzzle puzzle =
              new WorkPuzzle(row.number("block"), DEVICE, BEACON, (int) row.number("gpu"));
          int bits = (int) row.number("bits");
          long nonce = row.number("nonce");
          assertThat(puzzle.seed()).hasToString(row.text("seed"));
          assertThat(puzzle.digest(nonce)).hasToString(row.text("digest"));
          assertThat(puzzle.search(bits, 0, 1 << 20)).hasValue(nonce);
          assertThat(puzzle.accepts(nonce, bits)).isTrue();
          assertThat(puzzle.accepts(nonce, puzzle.digest(nonce).leadingZeroBits() + 1)).isFalse();
        });
  }

  @Test
  void timeLock() {
    GoldenJson row = FILE.get("timelock");
    TimeLock lock =
        new TimeLock(
            0, DEVICE, BEACON, (int) row.number("steps"), (int) row.number("checkpoint_every"));
    assertThat(lock.start()).hasToString(row.text("x0"));
    List<Hash256> checkpoints = lock.run();
    assertThat(checkpoints.stream().map(Hash256::toString))
        .isEqualTo(row.list("checkpoints").stream().map(GoldenJson::text).toList());
    assertThat(checkpoints.getLast()).hasToString(row.text("final"));
    HashTree tree = TimeLock.commit(checkpoints);
    assertThat(tree.root()).hasToString(row.text("root"));
    List<Integer> segments =
        lock.sample(
            tree.root(), Hash256.fromHex(row.text("verifier_nonce")), (int) row.number("samples"));
    assertThat(segments.stream().mapToLong(Integer::longValue).toArray())
        .isEqualTo(row.get("sampled_segments").numbers());
    for (int segment : segments) {
      assertThat(lock.verify(tree.root(), lock.open(checkpoints, tree, segment))).isTrue();
    }
    GoldenJson.report("proofs.json, timelock checkpoints", checkpoints.size(), 17);
  }

  @Test
  void matrices() {
    GoldenJson row = FILE.get("matmul");
    MatrixChallenge challenge =
        new MatrixChallenge(MatrixChallenge.seed(0, DEVICE, BEACON), (int) row.number("n"));
    assertThat(challenge.seed()).hasToString(row.text("seed"));
    assertThat(Arrays.copyOf(challenge.a(), 4)).isEqualTo(row.get("A_first4").numbers());
    assertThat(Arrays.copyOf(challenge.b(), 4)).isEqualTo(row.get("B_first4").numbers());
    long[] product = challenge.product();
    assertThat(Arrays.copyOf(product, 4)).isEqualTo(row.get("C_first4").numbers());
    HashTree tree = challenge.commit(product);
    assertThat(tree.root()).hasToString(row.text("C_root"));
    long[] column = challenge.column(tree.root(), Hash256.fromHex(row.text("verifier_nonce")));
    assertThat(column).isEqualTo(row.get("r").numbers());
    long[] answer = challenge.answer(product, column);
    assertThat(answer).isEqualTo(row.get("Cr").numbers());
    assertThat(challenge.accepts(column, answer)).isEqualTo(row.get("accepts").isTrue());
    product[(int) row.number("tampered_index")]++;
    assertThat(challenge.accepts(column, challenge.answer(product, column)))
        .isEqualTo(row.get("tampered_accepts").isTrue());
    GoldenJson.report("proofs.json, matmul", 8, 8);
  }
}
