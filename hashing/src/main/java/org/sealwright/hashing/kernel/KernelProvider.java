// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.List;

/**
 * A tier of kernels, found by {@link java.util.ServiceLoader}. A provider never throws because the
 * machine lacks something: it offers what runs, and says for the rest why not.
 */
public interface KernelProvider {

  /** Name of the tier: {@code scalar}, {@code vector}, {@code native}. */
  String tier();

  /** One offer for each kernel that the tier has an implementation of. */
  List<KernelOffer<?>> offers(KernelSelection selection);
}
