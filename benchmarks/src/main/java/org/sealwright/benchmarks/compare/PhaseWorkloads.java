// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.Map;

/**
 * Whole phases of sealing: the place for what needs the storage module.
 *
 * <p>Each name below is a workload that the reference already runs; until ours does, its row is
 * reported as absent with the reason. To fill one in, replace {@link #absent} by a factory that
 * reads the arguments and returns a {@link Sample} with the answer that is named here. A workload
 * of the same name here takes the place of one in {@link HashingWorkloads}.
 *
 * <ul>
 *   <li>{@code parents LOG2_NODES}: parents of every node for the PoRep id of {@code
 *       TestData.node(4)}, API 1.1.0; unit {@code node}; answer {@code TestData.digest} of fourteen
 *       little-endian u32 a node.
 *   <li>{@code pc2 DIR}: PreCommit2 on a copy of DIR ({@code sealed}, {@code cache/}, {@code
 *       pc1.json}, {@code sector.json}); unit {@code sector}; answer {@code commR} in hexadecimal.
 * </ul>
 */
final class PhaseWorkloads {
  private PhaseWorkloads() {}

  static Map<String, Workload.Factory> all() {
    return Map.of("parents", PhaseWorkloads::absent, "pc2", PhaseWorkloads::absent);
  }

  private static Workload absent(Workload.Arguments arguments) {
    throw new UnsupportedOperationException(
        "ours waits for the storage module: " + arguments.words().getFirst());
  }
}
