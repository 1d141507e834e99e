// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/** Ethereum's vectors of curve operations; those of map_to_curve are with hashing to the curve. */
class Eip2537Test {
  /** Sums of up to so many points are made one by one as well. */
  private static final int SHORT = 3;

  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final Pairing PAIRING = Pairing.of(KERNELS);
  private static final Msm MSM = Msm.of(KERNELS, Work.serial());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add_G1_bls",
        "add_G2_bls",
        "mul_G1_bls",
        "mul_G2_bls",
        "msm_G1_bls",
        "pairing_check_bls"
      })
  void resultsAreTheirs(String file) {
    for (JsonVectors vector : vectors(file)) {
      assertThat(operation(file).apply(vector.at("Input").hex()))
          .as(vector.at("Name").text())
          .isEqualTo(vector.at("Expected").hex());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fail-add_G1_bls",
        "fail-add_G2_bls",
        "fail-mul_G1_bls",
        "fail-mul_G2_bls",
        "fail-msm_G1_bls",
        "fail-msm_G2_bls",
        "fail-pairing_check_bls"
      })
  void malformedInputIsRefused(String file) {
    for (JsonVectors vector : vectors(file)) {
      UnaryOperator<byte[]> operation = operation(file.substring("fail-".length()));
      assertThatThrownBy(() -> operation.apply(vector.at("Input").hex()))
          .as(vector.at("Name").text())
          .isInstanceOf(MalformedInputException.class);
    }
  }

  private static List<JsonVectors> vectors(String file) {
    List<JsonVectors> list =
        JsonVectors.parse(PublicVectors.read("eip-2537/" + file + ".json")).list();
    assertThat(list).isNotEmpty();
    return list;
  }

  private static UnaryOperator<byte[]> operation(String file) {
    return switch (file) {
      case "add_G1_bls" ->
          input -> {
            Eip2537Points in = new Eip2537Points(input);
            return finish(in, Eip2537Points.encode(in.g1(false).add(in.g1(false))));
          };
      case "add_G2_bls" ->
          input -> {
            Eip2537Points in = new Eip2537Points(input);
            return finish(in, Eip2537Points.encode(in.g2(false).add(in.g2(false))));
          };
      case "mul_G1_bls", "msm_G1_bls" -> Eip2537Test::sumG1;
      case "mul_G2_bls", "msm_G2_bls" -> Eip2537Test::sumG2;
      case "pairing_check_bls" -> Eip2537Test::check;
      default -> throw new IllegalArgumentException(file);
    };
  }

  private static byte[] sumG1(byte[] input) {
    Eip2537Points in = new Eip2537Points(input);
    List<G1Affine> points = new ArrayList<>();
    List<Scalar> scalars = new ArrayList<>();
    do {
      points.add(in.g1(true));
      scalars.add(in.scalar());
    } while (in.more());
    G1Affine sum = MSM.sumG1(points, scalars);
    if (points.size() <= SHORT) {
      G1Affine one = G1Affine.INFINITY;
      for (int k = 0; k < points.size(); k++) {
        one = one.add(points.get(k).multiply(scalars.get(k)));
      }
      assertThat(one).isEqualTo(sum);
    }
    return Eip2537Points.encode(sum);
  }

  private static byte[] sumG2(byte[] input) {
    Eip2537Points in = new Eip2537Points(input);
    G2Affine sum = G2Affine.INFINITY;
    do {
      sum = sum.add(in.g2(true).multiply(in.scalar()));
    } while (in.more());
    return Eip2537Points.encode(sum);
  }

  private static byte[] check(byte[] input) {
    Eip2537Points in = new Eip2537Points(input);
    List<G1Affine> p = new ArrayList<>();
    List<G2Affine> q = new ArrayList<>();
    do {
      p.add(in.g1(true));
      q.add(in.g2(true));
    } while (in.more());
    byte[] out = new byte[32];
    out[31] = (byte) (PAIRING.product(p, q).isOne() ? 1 : 0);
    return out;
  }

  private static byte[] finish(Eip2537Points in, byte[] result) {
    if (in.more()) {
      throw new MalformedInputException("bytes after the last operand");
    }
    return result;
  }
}
