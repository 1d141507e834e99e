// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;

/**
 * Poseidon of single preimages: the scalar specification of the batch kernels, with every domain
 * tag. An instance holds scratch memory and serves one thread.
 *
 * <p>Sources: Poseidon paper (eprint 2019/458); neptune 11, standard strength. The digest is the
 * second element of the permuted state.
 */
public final class Poseidon {
  private final PoseidonConstants constants;
  private final long[] scratch = new long[Fr.LIMBS];
  private final long[] next;

  /** For preimages of {@code constants.arity()} elements. */
  public Poseidon(PoseidonConstants constants) {
    this.constants = constants;
    this.next = new long[constants.width() * Fr.LIMBS];
  }

  /**
   * Hashes exactly {@code arity} elements under the Merkle-tree tag.
   *
   * @throws MalformedInputException where an element is not below r
   * @throws IllegalArgumentException where their number is not the arity
   */
  public Bytes32 hash(List<Bytes32> preimage) {
    return hash(DomainTag.merkleTree(constants.arity()), preimage);
  }

  /**
   * Hashes at most {@code arity} elements, zeros in the missing places, under {@code tag}.
   *
   * @throws MalformedInputException where an element is not below r
   * @throws IllegalArgumentException where there are too many elements, or, under the Merkle-tree
   *     tag, too few
   */
  public Bytes32 hash(DomainTag tag, List<Bytes32> preimage) {
    int arity = constants.arity();
    if (preimage.size() > arity || (tag.isMerkleTree() && preimage.size() != arity)) {
      throw new IllegalArgumentException(
          "got " + preimage.size() + " elements for arity " + arity + " and tag " + tag);
    }
    long[] state = new long[constants.width() * Fr.LIMBS];
    Fr.fromBigInteger(state, 0, tag.value());
    for (int j = 0; j < preimage.size(); j++) {
      Fr.fromBigInteger(state, (j + 1) * Fr.LIMBS, value(preimage.get(j)));
    }
    permute(state);
    return bytes(Fr.toBigInteger(state, Fr.LIMBS));
  }

  /**
   * {@code hash_md}: hashes any number of elements, the first as chaining value, then {@code arity
   * - 1} at a time with zero fill; Filecoin uses it with arity 36.
   *
   * @throws MalformedInputException where an element is not below r
   * @throws IllegalArgumentException for fewer than two elements
   */
  public Bytes32 hashMd(List<Bytes32> elements) {
    if (elements.size() < 2) {
      throw new IllegalArgumentException("got " + elements.size() + " elements, wanted 2 or more");
    }
    int arity = constants.arity();
    Bytes32 acc = elements.getFirst();
    for (int i = 1; i < elements.size(); i += arity - 1) {
      Bytes32[] block = new Bytes32[arity];
      java.util.Arrays.fill(block, Bytes32.ZERO);
      block[0] = acc;
      for (int j = 1; j < arity && i + j - 1 < elements.size(); j++) {
        block[j] = elements.get(i + j - 1);
      }
      acc = hash(List.of(block));
    }
    return acc;
  }

  /** Permutes a state of {@code width} elements in Montgomery form, in the optimised form. */
  public void permute(long[] state) {
    int t = constants.width();
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    int partial = constants.partialRounds();
    long[] c = constants.compressedConstants();
    int at = addConstants(state, c, 0);
    for (int q = 0; q < half; q++) {
      sboxes(state);
      at = addConstants(state, c, at);
      mix(state, q == half - 1 ? constants.preSparse() : constants.mds());
    }
    for (int q = 0; q < partial; q++) {
      Fr.pow5(state, 0, state, 0, scratch);
      Fr.add(state, 0, state, 0, c, at);
      at += Fr.LIMBS;
      mixSparse(state, constants.sparseOffset(q));
    }
    for (int q = 0; q < half; q++) {
      sboxes(state);
      if (q < half - 1) {
        at = addConstants(state, c, at);
      }
      mix(state, constants.mds());
    }
    assert at == (PoseidonConstants.FULL_ROUNDS * t + partial) * Fr.LIMBS;
  }

  /**
   * The same permutation as the paper states it, for tests: no compressed constants, no sparsity.
   */
  void permutePlainly(long[] state) {
    int rounds = PoseidonConstants.FULL_ROUNDS + constants.partialRounds();
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    int at = 0;
    for (int q = 0; q < rounds; q++) {
      at = addConstants(state, constants.roundConstants(), at);
      if (q < half || q >= half + constants.partialRounds()) {
        sboxes(state);
      } else {
        Fr.pow5(state, 0, state, 0, scratch);
      }
      mix(state, constants.mds());
    }
  }

  private int addConstants(long[] state, long[] c, int at) {
    int w = constants.width() * Fr.LIMBS;
    for (int i = 0; i < w; i += Fr.LIMBS) {
      Fr.add(state, i, state, i, c, at + i);
    }
    return at + w;
  }

  private void sboxes(long[] state) {
    for (int i = 0; i < constants.width() * Fr.LIMBS; i += Fr.LIMBS) {
      Fr.pow5(state, i, state, i, scratch);
    }
  }

  /**
   * The linear layer of a full round: {@code state = state matrix}, in Montgomery form.
   *
   * @param matrix {@code width x width} elements by rows, such as {@link PoseidonConstants#mds}
   */
  public void mix(long[] state, long[] matrix) {
    int t = constants.width();
    java.util.Arrays.fill(next, 0);
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < t; j++) {
        Fr.mul(scratch, 0, state, i * Fr.LIMBS, matrix, (i * t + j) * Fr.LIMBS);
        Fr.add(next, j * Fr.LIMBS, next, j * Fr.LIMBS, scratch, 0);
      }
    }
    System.arraycopy(next, 0, state, 0, next.length);
  }

  /**
   * The linear layer of a partial round in the optimised form.
   *
   * @param at where its sparse matrix begins, see {@link PoseidonConstants#sparseOffset}
   */
  public void mixSparse(long[] state, int at) {
    int t = constants.width();
    long[] sparse = constants.sparse();
    Fr.mul(next, 0, state, 0, sparse, at);
    for (int i = 1; i < t; i++) {
      int limb = i * Fr.LIMBS;
      Fr.mul(scratch, 0, state, limb, sparse, at + limb);
      Fr.add(next, 0, next, 0, scratch, 0);
      Fr.mul(scratch, 0, state, 0, sparse, at + (t + i - 1) * Fr.LIMBS);
      Fr.add(state, limb, state, limb, scratch, 0);
    }
    System.arraycopy(next, 0, state, 0, Fr.LIMBS);
  }

  private static BigInteger value(Bytes32 element) {
    if (!element.isCanonical()) {
      throw new MalformedInputException("not a field element below r: " + element);
    }
    byte[] little = element.toArray();
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static Bytes32 bytes(BigInteger value) {
    byte[] little = new byte[Bytes32.LENGTH];
    for (int i = 0; i < little.length; i++) {
      little[i] = value.shiftRight(8 * i).byteValue();
    }
    return Bytes32.of(little);
  }
}
