// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.internal.scalar.ScalarShaKernels;
import org.sealwright.hashing.kernel.ShaKernels;

/**
 * SHA-256 of as many messages as there are 32-bit lanes, word t of every message in one vector.
 *
 * <p>Every loop is rolled, one round a step: C2 unrolls it and keeps the state in registers. Rounds
 * written out in a line exceed its inlining budget of some 60 vector operations a method; one call
 * too many left uninlined boxes a vector each time. Scratch is allocated once a call. Labels of one
 * sector depend on each other, so {@link #labels} is the scalar kernel.
 */
final class VectorShaKernels implements ShaKernels {
  private static final VectorSpecies<Integer> SPECIES =
      VectorSpecies.of(int.class, VectorShape.forBitSize(VectorWidth.of(MethodHandles.lookup())));
  private static final int LANES = SPECIES.length();
  private static final int VECTOR_BYTES = 4 * LANES;
  private static final int LOG_LANES = Integer.numberOfTrailingZeros(LANES);

  /** 32-bit words of a block and of a node. */
  private static final int BLOCK_WORDS = 16;

  private static final int NODE_WORDS = 8;
  private static final int LOG_NODE_WORDS = 3;
  private static final int NODE = 4 * NODE_WORDS;

  /** Scratch of one block: its schedule, a vector a round. */
  private static final int SCHEDULE = Sha256Tables.ROUNDS * LANES;

  private static final int TRUNCATION = 0xffffff3f;

  /** Blocks of a label preimage that hold two parents, between the header and the last block. */
  private static final int PARENT_BLOCKS = PARENT_SLOTS / 2;

  /** Word of the header that holds the layer; the node number follows. */
  private static final int LAYER_WORD = 8;

  private static final int[] LABEL_END =
      Sha256Tables.lastHalfBlock(64 + PARENT_SLOTS * NODE, LANES);
  private static final int[] INITIAL = Sha256Tables.initial(LANES);
  private static final int[] ROUND = Sha256Tables.round(LANES);
  private static final int[] PADDING = Sha256Tables.paddingAfterOneBlock(LANES);

  /** Lanes of the first and second half of two interleaved vectors, counting on into the second. */
  private static final IntVector LOW = (IntVector) SPECIES.fromArray(interleaving(0), 0);

  private static final IntVector HIGH = (IntVector) SPECIES.fromArray(interleaving(LANES / 2), 0);

  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  private final ScalarShaKernels scalar = new ScalarShaKernels();

  VectorShaKernels() {}

  @Override
  public void hashPairs(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
    long done = 0;
    if (count >= LANES) {
      int[] w = new int[SCHEDULE];
      int[] other = new int[BLOCK_WORDS * LANES];
      int[] state = new int[NODE_WORDS * LANES];
      int[] work = new int[NODE_WORDS * LANES];
      for (; done <= count - LANES; done += LANES) {
        loadMessages(in, inOffset + 2 * NODE * done, w, other);
        System.arraycopy(INITIAL, 0, state, 0, state.length);
        expand(w, 1);
        compress(w, 0, state, work);
        compress(PADDING, 0, state, work);
        storeNodes(state, other, out, outOffset + NODE * done);
      }
    }
    scalar.hashPairs(in, inOffset + 2 * NODE * done, out, outOffset + NODE * done, count - done);
  }

  @Override
  public void labels(
      byte[] replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    scalar.labels(replicaId, layer, current, previous, parents, from, count);
  }

  @Override
  public int sectorsSideBySide() {
    return LANES;
  }

  @Override
  public void labelsSideBySide(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    int parentCount = layer == 1 ? BASE_PARENTS : PARENTS;
    int pairs = parentCount / 2;
    int[] header = new int[BLOCK_WORDS * LANES];
    int[] blocks = new int[(pairs + 2) * SCHEDULE];
    int[] state = new int[NODE_WORDS * LANES];
    int[] work = new int[NODE_WORDS * LANES];
    loadNode(replicaIds, 0, header, 0);
    broadcast(layer, header, LAYER_WORD);
    for (int i = 0; i < count; i++) {
      long node = from + i;
      broadcast((int) (node >>> 32), header, LAYER_WORD + 1);
      broadcast((int) node, header, LAYER_WORD + 2);
      System.arraycopy(header, 0, blocks, 0, header.length);
      if (node > 0) {
        loadParents(current, previous, parents, PARENTS * (long) i, parentCount, blocks);
      }
      expand(blocks, node > 0 ? pairs + 2 : 1);
      System.arraycopy(INITIAL, 0, state, 0, state.length);
      compress(blocks, 0, state, work);
      if (node > 0) {
        // The parents repeat cyclically, and the schedules of their pairs with them.
        for (int block = 0; block < PARENT_BLOCKS; block++) {
          compress(blocks, (block % pairs + 1) * SCHEDULE, state, work);
        }
        compress(blocks, (pairs + 1) * SCHEDULE, state, work);
      } else {
        compress(PADDING, 0, state, work);
      }
      storeNode(state, current, node);
    }
  }

