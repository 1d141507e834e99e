// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/** A kernel that wants more scratch for fewer points gets it, in every slice. */
class MsmScratchTest {
  private static final int WORKERS = 2;

  @Test
  void theLastSliceHasRoomThoughItIsSmaller() {
    MsmKernels kernel = thirsty(SnarkKernels.select(KernelSelection.only("scalar")).msm());
    Work work = new Work(Runnable::run, WORKERS, new Cancellation(), ProgressListener.NONE);
    List<G1Affine> points = new ArrayList<>();
    List<Scalar> scalars = new ArrayList<>();
    for (int i = 0; i < 601; i++) {
      points.add(G1Affine.GENERATOR);
      scalars.add(Scalar.ONE);
    }
    assertThat(Msm.of(kernel, work).sumG1(points, scalars))
        .isEqualTo(G1Affine.GENERATOR.multiply(Scalar.of(601)));
  }

  /** The kernel, but with a mebibyte more of scratch where the count is even. */
  private static MsmKernels thirsty(MsmKernels kernel) {
    return (MsmKernels)
        Proxy.newProxyInstance(
            MsmKernels.class.getClassLoader(),
            new Class<?>[] {MsmKernels.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("scratchBytes")) {
                long count = (long) arguments[1];
                return (long) method.invoke(kernel, arguments) + (count % 2 == 0 ? 1 << 20 : 0);
              }
              if (method.getName().equals("sum") && (long) arguments[7] % 2 == 0) {
                assertThat(((MemorySegment) arguments[8]).byteSize())
                    .isGreaterThanOrEqualTo(1 << 20);
              }
              try {
                return method.invoke(kernel, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
