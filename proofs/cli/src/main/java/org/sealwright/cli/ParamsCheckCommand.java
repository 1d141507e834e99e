// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealwright.snark.parameters.ParameterManifest;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.snark.parameters.StoredParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code params check}: whether files are those that the network published. */
@Command(
    name = "check",
    description = {
      "Reads every parameter file in a folder and compares its digest with that of the file that"
          + " the network published. With --size or --only, files of that selection are missed"
          + " where they are not there.",
      "Exit code 1 where a file is missing or has other contents than the published one."
    })
final class ParamsCheckCommand extends Action {

  @Mixin private ParameterFolder folder;
  @Mixin private ParameterSelection selection;

  @Option(names = "--vk-only", description = "Leaves out what only proving takes.")
  private boolean verifyingOnly;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path path = Inputs.folder(folder.path());
    Set<String> wanted = new HashSet<>();
    for (ParameterManifest.Entry entry :
        selection.files(ParameterManifest.published(), verifyingOnly)) {
      wanted.add(entry.name());
    }
    List<StoredParameter> files;
    try (Session session = options.open()) {
      ParameterStore store = ParameterStore.trusting(path);
      files = store.list(file -> wanted.contains(file.name()), session.work());
    }
    files = files.stream().filter(file -> wanted.contains(file.name())).toList();
    files.forEach(file -> wanted.remove(file.name()));
    List<String> missing = selection.isNarrow() ? wanted.stream().sorted().toList() : List.of();
    boolean sound =
        missing.isEmpty()
            && files.stream().allMatch(f -> f.state() == StoredParameter.State.PUBLISHED);
    if (json()) {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("valid", sound);
      out.put("files", files.stream().map(ParamsListCommand::describe).toList());
      out.put("missing", missing);
      printJson(out);
    } else {
      files.forEach(file -> console().out().println(ParamsListCommand.line(file)));
      missing.forEach(
          name ->
              console()
                  .out()
                  .println(
                      String.format(
                          "%-11s  %14s  %-20s  %s",
                          "missing", "", ParamsListCommand.purpose(name), name)));
    }
    return sound ? ExitCodes.OK : ExitCodes.INVALID;
  }
}
