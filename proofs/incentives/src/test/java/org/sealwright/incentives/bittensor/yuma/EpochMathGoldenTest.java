// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** The functions that an epoch is made of, sparse and dense, against the network's own code. */
class EpochMathGoldenTest {
  private static final Map<String, Consumer<GoldenJson>> CHECKS =
      Map.ofEntries(
          Map.entry("alpha_sigmoid", EpochMathGoldenTest::alphaSigmoid),
          Map.entry("weighted_median", EpochMathGoldenTest::median),
          Map.entry("weighted_median_col", EpochMathGoldenTest::columnMedians),
          Map.entry("col_clip", EpochMathGoldenTest::clip),
          Map.entry("matnorm", EpochMathGoldenTest::norms),
          Map.entry("matmul", EpochMathGoldenTest::products),
          Map.entry("interpolate", EpochMathGoldenTest::interpolation),
          Map.entry("ema", EpochMathGoldenTest::averages),
          Map.entry("normalize", EpochMathGoldenTest::normalize),
          Map.entry("is_topk", EpochMathGoldenTest::topK));

  @Test
  void functionsAreThoseOfTheNetwork() {
    List<GoldenJson> cases =
        GoldenJson.resource("/bittensor/math.json").list().stream()
            .filter(json -> CHECKS.containsKey(json.text("fn")))
            .toList();
    GoldenJson.checkAll(
        "math.json, epoch", cases, json -> CHECKS.get(json.text("fn")).accept(json));
  }

  private static void alphaSigmoid(GoldenJson json) {
    LiquidAlpha alpha =
        new LiquidAlpha(
            (int) json.number("alphaLowU16"),
            (int) json.number("alphaHighU16"),
            (int) json.number("steepness"));
    assertThat(alpha.rate(json.number("consensus"), json.number("weight"), json.number("bond")))
        .isEqualTo(json.number("out"));
  }

  private static void median(GoldenJson json) {
    assertThat(
            WeightedMedian.of(
                json.get("stake").numbers(),
                json.get("score").numbers(),
                json.number("minority"),
                json.number("partitionLo"),
                json.number("partitionHi")))
        .isEqualTo(json.number("out"));
  }

  private static void columnMedians(GoldenJson json) {
    long[][] scores = dense(json.get("score"));
    long[] stake = json.get("stake").numbers();
    long majority = json.number("majority");
    long[] want = json.get("out").numbers();
    long[] got = new long[want.length];
    new ColumnMedians().find(stake, sparse(scores), want.length, majority, got);
    assertThat(got).isEqualTo(want);
    assertThat(DenseMatrices.columnMedians(stake, scores, majority)).isEqualTo(want);
  }

  private static void clip(GoldenJson json) {
    long[] threshold = json.get("thr").numbers();
    RowMatrix got = new RowMatrix();
    sparse(dense(json.get("in"))).clip(threshold, got);
    assertSparse(got, json.get("sparse"));
    assertDense(DenseMatrices.clip(dense(json.get("in")), threshold), json.get("dense"));
  }

  private static void norms(GoldenJson json) {
    long[][] in = dense(json.get("in"));
    int columns = in[0].length;
    long[] scratch = new long[columns];
    RowMatrix byColumn = sparse(in);
    byColumn.sumColumns(scratch, columns);
    byColumn.divideColumns(scratch);
    assertSparse(byColumn, json.get("colNormalizeSparse"));
    assertDense(DenseMatrices.normalizeColumns(dense(json.get("in"))), json.get("colNormalize"));
    assertDense(DenseMatrices.upscaleColumns(dense(json.get("in"))), json.get("colMaxUpscale"));
    assertDense(DenseMatrices.normalizeRows(dense(json.get("in"))), json.get("rowNormalize"));
    RowMatrix byMax = sparse(in);
    byMax.maxOfColumns(scratch, columns);
    byMax.divideColumns(scratch);
    assertThat(rows(byMax)).isEqualTo(rows(sparse(dense(json.get("colMaxUpscale")))));
    RowMatrix byRow = sparse(in);
    byRow.normalizeRows();
    assertThat(rows(byRow)).isEqualTo(rows(sparse(dense(json.get("rowNormalize")))));
  }

  private static void products(GoldenJson json) {
    long[][] m = dense(json.get("m"));
    long[] rowVector = json.get("rowVec").numbers();
    long[] columnVector = json.get("colVec").numbers();
    long[] byRow = new long[m[0].length];
    sparse(m).timesFromLeft(rowVector, byRow, byRow.length);
    assertThat(byRow).isEqualTo(json.get("matmul").numbers());
    assertThat(DenseMatrices.timesFromLeft(rowVector, m)).isEqualTo(byRow);
    long[] byColumn = new long[m.length];
    sparse(m).times(columnVector, byColumn);
    assertThat(byColumn).isEqualTo(json.get("matmulTranspose").numbers());
    assertThat(DenseMatrices.times(m, columnVector)).isEqualTo(byColumn);
    assertDense(DenseMatrices.scaleRows(dense(json.get("m")), rowVector), json.get("rowHadamard"));
    RowMatrix scaled = sparse(m);
    scaled.scaleRows(rowVector);
    // Products that are 0 stay in the sparse matrix.
    long[][] want = dense(json.get("rowHadamard"));
    assertThat(full(scaled, want[0].length)).isDeepEqualTo(want);
  }

