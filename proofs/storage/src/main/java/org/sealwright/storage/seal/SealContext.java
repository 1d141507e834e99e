// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;

/**
 * What every phase runs with.
 *
 * @param kernels hot operations
 * @param work threads, progress, cancellation
 * @param parentsFolder where parents cache files are kept, if anywhere
 * @param memoryBudget bytes of anonymous memory that a phase may take for speed; what it needs at
 *     least is a few MiB
 * @param selfChecks nodes that are computed again at random at the end of each layer and tree
 */
record SealContext(
    Kernels kernels, Work work, Optional<Path> parentsFolder, long memoryBudget, int selfChecks) {}
