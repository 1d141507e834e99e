// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Variable;

/**
 * Rows of random combinations of earlier variables, inputs among them on both sides; coefficients
 * 1, -1, 2 and others; values 0, 1 and others. The seed fixes the shape, the witness varies.
 */
final class RandomCircuit implements Circuit {
  private final long seed;
  private final int rows;
  private final int inputs;
  private final BigInteger witness;

  RandomCircuit(long seed, int rows, int inputs, BigInteger witness) {
    this.seed = seed;
    this.rows = rows;
    this.inputs = inputs;
    this.witness = witness;
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    Random random = new Random(seed);
    List<Integer> variables = new ArrayList<>(List.of(Variable.ONE));
    List<BigInteger> values = new ArrayList<>(List.of(BigInteger.ONE));
    for (int i = 0; i < inputs; i++) {
      BigInteger value = witness.add(BigInteger.valueOf(i));
      variables.add(system.allocateInput(limbs(value), 0));
      values.add(value);
    }
    for (int row = 0; row < rows; row++) {
      BigInteger a =
          combine(system, system.hasRows() ? system.a() : null, random, variables, values);
      BigInteger b =
          combine(system, system.hasRows() ? system.b() : null, random, variables, values);
      BigInteger product = a.multiply(b).mod(Fr.MODULUS);
      int variable = system.allocate(limbs(product), 0);
      variables.add(variable);
      values.add(product);
      if (system.hasRows()) {
        system.c().add(variable);
        system.enforce("row");
      }
    }
  }

  private static BigInteger combine(
      ConstraintSystem system,
      LinearCombination combination,
      Random random,
      List<Integer> variables,
      List<BigInteger> values) {
    BigInteger sum = BigInteger.ZERO;
    for (int k = random.nextInt(4); k >= 0; k--) {
      int i = random.nextInt(variables.size());
      BigInteger coefficient =
          switch (random.nextInt(4)) {
            case 0 -> BigInteger.ONE;
            case 1 -> BigInteger.ONE.negate();
            case 2 -> BigInteger.TWO;
            default -> new BigInteger(250, random);
          };
      sum = sum.add(values.get(i).multiply(coefficient));
      if (combination != null) {
        combination.add(variables.get(i), system.coefficients().of(limbs(coefficient), 0));
      }
    }
    return sum.mod(Fr.MODULUS);
  }

  private static long[] limbs(BigInteger value) {
    long[] limbs = new long[Fr.LIMBS];
    Fr.fromBigInteger(limbs, 0, value);
    return limbs;
  }
}
