// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes rows as text, one a line: {@code A | B | C}, terms joined by {@code " + "}; a term is
 * {@code x3} or {@code w3}, followed by {@code *} and the coefficient in hexadecimal unless that is
 * 1. Throws {@link UncheckedIOException}.
 */
public final class DumpSink implements RowSink {
  private static final int HEX = 16;

  private final Appendable out;

  /** Writes to {@code out}, which stays the caller's to close. */
  public DumpSink(Appendable out) {
    this.out = out;
  }

  /** The line of a row, without its end. */
  public static String line(Row row) {
    StringBuilder line = new StringBuilder();
    append(line, row, row.a());
    append(line.append(" | "), row, row.b());
    append(line.append(" | "), row, row.c());
    return line.toString();
  }

  @Override
  public void accept(Row row) {
    try {
      out.append(line(row)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(StringBuilder line, Row row, LinearCombination side) {
    for (int i = 0; i < side.size(); i++) {
      long term = side.term(i);
      line.append(i == 0 ? "" : " + ").append(Variable.name(Term.variable(term)));
      if (Term.coefficient(term) != CoefficientTable.ONE) {
        line.append('*').append(row.coefficients().value(Term.coefficient(term)).toString(HEX));
      }
    }
  }
}
