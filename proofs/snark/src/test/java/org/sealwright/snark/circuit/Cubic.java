// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/** The circuit of the tiny golden data: a public y, a secret x, {@code x^3 + x + 5 = y}. */
public final class Cubic implements Circuit {
  private final BigInteger secret;

  /** With a witness; any will do for the shape. */
  public Cubic(BigInteger secret) {
    this.secret = secret;
  }

  /** The public input. */
  public BigInteger result() {
    return secret.pow(3).add(secret).add(BigInteger.valueOf(5)).mod(Fr.MODULUS);
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    int x = allocate(system, secret);
    int square = allocate(system, secret.pow(2));
    multiply(system, x, x, square, "square");
    int cube = allocate(system, secret.pow(3));
    multiply(system, square, x, cube, "cube");
    long[] value = new long[Fr.LIMBS];
    Fr.fromBigInteger(value, 0, result());
    int y = system.allocateInput(value, 0);
    if (system.hasRows()) {
      int five = system.coefficients().of(5);
      system.a().add(cube).add(x).add(Variable.ONE, five);
      system.b().add(Variable.ONE);
      system.c().add(y);
      system.enforce("sum");
    }
  }

  private static int allocate(ConstraintSystem system, BigInteger value) {
    long[] limbs = new long[Fr.LIMBS];
    Fr.fromBigInteger(limbs, 0, value);
    return system.allocate(limbs, 0);
  }

  private static void multiply(ConstraintSystem system, int a, int b, int c, String name) {
    if (system.hasRows()) {
      system.a().add(a);
      system.b().add(b);
      system.c().add(c);
      system.enforce(name);
    }
  }
}
