// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code doctor}: what the program runs on. */
@Command(name = "doctor", description = "placeholder")
final class DoctorCommand extends Action {
  @Override
  public Integer call() throws IOException {
    return ExitCodes.OK;
  }
}
