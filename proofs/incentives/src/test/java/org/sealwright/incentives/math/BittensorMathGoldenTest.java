// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/**
 * Fixed-point arithmetic against {@code substrate-fixed} itself: both the records and the flat
 * functions.
 */
class BittensorMathGoldenTest {
  /** Other functions of the file are checked where they live, beside the epoch. */
  private static final Map<String, Consumer<GoldenJson>> CHECKS =
      Map.ofEntries(
          Map.entry("I32F32.arith", BittensorMathGoldenTest::arithmetic),
          Map.entry("wide.arith", BittensorMathGoldenTest::wide),
          Map.entry("casts", BittensorMathGoldenTest::casts),
          Map.entry("u16_proportion_to_fixed", BittensorMathGoldenTest::proportion),
          Map.entry("fixed(f32)", BittensorMathGoldenTest::fromFloat),
          Map.entry("exp_safe", BittensorMathGoldenTest::expSafe),
          Map.entry("exp", BittensorMathGoldenTest::exp),
          Map.entry("ln_log2", BittensorMathGoldenTest::logarithms),
          Map.entry("sigmoid_safe", BittensorMathGoldenTest::sigmoid),
          Map.entry("checked_sqrt_U64F64_eps1e-3", BittensorMathGoldenTest::sqrt),
          Map.entry("checked_pow_U64F64", BittensorMathGoldenTest::pow));

  @Test
  void arithmeticIsThatOfTheLibrary() {
    List<GoldenJson> cases =
        GoldenJson.resource("/bittensor/math.json").list().stream()
            .filter(json -> CHECKS.containsKey(json.text("fn")))
            .toList();
    GoldenJson.checkAll(
        "math.json, numbers", cases, json -> CHECKS.get(json.text("fn")).accept(json));
  }

  private static void arithmetic(GoldenJson json) {
    long a = json.number("a");
    long b = json.number("b");
    I32F32 x = I32F32.ofBits(a);
    I32F32 y = I32F32.ofBits(b);
    assertThat(Fixed32.mul(a, b)).isEqualTo(json.number("satMul"));
    assertThat(Fixed32.mulOrZero(a, b)).isEqualTo(json.number("checkedMulOrZero"));
    assertThat(Fixed32.safeDiv(a, b)).isEqualTo(json.number("safeDiv"));
    assertThat(Fixed32.add(a, b)).isEqualTo(json.number("satAdd"));
    assertThat(Fixed32.sub(a, b)).isEqualTo(json.number("satSub"));
    assertThat(x.saturatingMul(y).raw()).isEqualTo(json.integer("satMul"));
    assertThat(x.checkedMul(y).orElse(I32F32.ZERO).raw())
        .isEqualTo(json.integer("checkedMulOrZero"));
    assertThat(x.safeDiv(y).raw()).isEqualTo(json.integer("safeDiv"));
    assertThat(x.saturatingAdd(y).raw()).isEqualTo(json.integer("satAdd"));
    assertThat(x.saturatingSub(y).raw()).isEqualTo(json.integer("satSub"));
    if (!json.get("satDiv").isNull()) {
      assertThat(Fixed32.div(a, b)).isEqualTo(json.number("satDiv"));
      assertThat(x.saturatingDiv(y).raw()).isEqualTo(json.integer("satDiv"));
    }
  }

  private static void wide(GoldenJson json) {
    BigInteger a = json.integer("a");
    BigInteger b = json.integer("b");
    BigInteger absA = json.integer("absA");
    BigInteger absB = json.integer("absB");
    binary(json.get("I64F64"), new I64F64(a), new I64F64(b));
    binary(json.get("I96F32"), new I96F32(a), new I96F32(b));
    binary(json.get("U64F64"), new U64F64(absA), new U64F64(absB));
    binary(json.get("U96F32"), new U96F32(absA), new U96F32(absB));
    assertThat(I32F32.from(new I64F64(a)).raw()).isEqualTo(json.integer("I64F64toI32F32"));
    assertThat(new I64F64(a).toU64()).isEqualTo(json.get("I64F64toU64").unsigned());
    assertThat(new I96F32(a).toU64()).isEqualTo(json.get("I96F32toU64").unsigned());
    assertThat(U96F32.from(new U64F64(absA)).raw()).isEqualTo(json.integer("U64F64toU96F32"));
    assertThat(I96F32.from(new U64F64(absA)).raw()).isEqualTo(json.integer("U64F64toI96F32"));
    assertThat(I64F64.from(new U96F32(absA)).raw()).isEqualTo(json.integer("U96F32toI64F64"));
  }

