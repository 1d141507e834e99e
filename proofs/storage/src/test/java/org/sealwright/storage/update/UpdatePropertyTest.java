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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.TestData;

/**
 * Decoding undoes encoding for any range: to the first and last node, and across the ends of the
 * parts that share a rho, of which a large sector has 1024 and a small one 2.
 */
class UpdatePropertyTest {
  private static final List<SectorSize> SIZES =
      List.of(
          SectorSize.KIB_2,
          SectorSize.KIB_4,
          SectorSize.KIB_16,
          SectorSize.KIB_32,
          SectorSize.MIB_8);

  /** Longest range, which crosses the ends of several parts of any sector here. */
  private static final long MAX_NODES = 1100;

  private static final Kernels SCALAR = Kernels.select(KernelSelection.only("scalar"));
  private static final Map<SectorSize, UpdateFolder> FOLDERS = new HashMap<>();
  private static final Map<SectorSize, UpdateOutput> MADE = new HashMap<>();
  private static final Map<SectorSize, byte[]> STAGED = new HashMap<>();
  private static Path folder;

  /** Part of a sector, in nodes or in bytes. */
  record Range(SectorSize size, long first, long count) {}

  @BeforeContainer
  static void encode() throws IOException {
    folder = Files.createTempDirectory("update");
    for (SectorSize size : SIZES) {
      UpdateFolder one = new UpdateFolder(size, 31, folder.resolve(size.label()));
      FOLDERS.put(size, one);
      MADE.put(size, one.encode());
      STAGED.put(size, Files.readAllBytes(one.staged));
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

  @Provide
  Arbitrary<Range> nodes() {
    return Arbitraries.of(SIZES)
        .flatMap(size -> ranges(size, size.nodes(), 1L << new UpdateConfig(size).rhoShift()));
  }

  @Provide
  Arbitrary<Range> rawBytes() {
    // Four nodes hold 127 raw bytes.
    return Arbitraries.of(SIZES)
        .flatMap(
            size ->
                ranges(
                    size, size.unpaddedBytes(), (127L << new UpdateConfig(size).rhoShift()) / 4));
  }

  private static Arbitrary<Range> ranges(SectorSize size, long end, long part) {
    return position(0, end, part)
        .flatMap(
            first ->
                position(first, Math.min(end, first + 32 * MAX_NODES), part)
                    .map(last -> new Range(size, first, last - first)));
  }

  /** A third of them at an end: of the range, or of a part. */
  private static Arbitrary<Long> position(long from, long to, long part) {
    Arbitrary<Long> any = Arbitraries.longs().between(from, to);
    Arbitrary<Long> edges =
        Arbitraries.longs()
            .between(from / part, to / part)
            .flatMap(k -> Arbitraries.of(from, to, k * part - 1, k * part, k * part + 1))
            .map(at -> Math.clamp(at, from, to));
    return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(1, edges));
  }

  /** What the ranges were, so that none of the cases that matter is left out by chance. */
  private static void cover(Range range, long end, long part) {
    long last = range.first() + range.count();
    Statistics.label("empty").collect(range.count() == 0);
    Statistics.label("to the last").collect(last == end && range.count() > 0);
    Statistics.label("from an end of a part").collect(range.first() % part == 0);
    Statistics.label("across parts")
        .collect(range.count() > 0 && range.first() / part != (last - 1) / part);
    for (String label : List.of("empty", "to the last", "from an end of a part", "across parts")) {
      Statistics.label(label).coverage(all -> all.check(true).count(n -> n > 5));
    }
  }

  @Property(tries = 400)
  void anyRangeOfNodesComesBack(@ForAll("nodes") Range range, @ForAll boolean scalar)
      throws IOException {
    UpdateFolder one = FOLDERS.get(range.size());
    cover(range, one.config.nodes(), 1L << one.config.rhoShift());
    UpdateOutput made = MADE.get(range.size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UpdateFolder.updater(scalar ? SCALAR : TestData.kernels())
        .decodeRange(
            one.config,
            one.updated.sealed(),
            one.old.sealed(),
            made.commDNew(),
            made.commROld(),
            range.first(),
            range.count(),
            Channels.newChannel(out));
    int first = Math.toIntExact(32 * range.first());
    assertThat(out.toByteArray())
        .isEqualTo(
            Arrays.copyOfRange(
                STAGED.get(range.size()), first, first + Math.toIntExact(32 * range.count())));
  }

  @Property(tries = 400)
  void anyRangeOfRawBytesComesBack(@ForAll("rawBytes") Range range) throws IOException {
    UpdateFolder one = FOLDERS.get(range.size());
    cover(range, one.data.length, (127L << one.config.rhoShift()) / 4);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UpdateFolder.updater()
        .decodeRaw(
            one.config,
            one.updated.sealed(),
            one.old,
            MADE.get(range.size()).commDNew(),
            range.first(),
            range.count(),
            Channels.newChannel(out));
    int first = Math.toIntExact(range.first());
    assertThat(out.toByteArray())
        .isEqualTo(Arrays.copyOfRange(one.data, first, first + Math.toIntExact(range.count())));
  }
}
