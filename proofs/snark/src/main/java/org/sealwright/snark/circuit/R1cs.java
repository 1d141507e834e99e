// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;

/**
 * The shape of a circuit: a rank-1 constraint system {@code (A z) * (B z) = C z} over {@code z} =
 * inputs, then auxiliary variables. Synthesised once, used for any number of parameters and proofs;
 * immutable and thread-safe. Lives as long as the arena it was built in, which must be shared where
 * several threads use it.
 *
 * <p>Rows that Groth16 appends, {@code input * 0 = 0} for each input, are not among {@link #rows},
 * but {@link #evaluate} adds them.
 */
public final class R1cs {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final long GRAIN = 1 << 13;

  /** A side of the rows. */
  public enum Side {
    /** Left factors. */
    A,
    /** Right factors. */
    B,
    /** Products. */
    C
  }

  private final SparseMatrix a;
  private final SparseMatrix b;
  private final SparseMatrix c;
  private final Density density = new Density();
  private final CoefficientTable coefficients;
  private final int inputs;
  private final int aux;

  private R1cs(Circuit circuit, Arena arena) {
    a = new SparseMatrix(arena);
    b = new SparseMatrix(arena);
    c = new SparseMatrix(arena);
    ConstraintSystem system =
        ConstraintSystem.ofRows(
            row -> {
              a.append(row.a());
              b.append(row.b());
              c.append(row.c());
              density.accept(row);
            });
    circuit.synthesize(system);
    coefficients = system.coefficients();
    inputs = system.inputs();
    aux = system.aux();
  }

  /** Synthesises {@code circuit}. */
  public static R1cs of(Circuit circuit, Arena arena) {
    return new R1cs(circuit, arena);
  }

  /** Inputs, the constant one included. */
  public long inputs() {
    return inputs;
  }

  /** Auxiliary variables. */
  public long aux() {
    return aux;
  }

  /** Rows of the circuit, without the appended ones. */
  public long rows() {
    return a.rows();
  }

  /** Rows with the appended ones. */
  public long rowsWithInputs() {
    return rows() + inputs;
  }

  /** The matrix of a side. */
  public SparseMatrix matrix(Side side) {
    return switch (side) {
      case A -> a;
      case B -> b;
      case C -> c;
    };
  }

  /** The coefficients that terms refer to; reading them is thread-safe. */
  public CoefficientTable coefficients() {
    return coefficients;
  }

  /** Auxiliary variables that occur on the left; not to be modified. */
  public BitSet auxInA() {
    return density.auxInA();
  }

  /** Auxiliary variables that occur on the right; not to be modified. */
  public BitSet auxInB() {
    return density.auxInB();
  }

  /** Inputs that occur on the right; not to be modified. */
  public BitSet inputsInB() {
    return density.inputsInB();
  }

  /**
   * Values of the three sides in every row, in Montgomery form: {@link #rowsWithInputs} elements
   * each. The appended rows have the inputs on the left and zeros elsewhere. Nothing is checked.
   *
   * @throws IllegalArgumentException where the assignment is of another shape
   */
  public void evaluate(
      MemorySegment outA,
      MemorySegment outB,
      MemorySegment outC,
      Assignment assignment,
      Work work) {
    if (assignment.inputCount() != inputs || assignment.auxCount() != aux) {
      throw new IllegalArgumentException(
          "got "
              + assignment.inputCount()
              + " inputs and "
              + assignment.auxCount()
              + " other values, wanted "
              + inputs
              + " and "
              + aux);
    }
    work.forEachChunk(
        rows(),
        GRAIN,
        (from, count) -> {
          TermEvaluator evaluator = new TermEvaluator(assignment, coefficients);
          evaluate(outA, a, evaluator, from, from + count);
          evaluate(outB, b, evaluator, from, from + count);
          evaluate(outC, c, evaluator, from, from + count);
        });
    long at = rows() * Fr.BYTES;
    long bytes = (long) inputs * Fr.BYTES;
    MemorySegment.copy(assignment.inputs(), 0, outA, at, bytes);
    outB.asSlice(at, bytes).fill((byte) 0);
    outC.asSlice(at, bytes).fill((byte) 0);
  }

  private static void evaluate(
      MemorySegment out, SparseMatrix matrix, TermEvaluator evaluator, long from, long to) {
    long i = matrix.start(from);
    for (long row = from; row < to; row++) {
      evaluator.clear();
      for (long end = matrix.end(row); i < end; i++) {
        evaluator.add(matrix.term(i));
      }
      long[] sum = evaluator.sum();
      for (int limb = 0; limb < Fr.LIMBS; limb++) {
        out.set(LONG, row * Fr.BYTES + 8L * limb, sum[limb]);
      }
    }
  }
}
