// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.post.PoStChallenges;
import org.sealwright.storage.post.PoStRandomness;

/**
 * Numbers of sectors, in runs: what a bitfield of the chain says, without its encoding. The
 * challenged sector of a Winning PoSt is one of the miner's active ones of all deadlines (up to
 * network version 6: all but the faulty ones), at the lookback state.
 */
public final class SectorSet {
  private final List<Run> runs;
  private final long[] before;
  private final long count;

  private SectorSet(List<Run> runs) {
    this.runs = List.copyOf(runs);
    this.before = new long[runs.size()];
    long sum = 0;
    for (int i = 0; i < before.length; i++) {
      before[i] = sum;
      sum += runs.get(i).length();
    }
    this.count = sum;
  }

  /**
   * Consecutive numbers.
   *
   * @param first the first
   * @param length how many, at least 1
   */
  public record Run(long first, long length) {

    /**
     * Checks the range.
     *
     * @throws MalformedInputException where it is empty or beyond 63 bits
     */
    public Run {
      if (first < 0 || length < 1 || first > Long.MAX_VALUE - length) {
        throw new MalformedInputException(
            "run of " + length + " sectors from " + first + " is none within 63 bits");
      }
    }

    private long end() {
      return first + length;
    }
  }

  /**
   * A set of runs.
   *
   * @throws MalformedInputException unless they are in order and apart
   */
  public static SectorSet ofRuns(List<Run> runs) {
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).first() < runs.get(i - 1).end()) {
        throw new MalformedInputException(
            "run "
                + i
                + " begins at "
                + runs.get(i).first()
                + ", the one before ends at "
                + (runs.get(i - 1).end() - 1));
      }
    }
    return new SectorSet(runs);
  }

  /** A set of numbers, in any order and any number of times. */
  public static SectorSet of(long... sectors) {
    long[] sorted = sectors.clone();
    Arrays.sort(sorted);
    List<Run> runs = new ArrayList<>();
    for (long sector : sorted) {
      Run last = runs.isEmpty() ? null : runs.getLast();
      if (last != null && sector < last.end()) {
        continue;
      }
      if (last != null && sector == last.end()) {
        runs.set(runs.size() - 1, new Run(last.first(), last.length() + 1));
      } else {
        runs.add(new Run(sector, 1));
      }
    }
    return new SectorSet(runs);
  }

  /** Sectors in the set. */
  public long count() {
    return count;
  }

  /** The runs, in order. */
  public List<Run> runs() {
    return runs;
  }

  /**
   * Sector number {@code index}, from 0, by rising number.
   *
   * @throws IndexOutOfBoundsException where there are not as many
   */
  public long nth(long index) {
    java.util.Objects.checkIndex(index, count);
    int at = Arrays.binarySearch(before, index);
    int run = at >= 0 ? at : -at - 2;
    return runs.get(run).first() + index - before[run];
  }

  /**
   * The sector that a Winning PoSt is about, of the active ones.
   *
   * @throws MalformedInputException where the set is empty
   */
  public long winning(ProverId prover, PoStRandomness randomness) {
    return nth(PoStChallenges.winningSector(prover, randomness, count));
  }

  /** Whether a sector is in the set. */
  public boolean contains(long sector) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Run run = runs.get(middle);
      if (sector < run.first()) {
        high = middle - 1;
      } else if (sector >= run.end()) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The numbers by rising order; for sets of a size that an array has. */
  public long[] toArray() {
    long[] out = new long[Math.toIntExact(count)];
    int at = 0;
    for (Run run : runs) {
      for (long i = 0; i < run.length(); i++) {
        out[at++] = run.first() + i;
      }
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SectorSet that && runs.equals(that.runs);
  }

  @Override
  public int hashCode() {
    return runs.hashCode();
  }

  @Override
  public String toString() {
    return runs.toString();
  }
}
