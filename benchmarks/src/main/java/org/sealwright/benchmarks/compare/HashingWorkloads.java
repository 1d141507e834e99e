// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.sealwright.benchmarks.TestData;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** What the hashing module does alone. */
final class HashingWorkloads {
  private static final int NODE = TestData.NODE;

  private final Kernels kernels;

  HashingWorkloads(Kernels kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of(
        "sha-tree", this::shaTree,
        "poseidon", this::poseidon,
        "feistel", this::feistel);
  }

  /** {@code sha-tree LOG2_LEAVES}: a whole binary tree down to its root. */
  private Workload shaTree(Workload.Arguments arguments) {
    long leaves = 1L << arguments.number(1);
    MemorySegment row = TestData.nodes(1, leaves);
    MemorySegment scratch = TestData.allocate(leaves / 2 * NODE);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () -> {
                kernels.treeHash().hashPairs(row, 0, scratch, 0, leaves / 2);
                reduce(scratch, leaves / 2);
              });
      return new Sample("node", leaves - 1, seconds, hex(scratch), tier(TreeHashKernels.class));
    };
  }

  /** Hashes a row of nodes down to one, in place. */
  private void reduce(MemorySegment row, long nodes) {
    for (long count = nodes / 2; count > 0; count /= 2) {
      kernels.treeHash().hashPairs(row, 0, row, 0, count);
    }
  }

  /** {@code poseidon ARITY COUNT}. */
  private Workload poseidon(Workload.Arguments arguments) {
    int arity = arguments.number(1);
    int count = arguments.number(2);
    PoseidonConstants constants = PoseidonConstants.ofArity(arity);
    MemorySegment[] sources = new MemorySegment[arity];
    Arrays.fill(sources, TestData.nodes(2, (long) arity * count));
    long[] offsets = new long[arity];
    Arrays.setAll(offsets, j -> (long) NODE * j);
    MemorySegment out = TestData.allocate((long) NODE * count);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () ->
                  kernels
                      .poseidon()
                      .hash(constants, sources, offsets, (long) NODE * arity, out, 0, count));
      return new Sample("hash", count, seconds, TestData.digest(out), tier(PoseidonKernels.class));
    };
  }

  /** {@code feistel LOG2_NODES}: the permutation of all expander edges of a graph of that size. */
  private Workload feistel(Workload.Arguments arguments) {
    int logDomain = arguments.number(1) + 3;
    int domain = 1 << logDomain;
    int halfBits = (logDomain + 1) / 2;
    long[] keys = TestData.words(3, 4);
    long[] values = new long[domain];
    MemorySegment answer = TestData.allocate((long) domain * Long.BYTES);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () -> {
                Arrays.setAll(values, i -> i);
                kernels.feistel().permute(keys, halfBits, domain, values, 0, domain);
              });
      MemorySegment.copy(
          values, 0, answer, ValueLayout.JAVA_LONG.withOrder(LITTLE_ENDIAN), 0, domain);
      return new Sample(
          "value", domain, seconds, TestData.digest(answer), tier(FeistelKernels.class));
    };
  }

  private String tier(Class<?> type) {
    return Tiers.nameInUse(kernels, type);
  }

  private static String hex(MemorySegment node) {
    return HexFormat.of().formatHex(node.asSlice(0, NODE).toArray(ValueLayout.JAVA_BYTE));
  }
}
