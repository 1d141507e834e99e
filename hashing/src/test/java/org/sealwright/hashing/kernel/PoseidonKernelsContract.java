// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** What every {@link PoseidonKernels} must do, in every memory layout. */
public abstract class PoseidonKernelsContract {
  private static final long SEED = 20261123;

  /** For subclasses, one a tier and width. */
  protected PoseidonKernelsContract() {}

  /** The kernel under test. */
  protected abstract PoseidonKernels kernel();

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 11, 16, 24, 36})
  public void rowsHashAsSinglePreimages(int arity) {
    List<BigInteger> elements = FieldValues.random(SEED + arity, 5 * arity);
    assertThat(hashRows(arity, elements)).isEqualTo(one(arity, elements));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 11, 16, 24, 36})
  public void plainPermutationAgrees(int arity) {
    List<BigInteger> elements = FieldValues.random(SEED - arity, arity);
    assertThat(hashRows(arity, elements)).isEqualTo(plain(arity, elements));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 11})
  public void edgeValuesHashAsSinglePreimages(int arity) {
    List<BigInteger> edges = new ArrayList<>(FieldValues.edges());
    Collections.shuffle(edges, new Random(SEED));
    int whole = Math.min(edges.size(), 60 * arity) / arity * arity;
    List<BigInteger> elements = edges.subList(0, whole);
    assertThat(hashRows(arity, elements)).isEqualTo(one(arity, elements));
    for (BigInteger same : List.of(BigInteger.ZERO, Fr.MODULUS.subtract(BigInteger.ONE))) {
      List<BigInteger> all = Collections.nCopies(arity, same);
      assertThat(hashRows(arity, all)).isEqualTo(one(arity, all));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 19, 31, 32, 33, 35, 67})
  public void anyNumberOfPreimagesLeavesTheRestAlone(int count) {
    List<BigInteger> elements = FieldValues.random(SEED + count, 2 * count);
    MemorySegment in = FieldValues.segment(elements);
    byte[] out = new byte[32 * count + 64];
    Arrays.fill(out, (byte) 0x5a);
    kernel()
        .hash(
            PoseidonConstants.ofArity(2),
            new MemorySegment[] {in, in},
            new long[] {0, 32},
            64,
            MemorySegment.ofArray(out),
            32,
            count);
    byte[] guard = new byte[32];
    Arrays.fill(guard, (byte) 0x5a);
    assertThat(Arrays.copyOf(out, 32)).isEqualTo(guard);
    assertThat(Arrays.copyOfRange(out, 32 * count + 32, 32 * count + 64)).isEqualTo(guard);
    assertThat(Arrays.copyOfRange(out, 32, 32 * count + 32)).isEqualTo(one(2, elements));
  }

  @Test
  public void columnsOfNativeLayersHashAsRows() {
    int arity = 11;
    int count = 37;
    List<BigInteger> elements = FieldValues.random(SEED, arity * count);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment[] layers = new MemorySegment[arity];
      long[] offsets = new long[arity];
      for (int j = 0; j < arity; j++) {
        // Native and heap layers by turns, each at an offset that no alignment fits.
        int offset = 3 * j + 1;
        int bytes = offset + 32 * count;
        layers[j] = j % 2 == 0 ? arena.allocate(bytes) : MemorySegment.ofArray(new byte[bytes]);
        offsets[j] = offset;
        for (int i = 0; i < count; i++) {
          FieldValues.put(layers[j], offset + 32L * i, elements.get(i * arity + j));
        }
      }
      MemorySegment out = arena.allocate(32L * count + 5);
      PoseidonConstants constants = PoseidonConstants.ofArity(arity);
      kernel().hash(constants, layers, offsets, 32, out, 5, count);
      assertThat(out.asSlice(5).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
          .isEqualTo(hashRows(arity, elements));
    }
  }

  @Test
  public void oneKernelServesSeveralThreads() {
    PoseidonKernels shared = kernel();
    List<BigInteger> elements = FieldValues.random(SEED, 2 * 40);
    byte[] wanted = one(2, elements);
    List<byte[]> got =
        java.util.stream.IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> hashRows(shared, 2, elements))
            .toList();
    assertThat(got).allSatisfy(digests -> assertThat(digests).isEqualTo(wanted));
  }

  private byte[] hashRows(int arity, List<BigInteger> elements) {
    return hashRows(kernel(), arity, elements);
  }

  private static byte[] hashRows(PoseidonKernels kernel, int arity, List<BigInteger> elements) {
    int count = elements.size() / arity;
    MemorySegment in = FieldValues.segment(elements);
    MemorySegment[] sources = new MemorySegment[arity];
    Arrays.fill(sources, in);
    long[] offsets = new long[arity];
    Arrays.setAll(offsets, j -> 32L * j);
    byte[] out = new byte[32 * count];
    kernel.hash(
        PoseidonConstants.ofArity(arity),
        sources,
        offsets,
        32L * arity,
        MemorySegment.ofArray(out),
        0,
        count);
    return out;
  }

  /** The same by {@link Poseidon}, which the networks' own digests hold. */
  private static byte[] one(int arity, List<BigInteger> elements) {
    Poseidon poseidon = new Poseidon(PoseidonConstants.ofArity(arity));
    byte[] out = new byte[32 * (elements.size() / arity)];
    for (int i = 0; i < elements.size() / arity; i++) {
      List<Bytes32> preimage =
          elements.subList(i * arity, (i + 1) * arity).stream()
              .map(e -> Bytes32.of(FieldValues.bytes(e)))
              .toList();
      System.arraycopy(poseidon.hash(preimage).toArray(), 0, out, 32 * i, 32);
    }
    return out;
  }

  /** One digest as the paper has it: round constants, S-boxes, the dense matrix, nothing folded. */
  private static byte[] plain(int arity, List<BigInteger> elements) {
    PoseidonConstants constants = PoseidonConstants.ofArity(arity);
    int t = constants.width();
    List<BigInteger> state = new ArrayList<>();
    state.add(Fr.toBigInteger(constants.domainTag(), 0));
    state.addAll(elements);
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    for (int q = 0; q < PoseidonConstants.FULL_ROUNDS + constants.partialRounds(); q++) {
      boolean full = q < half || q >= half + constants.partialRounds();
      for (int j = 0; j < t; j++) {
        BigInteger c = Fr.toBigInteger(constants.roundConstants(), (q * t + j) * Fr.LIMBS);
        BigInteger x = state.get(j).add(c);
        state.set(j, full || j == 0 ? x.modPow(BigInteger.valueOf(5), Fr.MODULUS) : x);
      }
      List<BigInteger> next = new ArrayList<>();
      for (int j = 0; j < t; j++) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < t; i++) {
          BigInteger m = Fr.toBigInteger(constants.mds(), (i * t + j) * Fr.LIMBS);
          sum = sum.add(state.get(i).multiply(m));
        }
        next.add(sum.mod(Fr.MODULUS));
      }
      state = next;
    }
    return FieldValues.bytes(state.get(1));
  }
}
