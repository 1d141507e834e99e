// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

/** What the program returns; part of its interface. */
final class ExitCodes {
  /** Done. */
  static final int OK = 0;

  /** The data is not what it should be: an invalid proof, a damaged file, a piece of a wrong size. */
  static final int INVALID = 1;

  /** The command line is not what it should be. */
  static final int USAGE = 2;

  /** A file or stream can't be read or written. */
  static final int IO = 3;

  /** The machine or the JVM lacks something, or the program has a bug. */
  static final int ENVIRONMENT = 4;

  /** Stopped by Ctrl-C, as shells have it. */
  static final int CANCELLED = 130;

  private ExitCodes() {}
}
