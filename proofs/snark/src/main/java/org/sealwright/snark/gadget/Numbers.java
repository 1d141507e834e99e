// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Variable;

/** Variables as numbers, and their way to bits and back. */
public final class Numbers {

  /** Bits of a number: those of r. */
  public static final int BITS = 255;

  /** Bits that fit into a number whatever they are. */
  public static final int CAPACITY = 254;

  private final ConstraintSystem system;
  private final Bits bits;
  private final long[] value = new long[Fr.LIMBS];

  /** In {@code system}. */
  public Numbers(ConstraintSystem system) {
    this.system = system;
    this.bits = new Bits(system);
  }

  /** The Boolean layer of the same system. */
  public Bits bits() {
    return bits;
  }

  /**
   * A new variable.
   *
   * @param element its value, read only where there are values
   * @throws MalformedInputException where the value is not below r
   */
  public int allocate(Bytes32 element) {
    if (system.hasValues()) {
      read(element, value);
    }
    return system.allocate(value, 0);
  }

  /**
   * A new variable.
   *
   * @param element its value, not negative
   */
  public int allocate(long element) {
    if (system.hasValues()) {
      small(element, value);
    }
    return system.allocate(value, 0);
  }

  /** The Montgomery limbs of a small number that is not negative. */
  static void small(long element, long[] out) {
    Arrays.fill(out, 0);
    out[0] = element;
    Fr.toMontgomery(out, 0, out, 0);
  }

  /** The Montgomery limbs of an element; {@link MalformedInputException} unless below r. */
  static void read(Bytes32 element, long[] out) {
    if (!element.isCanonical()) {
      throw new MalformedInputException("not a field element below r: " + element);
    }
    ByteBuffer.wrap(element.toArray()).order(LITTLE_ENDIAN).asLongBuffer().get(out);
    Fr.toMontgomery(out, 0, out, 0);
  }

  /** A new input equal to a variable: {@code input * 1 = variable}. */
  public int inputize(int variable) {
    if (system.hasValues()) {
      system.value(variable, value, 0);
    }
    int input = system.allocateInput(value, 0);
    equal(input, variable, "input");
    return input;
  }

  /** {@code a * 1 = b}. */
  public void equal(int a, int b, String name) {
    if (system.hasRows()) {
      system.a().add(a);
      system.b().add(Variable.ONE);
      system.c().add(b);
      system.enforce(name);
    }
  }

  /**
   * The 255 bits of a variable, lowest first; last the row {@code 0 * 0 = sum 2^i bit_i -
   * variable}. A value plus r passes too if it fits, as in the reference.
   */
  public int[] toBits(int variable) {
    int[] result = allocateBits(variable, BITS);
    if (system.hasRows()) {
      addPacked(system.c(), result, BITS);
      system.c().add(variable, CoefficientTable.MINUS_ONE);
      system.enforce("unpack");
    }
    return result;
  }

  /**
   * The lowest bits of a variable that has no others, lowest first; last the row {@code (sum 2^i
   * bit_i) * 1 = variable}. Where that are all 255, a value plus r passes too if it fits, as in the
   * reference.
   */
  public int[] split(int variable, int count) {
    int[] result = allocateBits(variable, count);
    enforcePacked(result, count, variable);
    return result;
  }

  private int[] allocateBits(int variable, int count) {
    long[] plain = new long[Fr.LIMBS];
    if (system.hasValues()) {
      system.value(variable, value, 0);
      Fr.fromMontgomery(plain, 0, value, 0);
    }
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = bits.allocate((plain[i >> 6] >>> i & 1) != 0);
    }
    return result;
  }

  /** The 64 bits of an index, lowest first, each a new variable. */
  public int[] allocateIndex(long index) {
    int[] result = new int[Long.SIZE];
    for (int i = 0; i < Long.SIZE; i++) {
      result[i] = bits.allocate((index >>> i & 1) != 0);
    }
    return result;
  }

  /** A new variable that holds the first 254 bits: {@code (sum 2^i bit_i) * 1 = packed}. */
  public int pack(int[] source) {
    int count = Math.min(CAPACITY, source.length);
    packValue(source, count);
    int packed = system.allocate(value, 0);
    enforcePacked(source, count, packed);
    return packed;
  }

  /** A new input that holds at most 254 bits: {@code (sum 2^i bit_i) * 1 = input}. */
  public int packIntoInput(int[] source) {
    if (source.length > CAPACITY) {
      throw new IllegalArgumentException(source.length + " bits don't fit into an input");
    }
    packValue(source, source.length);
    int input = system.allocateInput(value, 0);
    enforcePacked(source, source.length, input);
    return input;
  }

  private void enforcePacked(int[] source, int count, int packed) {
    if (system.hasRows()) {
      addPacked(system.a(), source, count);
      system.b().add(Variable.ONE);
      system.c().add(packed);
      system.enforce("pack");
    }
  }

  private void addPacked(LinearCombination sum, int[] source, int count) {
    for (int i = 0; i < count; i++) {
      bits.addTo(sum, source[i], CoefficientTable.power(i));
    }
  }

  private void packValue(int[] source, int count) {
    if (system.hasValues()) {
      Arrays.fill(value, 0);
      for (int i = 0; i < count; i++) {
        if (bits.value(source[i])) {
          value[i >> 6] |= 1L << i;
        }
      }
      Fr.toMontgomery(value, 0, value, 0);
    }
  }

  /**
   * Pads to whole bytes with constant zeros and reverses the bits of every byte: from little-endian
   * bit order to the order in which SHA-256 reads a number, or back.
   */
  public static int[] reverseBitNumbering(int[] source) {
    int[] result = new int[(source.length + 7) / 8 * 8];
    for (int i = 0; i < result.length; i++) {
      int from = (i & ~7) + 7 - (i & 7);
      result[i] = from < source.length ? source[from] : Bit.FALSE;
    }
    return result;
  }
}
