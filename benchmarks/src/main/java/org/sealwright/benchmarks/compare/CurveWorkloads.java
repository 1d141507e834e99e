// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sealwright.benchmarks.TestData;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;
import org.sealwright.snark.ntt.Ntt;

/** What a proof is made of: sums of points, transforms over Fr, pairings. */
final class CurveWorkloads {
  private static final int SCALARS_SEED = 22;
  private static final int VALUES_SEED = 23;
  private static final int P_SEED = 100;
  private static final int Q_SEED = 1000;

  private final Supplier<SnarkKernels> kernels;

  /** Kernels are selected, and their self-tests run, when the first workload is made. */
  CurveWorkloads(Supplier<SnarkKernels> kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of("msm-g1", this::msm, "ntt", this::ntt, "pairing", this::pairing);
  }

  /** {@code msm-g1 LOG2 FILE}: the sum of the file's points times scalars of 254 bits. */
  private Workload msm(Workload.Arguments arguments) throws IOException {
    long count = 1L << arguments.number(1);
    MemorySegment points = map(Path.of(arguments.word(2)));
    MemorySegment scalars = TestData.nodes(SCALARS_SEED, count);
    MemorySegment out = TestData.allocate(CurveGroup.G1.uncompressedBytes());
    SnarkKernels selected = kernels.get();
    Msm msm = Msm.of(selected, Threads.work());
    return () -> {
      double seconds =
          Stopwatch.seconds(() -> msm.sum(CurveGroup.G1, out, 0, points, 0, scalars, 0, count));
      G1Affine sum = G1Affine.fromUncompressed(out.toArray(JAVA_BYTE));
      String answer = HexFormat.of().formatHex(sum.toCompressed());
      return new Sample(
          "point", count, seconds, answer, Tiers.nameInUse(selected, MsmKernels.class));
    };
  }

  /**
   * {@code ntt LOG2}: one forward transform. It is linear, so that the bytes come out the same
   * whether they stand for values or, as with us, for their Montgomery form.
   */
  private Workload ntt(Workload.Arguments arguments) {
    int log2 = arguments.number(1);
    MemorySegment values = TestData.nodes(VALUES_SEED, 1L << log2);
    MemorySegment copy = TestData.allocate(values.byteSize());
    SnarkKernels selected = kernels.get();
    Ntt ntt = Ntt.of(selected, Threads.work());
    return () -> {
      copy.copyFrom(values);
      double seconds = Stopwatch.seconds(() -> ntt.forward(copy, 0, log2));
      return new Sample(
          "element",
          1L << log2,
          seconds,
          TestData.digest(copy),
          Tiers.nameInUse(selected, NttKernels.class));
    };
  }

  /** {@code pairing COUNT}: pairings one by one, each with its final exponentiation. */
  private Workload pairing(Workload.Arguments arguments) {
    int count = arguments.number(1);
    List<G1Affine> p = new ArrayList<>();
    List<G2Affine> q = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      p.add(G1Affine.GENERATOR.multiply(scalar(P_SEED + i)));
      q.add(G2Affine.GENERATOR.multiply(scalar(Q_SEED + i)));
    }
    SnarkKernels selected = kernels.get();
    Pairing pairing = Pairing.of(selected);
    return () -> {
      List<Gt> values = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () -> {
                for (int i = 0; i < count; i++) {
                  values.add(pairing.pair(p.get(i), q.get(i)));
                }
              });
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      values.forEach(value -> bytes.writeBytes(value.toTorusBytes()));
      String answer = TestData.digest(MemorySegment.ofArray(bytes.toByteArray()));
      return new Sample(
          "pairing", count, seconds, answer, Tiers.nameInUse(selected, PairingKernels.class));
    };
  }

  private static Scalar scalar(long seed) {
    return Scalar.fromBytesLe(TestData.node(seed), 0);
  }

  private static MemorySegment map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }
  }
}
