// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.util.Arrays;
import org.sealwright.hashing.field.Fr;

/**
 * A growing list of terms that can be brought into normal form: one term a variable, inputs first,
 * ascending, no coefficient zero. Reused from row to row, so that nothing is allocated.
 */
public final class LinearCombination {
  private static final int SHORT = 12;

  private final CoefficientTable coefficients;
  private final long[] sum = new long[Fr.LIMBS];
  private long[] terms = new long[64];
  private int size;

  /** An empty one whose coefficients are numbered by {@code coefficients}. */
  public LinearCombination(CoefficientTable coefficients) {
    this.coefficients = coefficients;
  }

  /** Adds {@code variable}. */
  public LinearCombination add(int variable) {
    return add(variable, CoefficientTable.ONE);
  }

  /** Adds {@code coefficient * variable}; the coefficient is a number of the table. */
  public LinearCombination add(int variable, int coefficient) {
    if (coefficient != CoefficientTable.ZERO) {
      addTerm(Term.of(variable, coefficient));
    }
    return this;
  }

  /** Adds a term whose coefficient is not zero. */
  public void addTerm(long term) {
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, 2 * size);
    }
    terms[size++] = term;
  }

  /** Adds all terms of {@code other}. */
  public LinearCombination addAll(LinearCombination other) {
    while (terms.length < size + other.size) {
      terms = Arrays.copyOf(terms, 2 * terms.length);
    }
    System.arraycopy(other.terms, 0, terms, size, other.size);
    size += other.size;
    return this;
  }

  /** Terms held. */
  public int size() {
    return size;
  }

  /** Term {@code i}, as {@link Term} encodes it. */
  public long term(int i) {
    return terms[i];
  }

  /** Empties it. */
  public void clear() {
    size = 0;
  }

  /** Brings it into normal form. */
  public void normalize() {
    if (isAscending()) {
      return;
    }
    if (size <= SHORT) {
      insertionSort();
    } else {
      Arrays.sort(terms, 0, size);
    }
    merge();
  }

  private boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (terms[i] >> 32 <= terms[i - 1] >> 32) {
        return false;
      }
    }
    return true;
  }

  private void insertionSort() {
    for (int i = 1; i < size; i++) {
      long term = terms[i];
      int j = i;
      while (j > 0 && terms[j - 1] > term) {
        terms[j] = terms[j - 1];
        j--;
      }
      terms[j] = term;
    }
  }

  /** Only final sums enter the table: the steps towards them would swell it. */
  private void merge() {
    int kept = 0;
    int i = 0;
    while (i < size) {
      int end = i + 1;
      while (end < size && terms[end] >> 32 == terms[i] >> 32) {
        end++;
      }
      if (end == i + 1) {
        terms[kept++] = terms[i];
      } else {
        int coefficient = sum(i, end);
        if (coefficient != CoefficientTable.ZERO) {
          terms[kept++] = Term.of(Term.variable(terms[i]), coefficient);
        }
      }
      i = end;
    }
    size = kept;
  }

  private int sum(int from, int to) {
    long[] limbs = coefficients.limbs();
    System.arraycopy(limbs, Term.coefficient(terms[from]) * Fr.LIMBS, sum, 0, Fr.LIMBS);
    for (int i = from + 1; i < to; i++) {
      Fr.add(sum, 0, sum, 0, limbs, Term.coefficient(terms[i]) * Fr.LIMBS);
    }
    return coefficients.of(sum, 0);
  }
}
