// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.function.Supplier;

/**
 * One kernel as a provider offers it, or the reason why it can't.
 *
 * @param <K> kernel interface
 */
public sealed interface KernelOffer<K> {

  /** The kernel interface, such as {@code LabelKernels.class}. */
  Class<K> type();

  /** Short name of the tier with its width, such as {@code vector-512}. */
  String name();

  /**
   * A kernel that runs here.
   *
   * @param rank speed class for this operation on this machine: the highest wins
   * @param detail one line for people: lanes, instructions used
   * @param kernel makes the kernel; called at most once a selection
   */
  record Available<K>(Class<K> type, String name, int rank, String detail, Supplier<K> kernel)
      implements KernelOffer<K> {}

  /**
   * A kernel that does not run here.
   *
   * @param reason one line: what is missing and how to get it
   */
  record Unavailable<K>(Class<K> type, String name, String reason) implements KernelOffer<K> {}
}
