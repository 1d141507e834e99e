// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a Window PoSt message proves where some of its sectors are faulty or skipped (builtin-actors
 * {@code miner/src/sectors.rs}, {@code load_for_proof}): the good sector of the lowest number
 * stands in for each that is not. The verifier collapses what is the same, so the proof is of the
 * good sectors alone, by rising number, over all partitions of the message; its own partitions are
 * chunks of that list, not those on the chain, and may be fewer.
 */
public final class StandIn {
  private StandIn() {}

  /**
   * The sectors in the actor's order, stand-ins in their places.
   *
   * @param sectors all sectors of all partitions in the message
   * @param ignored those faulty or skipped
   * @return by rising number of the sector replaced; empty where no sector is good, which the actor
   *     refuses
   */
  public static Optional<List<Long>> replaced(Set<Long> sectors, Set<Long> ignored) {
    NavigableSet<Long> all = new TreeSet<>(sectors);
    NavigableSet<Long> good = proved(sectors, ignored);
    if (good.isEmpty()) {
      return Optional.empty();
    }
    List<Long> out = new ArrayList<>();
    for (long sector : all) {
      out.add(good.contains(sector) ? sector : good.first());
    }
    return Optional.of(List.copyOf(out));
  }

  /** The sectors that the proof is of, by rising number. */
  public static NavigableSet<Long> proved(Set<Long> sectors, Set<Long> ignored) {
    NavigableSet<Long> good = new TreeSet<>(sectors);
    good.removeAll(ignored);
    return good;
  }
}
