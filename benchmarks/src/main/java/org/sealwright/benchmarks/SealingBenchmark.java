// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.SectorSpec;

/**
 * PreCommit1 and PreCommit2 of one sector of zeros on one thread, files and self-checks included.
 * Tiers without a kernel of some kind fill that gap with the scalar one, as a sealer does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class SealingBenchmark {

  @Param({"auto", "scalar", "vector-512", "native"})
  private String tier;

  @Param({"KIB_2", "MIB_8"})
  private SectorSize size;

  private Path folder;
  private Path staged;
  private Path before;
  private Path work;
  private Sealer sealer;
  private SectorSpec spec;
  private PreCommit1Output pc1;

  /** Stages the data and runs PreCommit1 once, for PreCommit2 to begin with. */
  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("sealing");
    staged = folder.resolve("staged");
    before = folder.resolve("before");
    work = folder.resolve("work");
    Files.write(staged, new byte[(int) size.bytes()]);
    MemorySegment ids = TestData.nodes(6, 3);
    PoRepConfig config = new PoRepConfig(size, id(ids, 0), ApiVersion.V1_1_0, PoRepFeature.NONE);
    spec = new SectorSpec(config, new ProverId(id(ids, 1)), 8, new Ticket(id(ids, 2)));
    sealer =
        Sealer.builder()
            .kernels(Tiers.of(tier, PoseidonKernels.class))
            .parentsFolder(Files.createDirectory(folder.resolve("parents")))
            .build();
    Files.createDirectories(before);
    pc1 = sealer.preCommit1(spec, staged, SectorPaths.in(before), List.of());
  }

  /** What was sealed by the last shot is not to be found by the next. */
  @Setup(Level.Invocation)
  public void renew() throws IOException {
    Folders.empty(folder.resolve("new"));
    Folders.copy(before, work);
  }

  @TearDown
  public void clean() throws IOException {
    Folders.delete(folder);
  }

  @Benchmark
  public PreCommit1Output preCommit1() throws IOException {
    return sealer.preCommit1(spec, staged, SectorPaths.in(folder.resolve("new")), List.of());
  }

  @Benchmark
  public PreCommit2Output preCommit2() throws IOException {
    return sealer.preCommit2(spec, SectorPaths.in(work), pc1);
  }

  private static Bytes32 id(MemorySegment ids, int index) {
    return Bytes32.of(ids.asSlice((long) index * TestData.NODE, TestData.NODE).toArray(JAVA_BYTE));
  }
}
