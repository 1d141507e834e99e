// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/**
 * Time that one attempt has spent reading. What it spends hashing is not held against the disk.
 * Stands still until started.
 */
final class ReadTimer {
  private long spent;
  private long since;
  private boolean running;

  synchronized void start() {
    if (!running) {
      since = System.nanoTime();
      running = true;
    }
  }

  synchronized void stop() {
    spent = nanos();
    running = false;
  }

  synchronized long nanos() {
    return running ? spent + System.nanoTime() - since : spent;
  }
}
