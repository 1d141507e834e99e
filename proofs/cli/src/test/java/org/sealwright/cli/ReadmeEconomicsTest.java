// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's three questions of economics, with the answers that the program gives. */
class ReadmeEconomicsTest {
  private static final Path ROOT = Path.of(System.getProperty("sealwright.root"));
  private static final Pattern QUESTION =
      Pattern.compile("```console\n\\$ sealwright (quote [^\n]*)\n(.*?)```", Pattern.DOTALL);

  @Test
  void readmeShowsWhatTheProgramAnswers() throws IOException {
    Matcher questions = QUESTION.matcher(Files.readString(ROOT.resolve("README.md")));
    int asked = 0;
    while (questions.find()) {
      List<String> args =
          Arrays.stream(questions.group(1).split(" "))
              .map(arg -> arg.endsWith(".json") ? ROOT.resolve(arg).toString() : arg)
              .toList();
      assertThat(Cli.run(args.toArray()).out()).isEqualTo(questions.group(2));
      asked++;
    }
    assertThat(asked).isEqualTo(3);
  }
}
