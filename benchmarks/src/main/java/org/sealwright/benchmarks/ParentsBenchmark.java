// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
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
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;

/** Parents of the stacked graph, base and expander: time a node. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class ParentsBenchmark {
  private static final int NODES = 4096;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  @Param({"MIB_8", "GIB_32"})
  private SectorSize size;

  private StackedGraph graph;
  private MemorySegment out;

  @Setup
  public void prepare() {
    PoRepConfig config =
        new PoRepConfig(size, Bytes32.of(TestData.node(4)), ApiVersion.V1_1_0, PoRepFeature.NONE);
    graph = new StackedGraph(config, Tiers.of(tier, FeistelKernels.class).feistel());
    out = TestData.allocate((long) NODES * StackedGraph.BYTES_PER_NODE);
  }

  /** Nodes from the middle of the graph, where the base parents' distances are typical. */
  @Benchmark
  @OperationsPerInvocation(NODES)
  public MemorySegment parents() {
    graph.parents(size.nodes() / 2, NODES, out, 0);
    return out;
  }
}
