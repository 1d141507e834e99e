// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.doctor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * Rough rates of the kernels on one core: a moment of warming up, then the best of a few short
 * runs. Good for seeing that a tier is at work; the benchmarks module measures properly.
 */
public final class Throughput {
  private static final int NODES = 4096;
  private static final long WARM_NANOS = 1_000_000_000;
  private static final long RUN_NANOS = 50_000_000;
  private static final int RUNS = 3;

  private final Kernels kernels;
  private final MemorySegment in;
  private final MemorySegment out;
  private final MemorySegment below;
  private final MemorySegment parents;
  private final byte[] replicaId = new byte[32];
  private final long[] values = new long[NODES];

  private Throughput(Kernels kernels, Arena arena) {
    this.kernels = kernels;
    in = arena.allocate(64L * NODES, 64);
    out = arena.allocate(128L * NODES, 64);
    below = arena.allocate(32L * NODES, 64);
    parents = arena.allocate(4L * LabelKernels.PARENTS * NODES, 64);
    for (long at = 0; at < in.byteSize(); at += 8) {
      // Below 2^56, so that every node is a field element whatever its place.
      in.set(ValueLayout.JAVA_LONG, at, (at * 0x9e3779b97f4a7c15L) >>> 8);
    }
    for (int v = 1; v < NODES; v++) {
      for (int k = 0; k < LabelKernels.PARENTS; k++) {
        int parent = k < LabelKernels.BASE_PARENTS ? v - 1 - k % v : (v * 31 + k * 977) % NODES;
        parents.setAtIndex(
            ValueLayout.JAVA_INT, (long) LabelKernels.PARENTS * v + k, Math.max(parent, 0));
      }
    }
  }

  /**
   * One kernel's rate.
   *
   * @param what operation
   * @param unit what a unit is
   * @param perSecond units a second
   * @param scalarPerSecond the same of the scalar tier
   */
  public record Rate(String what, String unit, double perSecond, double scalarPerSecond) {

    /** As JSON. */
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("operation", what);
      map.put("unit", unit);
      map.put("perSecond", Math.round(perSecond));
      map.put("scalarPerSecond", Math.round(scalarPerSecond));
      return map;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-22s %9.3f M %s/s, %.1f times scalar",
          what,
          perSecond / 1e6,
          unit,
          perSecond / scalarPerSecond);
    }
  }

  /** Rates of {@code kernels} beside those of {@code scalar}. */
  public static List<Rate> compare(Kernels kernels, Kernels scalar) {
    List<Rate> rates = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      List<Task> fast = new Throughput(kernels, arena).tasks();
      List<Task> slow = new Throughput(scalar, arena).tasks();
      for (int i = 0; i < fast.size(); i++) {
        Task task = fast.get(i);
        rates.add(new Rate(task.what(), task.unit(), rate(task), rate(slow.get(i))));
      }
    }
    return rates;
  }

  private record Task(String what, String unit, long units, Runnable body) {}

  private List<Task> tasks() {
    return List.of(
        new Task(
            "SHA-256 two-to-one",
            "hashes",
            NODES,
            () -> kernels.treeHash().hashPairs(in, 0, out, 0, NODES)),
        new Task(
            "labels, one sector",
            "nodes",
            NODES,
            () -> kernels.labels().labels(replicaId, 2, out, below, parents, 0, NODES)),
        poseidon(2),
        poseidon(8),
        poseidon(11),
        new Task(
            "field products",
            "products",
            NODES,
            () -> kernels.field().mul(out, 0, in, 0, in, 32L * NODES, NODES)),
        new Task("Feistel permutation", "values", NODES, this::feistel),
        new Task(
            "Fr32 padding", "bytes", 127L * 512, () -> kernels.fr32().pad(in, 0, out, 0, 512)));
  }

  private Task poseidon(int arity) {
    int count = 256;
    PoseidonConstants constants = PoseidonConstants.ofArity(arity);
    MemorySegment[] sources = new MemorySegment[arity];
    long[] offsets = new long[arity];
    for (int i = 0; i < arity; i++) {
      sources[i] = in;
      offsets[i] = 32L * i;
    }
    return new Task(
        "Poseidon, arity " + arity,
        "hashes",
        count,
        () -> kernels.poseidon().hash(constants, sources, offsets, 32, out, 0, count));
  }

  private void feistel() {
    for (int i = 0; i < NODES; i++) {
      values[i] = 7L * i;
    }
    kernels.feistel().permute(new long[] {1, 2, 3, 4}, 16, 1L << 32, values, 0, NODES);
  }

  private static double rate(Task task) {
    run(task, WARM_NANOS);
    double best = 0;
    for (int i = 0; i < RUNS; i++) {
      best = Math.max(best, run(task, RUN_NANOS));
    }
    return best;
  }

  private static double run(Task task, long nanos) {
    long begin = System.nanoTime();
    long units = 0;
    long time;
    do {
      task.body().run();
      units += task.units();
      time = System.nanoTime() - begin;
    } while (time < nanos);
    return units * 1e9 / time;
  }
}
