// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.util.List;
import org.sealwright.hashing.internal.vector.VectorKernel;

/** The rows of the tier {@code vector} that this module adds. */
public final class VectorSnarkKernels {
  /** Every kernel of the tier. */
  public static final List<VectorKernel<?>> ALL = List.of();

  private VectorSnarkKernels() {}
}
