// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import org.sealwright.hashing.field.Fr;

/** A small square matrix over Fr (Montgomery limbs), for generating constants. */
final class Matrix {
  final int n;
  final long[] cells;

  private Matrix(int n, long[] cells) {
    this.n = n;
    this.cells = cells;
  }

  static Matrix zero(int n) {
    return new Matrix(n, new long[n * n * Fr.LIMBS]);
  }

  static Matrix identity(int n) {
    Matrix m = zero(n);
    for (int i = 0; i < n; i++) {
      Fr.fromBigInteger(m.cells, m.at(i, i), java.math.BigInteger.ONE);
    }
    return m;
  }

  int at(int row, int column) {
    return (row * n + column) * Fr.LIMBS;
  }

  Matrix copy() {
    return new Matrix(n, cells.clone());
  }

  void set(int row, int column, long[] source, int i) {
    System.arraycopy(source, i, cells, at(row, column), Fr.LIMBS);
  }

  Matrix times(Matrix other) {
    Matrix product = zero(n);
    for (int i = 0; i < n; i++) {
      long[] row = other.rowTimes(cells, at(i, 0));
      System.arraycopy(row, 0, product.cells, product.at(i, 0), row.length);
    }
    return product;
  }

  /** {@code v M} for the row vector of n elements at {@code v[i]}. */
  long[] rowTimes(long[] v, int i) {
    long[] out = new long[n * Fr.LIMBS];
    long[] term = new long[Fr.LIMBS];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        Fr.mul(term, 0, v, i + k * Fr.LIMBS, cells, at(k, j));
        Fr.add(out, j * Fr.LIMBS, out, j * Fr.LIMBS, term, 0);
      }
    }
    return out;
  }

  /** The matrix without its first row and column. */
  Matrix minor() {
    Matrix m = zero(n - 1);
    for (int i = 1; i < n; i++) {
      System.arraycopy(cells, at(i, 1), m.cells, m.at(i - 1, 0), (n - 1) * Fr.LIMBS);
    }
    return m;
  }

  /** The inverse, by Gauss-Jordan elimination; every matrix met here is invertible. */
  Matrix inverse() {
    Matrix a = copy();
    Matrix b = identity(n);
    long[] factor = new long[Fr.LIMBS];
    for (int column = 0; column < n; column++) {
      int pivot = column;
      while (a.isZero(pivot, column)) {
        pivot++;
      }
      a.swapRows(pivot, column);
      b.swapRows(pivot, column);
      Fr.inverse(factor, 0, a.cells, a.at(column, column));
      a.scaleRow(column, factor);
      b.scaleRow(column, factor);
      for (int row = 0; row < n; row++) {
        if (row != column && !a.isZero(row, column)) {
          System.arraycopy(a.cells, a.at(row, column), factor, 0, Fr.LIMBS);
          a.subtractRow(row, column, factor);
          b.subtractRow(row, column, factor);
        }
      }
    }
    return b;
  }

  private boolean isZero(int row, int column) {
    int i = at(row, column);
    return (cells[i] | cells[i + 1] | cells[i + 2] | cells[i + 3]) == 0;
  }

  private void swapRows(int r, int s) {
    for (int k = 0; k < n * Fr.LIMBS; k++) {
      long t = cells[at(r, 0) + k];
      cells[at(r, 0) + k] = cells[at(s, 0) + k];
      cells[at(s, 0) + k] = t;
    }
  }

  private void scaleRow(int row, long[] factor) {
    for (int j = 0; j < n; j++) {
      Fr.mul(cells, at(row, j), cells, at(row, j), factor, 0);
    }
  }

  private void subtractRow(int row, int source, long[] factor) {
    long[] term = new long[Fr.LIMBS];
    for (int j = 0; j < n; j++) {
      Fr.mul(term, 0, cells, at(source, j), factor, 0);
      Fr.sub(cells, at(row, j), cells, at(row, j), term, 0);
    }
  }
}
