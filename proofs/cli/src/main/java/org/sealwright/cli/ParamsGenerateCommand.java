// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code params generate}: parameters of one's own. */
@Command(
    name = "generate",
    description = {
      "Makes parameters of one's own, for tests and private networks: .params, .vk and .meta under"
          + " the names that the reference looks for. Only who has this .vk accepts proofs made"
          + " with them, and who makes them could forge proofs: the network's come from a ceremony,"
          + " get those with 'params fetch'.",
      "Made of fresh randomness each time. Memory outside the heap: 32 bytes a row and twice 32"
          + " bytes a variable, some 0.3 GiB for porep 2KiB."
    })
final class ParamsGenerateCommand extends Action {

  @Mixin private ParameterSelection selection;
  @Mixin private ParameterFolder folder;

  @Option(names = "--replace", description = "Replaces files that are there.")
  private boolean replace;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    SectorParameters parameters = selection.one();
    if (parameters.circuit().isEmpty()) {
      throw usage("there is no circuit for " + parameters);
    }
    Path target =
        folder
            .given()
            .orElseThrow(
                () ->
                    usage(
                        "missing --params FOLDER; parameters of one's own don't belong among those"
                            + " of the network"));
    List<Path> files;
    try (Session session = options.open()) {
      files =
          SectorParameterGenerator.of(session.snarkKernels(), session.work())
              .generate(parameters, target, replace);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Path file : files) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("file", file);
      row.put("purpose", parameters);
      row.put("bytes", Files.size(file));
      rows.add(row);
    }
    if (json()) {
      printJson(rows);
    } else {
      files.forEach(file -> console().out().println(parameters + "  " + file));
    }
    return ExitCodes.OK;
  }
}
