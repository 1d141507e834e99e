// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.Forked;

/** Vanilla proofs of more sectors than the heap has room for, a partition at a time. */
class WindowMemoryTest {
  /** Their vanilla proofs take some 12 kB each. */
  private static final String SECTORS = "4000";

  private static final String HEAP = "32m";

  @TempDir Path folder;

  @Test
  void heapHoldsOnePartitionHoweverManySectorsThereAre() throws IOException, InterruptedException {
    Forked stream = run("stream");
    assertThat(stream.code()).as(stream.said()).isZero();
    assertThat(stream.said()).contains("2000 partitions, 0 vanilla proofs held");
  }

  /** The test above could not fail otherwise. */
  @Test
  void heapIsTooSmallForAllOfThem() throws IOException, InterruptedException {
    Forked hold = run("hold");
    assertThat(hold.code()).as(hold.said()).isNotZero();
    assertThat(hold.said()).contains("OutOfMemoryError");
  }

  private Forked run(String what) throws IOException, InterruptedException {
    return Forked.run(HEAP, WindowMemoryMain.class, folder.toString(), SECTORS, what);
  }
}