  /**
   * Loads every parent once, two to a block from block 1 on, and into the last block the one that
   * is left over when they fill all slots cyclically, with the end of the message.
   */
  private static void loadParents(
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long first,
      int parentCount,
      int[] blocks) {
    for (int slot = 0; slot <= parentCount; slot++) {
      int k = slot < parentCount ? slot : (PARENT_SLOTS - 1) % parentCount;
      long parent = Integer.toUnsignedLong(parents.get(LE32, 4 * (first + k)));
      int at = (slot / 2 + 1) * SCHEDULE + slot % 2 * NODE_WORDS * LANES;
      loadNode(k < BASE_PARENTS ? current : previous, parent, blocks, at);
    }
    int end = (parentCount / 2 + 1) * SCHEDULE + NODE_WORDS * LANES;
    System.arraycopy(LABEL_END, 0, blocks, end, LABEL_END.length);
  }

  /** Copies one interleaved node. */
  private static void loadNode(MemorySegment source, long node, int[] w, int at) {
    for (int i = 0; i < NODE_WORDS; i++) {
      IntVector.fromMemorySegment(SPECIES, source, (node * NODE_WORDS + i) * VECTOR_BYTES, NATIVE)
          .intoArray(w, at + i * LANES);
    }
  }

  /** Writes the state as one interleaved node, cut to 254 bits. */
  private static void storeNode(int[] state, MemorySegment out, long node) {
    truncate(state);
    for (int i = 0; i < NODE_WORDS; i++) {
      IntVector.fromArray(SPECIES, state, i * LANES)
          .intoMemorySegment(out, (node * NODE_WORDS + i) * VECTOR_BYTES, NATIVE);
    }
  }

  private static void broadcast(int value, int[] w, int word) {
    Arrays.fill(w, word * LANES, (word + 1) * LANES, value);
  }

  private static void truncate(int[] state) {
    int last = (NODE_WORDS - 1) * LANES;
    IntVector.fromArray(SPECIES, state, last).and(TRUNCATION).intoArray(state, last);
  }

  /** Reads one block a lane: rows of 16 words become vectors of the same word of every lane. */
  private static void loadMessages(MemorySegment in, long at, int[] w, int[] other) {
    // An even number of shuffles ends where it began.
    int[] x = LOG_LANES % 2 == 0 ? w : other;
    int[] y = LOG_LANES % 2 == 0 ? other : w;
    for (int i = 0; i < BLOCK_WORDS; i++) {
      IntVector.fromMemorySegment(SPECIES, in, at + (long) i * VECTOR_BYTES, LITTLE_ENDIAN)
          .lanewise(VectorOperators.REVERSE_BYTES)
          .intoArray(x, i * LANES);
    }
    for (int stage = 0; stage < LOG_LANES; stage++) {
      perfectShuffle(x, y, BLOCK_WORDS);
      int[] swap = x;
      x = y;
      y = swap;
    }
  }

  /** The inverse for digests, cut to 254 bits. */
  private static void storeNodes(int[] state, int[] other, MemorySegment out, long at) {
    truncate(state);
    int[] x = state;
    int[] y = other;
    for (int stage = 0; stage < LOG_NODE_WORDS; stage++) {
      perfectShuffle(x, y, NODE_WORDS);
      int[] swap = x;
      x = y;
      y = swap;
    }
    for (int i = 0; i < NODE_WORDS; i++) {
      IntVector.fromArray(SPECIES, x, i * LANES)
          .lanewise(VectorOperators.REVERSE_BYTES)
          .intoMemorySegment(out, at + (long) i * VECTOR_BYTES, LITTLE_ENDIAN);
    }
  }

  /**
   * Interleaves the first half of {@code vectors} vectors with the second. Done k times it rotates
   * the bits of every element's index by k: a transposition of rows of 2^k.
   */
  private static void perfectShuffle(int[] in, int[] out, int vectors) {
    int half = vectors / 2;
    for (int i = 0; i < half; i++) {
      IntVector a = IntVector.fromArray(SPECIES, in, i * LANES);
      IntVector b = IntVector.fromArray(SPECIES, in, (i + half) * LANES);
      LOW.selectFrom(a, b).intoArray(out, 2 * i * LANES);
      HIGH.selectFrom(a, b).intoArray(out, (2 * i + 1) * LANES);
    }
  }