  private static <F extends SubstrateFixed<F>> void binary(GoldenJson want, F a, F b) {
    assertThat(a.saturatingMul(b).raw()).isEqualTo(want.integer("satMul"));
    assertThat(a.safeDiv(b).raw()).isEqualTo(want.integer("safeDiv"));
  }

  private static void casts(GoldenJson json) {
    long a = json.number("a");
    I32F32 x = I32F32.ofBits(a);
    assertThat(x.toU16()).isEqualTo((int) json.number("toU16"));
    assertThat(Fixed32.floorToU16(a)).isEqualTo((int) json.number("toU16"));
    assertThat(x.toU64()).isEqualTo(json.get("toU64").unsigned());
    assertThat(Fixed32.toU16(a)).isEqualTo((int) json.number("fixedProportionToU16"));
    if (!json.text("round").equals("null")) {
      assertThat(x.round().raw()).isEqualTo(json.integer("round"));
      assertThat(Fixed32.roundToU16(a)).isEqualTo(x.round().toU16());
    }
    assertThat(Fixed32.safeDiv(a, Fixed32.U16_MAX)).isEqualTo(json.number("u16Proportion"));
  }

  private static void proportion(GoldenJson json) {
    assertThat(Fixed32.ofU16((int) json.number("a"))).isEqualTo(json.number("out"));
  }

  private static void fromFloat(GoldenJson json) {
    float value = Float.intBitsToFloat(Integer.parseUnsignedInt(json.text("f32bits")));
    assertThat(I32F32.nearest(value).raw()).isEqualTo(json.integer("out"));
  }

  private static void expSafe(GoldenJson json) {
    assertThat(Fixed32Functions.expSafe(json.number("a"))).isEqualTo(json.number("out"));
  }

  private static void exp(GoldenJson json) {
    long a = json.number("a");
    same(json.get("out"), Fixed32Functions.exp(a), I32F32.ofBits(a).exp());
  }

  private static void logarithms(GoldenJson json) {
    long a = json.number("a");
    I32F32 x = I32F32.ofBits(a);
    same(json.get("ln"), Fixed32Functions.ln(a), x.ln());
    same(json.get("log2"), Fixed32Functions.log2(a), x.log2());
    assertThat(Fixed32Functions.safeLn(a)).isEqualTo(json.number("safeLn"));
  }

  private static void same(GoldenJson want, long flat, Optional<I32F32> value) {
    if (want.isNull()) {
      assertThat(flat).isEqualTo(Fixed32Functions.ERROR);
      assertThat(value).isEmpty();
    } else {
      assertThat(flat).isEqualTo(want.number());
      assertThat(value.orElseThrow().raw()).isEqualTo(want.integer());
    }
  }

  private static void sigmoid(GoldenJson json) {
    assertThat(
            Fixed32Functions.sigmoidSafe(
                json.number("a"), json.number("rho"), json.number("kappa")))
        .isEqualTo(json.number("out"));
  }

  private static void sqrt(GoldenJson json) {
    U64F64 epsilon = U64F64.ONE.safeDiv(U64F64.of(1000));
    assertThat(new U64F64(json.integer("a")).checkedSqrt(epsilon).orElseThrow().raw())
        .isEqualTo(json.integer("out"));
  }

  private static void pow(GoldenJson json) {
    assertThat(new U64F64(json.integer("a")).saturatingPow(json.number("e")).raw())
        .isEqualTo(json.integer("out"));
  }
}
