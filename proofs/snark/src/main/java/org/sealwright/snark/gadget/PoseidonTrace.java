// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.poseidon.DomainTag;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** Values of all variables that a Poseidon circuit allocates, in their order. */
final class PoseidonTrace {
  private final PoseidonConstants constants;
  private final Poseidon layers;
  private final int width;
  private final int length;
  private final long[] tag = new long[Fr.LIMBS];
  private final long[] scratch = new long[Fr.LIMBS];
  private final long[] state;
  private long[] out;
  private int written;

  PoseidonTrace(PoseidonConstants constants, DomainTag tag) {
    this.constants = constants;
    this.layers = new Poseidon(constants);
    this.width = constants.width();
    int sboxes = PoseidonConstants.FULL_ROUNDS * width + constants.partialRounds();
    // Four variables an S-box, one less where the preimage is used, none for the tag, one result.
    this.length = 4 * (sboxes - 1) - constants.arity() + 1;
    this.state = new long[width * Fr.LIMBS];
    Fr.fromBigInteger(this.tag, 0, tag.value());
  }

  /** Variables that one hash allocates. */
  int length() {
    return length;
  }

  /** Replaces the preimage at the beginning of {@code values} by the values, the result last. */
  void run(long[] values) {
    System.arraycopy(tag, 0, state, 0, Fr.LIMBS);
    System.arraycopy(values, 0, state, Fr.LIMBS, constants.arity() * Fr.LIMBS);
    out = values;
    written = 0;
    long[] keys = constants.compressedConstants();
    int key = width * Fr.LIMBS;
    for (int i = 0; i < width; i++) {
      Fr.add(state, i * Fr.LIMBS, state, i * Fr.LIMBS, keys, i * Fr.LIMBS);
      firstSbox(i * Fr.LIMBS, keys, key + i * Fr.LIMBS);
    }
    key += width * Fr.LIMBS;
    layers.mix(state, constants.mds());
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    for (int round = 1; round < half; round++) {
      key = fullRound(keys, key);
      layers.mix(state, round == half - 1 ? constants.preSparse() : constants.mds());
    }
    for (int round = 0; round < constants.partialRounds(); round++) {
      sbox(0, keys, key);
      key += Fr.LIMBS;
      layers.mixSparse(state, constants.sparseOffset(round));
    }
    for (int round = 0; round < half - 1; round++) {
      key = fullRound(keys, key);
      layers.mix(state, constants.mds());
    }
    for (int i = 0; i < width; i++) {
      sbox(i * Fr.LIMBS, new long[Fr.LIMBS], 0);
    }
    layers.mix(state, constants.mds());
    write(state, Fr.LIMBS);
  }

  private int fullRound(long[] keys, int key) {
    for (int i = 0; i < width * Fr.LIMBS; i += Fr.LIMBS) {
      sbox(i, keys, key + i);
    }
    return key + width * Fr.LIMBS;
  }

  private void firstSbox(int i, long[] keys, int key) {
    int before = written;
    sboxPowers(i, keys, key);
    if (i == 0) {
      written = before;
    }
  }

  private void sbox(int i, long[] keys, int key) {
    write(state, i);
    sboxPowers(i, keys, key);
  }

  private void sboxPowers(int i, long[] keys, int key) {
    Fr.mul(scratch, 0, state, i, state, i);
    write(scratch, 0);
    Fr.mul(scratch, 0, scratch, 0, scratch, 0);
    write(scratch, 0);
    Fr.mul(state, i, scratch, 0, state, i);
    Fr.add(state, i, state, i, keys, key);
    write(state, i);
  }

  private void write(long[] source, int i) {
    System.arraycopy(source, i, out, written, Fr.LIMBS);
    written += Fr.LIMBS;
  }
}
