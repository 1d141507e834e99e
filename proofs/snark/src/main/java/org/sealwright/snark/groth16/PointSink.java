// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.ParameterLayout.Section;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;

/**
 * Multiples of one point on their way into the vectors of a parameter file: every worker takes some
 * scalars, multiplies, writes the points at their place, and comes back for more, so memory stays
 * the same whatever the file's length.
 */
final class PointSink {
  /** Scalars taken at once: kernels share inversions among them, threads end together. */
  private static final long FEWEST = 512;

  private static final long MOST = 4096;
  private static final long TURNS = 8;
  private static final long ALIGNMENT = 64;

  private final MsmKernels kernel;
  private final CurveGroup group;
  private final MemorySegment table;
  private final ParameterWriter writer;
  private final Work work;
  private final Step step;

  /**
   * Multiples of {@code base}.
   *
   * @param base uncompressed
   * @param arena holds a table of the kernel's
   * @param step counts points
   */
  PointSink(
      MsmKernels kernel,
      CurveGroup group,
      byte[] base,
      Arena arena,
      ParameterWriter writer,
      Work work,
      Step step) {
    this.kernel = kernel;
    this.group = group;
    this.writer = writer;
    this.work = work;
    this.step = step;
    this.table = arena.allocate(kernel.tableBytes(group), ALIGNMENT);
    MemorySegment at = arena.allocate(base.length, ALIGNMENT);
    MemorySegment.copy(MemorySegment.ofArray(base), 0, at, 0, base.length);
    kernel.buildTable(group, table, at, 0);
  }

  /**
   * Writes a section, its count included.
   *
   * @throws Groth16Exception where a scalar is 0
   */
  void write(Section section, ScalarSource source) throws IOException {
    long grain = Math.clamp(source.count() / (TURNS * work.parallelism()), FEWEST, MOST);
    long[] before = source.takenBefore(grain);
    long taken = before[before.length - 1];
    if (taken != section.count()) {
      throw new IllegalArgumentException(
          section.name() + " has " + section.count() + " points, got " + taken);
    }
    writer.putCount(section);
    try {
      work.forEachChunk(
          source.count(),
          grain,
          (from, count) -> {
            int chunk = (int) (from / grain);
            long points = before[chunk + 1] - before[chunk];
            if (points > 0) {
              multiply(section, before[chunk], points, source, from, count);
              step.add(points);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void multiply(
      Section section, long at, long points, ScalarSource source, long from, long count) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scalars = Elements.allocate(arena, points);
      source.gather(scalars, from, count, section.name());
      MemorySegment out = arena.allocate(points * group.uncompressedBytes(), ALIGNMENT);
      kernel.multiplyFixed(group, out, 0, table, scalars, 0, points);
      Elements.wipe(scalars);
      writer.put(section.points() + at * group.uncompressedBytes(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
