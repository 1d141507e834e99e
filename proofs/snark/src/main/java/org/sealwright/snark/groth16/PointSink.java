// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongPredicate;
import org.sealwright.hashing.field.Fr;
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
  private static final long TAKEN_AT_ONCE = 2048;
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
   * Scalars of a section, some of them left out.
   *
   * @param values Montgomery form, taken times {@code factor}
   * @param first index of the section's first value in {@code values}
   * @param count values in all
   * @param factor plain form
   * @param taken which values, by their index in {@code values}, go into the file
   */
  record Source(
      MemorySegment values, long first, long count, long[] factor, LongPredicate taken) {
    /** How many values before {@code index} are taken. */
    private long[] takenBefore(long grain) {
      long[] before = new long[Math.toIntExact((count + grain - 1) / grain) + 1];
      for (long i = 0; i < count; i++) {
        before[(int) (i / grain) + 1] += taken.test(first + i) ? 1 : 0;
      }
      for (int chunk = 1; chunk < before.length; chunk++) {
        before[chunk] += before[chunk - 1];
      }
      return before;
    }
  }

  /**
   * Writes a section, its count included.
   *
   * @throws Groth16Exception where a scalar is 0: a variable that is in no constraint
   */
  void write(Section section, Source source) throws IOException {
    writer.putCount(section);
    append(section, 0, source);
  }

  /** Writes points {@code at}, .. of a section. */
  void append(Section section, long at, Source source) throws IOException {
    long[] before = source.takenBefore(TAKEN_AT_ONCE);
    if (at + before[before.length - 1] > section.count()) {
      throw new IllegalArgumentException(
          section.name() + " has " + section.count() + " points, got more");
    }
    try {
      work.forEachChunk(
          source.count(),
          TAKEN_AT_ONCE,
          (from, count) -> {
            int chunk = (int) (from / TAKEN_AT_ONCE);
            long taken = before[chunk + 1] - before[chunk];
            if (taken > 0) {
              multiply(section, at + before[chunk], source, from, count, taken);
            }
            step.add(taken);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void multiply(
      Section section, long at, Source source, long from, long count, long taken) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scalars = Elements.allocate(arena, taken);
      gather(scalars, section, source, from, count);
      MemorySegment points = arena.allocate(taken * group.uncompressedBytes(), ALIGNMENT);
      kernel.multiplyFixed(group, points, 0, table, scalars, 0, taken);
      Elements.wipe(scalars);
      writer.put(section.points() + at * group.uncompressedBytes(), points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void gather(
      MemorySegment scalars, Section section, Source source, long from, long count) {
    long[] value = new long[Fr.LIMBS];
    long to = 0;
    for (long i = source.first() + from; i < source.first() + from + count; i++) {
      if (source.taken().test(i)) {
        Elements.load(value, 0, source.values(), i);
        if (Elements.isZero(value)) {
          throw new Groth16Exception(
              "parameters: "
                  + section.name()
                  + " would have infinity for variable "
                  + i
                  + ": it is in no constraint that matters; every variable must be in one");
        }
        Fr.mul(value, 0, value, 0, source.factor(), 0);
        Elements.store(scalars, to++, value, 0);
      }
    }
  }
}
