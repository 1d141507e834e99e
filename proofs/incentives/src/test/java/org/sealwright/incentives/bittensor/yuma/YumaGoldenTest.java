// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealwright.incentives.testing.GoldenJson;

/** Epochs against those of the network's own code, its intermediate values included. */
class YumaGoldenTest {
  /** One for all cases: what one leaves behind must not matter to the next. */
  private final YumaEpoch epoch = new YumaEpoch();

  static List<String> files() {
    return EpochCase.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void epochsAreThoseOfTheNetwork(String file) {
    List<GoldenJson> cases = GoldenJson.resource("/bittensor/" + file).list();
    GoldenJson.checkAll(file, cases, this::check);
  }

  private void check(GoldenJson json) {
    EpochCase given = EpochCase.of(json);
    EpochResult out = new EpochResult(given.input().neurons());
    epoch.run(given.input(), given.parameters(), given.emission(), out);
    if (json.has("intermediatesI32F32Bits")) {
      checkIntermediates(json.get("intermediatesI32F32Bits"), given.input().neurons());
    }
    checkResult(out, json.get("sparse"));
    SparseRows bonds = EpochCase.rows(json.get("sparse").get("bond"), new SparseRows());
    assertThat(texts(out.bonds())).as("bond").isEqualTo(texts(bonds));
  }

  @ParameterizedTest
  @MethodSource("files")
  void denseEpochsAreThoseOfTheNetwork(String file) {
    List<GoldenJson> cases = GoldenJson.resource("/bittensor/" + file).list();
    GoldenJson.checkAll(file + ", dense", cases, YumaGoldenTest::checkDense);
  }

  private static void checkDense(GoldenJson json) {
    EpochCase given = EpochCase.of(json);
    EpochResult out = new EpochResult(given.input().neurons());
    new DenseYumaEpoch().run(given.input(), given.parameters(), given.emission(), out);
    GoldenJson want = json.get("dense");
    checkResult(out, want);
    for (String uid : want.get("bondInserts").names()) {
      int row = Integer.parseInt(uid);
      List<String> cells = new ArrayList<>();
      for (int k = out.bonds().start(row); k < out.bonds().start(row + 1); k++) {
        if (out.bonds().value(k) != 0) {
          cells.add("[" + out.bonds().column(k) + ", " + out.bonds().value(k) + "]");
        }
      }
      assertThat(cells)
          .isEqualTo(
              want.get("bondInserts").list(uid).stream().map(e -> texts(e).toString()).toList());
    }
  }

  static void checkResult(EpochResult out, GoldenJson want) {
    assertAmounts("serverEmission", out.serverEmission(), want);
    assertAmounts("validatorEmission", out.validatorEmission(), want);
    assertAmounts("emission", out.emission(), want);
    assertShares("incentive", out.incentive(), want);
    assertShares("dividend", out.dividend(), want);
    assertShares("consensus", out.consensus(), want);
    assertShares("validatorTrust", out.validatorTrust(), want);
    assertShares("stakeWeight", out.stakeWeight(), want);
    assertFlags("newValidatorPermit", out.newValidatorPermit(), want);
    if (want.has("stake")) {
      assertAmounts("stake", out.stake(), want);
      assertFlags("active", out.isActive(), want);
    }
  }

  private void checkIntermediates(GoldenJson want, int n) {
    assertVector("stake", epoch.terms.stake, n, want);
    assertVector("activeStake", epoch.terms.activeStake, n, want);
    assertRows("weights", epoch.weights, want);
    assertVector("consensus", epoch.terms.consensus, n, want);
    assertRows("clippedWeights", epoch.clipped, want);
    assertVector("validatorTrust", epoch.terms.validatorTrust, n, want);
    assertVector("incentive", epoch.terms.incentive, n, want);
    assertVector("dividends", epoch.terms.dividends, n, want);
    assertRows("emaBonds", epoch.bonds.ema, want);
  }

  private static void assertAmounts(String name, long[] got, GoldenJson want) {
    assertThat(strings(got.length, i -> Long.toUnsignedString(got[i])))
        .as(name)
        .isEqualTo(texts(want.get(name)));
  }

  private static void assertShares(String name, int[] got, GoldenJson want) {
    assertThat(strings(got.length, i -> String.valueOf(got[i])))
        .as(name)
        .isEqualTo(texts(want.get(name)));
  }

  private static void assertFlags(String name, boolean[] got, GoldenJson want) {
    List<Boolean> flags = want.list(name).stream().map(GoldenJson::isTrue).toList();
    assertThat(got).as(name).containsExactly(flags.toArray(Boolean[]::new));
  }

  private static void assertVector(String name, long[] got, int n, GoldenJson want) {
    assertThat(Arrays.copyOf(got, n)).as(name).isEqualTo(want.get(name).numbers());
  }

  private static void assertRows(String name, RowMatrix got, GoldenJson want) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < got.rows; row++) {
      int start = got.start[row];
      rows.add(
          strings(
              got.start[row + 1] - start,
              k -> "[" + got.column[start + k] + ", " + got.value[start + k] + "]"));
    }
    assertThat(rows)
        .as(name)
        .isEqualTo(
            want.list(name).stream()
                .map(row -> row.list().stream().map(e -> texts(e).toString()).toList())
                .toList());
  }

  private static List<String> strings(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).toList();
  }

  private static List<String> texts(GoldenJson list) {
    return list.list().stream().map(GoldenJson::text).toList();
  }

  private static List<String> texts(SparseRows rows) {
    List<String> out = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      for (int k = rows.start(row); k < rows.start(row + 1); k++) {
        out.add(row + " " + rows.column(k) + " " + rows.value(k));
      }
    }
    return out;
  }
}
