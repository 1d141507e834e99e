// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.circuit.TestSystem;
import org.sealwright.snark.circuit.Variable;

/** A circuit with its witness, which holds, and stops holding when anything is changed. */
final class Trial implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final R1cs shape;
  private final Assignment assignment;
  private final MemorySegment[] rows = new MemorySegment[3];

  Trial(Circuit circuit) {
    this.shape = R1cs.of(circuit, arena);
    this.assignment = Assignment.of(circuit, shape, arena);
    assertThat(TestSystem.check(circuit, assignment)).isEmpty();
    for (int side = 0; side < rows.length; side++) {
      rows[side] = arena.allocate(shape.rowsWithInputs() * Fr.BYTES);
    }
    assertThat(holds()).isTrue();
  }

  BigInteger value(int variable) {
    return assignment.value(variable);
  }

  long aux() {
    return assignment.auxCount();
  }

  long inputs() {
    return assignment.inputCount();
  }

  /** Changes {@code samples} auxiliary variables, or all, and every input, one at a time. */
  void assertThatAnyChangeIsNoticed(int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < Math.min(samples, aux()); i++) {
      long index = samples < aux() ? random.nextLong(aux()) : i;
      assertThatChangeIsNoticed(Variable.aux(index), random);
    }
    for (int input = 1; input < inputs(); input++) {
      assertThatChangeIsNoticed(input, random);
    }
  }

  private void assertThatChangeIsNoticed(int variable, SplittableRandom random) {
    long[] before = new long[Fr.LIMBS];
    long[] after = new long[Fr.LIMBS];
    assignment.get(variable, before, 0);
    Fr.fromBigInteger(after, 0, value(variable).add(BigInteger.valueOf(random.nextLong() | 1)));
    assignment.put(variable, after, 0);
    assertThat(holds()).as(Variable.name(variable)).isFalse();
    assignment.put(variable, before, 0);
  }

  private boolean holds() {
    shape.evaluate(rows[0], rows[1], rows[2], assignment, Work.serial());
    long[] a = rows[0].toArray(ValueLayout.JAVA_LONG);
    long[] b = rows[1].toArray(ValueLayout.JAVA_LONG);
    long[] product = new long[a.length];
    for (int i = 0; i < a.length; i += Fr.LIMBS) {
      Fr.mul(product, i, a, i, b, i);
    }
    return Arrays.equals(product, rows[2].toArray(ValueLayout.JAVA_LONG));
  }

  @Override
  public void close() {
    arena.close();
  }

  /** A field element as bytes. */
  static Bytes32 bytes(BigInteger value) {
    byte[] little = new byte[Bytes32.LENGTH];
    for (int i = 0; i < little.length; i++) {
      little[i] = value.shiftRight(8 * i).byteValue();
    }
    return Bytes32.of(little);
  }

  /** A random element below r. */
  static Bytes32 random(SplittableRandom random) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return Bytes32.of(bytes).truncated254();
  }
}
