// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.List;

/** The rows of the proofs, against bellperson on blst, without a GPU. */
final class SnarkRows {
  private static final String WINDOW = "{work}/window";
  private static final String WINNING = "{work}/winning";
  private static final String POREP = "{work}/porep";
  private static final int LOG2_POINTS = 18;
  private static final String POINTS = "{work}/points-" + LOG2_POINTS;

  private SnarkRows() {}

  static List<Row> all(Peer rust) {
    Peer bellperson = rust.named("bellperson 0.27.0");
    String msm = "msm-g1 " + LOG2_POINTS + " " + POINTS;
    return List.of(
        row("msm-g1-2^18", "Sum of 2^18 points of G1, 2 cores", 2, 1.0, msm, bellperson),
        row("ntt-2^20", "Transform of 2^20 elements, 2 cores", 2, 1.0, "ntt 20", bellperson),
        row("pairing", "Pairing", 1, 0.5, "pairing 20", rust.named("blstrs 0.7.1")),
        window("groth16-verify-1", "one proof", 1, 0.5, "verify", bellperson),
        window("groth16-decode-verify-1", "one encoded proof", 1, 0.5, "decode-verify", bellperson),
        window("groth16-verify-batch-100", "100 proofs", 2, 0.7, "verify-batch", bellperson),
        window(
            "groth16-decode-verify-batch-100",
            "100 encoded proofs",
            2,
            0.7,
            "decode-verify-batch",
            bellperson),
        row(
            "groth16-parameters-window-2k",
            "Parameters of Window PoSt 2 KiB, 2 cores",
            2,
            3.0,
            "groth16-parameters " + WINDOW,
            bellperson),
        row(
            "groth16-prove-window-2k",
            "Proof of Window PoSt 2 KiB, 2 cores",
            2,
            1.0,
            "groth16-prove " + WINDOW,
            bellperson),
        row(
            "groth16-prove-winning-2k",
            "Proof of Winning PoSt 2 KiB, 2 cores",
            2,
            1.0,
            "groth16-prove-winning " + WINNING,
            bellperson),
        row("porep-2k-prove", "Commit2 of 2 KiB, 2 cores", 2, 0.77, "porep-prove " + POREP, rust)
            .slow(),
        row(
                "porep-2k-parameters",
                "Parameters of PoRep 2 KiB, 2 cores",
                2,
                5.0,
                "porep-parameters " + POREP,
                bellperson)
            .slow());
  }

  /** Requests to the Rust side that make the inputs of both; the last word is what they make. */
  static List<String> preparations() {
    return List.of(
        "msm-points " + LOG2_POINTS + " " + POINTS,
        "groth16-files " + WINDOW,
        "groth16-files-winning " + WINNING,
        "porep-sector " + POREP);
  }

  private static Row window(
      String id, String what, int cores, double target, String work, Peer peer) {
    String title = "Verification of " + what + (cores > 1 ? ", " + cores + " cores" : "");
    return row(id, title, cores, target, "groth16-" + work + " " + WINDOW, peer);
  }

  private static Row row(String id, String title, int cores, double target, String line, Peer p) {
    return new Row(id, title, cores, target, line, p, line);
  }
}
