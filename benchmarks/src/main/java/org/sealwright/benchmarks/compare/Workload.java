// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/** Work whose inputs are prepared, so that a sample times nothing else. */
@FunctionalInterface
public interface Workload {

  /** Runs once. */
  Sample sample() throws IOException;

  /** Makes a workload from the arguments of a line. */
  @FunctionalInterface
  interface Factory {
    /**
     * Prepares the inputs.
     *
     * @param arguments words after the name
     */
    Workload prepare(Arguments arguments) throws IOException;
  }

  /**
   * Words of a request.
   *
   * @param words the name of the workload, then its arguments
   */
  record Arguments(List<String> words) {

    /** Argument {@code index}, from 1. */
    String word(int index) {
      if (index >= words.size()) {
        throw new IllegalArgumentException(
            "argument " + index + " of " + words.getFirst() + " is missing");
      }
      return words.get(index);
    }

    /** Argument {@code index} as a number. */
    int number(int index) {
      return Integer.parseInt(word(index));
    }
  }
}
