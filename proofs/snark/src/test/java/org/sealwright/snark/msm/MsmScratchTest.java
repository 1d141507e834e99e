// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/** Kernels may need more scratch for fewer points. */
class MsmScratchTest {
  private static final MsmKernels SCALAR =
      SnarkKernels.select(KernelSelection.only("scalar")).msm();
  private static final int COUNT = 701;

  private final AtomicInteger sums = new AtomicInteger();

  /** The scalar kernel, hungrier the fewer points there are. */
  private MsmKernels hungry() {
    return (MsmKernels)
        Proxy.newProxyInstance(
            MsmKernels.class.getClassLoader(),
            new Class<?>[] {MsmKernels.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "scratchBytes" -> need((CurveGroup) arguments[0], (long) arguments[1]);
                  case "sum" -> {
                    MemorySegment scratch = (MemorySegment) arguments[8];
                    assertThat(scratch.byteSize())
                        .isGreaterThanOrEqualTo(
                            need((CurveGroup) arguments[0], (long) arguments[7]));
                    sums.incrementAndGet();
                    yield method.invoke(SCALAR, arguments);
                  }
                  case "preferredCount" -> SCALAR.preferredCount((CurveGroup) arguments[0]);
                  default -> method.invoke(SCALAR, arguments);
                });
  }

  private static long need(CurveGroup group, long count) {
    return SCALAR.scratchBytes(group, count) + 4096 * (2048 - count);
  }

  @Test
  void lastSliceGetsWhatItNeeds() {
    Work work = new Work(Runnable::run, 2, new Cancellation(), ProgressListener.NONE);
    List<G1Affine> points = Collections.nCopies(COUNT, G1Affine.GENERATOR);
    List<Scalar> scalars = Collections.nCopies(COUNT, Scalar.ONE);

    assertThat(Msm.of(hungry(), work).sumG1(points, scalars))
        .isEqualTo(G1Affine.GENERATOR.multiply(Scalar.of(COUNT)));
    assertThat(sums).hasValueGreaterThan(1);
  }
}
