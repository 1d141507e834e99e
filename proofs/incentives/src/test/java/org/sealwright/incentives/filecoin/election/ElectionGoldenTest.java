// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.Q256;
import org.sealwright.incentives.testing.GoldenJson;

class ElectionGoldenTest {

  @Test
  void winCount() {
    GoldenJson file = Golden.file("wincount.json");
    assertThat(file.number("expected_leaders")).isEqualTo(Epochs.EXPECTED_LEADERS);
    assertThat(file.number("max_win_count")).isEqualTo(PoissonWins.MAXIMUM);
    Golden.checkAll(
        "wincount.json",
        c -> {
          byte[] proof = c.get("vrf_hex").hex();
          StoragePower power = power(c, "power");
          StoragePower total = power(c, "total_power");
          assertThat(Sortition.draw(proof).raw())
              .isEqualTo(new BigInteger(c.text("blake2b256_hex"), 16));
          assertThat(PoissonWins.of(power, total).lambda().raw())
              .isEqualTo(c.integer("lambda_q256"));
          assertThat(Sortition.winCount(proof, power, total)).isEqualTo(c.number("win_count"));
        });
  }

  @Test
  void lambda() {
    Golden.checkAll(
        "lambda_q256.json",
        c ->
            assertThat(PoissonWins.of(power(c, "power"), power(c, "total_power")).lambda().raw())
                .isEqualTo(c.integer("lambda_q256")));
  }

  @Test
  void inverseDistribution() {
    Golden.checkAll(
        "poisson_icdf.json",
        c ->
            assertThat(new PoissonWins(new Q256(c.integer("lambda_q256"))).tail())
                .map(Q256::raw)
                .isEqualTo(c.list("icdf_q256").stream().map(GoldenJson::integer).toList()));
  }

  @Test
  void examplesOfTheProofsSpecification() {
    List<Integer> fifth =
        IntStream.range(0, 20)
            .map(i -> win(new byte[] {(byte) i, 0, 0, 0, 0}, 20, 100))
            .boxed()
            .toList();
    assertThat(fifth).containsExactly(1, 2, 1, 0, 1, 0, 2, 3, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0);
    List<Integer> all =
        IntStream.range(0, 12)
            .map(
                i -> {
                  byte[] proof = new byte[96];
                  Arrays.fill(proof, (byte) i);
                  return win(proof, 1, 1);
                })
            .boxed()
            .toList();
    assertThat(all).containsExactly(7, 4, 7, 4, 6, 5, 5, 6, 5, 2, 5, 4);
    assertThat(Q256.ONE.expNeg().raw())
        .isEqualTo(
            new BigInteger(
                "4259752908069766291391160208019727001722460540664308658937821457201815935"
                    + "9656"));
  }

  private static int win(byte[] proof, long power, long total) {
    return Sortition.winCount(proof, StoragePower.of(power), StoragePower.of(total));
  }
}
