// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.LabelKernels;

/** Labels of the second layer, which reads all fourteen parents: time a label of one sector. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class LabelBenchmark {
  private static final int NODES = 4096;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  /** How many sectors the graph is labelled for at once: 1, or as many as the kernel takes. */
  @Param({"one", "side-by-side"})
  private String sectors;

  private LabelKernels labels;
  private BatchLabelKernels batchLabels;
  private byte[] replicaId;
  private MemorySegment replicaIds;
  private MemorySegment parents;
  private MemorySegment previous;
  private MemorySegment current;

  @Setup
  public void prepare() {
    int width = 1;
    if (isOne()) {
      labels = Tiers.of(tier, LabelKernels.class).labels();
    } else {
      batchLabels = Tiers.of(tier, BatchLabelKernels.class).batchLabels();
      width = batchLabels.sectorsSideBySide();
    }
    replicaId = TestData.node(1000);
    replicaIds = TestData.nodes(1000, width);
    parents = TestData.syntheticParents(NODES);
    previous = TestData.nodes(10, (long) NODES * width);
    current = TestData.allocate(previous.byteSize());
  }

  @Benchmark
  @OperationsPerInvocation(NODES)
  public MemorySegment layer(LabelCounters counters) {
    if (isOne()) {
      labels.labels(replicaId, 2, current, previous, parents, 0, NODES);
      counters.labels += NODES;
    } else {
      batchLabels.labelsSideBySide(replicaIds, 2, current, previous, parents, 0, NODES);
      counters.labels += (long) NODES * batchLabels.sectorsSideBySide();
    }
    return current;
  }

  private boolean isOne() {
    return sectors.equals("one");
  }

  /** Counts the labels of all sectors: JMH reports the time of one beside that of a node. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class LabelCounters {
    /** Labels made. */
    public long labels;
  }
}
