// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, completion, doctor. */
class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commp",
        "seal",
        "unseal",
        "prove",
        "verify",
        "aggregate",
        "post",
        "inspect",
        "params",
        "emission",
        "rank",
        "simulate",
        "quote",
        "doctor",
        "demo",
        "generate-completion"
      })
  void everyCommandHasHelp(String command) {
    Cli.Result help = Cli.run(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: sealwright " + command);
    assertThat(Cli.run("help", command).out()).contains("Usage: sealwright " + command);
  }

  @Test
  void programHelpListsExitCodes() {
    assertThat(Cli.run("--help").out()).contains("Exit codes:", "input/output", "environment");
  }

  @Test
  void versionNamesProgramAndJava() {
    assertThat(Cli.run("--version").out()).contains("sealwright 0.", "Java 2");
  }

  @Test
  void completionScriptKnowsTheCommands() {
    assertThat(Cli.run("generate-completion").out()).contains("unseal", "--sector-size");
  }

  @Test
  void doctorNamesEveryKernelAndItsSelfTest() {
    Cli.Result doctor = Cli.run("doctor", "--json");
    assertThat(doctor.code()).isZero();
    assertThat(doctor.json().get("selfTest").text()).isEqualTo("passed");
    assertThat(doctor.json().get("kernels").list())
        .anyMatch(row -> row.get("status").text().equals("selected"));
    assertThat(doctor.json().get("throughput").list())
        .isNotEmpty()
        .allMatch(rate -> rate.get("perSecond").number() > 0);
    assertThat(Cli.run("doctor", "--no-throughput").out()).contains("self-test", "cores");
  }
}
