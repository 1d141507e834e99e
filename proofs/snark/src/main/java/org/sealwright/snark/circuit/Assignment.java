// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/**
 * Values of all variables of a circuit: a witness with its public inputs, in native memory, 32
 * bytes a variable in Montgomery form. Lives as long as the arena it was allocated in.
 */
public final class Assignment {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final long ALIGNMENT = 64;
  private static final long[] UNIT = unit();

  private final MemorySegment inputs;
  private final MemorySegment aux;

  Assignment(long inputCount, long auxCount, Arena arena) {
    this.inputs = arena.allocate(inputCount * Fr.BYTES, ALIGNMENT);
    this.aux = arena.allocate(auxCount * Fr.BYTES, ALIGNMENT);
    put(Variable.ONE, UNIT, 0);
  }

  /** Synthesises {@code circuit} twice: to count its variables, then for their values. */
  public static Assignment of(Circuit circuit, Arena arena) {
    ConstraintSystem counting = ConstraintSystem.ofNothing();
    circuit.synthesize(counting);
    return of(circuit, counting.inputs(), counting.aux(), arena);
  }

  /**
   * Synthesises {@code circuit}, whose shape is known, once.
   *
   * @throws IllegalStateException where the circuit allocates more or fewer variables than that
   */
  public static Assignment of(Circuit circuit, R1cs shape, Arena arena) {
    return of(circuit, shape.inputs(), shape.aux(), arena);
  }

  private static Assignment of(Circuit circuit, long inputs, long aux, Arena arena) {
    Assignment assignment = new Assignment(inputs, aux, arena);
    ConstraintSystem system = ConstraintSystem.ofValues(assignment);
    circuit.synthesize(system);
    if (system.inputs() != inputs || system.aux() != aux) {
      throw new IllegalStateException(
          "the circuit allocated "
              + system.inputs()
              + " inputs and "
              + system.aux()
              + " other variables, its shape has "
              + inputs
              + " and "
              + aux);
    }
    return assignment;
  }

  /** Values of the inputs, the constant one first. */
  public MemorySegment inputs() {
    return inputs;
  }

  /** Values of the auxiliary variables. */
  public MemorySegment aux() {
    return aux;
  }

  /** Number of inputs, the constant one included. */
  public long inputCount() {
    return inputs.byteSize() / Fr.BYTES;
  }

  /** Number of auxiliary variables. */
  public long auxCount() {
    return aux.byteSize() / Fr.BYTES;
  }

  /** Copies the value of a variable to {@code out[o]}. */
  public void get(int variable, long[] out, int o) {
    MemorySegment space = Variable.isAux(variable) ? aux : inputs;
    long at = (long) Variable.index(variable) * Fr.BYTES;
    out[o] = space.get(LONG, at);
    out[o + 1] = space.get(LONG, at + 8);
    out[o + 2] = space.get(LONG, at + 16);
    out[o + 3] = space.get(LONG, at + 24);
  }

  /** Sets the value of a variable from {@code value[i]}. */
  public void put(int variable, long[] value, int i) {
    MemorySegment space = Variable.isAux(variable) ? aux : inputs;
    long at = (long) Variable.index(variable) * Fr.BYTES;
    space.set(LONG, at, value[i]);
    space.set(LONG, at + 8, value[i + 1]);
    space.set(LONG, at + 16, value[i + 2]);
    space.set(LONG, at + 24, value[i + 3]);
  }

  /** The canonical value of a variable. */
  public BigInteger value(int variable) {
    long[] limbs = new long[Fr.LIMBS];
    get(variable, limbs, 0);
    return Fr.toBigInteger(limbs, 0);
  }

  /** Whether a variable that is 0 or 1 is 1. */
  boolean bit(int variable) {
    return aux.get(LONG, (long) Variable.index(variable) * Fr.BYTES) != 0;
  }

  void putBit(int variable, boolean bit) {
    long at = (long) Variable.index(variable) * Fr.BYTES;
    long keep = bit ? -1 : 0;
    aux.set(LONG, at, UNIT[0] & keep);
    aux.set(LONG, at + 8, UNIT[1] & keep);
    aux.set(LONG, at + 16, UNIT[2] & keep);
    aux.set(LONG, at + 24, UNIT[3] & keep);
  }

  private static long[] unit() {
    long[] unit = new long[Fr.LIMBS];
    Fr.fromBigInteger(unit, 0, BigInteger.ONE);
    assert unit[0] != 0;
    return unit;
  }
}
