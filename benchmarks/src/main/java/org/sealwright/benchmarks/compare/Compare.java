// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The side-by-side run. {@code benchmarks/compare.sh} builds everything and starts it.
 *
 * <p>Options, each followed by its value: {@code --peers} folder of the built peers, {@code --work}
 * folder for inputs, {@code --results} folder for the outcome, {@code --rows} ids with commas,
 * {@code --repeats}, {@code --warm-up} in seconds, {@code --flags} more flags for our JVM, {@code
 * --render} a JSON file to render again, without running anything.
 *
 * <p>Exit status: 0, or 1 where a side gave a wrong answer or broke off.
 */
public final class Compare {
  private static final Set<String> OPTIONS =
      Set.of(
          "--peers",
          "--work",
          "--results",
          "--rows",
          "--repeats",
          "--warm-up",
          "--flags",
          "--render");

  /** One young collector thread is all that a benchmark on one core can use. */
  private static final List<String> FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-Xmx1g");

  private final Map<String, String> options;
  private final PrintStream out;

  private Compare(Map<String, String> options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Compare(parse(args), out).run());
  }

  private static Map<String, String> parse(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " is not one of " + OPTIONS + " with a value");
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  private int run() throws IOException {
    if (options.containsKey("--render")) {
      out.print(Markdown.table(Report.render(Path.of(options.get("--render")))));
      return 0;
    }
    List<String> flags = new ArrayList<>(FLAGS);
    if (!option("--flags", "").isBlank()) {
      flags.addAll(List.of(option("--flags", "").strip().split("\\s+")));
    }
    Path work = Path.of(option("--work", "benchmarks/target/compare")).toAbsolutePath();
    Files.createDirectories(work);
    Path peers = Path.of(option("--peers", "benchmarks/target/peers")).toAbsolutePath();
    Peer rust = Peer.rust(peers);
    List<Row> rows = picked(Rows.all(rust, Peer.go(peers), Peer.yuma(peers)));
    Machine machine = Machine.here(flags);
    Run run =
        new Run(
            Peer.ours(flags),
            work,
            new Run.Options(
                Integer.parseInt(option("--repeats", "9")),
                Double.parseDouble(option("--warm-up", "4"))),
            out);
    run.prepare(rust, rows);
    List<Measurement> measurements = new ArrayList<>();
    for (Row row : rows) {
      measurements.add(run.measure(row));
    }
    Report report = new Report(machine, measurements);
    Path written = report.writeTo(Path.of(option("--results", "benchmarks/results")));
    out.println();
    out.print(Markdown.table(report));
    out.println("\nwritten: " + written);
    return report.has(Measurement.Verdict.WRONG) ? 1 : 0;
  }

  private List<Row> picked(List<Row> all) {
    if (!options.containsKey("--rows")) {
      return all.stream().filter(row -> !row.isSlow()).toList();
    }
    List<String> ids = List.of(options.get("--rows").split(","));
    List<Row> rows = all.stream().filter(row -> ids.contains(row.id())).toList();
    if (rows.size() != ids.size()) {
      throw new IllegalArgumentException(
          ids + " are not all rows; the rows are " + all.stream().map(Row::id).toList());
    }
    return rows;
  }

  private String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }
}
