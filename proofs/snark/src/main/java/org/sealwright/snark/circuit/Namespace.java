// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.util.Arrays;

/**
 * Where in a circuit synthesis is: a stack of names, put together only when someone asks. Closing
 * it leaves the innermost name.
 */
public final class Namespace implements AutoCloseable {
  private static final int NO_INDEX = -1;

  private String[] names = new String[16];
  private int[] indices = new int[16];
  private int depth;

  Namespace() {}

  Namespace enter(String name) {
    return enter(name, NO_INDEX);
  }

  Namespace enter(String name, int index) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, 2 * depth);
      indices = Arrays.copyOf(indices, 2 * depth);
    }
    names[depth] = name;
    indices[depth++] = index;
    return this;
  }

  String path(String last) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      path.append(names[i]);
      if (indices[i] != NO_INDEX) {
        path.append('[').append(indices[i]).append(']');
      }
      path.append('/');
    }
    return path.append(last).toString();
  }

  @Override
  public void close() {
    depth--;
  }
}