  private static int[] interleaving(int first) {
    int[] index = new int[LANES];
    for (int i = 0; i < LANES; i++) {
      index[i] = first + i / 2 + (i % 2) * LANES;
    }
    return index;
  }

  /**
   * Expands the first 16 of every 64 words of {@code w} to all 64, in place, and adds the round
   * constants.
   */
  private static void expand(int[] w, int blocks) {
    for (int at = 0; at < blocks * SCHEDULE; at += SCHEDULE) {
      IntVector before = IntVector.fromArray(SPECIES, w, at + 14 * LANES);
      IntVector last = IntVector.fromArray(SPECIES, w, at + 15 * LANES);
      IntVector x = IntVector.fromArray(SPECIES, w, at);
      for (int i = 0; i < SCHEDULE - BLOCK_WORDS * LANES; i += LANES) {
        IntVector y = IntVector.fromArray(SPECIES, w, at + i + LANES);
        IntVector next =
            x.add(smallSigma0(y))
                .add(IntVector.fromArray(SPECIES, w, at + i + 9 * LANES))
                .add(smallSigma1(before));
        // Word t is not needed again: its place takes the sum.
        x.add(IntVector.fromArray(SPECIES, ROUND, i)).intoArray(w, at + i);
        next.intoArray(w, at + i + BLOCK_WORDS * LANES);
        before = last;
        last = next;
        x = y;
      }
      for (int i = SCHEDULE - BLOCK_WORDS * LANES; i < SCHEDULE; i += LANES) {
        IntVector.fromArray(SPECIES, w, at + i)
            .add(IntVector.fromArray(SPECIES, ROUND, i))
            .intoArray(w, at + i);
      }
    }
  }

  /**
   * One compression with the schedule, constants added, at {@code wk[at]}.
   *
   * @param work scratch of the size of the state
   */
  private static void compress(int[] wk, int at, int[] state, int[] work) {
    IntVector a = IntVector.fromArray(SPECIES, state, 0);
    IntVector b = IntVector.fromArray(SPECIES, state, LANES);
    IntVector c = IntVector.fromArray(SPECIES, state, 2 * LANES);
    IntVector d = IntVector.fromArray(SPECIES, state, 3 * LANES);
    IntVector e = IntVector.fromArray(SPECIES, state, 4 * LANES);
    IntVector f = IntVector.fromArray(SPECIES, state, 5 * LANES);
    IntVector g = IntVector.fromArray(SPECIES, state, 6 * LANES);
    IntVector h = IntVector.fromArray(SPECIES, state, 7 * LANES);
    for (int i = 0; i < SCHEDULE; i += LANES) {
      IntVector t =
          h.add(IntVector.fromArray(SPECIES, wk, at + i))
              .add(f.lanewise(VectorOperators.XOR, g).and(e).lanewise(VectorOperators.XOR, g))
              .add(bigSigma1(e));
      IntVector u = a.and(b).or(c.and(a.or(b))).add(bigSigma0(a));
      h = g;
      g = f;
      f = e;
      e = d.add(t);
      d = c;
      c = b;
      b = a;
      a = t.add(u);
    }
    a.intoArray(work, 0);
    b.intoArray(work, LANES);
    c.intoArray(work, 2 * LANES);
    d.intoArray(work, 3 * LANES);
    e.intoArray(work, 4 * LANES);
    f.intoArray(work, 5 * LANES);
    g.intoArray(work, 6 * LANES);
    h.intoArray(work, 7 * LANES);
    for (int i = 0; i < NODE_WORDS * LANES; i += LANES) {
      IntVector.fromArray(SPECIES, state, i)
          .add(IntVector.fromArray(SPECIES, work, i))
          .intoArray(state, i);
    }
  }

  private static IntVector bigSigma0(IntVector x) {
    return xor3(rotate(x, 2), rotate(x, 13), rotate(x, 22));
  }

  private static IntVector bigSigma1(IntVector x) {
    return xor3(rotate(x, 6), rotate(x, 11), rotate(x, 25));
  }

  private static IntVector smallSigma0(IntVector x) {
    return xor3(rotate(x, 7), rotate(x, 18), x.lanewise(VectorOperators.LSHR, 3));
  }

  private static IntVector smallSigma1(IntVector x) {
    return xor3(rotate(x, 17), rotate(x, 19), x.lanewise(VectorOperators.LSHR, 10));
  }

  private static IntVector rotate(IntVector x, int bits) {
    return x.lanewise(VectorOperators.ROR, bits);
  }

  private static IntVector xor3(IntVector x, IntVector y, IntVector z) {
    return x.lanewise(VectorOperators.XOR, y).lanewise(VectorOperators.XOR, z);
  }
}
