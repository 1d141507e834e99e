// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Takes the samples of one row after another: one side, then the other, again and again, so that
 * whatever else the machine does falls on both. Each row has processes of its own: no profile or
 * heap of an earlier row is left over.
 */
final class Run {
  private static final int PIECE_SEED = 11;

  /** Samples without progress after which the JIT is taken to be done. */
  private static final int SETTLED = 3;

  /** A sample that takes less than this part of the best before it is progress. */
  private static final double PROGRESS = 0.98;

  private final Peer ours;
  private final Path work;
  private final Options options;
  private final PrintStream progress;

  /**
   * How long to measure.
   *
   * @param repeats samples of each side that count
   * @param warmUpSeconds how long our side runs before the first of them: the JIT's time
   */
  record Options(int repeats, double warmUpSeconds) {}

  Run(Peer ours, Path work, Options options, PrintStream progress) {
    this.ours = ours;
    this.work = work;
    this.options = options;
    this.progress = progress;
  }

  /** Makes the inputs that both sides of these rows read. */
  void prepare(Peer rust, List<Row> rows) throws IOException {
    Files.createDirectories(work.resolve("parents"));
    if (rows.stream().anyMatch(row -> row.ours().contains(Rows.PIECE))) {
      preparePiece();
    }
    List<String> lines = Rows.preparations(rows);
    if (lines.isEmpty()) {
      return;
    }
    try (Side side = new Side(rust, 1, work)) {
      for (String line : lines) {
        progress.println("preparing: " + line);
        side.sample(resolved(line));
      }
    } catch (Side.AbsentException e) {
      throw new IOException("the inputs could not be prepared", e);
    }
  }

  private void preparePiece() throws IOException {
    Path piece = Path.of(resolved(Rows.PIECE));
    if (!Files.exists(piece) || Files.size(piece) != Rows.PIECE_BYTES) {
      writePiece(piece);
    }
  }

  /** Measures one row. */
  Measurement measure(Row row) throws IOException {
    progress.println(row.id() + ": " + row.title() + ", against " + row.peer().name());
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    try (Side us = new Side(ours, row.cores(), work);
        Side them = new Side(row.peer(), row.cores(), work)) {
      if (row.isSlow()) {
        return once(row, us, them);
      }
      Sample mine = warmUp(us, row);
      Sample other = them.sample(resolved(row.theirs()));
      for (int i = 0; i < options.repeats() && agree(mine, other); i++) {
        mine = us.sample(resolved(row.ours()));
        other = them.sample(resolved(row.theirs()));
        our.add(mine.nanosPerUnit());
        their.add(other.nanosPerUnit());
      }
      if (!agree(mine, other)) {
        return Measurement.wrong(row, mine, other);
      }
      return Measurement.timed(row, mine, our, their).withPeaks(us.peakBytes(), them.peakBytes());
    } catch (Side.AbsentException e) {
      return Measurement.absent(row, e.getMessage());
    }
  }

  /** One sample of each, without a warm-up: what takes minutes warms up on the way. */
  private Measurement once(Row row, Side us, Side them) throws IOException, Side.AbsentException {
    Sample mine = us.sample(resolved(row.ours()));
    Sample other = them.sample(resolved(row.theirs()));
    if (!agree(mine, other)) {
      return Measurement.wrong(row, mine, other);
    }
    return Measurement.timed(row, mine, List.of(mine.nanosPerUnit()), List.of(other.nanosPerUnit()))
        .withPeaks(us.peakBytes(), them.peakBytes());
  }

  /**
   * Runs our side for the warm-up time, and on a busy machine longer: until three samples in a row
   * were no better than the best before them, or four times that time is over.
   */
  private Sample warmUp(Side us, Row row) throws IOException, Side.AbsentException {
    Sample sample = us.sample(resolved(row.ours()));
    double best = sample.seconds();
    double spent = best;
    int stale = 0;
    while (spent < options.warmUpSeconds()
        || (stale < SETTLED && spent < 4 * options.warmUpSeconds())) {
      sample = us.sample(resolved(row.ours()));
      spent += sample.seconds();
      stale = sample.seconds() < PROGRESS * best ? 0 : stale + 1;
      best = Math.min(best, sample.seconds());
    }
    return sample;
  }

  private static boolean agree(Sample mine, Sample other) {
    return mine.answer().equals(other.answer())
        && mine.count() == other.count()
        && mine.unit().equals(other.unit());
  }

  private String resolved(String line) {
    return line.replace("{work}", work.toString());
  }

  private static void writePiece(Path file) throws IOException {
    SplittableRandom stream = new SplittableRandom(PIECE_SEED);
    ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long at = 0; at < Rows.PIECE_BYTES; at += Long.BYTES) {
        out.write(word.putLong(0, stream.nextLong()).array());
      }
    }
  }
}
