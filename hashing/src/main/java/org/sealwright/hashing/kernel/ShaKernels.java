// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

/** All SHA-256 kernels in one, for tiers that have all of them; each is ranked by itself. */
public interface ShaKernels extends TreeHashKernels, LabelKernels, BatchLabelKernels {}
