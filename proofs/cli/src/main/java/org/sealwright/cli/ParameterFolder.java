// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where parameters lie: the option, or what the reference uses without one. */
final class ParameterFolder {
  private static final String VARIABLE = "FIL_PROOFS_PARAMETER_CACHE";
  private static final String DEFAULT = "/var/tmp/filecoin-proof-parameters/";

  @Option(
      names = "--params",
      paramLabel = "FOLDER",
      description =
          "Folder of parameters; by default $"
              + VARIABLE
              + ", or where that is not set "
              + DEFAULT
              + ".")
  private Path folder;

  /** The folder, if it was given as an option. */
  Optional<Path> given() {
    return Optional.ofNullable(folder);
  }

  /** The folder, there or not. */
  Path path() {
    return path(System.getenv());
  }

  /** The folder with the given variables. */
  Path path(Map<String, String> environment) {
    if (folder != null) {
      return folder;
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    return Path.of(variable.isEmpty() ? DEFAULT : variable);
  }
}
