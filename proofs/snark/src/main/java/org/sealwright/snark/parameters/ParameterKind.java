// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

/** What a file of a circuit's parameters holds. */
public enum ParameterKind {
  /** Everything that proving takes: 1 MiB to 60 GiB. */
  PROVING_KEY(".params"),
  /** What verifying takes: 1 KiB to 3 MiB. */
  VERIFYING_KEY(".vk"),
  /** {@link ParameterMetadata}, left beside generated parameters only. */
  METADATA(".meta");

  private final String suffix;

  ParameterKind(String suffix) {
    this.suffix = suffix;
  }

  /** Ending of the file's name, with its dot. */
  public String suffix() {
    return suffix;
  }
}
