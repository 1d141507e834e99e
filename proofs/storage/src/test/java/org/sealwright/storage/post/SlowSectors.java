// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.SlowFile;
import org.sealwright.storage.testing.TestData;

/** Four sound sectors, 0 to 3, on disks that do what a test tells them before they answer. */
final class SlowSectors implements AutoCloseable {
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<PoStReplica> replicas = new ArrayList<>();

  SlowSectors(Path folder) throws IOException {
    RandomReplica random = new RandomReplica(SectorSize.KIB_2, 1);
    for (int sector = 0; sector < 4; sector++) {
      replicas.add(random.write(sector, folder.resolve("s" + sector), 2));
    }
  }

  /** Tells what happens before the replica is opened. */
  void before(int sector, SlowFile.BeforeOpening action) {
    PoStReplica old = replicas.get(sector);
    Path slow = SlowFile.at(old.replica(), action);
    replicas.set(sector, new PoStReplica(old.sector(), old.commR(), slow, old.cache()));
  }

  PoStReplica get(int sector) {
    return replicas.get(sector);
  }

  VanillaReading read(VanillaReader.Builder builder) {
    return builder
        .kernels(TestData.kernels())
        .build()
        .read(SectorSize.KIB_2, replicas, sector -> List.of(3L, 60L));
  }

  /** Hangs until interrupted or let go. */
  void hang() throws IOException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** Hangs as a system call does that no interruption reaches. */
  void hangDeaf() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void beMissingAtFirst(AtomicInteger opened) throws IOException {
    if (opened.incrementAndGet() == 1) {
      throw new NoSuchFileException("not mounted yet");
    }
  }

  /** Lets go of what hangs. */
  @Override
  public void close() {
    release.countDown();
  }
}
