// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.SrsGenerator;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;

/**
 * Parameters for tests of whole proofs, with kernels and threads. They come from the folder that
 * the property {@code sealwright.parameters} names; without one, what is missing is generated once,
 * below target.
 */
public final class ProofParameters implements AutoCloseable {
  private static final int AGGREGATED = 32;

  private final SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService pool = Executors.newFixedThreadPool(threads);
  private final Work work = new Work(pool, threads, new Cancellation(), ProgressListener.NONE);
  private final ParameterStore store;

  /** With those of some circuits, and the reference string for aggregates. */
  public ProofParameters(SectorParameters... wanted) throws IOException {
    String given = System.getProperty("sealwright.parameters", "");
    Path folder = given.isBlank() ? Path.of("target", "parameters") : Path.of(given);
    store = ParameterStore.trusting(folder);
    for (SectorParameters each : wanted) {
      if (!store.has(each.fileName(ParameterKind.PROVING_KEY))) {
        SectorParameterGenerator.of(kernels, work).generate(each, folder, true);
      }
    }
    if (!store.has(CircuitName.AGGREGATION_SRS)) {
      SrsGenerator.of(kernels, work)
          .write(store.path(CircuitName.AGGREGATION_SRS), Scalar.of(3), Scalar.of(5), AGGREGATED);
    }
  }

  /** The folder. */
  public ParameterStore store() {
    return store;
  }

  /** The fastest kernels. */
  public SnarkKernels kernels() {
    return kernels;
  }

  /** All cores. */
  public Work work() {
    return work;
  }

  @Override
  public void close() {
    pool.close();
  }
}
