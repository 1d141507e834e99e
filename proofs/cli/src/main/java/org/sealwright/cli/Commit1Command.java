// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.SectorDocument;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.InteractiveSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seal c1}: the vanilla proof. */
@Command(
    name = "c1",
    description = {
      "Commit1: opens the challenged nodes, verifies the proof, writes commit1.json.",
      "For a synthetic sector it first makes the proofs of all synthetic challenges.",
      "DIR needs what pc2 left; the seed may be given here or before."
    })
final class Commit1Command extends FolderAction {

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "32 bytes of interactive randomness.")
  private Bytes32 seed;

  @Option(
      names = "--ffi",
      description =
          "Writes commit1.json in the form of filecoin-ffi; needs a registered seal proof.")
  private boolean ffi;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    try (Session session = options.open()) {
      SectorFolder sector = new SectorFolder(session, folder);
      SectorDocument document =
          sector.commit1(Optional.ofNullable(seed).map(InteractiveSeed::new), ffi);
      Map<String, Object> result = new LinkedHashMap<>(Summary.commitments(document));
      result.put("partitions", document.spec().config().partitions());
      result.put("commit1", sector.commit1File());
      print(result);
    }
    return ExitCodes.OK;
  }
}
