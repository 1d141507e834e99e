// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;
import org.sealwright.hashing.kernel.KernelChoice;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelReport;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.snark.internal.scalar.ScalarSnarkKernels;
import org.sealwright.snark.internal.vector.VectorSnarkKernels;

/**
 * A working set of this module's kernels on top of one of hashing's: each chosen, made and proved
 * on a known answer when it is first asked for. Thread-safe.
 *
 * {@snippet :
 * SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
 * System.out.print(kernels.report());
 * }
 */
public final class SnarkKernels {
  private final Kernels hashing;
  private final KernelChoice<MsmKernels> msm;
  private final KernelChoice<NttKernels> ntt;
  private final KernelChoice<PairingKernels> pairing;
  private final KernelChoice<PointKernels> points;

  private SnarkKernels(Kernels hashing, KernelSelection selection, List<KernelProvider> providers) {
    this.hashing = hashing;
    msm = new KernelChoice<>(MsmKernels.class, selection, providers, SnarkSelfTest::msm);
    ntt = new KernelChoice<>(NttKernels.class, selection, providers, SnarkSelfTest::ntt);
    pairing =
        new KernelChoice<>(PairingKernels.class, selection, providers, SnarkSelfTest::pairing);
    points = new KernelChoice<>(PointKernels.class, selection, providers, SnarkSelfTest::points);
  }

  /**
   * Selects kernels among the built-in tiers and every {@link KernelProvider} on the path.
   *
   * @throws org.sealwright.hashing.kernel.KernelException where a named tier does not exist
   */
  public static SnarkKernels select(KernelSelection selection) {
    Kernels hashing = Kernels.select(selection);
    List<KernelProvider> providers = Kernels.installedProviders();
    providers.add(new VectorKernelProvider(VectorSnarkKernels.ALL));
    providers.add(new ScalarSnarkKernels());
    return new SnarkKernels(hashing, selection, providers);
  }

  /** The kernels of hashing under the same selection. */
  public Kernels hashing() {
    return hashing;
  }

  /** Batches in G1 and G2. */
  public MsmKernels msm() {
    return msm.kernel();
  }

  /** Transforms over Fr. */
  public NttKernels ntt() {
    return ntt.kernel();
  }

  /** Miller loops and the final exponentiation. */
  public PairingKernels pairing() {
    return pairing.kernel();
  }

  /** Decoding of points. */
  public PointKernels points() {
    return points.kernel();
  }

  /** What is selected, and why nothing better, for this module's interfaces; chooses every one. */
  public KernelReport report() {
    return new KernelReport(
        Stream.of(msm, ntt, pairing, points).flatMap(choice -> choice.rows().stream()).toList());
  }
}
