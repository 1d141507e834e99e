// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.concurrent.atomic.LongAdder;

/** Counts what is read, from any thread. */
final class ReadCounter {
  private final LongAdder reads = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void add(int length) {
    reads.increment();
    bytes.add(length);
  }

  long reads() {
    return reads.sum();
  }

  long bytes() {
    return bytes.sum();
  }
}
