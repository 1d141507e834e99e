// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.TestData;

/** Decoding undoes encoding, for any data and any range; removing restores the sector key. */
class UpdatePropertyTest {
  private static final List<SectorSize> SIZES =
      List.of(SectorSize.KIB_2, SectorSize.KIB_4, SectorSize.KIB_16, SectorSize.KIB_32);
  private static final Kernels SCALAR = Kernels.select(KernelSelection.only("scalar"));
  private static final Map<SectorSize, UpdateFolder> FOLDERS = new HashMap<>();
  private static final Map<SectorSize, UpdateOutput> MADE = new HashMap<>();
  private static Path folder;

  @BeforeContainer
  static void encode() throws IOException {
    folder = Files.createTempDirectory("update");
    for (SectorSize size : SIZES) {
      UpdateFolder one = new UpdateFolder(size, 31, folder.resolve(size.label()));
      FOLDERS.put(size, one);
      MADE.put(size, one.encode());
    }
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 300)
  void anyRangeOfNodesComesBack(
      @ForAll @IntRange(max = 3) int size,
      @ForAll @IntRange(max = 1 << 10) int offset,
      @ForAll @IntRange(max = 1 << 10) int count,
      @ForAll boolean scalar)
      throws IOException {
    UpdateFolder one = FOLDERS.get(SIZES.get(size));
    UpdateOutput made = MADE.get(SIZES.get(size));
    int nodes = Math.toIntExact(one.config.nodes());
    int first = offset % (nodes + 1);
    int wanted = count % (nodes - first + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UpdateFolder.updater(scalar ? SCALAR : TestData.kernels())
        .decodeRange(
            one.config,
            one.updated.sealed(),
            one.old.sealed(),
            made.commDNew(),
            made.commROld(),
            first,
            wanted,
            Channels.newChannel(out));
    byte[] staged = Files.readAllBytes(one.staged);
    assertThat(out.toByteArray())
        .isEqualTo(Arrays.copyOfRange(staged, 32 * first, 32 * (first + wanted)));
  }

  @Property(tries = 300)
  void anyRangeOfRawBytesComesBack(
      @ForAll @IntRange(max = 3) int size,
      @ForAll @IntRange(max = 1 << 15) int offset,
      @ForAll @IntRange(max = 1 << 15) int length)
      throws IOException {
    UpdateFolder one = FOLDERS.get(SIZES.get(size));
    int first = offset % (one.data.length + 1);
    int wanted = length % (one.data.length - first + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UpdateFolder.updater()
        .decodeRaw(
            one.config,
            one.updated.sealed(),
            one.old,
            MADE.get(SIZES.get(size)).commDNew(),
            first,
            wanted,
            Channels.newChannel(out));
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(one.data, first, first + wanted));
  }

  @Property(tries = 40)
  void anyDataComeBackAndLeaveTheKeyBehind(
      @ForAll long seed, @ForAll @IntRange(max = 1) int size, @ForAll boolean scalar)
      throws IOException {
    Path place = Files.createTempDirectory(folder, "any");
    UpdateFolder one = new UpdateFolder(SIZES.get(size), seed, place);
    SectorUpdater updater = UpdateFolder.updater(scalar ? SCALAR : TestData.kernels());
    UpdateOutput made = one.encode(updater);
    Path decoded = place.resolve("decoded");
    updater.decode(one.config, one.updated.sealed(), one.old, made.commDNew(), decoded);
    assertThat(decoded).hasSameBinaryContentAs(one.staged);
    one.remove(updater, made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
  }
}
