// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;

/**
 * The commitments of all-zero data: {@code Z[0]} is the zero node and {@code Z[k+1] = H(Z[k],
 * Z[k])}, so {@code Z[k]} commits to {@code 32 * 2^k} zero bytes. Computed once, by the scalar
 * hash.
 */
public final class ZeroCommitments {

  /** The largest height, 2^58 nodes: 2^63 bytes, more than any file holds. */
  public static final int MAX_HEIGHT = 58;

  private static final List<Bytes32> ALL = compute();

  private ZeroCommitments() {}

  /**
   * The commitment of {@code 32 * 2^height} zero bytes.
   *
   * @throws IllegalArgumentException unless height is 0 to {@link #MAX_HEIGHT}
   */
  public static Bytes32 ofHeight(int height) {
    if (height < 0 || height > MAX_HEIGHT) {
      throw new IllegalArgumentException("height (" + height + ") must be 0 to " + MAX_HEIGHT);
    }
    return ALL.get(height);
  }

  /** All of them, by height: 30 is 32 GiB, 31 is 64 GiB. */
  public static List<Bytes32> all() {
    return ALL;
  }

  private static List<Bytes32> compute() {
    List<Bytes32> out = new ArrayList<>();
    out.add(Bytes32.ZERO);
    for (int height = 1; height <= MAX_HEIGHT; height++) {
      Bytes32 below = out.getLast();
      out.add(ShaTreeHasher.parent(below, below));
    }
    return List.copyOf(out);
  }
}
