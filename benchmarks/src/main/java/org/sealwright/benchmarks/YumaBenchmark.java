// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

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
import org.sealwright.incentives.bittensor.yuma.EpochResult;

/** A Yuma epoch on one core: time, and with {@code -prof gc} allocation, an epoch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class YumaBenchmark {
  private static final int EPOCHS = 4;

  @Param({"256", "4096"})
  private int neurons;

  @Param({"yuma3", "original", "liquid"})
  private String version;

  private YumaSubnet subnet;

  @Setup
  public void prepare() {
    subnet = new YumaSubnet(neurons, version);
  }

  /** Epochs one after the other, each with the bonds of the one before. */
  @Benchmark
  @OperationsPerInvocation(EPOCHS)
  public EpochResult epoch() {
    return subnet.run(EPOCHS);
  }
}
