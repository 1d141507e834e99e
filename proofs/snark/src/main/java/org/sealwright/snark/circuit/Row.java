// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/**
 * One constraint {@code a * b = c} on its way to a {@link RowSink}: combinations in normal form,
 * valid until the sink returns.
 */
public final class Row {
  private final Namespace namespace;
  private final CoefficientTable coefficients;
  private final LinearCombination a;
  private final LinearCombination b;
  private final LinearCombination c;
  private long index;
  private String name = "";

  Row(Namespace namespace) {
    this.namespace = namespace;
    this.coefficients = new CoefficientTable();
    this.a = new LinearCombination(coefficients);
    this.b = new LinearCombination(coefficients);
    this.c = new LinearCombination(coefficients);
  }

  /** Left factor. */
  public LinearCombination a() {
    return a;
  }

  /** Right factor. */
  public LinearCombination b() {
    return b;
  }

  /** Product. */
  public LinearCombination c() {
    return c;
  }

  /** Numbers of the coefficients. */
  public CoefficientTable coefficients() {
    return coefficients;
  }

  /** Number of the row, from 0. */
  public long index() {
    return index;
  }

  /** Namespaces and name, such as {@code sector[0]/challenge[3]/path/pick}; made on demand. */
  public String path() {
    return namespace.path(name);
  }

  /** Hands the row over and begins the next. */
  void emit(String newName, RowSink sink) {
    name = newName;
    a.normalize();
    b.normalize();
    c.normalize();
    sink.accept(this);
    a.clear();
    b.clear();
    c.clear();
    index++;
  }
}
