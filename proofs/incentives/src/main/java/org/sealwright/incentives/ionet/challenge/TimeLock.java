// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * A chain of hashes, made one after the other and verified in parts.
 *
 * <pre>
 * x_0 = H("IOTL1" | u64 block | device | beacon), x_i = H(x_(i-1) | u64 i), i = 1..steps
 * </pre>
 *
 * <p>The prover commits to every {@code interval}-th value in a {@link HashTree}; a nonce that the
 * verifier reveals afterwards selects the segments to open, each of which costs {@code interval}
 * hashes. Who fakes f of m segments escapes with C(m - f, c) / C(m, c), so this bounds the bulk of
 * skipped time and not a single segment; opening all of them bounds it fully, and segments can be
 * verified by as many threads as one likes. It is no succinct delay function, and faster hardware
 * runs it faster.
 *
 * @param block hour
 * @param device identity of the device
 * @param beacon drawn at the block's opening
 * @param steps length of the chain, a multiple of {@code interval}
 * @param interval hashes of a segment, 1 or more; at most 1,048,576 segments
 */
public record TimeLock(long block, Hash256 device, Hash256 beacon, int steps, int interval) {
  /** All checkpoints are kept while the chain runs. */
  private static final int MOST_SEGMENTS = 1 << 20;

  public TimeLock {
    if (interval < 1 || steps < interval || steps % interval != 0) {
      throw new EconomicsException(
          "steps are %d in segments of %d; wanted a positive multiple".formatted(steps, interval));
    }
    if (steps / interval > MOST_SEGMENTS) {
      throw new EconomicsException(
          "segments are " + steps / interval + "; wanted up to " + MOST_SEGMENTS);
    }
  }

  /** Number of segments. */
  public int segments() {
    return steps / interval;
  }

  /** The chain's first value. */
  public Hash256 start() {
    return Hash256.sha256(Sha256.ascii("IOTL1"), Sha256.u64(block), device.raw(), beacon.raw());
  }

  /** Runs the whole chain: its values at 0, interval, 2 * interval, and so on to the end. */
  public List<Hash256> run() {
    List<Hash256> checkpoints = new ArrayList<>();
    Hash256 value = start();
    checkpoints.add(value);
    for (int segment = 0; segment < segments(); segment++) {
      value = runSegment(segment, value);
      checkpoints.add(value);
    }
    return checkpoints;
  }

  /** The tree over checkpoints, whose root commits the prover. */
  public static HashTree commit(List<Hash256> checkpoints) {
    return HashTree.of(checkpoints.stream().map(Hash256::raw).toList());
  }

  /** The segments that a nonce asks for: {@code count} of them, all different. */
  public List<Integer> sample(Hash256 root, Hash256 nonce, int count) {
    return Samples.draw("IOTLS", root, nonce, segments(), count);
  }

  /**
   * A segment, opened.
   *
   * @param index of the segment
   * @param first value at its beginning
   * @param last value at its end
   * @param firstPath of {@code first} in the tree
   * @param lastPath of {@code last} in the tree
   */
  public record Opening(
      int index, Hash256 first, Hash256 last, List<Hash256> firstPath, List<Hash256> lastPath) {}

  /**
   * Opens a segment.
   *
   * @param checkpoints of {@link #run}
   * @param tree over them
   * @throws EconomicsException if there is no such segment, or not all checkpoints
   */
  public Opening open(List<Hash256> checkpoints, HashTree tree, int segment) {
    checkSegment(segment);
    if (checkpoints.size() != segments() + 1) {
      throw new EconomicsException(checkpoints.size() + " checkpoints; wanted " + (segments() + 1));
    }
    return new Opening(
        segment,
        checkpoints.get(segment),
        checkpoints.get(segment + 1),
        tree.path(segment),
        tree.path(segment + 1));
  }

  /** Whether an opened segment is in the tree and rightly computed, from the right start. */
  public boolean verify(Hash256 root, Opening opening) {
    int segment = checkSegment(opening.index);
    int count = segments() + 1;
    return (segment > 0 || opening.first.equals(start()))
        && HashTree.verify(root, count, segment, opening.first.raw(), opening.firstPath)
        && HashTree.verify(root, count, segment + 1, opening.last.raw(), opening.lastPath)
        && runSegment(segment, opening.first).equals(opening.last);
  }

  private Hash256 runSegment(int segment, Hash256 first) {
    Sha256 sha = new Sha256();
    byte[] value = first.raw();
    long end = (segment + 1L) * interval;
    for (long i = end - interval + 1; i <= end; i++) {
      value = sha.withCounter(value, i);
    }
    return Hash256.of(value);
  }

  private int checkSegment(int segment) {
    if (segment < 0 || segment >= segments()) {
      throw new EconomicsException("segment is " + segment + "; wanted 0 to " + (segments() - 1));
    }
    return segment;
  }
}
