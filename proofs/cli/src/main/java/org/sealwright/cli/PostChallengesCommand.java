// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStChallenges;
import org.sealwright.storage.post.PoStConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code post challenges}: which leaves, and which sector, randomness asks for. */
@Command(
    name = "challenges",
    description = {
      "Prints which leaves of their trees sectors have to open under some randomness, or, with"
          + " --of, which of so many eligible sectors a Winning PoSt is about, counted from 0 in"
          + " ascending order."
    })
final class PostChallengesCommand extends Action {

  /** The kinds as options spell them. */
  enum Kind {
    WINDOW,
    WINNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "SECTOR",
      converter = Converters.Unsigned64.class,
      description =
          "Numbers of the sectors. Before API version 1.2.0 their order counts: a proof has them in"
              + " ascending order.")
  private List<Long> sectors = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES}; window by default.")
  private Kind kind = Kind.WINDOW;

  @Option(
      names = "--sector-size",
      paramLabel = "BYTES",
      converter = Converters.Sector.class,
      description = "Size of the sectors, 32GiB by default.")
  private SectorSize size = SectorSize.GIB_32;

  @Option(
      names = "--api-version",
      paramLabel = "V",
      converter = Converters.Api.class,
      description = "Of a Window PoSt: 1.2.0, FIP-0061, by default.")
  private ApiVersion version = ApiVersion.V1_2_0;

  @Option(
      names = "--of",
      paramLabel = "N",
      converter = Converters.Unsigned64.class,
      description = "How many sectors a Winning PoSt may choose from; takes --miner.")
  private Long of;

  @Mixin private PostOptions post;

  @Override
  public Integer call() {
    if ((of == null) == sectors.isEmpty()) {
      throw usage(of == null ? "missing SECTOR, or --of" : "--of takes no SECTOR");
    }
    if (of != null) {
      choose();
      return ExitCodes.OK;
    }
    PoStConfig config =
        kind == Kind.WINNING
            ? PoStConfig.winning(size)
            : new PoStConfig(size, PoStKind.WINDOW, version);
    Map<String, Object> result = new LinkedHashMap<>();
    PoStChallenges.ofSectors(config, post.randomness(), sectors)
        .forEach(
            (sector, leaves) ->
                result.put(
                    Long.toUnsignedString(sector),
                    json()
                        ? leaves
                        : leaves.stream().map(String::valueOf).collect(Collectors.joining(" "))));
    print(result);
    return ExitCodes.OK;
  }

  private void choose() {
    long index =
        PoStChallenges.winningSector(
            post.prover().orElseThrow(() -> usage("--of takes --miner or --prover-id")),
            post.randomness(),
            of);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("sectorSetSize", new BigInteger(Long.toUnsignedString(of)));
    result.put("index", new BigInteger(Long.toUnsignedString(index)));
    print(result);
  }
}
