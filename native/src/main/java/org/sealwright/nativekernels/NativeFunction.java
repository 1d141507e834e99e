// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.invoke.MethodHandle;

/**
 * One C function, in two ways to call it.
 *
 * @param plain takes native memory and may run for any time
 * @param critical takes heap arrays as they are, and holds up the garbage collector while it runs:
 *     for calls of some ten microseconds
 */
record NativeFunction(MethodHandle plain, MethodHandle critical) {

  /** The way for memory on the heap or off it. */
  MethodHandle on(boolean heap) {
    return heap ? critical : plain;
  }

  /** What to throw for something that a downcall threw: kernels do not, so it is our mistake. */
  static AssertionError failure(String name, Throwable cause) {
    return new AssertionError("cannot call " + name, cause);
  }
}
