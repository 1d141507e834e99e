// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * The optimal ate pairing {@code e: G1 x G2 -> GT}, with blst's final exponentiation, so that
 * values are the network's bit for bit. Points must be of order r, as the checked decoders
 * guarantee; a pair with infinity counts as 1. Thread-safe.
 *
 * {@snippet :
 * Pairing pairing = Pairing.of(SnarkKernels.select(KernelSelection.auto()));
 * Gt value = pairing.product(List.of(p1, p2), List.of(q1, q2)); // e(p1, q1) e(p2, q2)
 * }
 */
public final class Pairing {
  /** Pairs in one slice of parallel work. */
  private static final int GRAIN = 8;

  private final PairingKernels kernels;

  private Pairing(PairingKernels kernels) {
    this.kernels = kernels;
  }

  /** With the pairing kernel of {@code kernels}. */
  public static Pairing of(SnarkKernels kernels) {
    return new Pairing(kernels.pairing());
  }

  /** {@code e(p, q)}. */
  public Gt pair(G1Affine p, G2Affine q) {
    return product(List.of(p), List.of(q));
  }

  /**
   * {@code prod e(p[i], q[i])}, with one final exponentiation; 1 where the lists are empty.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public Gt product(List<G1Affine> p, List<G2Affine> q) {
    return product(p, q, Work.serial());
  }

  /**
   * As {@link #product(List, List)}, on the threads of {@code work}.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public Gt product(List<G1Affine> p, List<G2Affine> q, Work work) {
    if (p.size() != q.size()) {
      throw new IllegalArgumentException(
          "got " + p.size() + " points of G1 and " + q.size() + " of G2, wanted as many");
    }
    byte[] g1 = new byte[Math.multiplyExact(p.size(), G1Affine.UNCOMPRESSED_BYTES)];
    byte[] g2 = new byte[Math.multiplyExact(q.size(), G2Affine.UNCOMPRESSED_BYTES)];
    for (int k = 0; k < p.size(); k++) {
      p.get(k).writeUncompressed(g1, k * G1Affine.UNCOMPRESSED_BYTES);
      q.get(k).writeUncompressed(g2, k * G2Affine.UNCOMPRESSED_BYTES);
    }
    return product(MemorySegment.ofArray(g1), 0, MemorySegment.ofArray(g2), 0, p.size(), work);
  }

  /**
   * As {@link #product(List, List, Work)}, of points in uncompressed encoding, trusted to be of
   * order r.
   *
   * @param g1 {@code count} points of G1, 96 bytes each, from {@code g1Offset}
   * @param g2 {@code count} points of G2, 192 bytes each, from {@code g2Offset}
   */
  public Gt product(
      MemorySegment g1, long g1Offset, MemorySegment g2, long g2Offset, long count, Work work) {
    int slices = Math.toIntExact((count + GRAIN - 1) / GRAIN);
    MemorySegment values = MemorySegment.ofArray(new byte[Math.max(1, slices) * Fp12.BYTES]);
    work.forEachChunk(
        count,
        GRAIN,
        (from, pairs) ->
            kernels.millerProduct(
                values,
                from / GRAIN * Fp12.BYTES,
                g1,
                g1Offset + from * G1Affine.UNCOMPRESSED_BYTES,
                g2,
                g2Offset + from * G2Affine.UNCOMPRESSED_BYTES,
                pairs));
    return finish(kernels, values, 0, slices);
  }

  /**
   * The pairing product that Miller values make: the final exponentiation of their product, 1 where
   * there are none. Overwrites the first of them.
   *
   * @param values {@code count} Miller values of {@code kernels}, 576 bytes each, from {@code
   *     offset}
   */
  public static Gt finish(PairingKernels kernels, MemorySegment values, long offset, int count) {
    if (count == 0) {
      return Gt.ONE;
    }
    long[] product = new long[2 * Fp12.LIMBS + Fp12.SCRATCH];
    Fp12.read(values, offset, product, 0);
    for (int k = 1; k < count; k++) {
      Fp12.read(values, offset + (long) k * Fp12.BYTES, product, Fp12.LIMBS);
      Fp12.mul(product, 0, product, 0, product, Fp12.LIMBS, product, 2 * Fp12.LIMBS);
    }
    Fp12.write(values, offset, product, 0);
    kernels.finalExponentiation(values, offset, values, offset);
    return Gt.ofTrusted(values, offset);
  }
}
