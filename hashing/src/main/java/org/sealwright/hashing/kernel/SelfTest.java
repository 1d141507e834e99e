// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.sealwright.hashing.internal.scalar.ScalarFeistelKernels;
import org.sealwright.hashing.internal.scalar.ScalarFieldKernels;
import org.sealwright.hashing.internal.scalar.ScalarFr32Kernels;
import org.sealwright.hashing.internal.scalar.ScalarPoseidonKernels;
import org.sealwright.hashing.internal.scalar.ScalarShaKernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * One question with a known answer for every kernel, cheap enough for every start. The answers come
 * from the scalar tier, which the golden vectors hold; lengths reach past one group of lanes.
 */
final class SelfTest {
  private static final int NODES = 20;
  private static final int PAIRS = 37;
  private static final int HASHES = 9;
  private static final long[][] FACTORS = {{1, -2, 3, 4}, {-5, 6, -7, 1L << 62}};
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfInt BE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private SelfTest() {}

  static boolean treeHash(TreeHashKernels kernel) {
    MemorySegment in = nodes(2 * PAIRS);
    return agree(
        PAIRS * 32, kernel, new ScalarShaKernels(), (k, out) -> k.hashPairs(in, 0, out, 0, PAIRS));
  }

  static boolean labels(LabelKernels kernel) {
    return agree(NODES * 32, kernel, new ScalarShaKernels(), SelfTest::twoLayers);
  }

  /** Every sector of the batch against the scalar labels of that sector alone. */
  static boolean batchLabels(BatchLabelKernels kernel) {
    int sectors = kernel.sectorsSideBySide();
    MemorySegment ids = MemorySegment.ofArray(new int[8 * sectors]);
    MemorySegment below = MemorySegment.ofArray(new int[NODES * 8 * sectors]);
    MemorySegment out = MemorySegment.ofArray(new int[NODES * 8 * sectors]);
    MemorySegment parents = parents();
    for (int sector = 0; sector < sectors; sector++) {
      for (int word = 0; word < 8; word++) {
        ids.set(WORD, 4L * (word * sectors + sector), 0x01010101 * (sector + 1));
      }
    }
    kernel.labelsSideBySide(ids, 1, below, null, parents, 0, NODES);
    kernel.labelsSideBySide(ids, 2, out, below, parents, 0, NODES);
    for (int sector = 0; sector < sectors; sector++) {
      byte[] wanted = new byte[NODES * 32];
      twoLayers(new ScalarShaKernels(), MemorySegment.ofArray(wanted), (byte) (sector + 1));
      for (int word = 0; word < NODES * 8; word++) {
        int got = out.get(WORD, 4L * (word * sectors + sector));
        if (got != MemorySegment.ofArray(wanted).get(BE32, 4L * word)) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean field(FieldKernels kernel) {
    MemorySegment a = nodes(PAIRS);
    MemorySegment b = nodes(2 * PAIRS).asSlice(PAIRS * 32L);
    return agree(
        PAIRS * 32,
        kernel,
        new ScalarFieldKernels(),
        (k, out) -> {
          k.mul(out, 0, a, 0, b, 0, PAIRS);
          k.sub(out, 0, a, 0, out, 0, PAIRS);
          k.add(out, 0, out, 0, b, 0, PAIRS);
          k.combine(out, 0, out, 0, FACTORS[0], a, 0, FACTORS[1], PAIRS);
        });
  }

  static boolean poseidon(PoseidonKernels kernel) {
    MemorySegment in = nodes(2 * HASHES);
    return agree(
        HASHES * 32,
        kernel,
        new ScalarPoseidonKernels(),
        (k, out) ->
            k.hash(
                PoseidonConstants.ofArity(2),
                new MemorySegment[] {in, in},
                new long[] {0, 32},
                64,
                out,
                0,
                HASHES));
  }

  static boolean feistel(FeistelKernels kernel) {
    long[] keys = {0x0123456789abcdefL, -2, 3, 4};
    long[] got = new long[PAIRS];
    Arrays.setAll(got, i -> 11L * i);
    long[] wanted = got.clone();
    kernel.permute(keys, 5, 11L * PAIRS, got, 0, PAIRS);
    new ScalarFeistelKernels().permute(keys, 5, 11L * PAIRS, wanted, 0, PAIRS);
    return Arrays.equals(got, wanted);
  }

  static boolean fr32(Fr32Kernels kernel) {
    MemorySegment in = nodes(PAIRS);
    int blocks = (int) (in.byteSize() / 127);
    return agree(
            blocks * 128, kernel, new ScalarFr32Kernels(), (k, out) -> k.pad(in, 0, out, 0, blocks))
        && agree(
            (blocks - 1) * 127,
            kernel,
            new ScalarFr32Kernels(),
            (k, out) -> k.unpad(in, 0, out, 0, blocks - 1));
  }

  private static void twoLayers(LabelKernels kernel, MemorySegment out) {
    twoLayers(kernel, out, (byte) 9);
  }

  private static void twoLayers(LabelKernels kernel, MemorySegment out, byte id) {
    byte[] replicaId = new byte[32];
    Arrays.fill(replicaId, id);
    MemorySegment below = MemorySegment.ofArray(new byte[NODES * 32]);
    kernel.labels(replicaId, 1, below, null, parents(), 0, NODES);
    kernel.labels(replicaId, 2, out, below, parents(), 0, NODES);
  }

  private static MemorySegment parents() {
    MemorySegment parents = MemorySegment.ofArray(new byte[NODES * LabelKernels.PARENTS * 4]);
    for (int v = 1; v < NODES; v++) {
      for (int k = 0; k < LabelKernels.PARENTS; k++) {
        int parent = k < LabelKernels.BASE_PARENTS ? (v * (k + 3) + k) % v : (v * 7 + k) % NODES;
        parents.set(LE32, 4L * (LabelKernels.PARENTS * v + k), parent);
      }
    }
    return parents;
  }

  /** Canonical field elements that depend on their index only. */
  private static MemorySegment nodes(int count) {
    MemorySegment segment = MemorySegment.ofArray(new byte[count * 32]);
    long state = 42;
    for (long at = 0; at < segment.byteSize(); at += 8) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      segment.set(LE64, at, at % 32 == 24 ? state >>> 2 : state);
    }
    return segment;
  }

  private interface Question<K> {
    void ask(K kernel, MemorySegment out);
  }

  private static <K> boolean agree(int bytes, K kernel, K reference, Question<K> question) {
    byte[] got = new byte[bytes];
    byte[] wanted = new byte[bytes];
    question.ask(kernel, MemorySegment.ofArray(got));
    question.ask(reference, MemorySegment.ofArray(wanted));
    return Arrays.equals(got, wanted);
  }
}
