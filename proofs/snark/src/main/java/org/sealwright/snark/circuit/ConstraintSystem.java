// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.util.Objects;
import org.sealwright.hashing.field.Fr;

/**
 * What a circuit is written against: allocates variables and enforces constraints. A system takes
 * the rows, or the values of the variables, or neither and merely counts; gadgets ask {@link
 * #hasRows} and {@link #hasValues} so that none does the work of the other. One final class instead
 * of three: a circuit makes hundreds of millions of these calls.
 *
 * <p>A row is filled in through {@link #a}, {@link #b}, {@link #c}, then emitted by {@link
 * #enforce}. Single-threaded.
 */
public final class ConstraintSystem {
  private static final long LIMIT = 1 << 30;

  private final RowSink sink;
  private final Assignment values;
  private final Namespace namespace = new Namespace();
  private final Row row;
  private final long inputLimit;
  private final long auxLimit;
  private int inputs = 1;
  private int aux;

  private ConstraintSystem(RowSink sink, Assignment values) {
    this.sink = sink;
    this.values = values;
    this.row = sink == null ? null : new Row(namespace);
    this.inputLimit = values == null ? LIMIT : values.inputCount();
    this.auxLimit = values == null ? LIMIT : values.auxCount();
  }

  /** Streams the rows into {@code sink}; variables have no values. */
  public static ConstraintSystem ofRows(RowSink sink) {
    return new ConstraintSystem(Objects.requireNonNull(sink), null);
  }

  /** Fills {@code values}; rows are left out. */
  static ConstraintSystem ofValues(Assignment values) {
    return new ConstraintSystem(null, values);
  }

  /** Counts variables. */
  static ConstraintSystem ofNothing() {
    return new ConstraintSystem(null, null);
  }

  /** Whether rows are wanted: only then may they be built. */
  public boolean hasRows() {
    return sink != null;
  }

  /** Whether variables have values: only then are they set and asked for. */
  public boolean hasValues() {
    return values != null;
  }

  /** Inputs so far, the constant one included. */
  public int inputs() {
    return inputs;
  }

  /** Auxiliary variables so far. */
  public int aux() {
    return aux;
  }

  /** Rows so far; 0 where rows are left out. */
  public long rows() {
    return row == null ? 0 : row.index();
  }

  /**
   * Allocates an auxiliary variable.
   *
   * @param value Montgomery limbs of its value; read only where there are values
   */
  public int allocate(long[] value, int at) {
    int variable = nextAux();
    if (values != null) {
      values.put(variable, value, at);
    }
    return variable;
  }

  /**
   * Allocates {@code count} auxiliary variables and returns the first: the others follow.
   *
   * @param from Montgomery limbs of their values; read only where there are values
   */
  public int allocateAll(long[] from, int at, int count) {
    int first = Variable.aux(aux);
    for (int i = 0; i < count; i++) {
      allocate(from, at + i * Fr.LIMBS);
    }
    return first;
  }

  /** Allocates an auxiliary variable with the value 0 or 1; no row says so. */
  public int allocateBit(boolean bit) {
    int variable = nextAux();
    if (values != null) {
      values.putBit(variable, bit);
    }
    return variable;
  }

  /**
   * Allocates an input.
   *
   * @param value Montgomery limbs of its value; read only where there are values
   */
  public int allocateInput(long[] value, int at) {
    if (inputs == inputLimit) {
      throw new IllegalStateException(
          "the circuit has more inputs than the " + inputLimit + " there is room for");
    }
    int variable = inputs++;
    if (values != null) {
      values.put(variable, value, at);
    }
    return variable;
  }

  /** Copies the value of a variable to {@code out[o]}; there must be values. */
  public void value(int variable, long[] out, int o) {
    values.get(variable, out, o);
  }

  /** The value of an auxiliary variable that is 0 or 1; false where there are no values. */
  public boolean bit(int variable) {
    return values != null && values.bit(variable);
  }

  /** Left factor of the row being made; there must be rows. */
  public LinearCombination a() {
    return row.a();
  }

  /** Right factor of the row being made; there must be rows. */
  public LinearCombination b() {
    return row.b();
  }

  /** Product of the row being made; there must be rows. */
  public LinearCombination c() {
    return row.c();
  }

  /** Numbers of coefficients; there must be rows. */
  public CoefficientTable coefficients() {
    return row.coefficients();
  }

  /** Emits the row {@code a * b = c} under {@code name}; there must be rows. */
  public void enforce(String name) {
    row.emit(name, sink);
  }

  /** Enters a namespace, to be closed. Namespaces have no effect but on names in reports. */
  public Namespace enter(String name) {
    return namespace.enter(name);
  }

  /** Enters one of several namespaces of a name. */
  public Namespace enter(String name, int index) {
    return namespace.enter(name, index);
  }

  private int nextAux() {
    if (aux == auxLimit) {
      throw new IllegalStateException(
          "the circuit has more auxiliary variables than the " + auxLimit + " there is room for");
    }
    return Variable.aux(aux++);
  }
}
