// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterManifest;
import org.sealwright.storage.parameters.SectorParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code params names}: what files are called. */
@Command(
    name = "names",
    description = {
      "Prints the names of parameter files, for all sectors or those selected, with digest and CID"
          + " where the network published them. The digest is the first 128 bits of BLAKE2b-512."
    })
final class ParamsNamesCommand extends Action {

  @Mixin private ParameterSelection selection;

  @Override
  public Integer call() {
    ParameterManifest published = ParameterManifest.published();
    List<Map<String, Object>> all = new ArrayList<>();
    for (SectorParameters parameters : selection.sets()) {
      for (ParameterKind kind : List.of(ParameterKind.VERIFYING_KEY, ParameterKind.PROVING_KEY)) {
        String name = parameters.fileName(kind);
        all.add(describe(name, parameters, published));
      }
    }
    if (selection.includesSrs()) {
      all.add(describe(CircuitName.AGGREGATION_SRS, null, published));
    }
    if (json()) {
      printJson(all);
    } else {
      all.forEach(
          file ->
              console()
                  .out()
                  .println(
                      String.format(
                          "%-32s  %s",
                          file.get("digest") == null ? "not published" : file.get("digest"),
                          file.get("file"))));
    }
    return ExitCodes.OK;
  }

  private static Map<String, Object> describe(
      String name, SectorParameters parameters, ParameterManifest published) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("file", name);
    out.put("purpose", ParamsListCommand.purpose(name));
    out.put("sectorSize", parameters == null ? 0 : parameters.size().bytes());
    out.put("digest", published.find(name).map(entry -> entry.digest()).orElse(null));
    out.put("cid", published.find(name).map(entry -> entry.cid()).orElse(null));
    return out;
  }
}
