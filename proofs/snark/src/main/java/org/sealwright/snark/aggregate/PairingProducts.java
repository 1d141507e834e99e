// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.kernel.PairingKernels;

/**
 * Several products of pairings at a time: their Miller loops are cut into slices that all threads
 * share, as there may be many products of few pairs or few products of many.
 */
final class PairingProducts {
  /** Pairs a slice: enough to share its squarings, few enough to occupy every thread. */
  private static final long SLICE = 32;

  private static final int FP12 = PairingKernels.FP12_BYTES;

  private final PairingKernels kernels;
  private final Work work;

  PairingProducts(PairingKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * Pairs {@code e(p[i], q[i])}.
   *
   * @param p in G1
   * @param q in G2, as many
   */
  record Pairs(PointRange p, PointRange q) {
    Pairs {
      if (p.count() != q.count()) {
        throw new IllegalArgumentException(
            "got " + p.count() + " points of G1 and " + q.count() + " of G2, wanted as many");
      }
    }
  }

  private record Slice(Pairs pairs, long from, long count) {}

  /** The product over one set of pairs. */
  Gt product(Pairs pairs) {
    return products(List.of(List.of(pairs)), work.step("pairings", pairs.p().count(), "pairs"))[0];
  }

  /**
   * For each list, the product over all its pairs.
   *
   * @param step counts pairs
   */
  Gt[] products(List<List<Pairs>> factors, Step step) {
    List<Slice> slices = new ArrayList<>();
    int[] ends = new int[factors.size()];
    for (int k = 0; k < ends.length; k++) {
      factors.get(k).forEach(pairs -> slice(pairs, slices));
      ends[k] = slices.size();
    }
    MemorySegment values = MemorySegment.ofArray(new byte[Math.multiplyExact(slices.size(), FP12)]);
    work.forEachChunk(
        slices.size(),
        1,
        (index, one) -> {
          Slice slice = slices.get((int) index);
          PointRange p = slice.pairs.p();
          PointRange q = slice.pairs.q();
          kernels.millerProduct(
              values,
              index * FP12,
              p.memory(),
              p.at(slice.from),
              q.memory(),
              q.at(slice.from),
              slice.count);
          step.add(slice.count);
        });
    Gt[] out = new Gt[ends.length];
    work.forEachChunk(
        out.length,
        1,
        (k, one) -> {
          int from = k == 0 ? 0 : ends[(int) k - 1];
          out[(int) k] = Pairing.finish(kernels, values, (long) from * FP12, ends[(int) k] - from);
        });
    return out;
  }

  private static void slice(Pairs pairs, List<Slice> slices) {
    long count = pairs.p().count();
    for (long from = 0; from < count; from += SLICE) {
      slices.add(new Slice(pairs, from, Math.min(SLICE, count - from)));
    }
  }
}
