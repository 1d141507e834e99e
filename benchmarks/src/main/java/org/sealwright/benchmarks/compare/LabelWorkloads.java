// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.sealwright.benchmarks.TestData;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;

/**
 * Labels over the real graph, whose parents a prepared file holds for both sides. All layers are in
 * memory; the answer is the digest of the digests of the sectors' last layers.
 */
final class LabelWorkloads {
  private static final int NODE = TestData.NODE;
  private static final int WORDS = 8;
  private static final ValueLayout.OfInt BE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);

  /** Replica id of sector s comes from seed {@code REPLICA_SEED + s}. */
  private static final int REPLICA_SEED = 1000;

  private final Kernels kernels;

  LabelWorkloads(Kernels kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of("labels", this::oneByOne, "labels-side-by-side", this::sideBySide);
  }

  /** {@code labels LOG2_NODES LAYERS SECTORS PARENTS}: one sector after the other. */
  private Workload oneByOne(Workload.Arguments arguments) throws IOException {
    int nodes = 1 << arguments.number(1);
    int layers = arguments.number(2);
    int sectors = arguments.number(3);
    MemorySegment parents = map(arguments.word(4));
    MemorySegment[] label = layers(nodes, 1);
    return () -> {
      double seconds = 0;
      StringBuilder answers = new StringBuilder();
      for (int sector = 0; sector < sectors; sector++) {
        byte[] replicaId = TestData.node(REPLICA_SEED + sector);
        seconds +=
            Stopwatch.seconds(
                () -> {
                  for (int layer = 1; layer <= layers; layer++) {
                    MemorySegment below = layer == 1 ? null : label[(layer - 1) % 2];
                    kernels
                        .labels()
                        .labels(replicaId, layer, label[layer % 2], below, parents, 0, nodes);
                  }
                });
        answers.append(TestData.digest(label[layers % 2]));
      }
      return sample((long) sectors * layers * nodes, seconds, answers, tier(LabelKernels.class));
    };
  }

  /**
   * {@code labels-side-by-side LOG2_NODES LAYERS SECTORS PARENTS}: as many sectors at once as the
   * kernel takes. The time includes writing each layer out as one plain layer a sector.
   */
  private Workload sideBySide(Workload.Arguments arguments) throws IOException {
    int nodes = 1 << arguments.number(1);
    int layers = arguments.number(2);
    int sectors = arguments.number(3);
    int width = kernels.batchLabels().sectorsSideBySide();
    if (sectors % width != 0) {
      throw new IOException(sectors + " sectors are not a multiple of " + width);
    }
    MemorySegment parents = map(arguments.word(4));
    MemorySegment[] label = layers(nodes, width);
    MemorySegment plain = TestData.allocate((long) width * nodes * NODE);
    return () -> {
      double seconds = 0;
      StringBuilder answers = new StringBuilder();
      for (int first = 0; first < sectors; first += width) {
        MemorySegment replicaIds = replicaIds(first, width);
        seconds +=
            Stopwatch.seconds(
                () -> {
                  for (int layer = 1; layer <= layers; layer++) {
                    MemorySegment current = label[layer % 2];
                    MemorySegment below = layer == 1 ? null : label[(layer - 1) % 2];
                    kernels
                        .batchLabels()
                        .labelsSideBySide(replicaIds, layer, current, below, parents, 0, nodes);
                    separate(current, plain, nodes, width);
                  }
                });
        for (int sector = 0; sector < width; sector++) {
          long layerBytes = (long) nodes * NODE;
          answers.append(TestData.digest(plain.asSlice(sector * layerBytes, layerBytes)));
        }
      }
      return sample(
          (long) sectors * layers * nodes,
          seconds,
          answers,
          tier(BatchLabelKernels.class) + " x " + width);
    };
  }

  private static Sample sample(long count, double seconds, StringBuilder answers, String detail) {
    byte[] text = answers.toString().getBytes(StandardCharsets.US_ASCII);
    MemorySegment all = TestData.allocate(text.length);
    MemorySegment.copy(text, 0, all, JAVA_BYTE, 0, text.length);
    return new Sample("label", count, seconds, TestData.digest(all), detail);
  }

  private String tier(Class<?> type) {
    return Tiers.nameInUse(kernels, type);
  }

  private static MemorySegment replicaIds(int first, int width) {
    MemorySegment ids = TestData.allocate((long) width * NODE);
    for (int sector = 0; sector < width; sector++) {
      MemorySegment id = MemorySegment.ofArray(TestData.node(REPLICA_SEED + first + sector));
      for (int word = 0; word < WORDS; word++) {
        ids.setAtIndex(JAVA_INT, (long) word * width + sector, id.getAtIndex(BE32, word));
      }
    }
    return ids;
  }

  /** Interleaved layers to plain ones, some nodes at a time so that both stay in the cache. */
  private static void separate(MemorySegment mixed, MemorySegment plain, int nodes, int width) {
    int step = 64;
    for (int from = 0; from < nodes; from += step) {
      for (int sector = 0; sector < width; sector++) {
        long out = (long) sector * nodes * NODE;
        for (long word = (long) from * WORDS; word < (long) (from + step) * WORDS; word++) {
          plain.set(BE32, out + 4 * word, mixed.getAtIndex(JAVA_INT, word * width + sector));
        }
      }
    }
  }

  private static MemorySegment[] layers(int nodes, int width) {
    long bytes = (long) nodes * width * NODE;
    return new MemorySegment[] {TestData.allocate(bytes), TestData.allocate(bytes)};
  }

  private static MemorySegment map(String file) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(file))) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }
  }
}
