// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.poseidon.DomainTag;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Term;
import org.sealwright.snark.circuit.Variable;

/**
 * The rows of one Poseidon hash, inputs 1 to arity being the preimage and the last auxiliary
 * variable the result. Carried out symbolically, with states as linear combinations: slow, meant to
 * be recorded as a {@link RowTemplate}.
 */
final class PoseidonRows implements Circuit {
  private static final long[] NOTHING = new long[Fr.LIMBS];

  private final PoseidonConstants constants;
  private final DomainTag tag;
  private final int width;

  PoseidonRows(PoseidonConstants constants, DomainTag tag) {
    this.constants = constants;
    this.tag = tag;
    this.width = constants.width();
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    long[] keys = constants.compressedConstants();
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    LinearCombination[] state = firstRound(system, keys);
    int key = 2 * width * Fr.LIMBS;
    for (int round = 1; round < half; round++) {
      key = fullRound(system, state, keys, key);
      mix(system, state, round == half - 1 ? constants.preSparse() : constants.mds());
    }
    for (int round = 0; round < constants.partialRounds(); round++) {
      sbox(system, state[0], keys, key);
      key += Fr.LIMBS;
      mixSparse(system, state, constants.sparseOffset(round));
    }
    for (int round = 0; round < half - 1; round++) {
      key = fullRound(system, state, keys, key);
      mix(system, state, constants.mds());
    }
    for (LinearCombination element : state) {
      sbox(system, element, NOTHING, 0);
    }
    mix(system, state, constants.mds());
    variable(system, state[1]);
  }

  private LinearCombination[] firstRound(ConstraintSystem system, long[] keys) {
    LinearCombination[] state = new LinearCombination[width];
    Arrays.setAll(state, i -> new LinearCombination(system.coefficients()));
    long[] constant = new long[Fr.LIMBS];
    Fr.fromBigInteger(constant, 0, tag.value());
    Fr.add(constant, 0, constant, 0, keys, 0);
    Fr.pow5(constant, 0, constant, 0, new long[Fr.LIMBS]);
    Fr.add(constant, 0, constant, 0, keys, width * Fr.LIMBS);
    state[0].add(Variable.ONE, system.coefficients().of(constant, 0));
    for (int i = 1; i < width; i++) {
      int input = system.allocateInput(NOTHING, 0);
      LinearCombination keyed = new LinearCombination(system.coefficients());
      keyed.add(input).add(Variable.ONE, system.coefficients().of(keys, i * Fr.LIMBS));
      powers(system, state[i], keyed, keys, (width + i) * Fr.LIMBS);
    }
    mix(system, state, constants.mds());
    return state;
  }

  private int fullRound(ConstraintSystem system, LinearCombination[] state, long[] keys, int key) {
    for (int i = 0; i < width; i++) {
      sbox(system, state[i], keys, key + i * Fr.LIMBS);
    }
    return key + width * Fr.LIMBS;
  }

  /** Gives the element a variable x and replaces it by that of {@code x^5 + key}. */
  private static void sbox(
      ConstraintSystem system, LinearCombination element, long[] keys, int key) {
    int x = variable(system, element);
    LinearCombination single = new LinearCombination(system.coefficients());
    powers(system, element, single.add(x), keys, key);
  }

  private static int variable(ConstraintSystem system, LinearCombination element) {
    int x = system.allocate(NOTHING, 0);
    system.a().addAll(element);
    system.b().add(Variable.ONE);
    system.c().add(x);
    system.enforce("element");
    return x;
  }

  private static void powers(
      ConstraintSystem system, LinearCombination out, LinearCombination x, long[] keys, int key) {
    CoefficientTable table = system.coefficients();
    int square = system.allocate(NOTHING, 0);
    system.a().addAll(x);
    system.b().addAll(x);
    system.c().add(square);
    system.enforce("square");
    int fourth = system.allocate(NOTHING, 0);
    system.a().add(square);
    system.b().add(square);
    system.c().add(fourth);
    system.enforce("fourth power");
    int fifth = system.allocate(NOTHING, 0);
    system.a().addAll(x);
    system.b().add(fourth);
    system.c().add(fifth).add(Variable.ONE, table.negate(table.of(keys, key)));
    system.enforce("fifth power");
    out.clear();
    out.add(fifth);
  }

  private void mix(ConstraintSystem system, LinearCombination[] state, long[] matrix) {
    LinearCombination[] next = new LinearCombination[width];
    for (int j = 0; j < width; j++) {
      next[j] = new LinearCombination(system.coefficients());
      for (int i = 0; i < width; i++) {
        addScaled(system, next[j], state[i], matrix, (i * width + j) * Fr.LIMBS);
      }
      next[j].normalize();
    }
    System.arraycopy(next, 0, state, 0, width);
  }

  private void mixSparse(ConstraintSystem system, LinearCombination[] state, int at) {
    long[] sparse = constants.sparse();
    LinearCombination first = new LinearCombination(system.coefficients());
    for (int i = 0; i < width; i++) {
      addScaled(system, first, state[i], sparse, at + i * Fr.LIMBS);
    }
    first.normalize();
    for (int j = 1; j < width; j++) {
      addScaled(system, state[j], state[0], sparse, at + (width + j - 1) * Fr.LIMBS);
      state[j].normalize();
    }
    state[0] = first;
  }

  private static void addScaled(
      ConstraintSystem system, LinearCombination sum, LinearCombination x, long[] by, int at) {
    CoefficientTable table = system.coefficients();
    long[] product = new long[Fr.LIMBS];
    for (int i = 0; i < x.size(); i++) {
      long term = x.term(i);
      Fr.mul(product, 0, table.limbs(), Term.coefficient(term) * Fr.LIMBS, by, at);
      sum.add(Term.variable(term), table.of(product, 0));
    }
  }
}
