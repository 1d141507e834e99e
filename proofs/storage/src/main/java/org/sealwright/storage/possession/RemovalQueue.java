// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.sealwright.hashing.MalformedInputException;

/** Pieces that wait for their removal, each once; the last that came are the first to go. */
final class RemovalQueue {
  private final Set<Long> queue = new LinkedHashSet<>();

  int size() {
    return queue.size();
  }

  List<Long> ids() {
    return List.copyOf(queue);
  }

  /**
   * Appends ids.
   *
   * @throws MalformedInputException where there are none, too many, or one is not live or queued
   *     already; nothing changes then
   */
  void add(List<Long> ids, LongPredicate live) {
    int room = ProofSet.MAX_REMOVALS - queue.size();
    if (ids.isEmpty() || ids.size() > room) {
      throw new MalformedInputException("got " + ids.size() + " removals, wanted 1 to " + room);
    }
    Set<Long> longer = new LinkedHashSet<>(queue);
    for (long id : ids) {
      if (!live.test(id)) {
        throw new MalformedInputException("piece " + id + " is not live");
      }
      if (!longer.add(id)) {
        throw new MalformedInputException("piece " + id + " is scheduled for removal already");
      }
    }
    queue.addAll(ids);
  }

  /**
   * Takes the last {@code count} ids, in the order of the queue.
   *
   * @throws MalformedInputException where there are not as many
   */
  List<Long> take(int count) {
    if (count < 1 || count > queue.size()) {
      throw new MalformedInputException(
          "got a batch of " + count + " removals, wanted 1 to " + queue.size());
    }
    List<Long> all = new ArrayList<>(queue);
    List<Long> batch = List.copyOf(all.subList(all.size() - count, all.size()));
    batch.forEach(queue::remove);
    return batch;
  }
}
