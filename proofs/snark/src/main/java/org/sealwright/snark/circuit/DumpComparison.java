// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds where two circuits part: a dump against a circuit or against another dump. */
public final class DumpComparison {

  /**
   * The first row that differs.
   *
   * @param row its number, from 0
   * @param path its namespaces and name; empty where only dumps were compared
   * @param left its line in the first, empty where the first has ended
   * @param right its line in the second, empty where the second has ended
   */
  public record Difference(long row, String path, Optional<String> left, Optional<String> right) {}

  private DumpComparison() {}

  /** Compares two dumps as {@link DumpSink} writes them. */
  public static Optional<Difference> compare(BufferedReader left, BufferedReader right)
      throws IOException {
    for (long row = 0; ; row++) {
      String l = left.readLine();
      String r = right.readLine();
      if (l == null && r == null) {
        return Optional.empty();
      }
      if (l == null || !l.equals(r)) {
        return Optional.of(new Difference(row, "", Optional.ofNullable(l), Optional.ofNullable(r)));
      }
    }
  }

  /** Compares the rows of {@code circuit} with a dump. */
  public static Optional<Difference> compare(Circuit circuit, BufferedReader dump)
      throws IOException {
    Follower follower = new Follower(dump);
    try {
      circuit.synthesize(ConstraintSystem.ofRows(follower));
      return follower.difference();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static final class Follower implements RowSink {
    private final BufferedReader dump;
    private long rows;
    private Difference difference;

    Follower(BufferedReader dump) {
      this.dump = dump;
    }

    @Override
    public void accept(Row row) {
      if (difference != null) {
        return;
      }
      rows++;
      String mine = DumpSink.line(row);
      String other = readLine();
      if (!mine.equals(other)) {
        difference =
            new Difference(row.index(), row.path(), Optional.of(mine), Optional.ofNullable(other));
      }
    }

    Optional<Difference> difference() {
      if (difference != null) {
        return Optional.of(difference);
      }
      return Optional.ofNullable(readLine())
          .map(extra -> new Difference(rows, "", Optional.empty(), Optional.of(extra)));
    }

    private String readLine() {
      try {
        return dump.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
