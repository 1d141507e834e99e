// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.SetDocument;
import picocli.CommandLine.Command;

/** {@code pdp list}: what is in a set. */
@Command(
    name = "list",
    description = "Prints the live pieces of the set: id, CID, leaves that hold data, file or -.")
final class PdpListCommand extends SetAction {

  @Override
  public Integer call() throws IOException {
    SetDocument document = open();
    List<Map<String, Object>> pieces = document.describe(0);
    if (json()) {
      Map<String, Object> result = document.summary();
      result.put("list", pieces);
      printJson(result);
    } else {
      for (Map<String, Object> piece : pieces) {
        console()
            .out()
            .println(
                piece.get("id")
                    + " "
                    + piece.get("pieceCid")
                    + " "
                    + piece.get("leafCount")
                    + " "
                    + piece.getOrDefault("file", "-"));
      }
    }
    return ExitCodes.OK;
  }
}
