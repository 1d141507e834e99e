// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.util.List;
import org.sealwright.cli.sector.SetDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pdp remove}: pieces out of a set. */
@Command(
    name = "remove",
    description = {
      "Schedules the removal of pieces and processes it. There is no challenge then until the next"
          + " period begins. Files are left alone."
    })
final class PdpRemoveCommand extends SetAction {

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "Ids of the pieces.")
  private List<Long> ids;

  @Override
  public Integer call() throws IOException {
    SetDocument document = open();
    document.set().scheduleRemoval(ids);
    document.set().processRemovals(ids.size());
    keep(document);
    return ExitCodes.OK;
  }
}