  private static void interpolation(GoldenJson json) {
    long[][] a = dense(json.get("a"));
    long[][] b = dense(json.get("b"));
    long ratio = json.number("ratio");
    assertDense(DenseMatrices.interpolate(a, b, ratio), json.get("dense"));
    if (ratio > 0 && ratio < 1L << 32) {
      RowMatrix got = new RowMatrix();
      new RowMixing().interpolate(sparse(a), sparse(b), ratio, a[0].length, got);
      assertSparse(got, json.get("sparse"));
    }
  }

  private static void averages(GoldenJson json) {
    long[][] now = dense(json.get("new"));
    long[][] old = dense(json.get("old"));
    long[][] rates = dense(json.get("alphaMat"));
    long rate = json.number("alpha");
    assertDense(DenseMatrices.average(now, old, rate), json.get("mat_ema"));
    assertDense(DenseMatrices.average(now, old, rates), json.get("mat_ema_alpha"));
    RowMatrix got = new RowMatrix();
    new RowMixing().average(sparse(now), sparse(old), rate, now[0].length, got);
    assertSparse(got, json.get("mat_ema_sparse"));
    List<List<String>> mixed = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < now[i].length; j++) {
        long value = LiquidMixing.mix(rates[i][j], now[i][j], old[i][j]);
        if (now[i][j] != 0 && value > 0) {
          row.add("[" + j + ", " + value + "]");
        }
      }
      mixed.add(row);
    }
    assertThat(mixed).isEqualTo(rows(json.get("mat_ema_alpha_sparse")));
  }

  private static void normalize(GoldenJson json) {
    long[] x = json.get("in").numbers();
    Vectors.normalize(x, x.length);
    assertThat(x).isEqualTo(json.get("out").numbers());
  }

  private static void topK(GoldenJson json) {
    long[] x = json.get("in").numbers();
    int k = (int) json.number("k");
    boolean[] got = new boolean[x.length];
    new TopK().mark(x, x.length, k, got);
    assertThat(got).isEqualTo(flags(json.get("topk")));
    new TopK().markNonZero(x, x.length, k, got);
    assertThat(got).isEqualTo(flags(json.get("topkNonzero")));
  }

  private static boolean[] flags(GoldenJson json) {
    boolean[] out = new boolean[json.list().size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = json.at(i).isTrue();
    }
    return out;
  }

  static long[][] dense(GoldenJson json) {
    return json.list().stream().map(GoldenJson::numbers).toArray(long[][]::new);
  }

  /** Entries that aren't 0. */
  static RowMatrix sparse(long[][] dense) {
    RowMatrix out = new RowMatrix();
    out.reserve(dense.length, dense.length * (dense.length == 0 ? 0 : dense[0].length));
    int at = 0;
    for (int i = 0; i < dense.length; i++) {
      for (int j = 0; j < dense[i].length; j++) {
        if (dense[i][j] != 0) {
          out.column[at] = j;
          out.value[at++] = dense[i][j];
        }
      }
      out.start[i + 1] = at;
    }
    return out;
  }

  private static long[][] full(RowMatrix m, int columns) {
    long[][] out = new long[m.rows][columns];
    for (int i = 0; i < m.rows; i++) {
      for (int k = m.start[i]; k < m.start[i + 1]; k++) {
        out[i][m.column[k]] = m.value[k];
      }
    }
    return out;
  }

  private static void assertDense(long[][] got, GoldenJson want) {
    assertThat(got).isDeepEqualTo(dense(want));
  }

  private static void assertSparse(RowMatrix got, GoldenJson want) {
    assertThat(rows(got)).isEqualTo(rows(want));
  }

  private static List<List<String>> rows(GoldenJson json) {
    return json.list().stream()
        .map(
            row ->
                row.list().stream()
                    .map(e -> "[" + e.at(0).text() + ", " + e.at(1).text() + "]")
                    .toList())
        .toList();
  }

  private static List<List<String>> rows(RowMatrix m) {
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < m.rows; i++) {
      List<String> row = new ArrayList<>();
      for (int k = m.start[i]; k < m.start[i + 1]; k++) {
        row.add("[" + m.column[k] + ", " + m.value[k] + "]");
      }
      out.add(row);
    }
    return out;
  }
}
