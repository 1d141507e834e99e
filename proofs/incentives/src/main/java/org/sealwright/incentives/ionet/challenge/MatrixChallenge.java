// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * A product of two matrices modulo 2^61 - 1, committed first and checked after, as Freivalds did.
 *
 * <p>Both matrices come from the seed, {@code H("IOMM1" | u64 block | device | beacon)} by custom.
 * The prover commits to the rows of C = A B in a {@link HashTree}; then the verifier's nonce gives
 * a column r, and {@code A (B r) = C r} must hold, at a cost of O(n^2). A wrong C whose C r is
 * computed from the committed rows passes with a chance of 1 / p at most. Nothing but opened rows
 * ties C r to the commitment, so rows are opened and recomputed as well: with w wrong rows of n, k
 * openings miss all of them with a chance of C(n - w, k) / C(n, k). <b>Our choice</b>: all of it,
 * the selection of the rows included.
 *
 * @param seed of both matrices
 * @param n rows and columns, 1 to 4,096
 */
public record MatrixChallenge(Hash256 seed, int n) {
  private static final int MOST = 4096;

  public MatrixChallenge {
    if (n < 1 || n > MOST) {
      throw new EconomicsException("n is " + n + "; wanted 1 to " + MOST);
    }
  }

  /** The seed of a block's challenge. */
  public static Hash256 seed(long block, Hash256 device, Hash256 beacon) {
    return Hash256.sha256(Sha256.ascii("IOMM1"), Sha256.u64(block), device.raw(), beacon.raw());
  }

  /** The left matrix, row after row. */
  public long[] a() {
    return MersenneField.stream(seed, "A", n * n);
  }

  /** The right matrix, row after row. */
  public long[] b() {
    return MersenneField.stream(seed, "B", n * n);
  }

  /** The product, row after row. */
  public long[] product() {
    long[] a = a();
    long[] b = b();
    long[] c = new long[n * n];
    for (int row = 0; row < n; row++) {
      System.arraycopy(MersenneField.rowTimes(a, row * n, b, n), 0, c, row * n, n);
    }
    return c;
  }

  /** The tree over the rows of a product. */
  public HashTree commit(long[] product) {
    checkLength("product", product, n * n);
    List<byte[]> rows = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      rows.add(rowBytes(product, row));
    }
    return HashTree.of(rows);
  }

  /** The column that a nonce asks for. */
  public long[] column(Hash256 root, Hash256 nonce) {
    Hash256 drawn = Hash256.sha256(Sha256.ascii("IOMMR"), seed.raw(), root.raw(), nonce.raw());
    return MersenneField.stream(drawn, "r", n);
  }

  /** The rows to open that a nonce asks for: {@code count} of them, all different. */
  public List<Integer> sample(Hash256 root, Hash256 nonce, int count) {
    return Samples.draw("IOMMS", root, nonce, n, count);
  }

  /** What the prover answers: the product times the column. */
  public long[] answer(long[] product, long[] column) {
    checkLength("product", product, n * n);
    checkLength("column", column, n);
    return MersenneField.times(product, column);
  }

  /** Whether an answer is {@code A (B r)}. */
  public boolean accepts(long[] column, long[] answer) {
    checkLength("column", column, n);
    checkLength("answer", answer, n);
    long[] wanted = MersenneField.times(a(), MersenneField.times(b(), column));
    return java.util.Arrays.equals(wanted, answer);
  }

  /**
   * Whether an opened row is the product's and in the tree; costs as much as {@link #accepts}.
   *
   * @param index of the row
   * @param row its n values
   * @param path of the row in the tree
   */
  public boolean acceptsRow(Hash256 root, int index, long[] row, List<Hash256> path) {
    checkLength("row", row, n);
    if (index < 0 || index >= n) {
      throw new EconomicsException("row is " + index + "; wanted 0 to " + (n - 1));
    }
    long[] wanted = MersenneField.rowTimes(a(), index * n, b(), n);
    return java.util.Arrays.equals(wanted, row)
        && HashTree.verify(root, n, index, rowBytes(row, 0), path);
  }

  private byte[] rowBytes(long[] values, int row) {
    ByteBuffer bytes = ByteBuffer.allocate(n * Long.BYTES);
    for (int i = 0; i < n; i++) {
      bytes.putLong(values[row * n + i]);
    }
    return bytes.array();
  }

  private static void checkLength(String name, long[] values, int wanted) {
    if (values.length != wanted) {
      throw new EconomicsException(
          "%s has %d values; wanted %d".formatted(name, values.length, wanted));
    }
    for (long value : values) {
      if (value < 0 || value >= MersenneField.P) {
        throw new EconomicsException(name + " holds " + value + "; wanted 0 to 2^61 - 2");
      }
    }
  }
}
