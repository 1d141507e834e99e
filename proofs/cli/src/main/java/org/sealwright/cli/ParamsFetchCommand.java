// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.snark.parameters.Mirror;
import org.sealwright.snark.parameters.ParameterFetcher;
import org.sealwright.snark.parameters.ParameterManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code params fetch}: downloads what the network published. */
@Command(
    name = "fetch",
    description = {
      "Downloads parameters that the network published, and verifies them. Files that are there"
          + " already are verified and left alone; downloads that were broken off are continued.",
      "Sizes: 32GiB and 64GiB take some 145 GiB each, 2KiB 2 GiB; --vk-only takes less than 4 MiB."
    })
final class ParamsFetchCommand extends Action {
  private static final String VARIABLE = "IPFS_GATEWAY";

  /** The gateways that Filecoin's own node software asks (filecoin-project/go-paramfetch). */
  private static final List<Mirror> DEFAULT_MIRRORS =
      List.of(
          Mirror.of("https://filecoin-proofs.chainsafe.dev/ipfs/"),
          Mirror.of("https://vault.ezpdpz.net/ipfs/"));

  @Mixin private ParameterSelection selection;
  @Mixin private ParameterFolder folder;

  @Option(names = "--vk-only", description = "Leaves out what only proving takes.")
  private boolean verifyingOnly;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      converter = Converters.MirrorAddress.class,
      description = {
        "Where to download from: an address that serves files by CID, or one with {cid} or {name}"
            + " in it. Several are tried in turn. By default $"
            + VARIABLE
            + ", or where that is not set the gateways of Filecoin's go-paramfetch."
      })
  private List<Mirror> mirrors = List.of();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "A parameters.json of other parameters than the network's.")
  private Path manifest;

  @Option(
      names = "--replace",
      description = "Replaces files that bear a wanted name and have other contents.")
  private boolean replace;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (!selection.isNarrow()) {
      throw usage("which parameters? Give --size, or --only srs");
    }
    ParameterManifest published =
        manifest == null ? ParameterManifest.published() : ParameterManifest.read(manifest);
    List<ParameterManifest.Entry> wanted = selection.files(published, verifyingOnly);
    if (wanted.isEmpty()) {
      throw usage("nobody published such parameters; 'params names' tells which there are");
    }
    ParameterFetcher.Builder builder = ParameterFetcher.builder(folder.path()).replace(replace);
    mirrors().forEach(builder::mirror);
    List<Map<String, Object>> done = new ArrayList<>();
    try (Session session = options.open();
        ParameterFetcher fetcher = builder.build()) {
      for (ParameterManifest.Entry entry : wanted) {
        Path file = fetcher.fetch(entry, session.work());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file);
        row.put("purpose", ParamsListCommand.purpose(entry.name()));
        row.put("bytes", Files.size(file));
        row.put("digest", entry.digest());
        done.add(row);
        if (!json()) {
          console().out().println(row.get("purpose") + "  " + file);
        }
      }
    }
    if (json()) {
      printJson(done);
    }
    return ExitCodes.OK;
  }

  private List<Mirror> mirrors() {
    if (!mirrors.isEmpty()) {
      return mirrors;
    }
    String gateway = System.getenv(VARIABLE);
    if (gateway == null || gateway.isBlank()) {
      return DEFAULT_MIRRORS;
    }
    try {
      return List.of(Mirror.of(gateway));
    } catch (IllegalArgumentException e) {
      throw usage("$" + VARIABLE + ": " + e.getMessage());
    }
  }
}
