// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.seal.SectorSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say exactly which sector is sealed. */
final class SectorOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--sector-size",
      paramLabel = "BYTES",
      converter = Converters.Sector.class,
      description = "Size of the sector: 2, 4, 16, 32 KiB, 8, 16, 512 MiB, 1, 32, 64 GiB.")
  private SectorSize sectorSize;

  @Option(
      names = "--seal-proof",
      paramLabel = "N",
      converter = Converters.SealProof.class,
      description = "Registered seal proof, 0 to 19 or its name; stands for the next three.")
  private RegisteredSealProof sealProof;

  @Option(
      names = "--porep-id",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "32 bytes that seed the graph.")
  private Bytes32 porepId;

  @Option(
      names = "--api-version",
      paramLabel = "V",
      converter = Converters.Api.class,
      description = "1.0.0, 1.1.0 or 1.2.0.")
  private ApiVersion apiVersion;

  @Option(
      names = "--feature",
      paramLabel = "F",
      converter = Converters.Feature.class,
      description = "synthetic or ni; interactive by default.")
  private PoRepFeature feature;

  @Option(
      names = "--prover-id",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "32 bytes of the prover.")
  private Bytes32 proverId;

  @Option(
      names = "--sector-id",
      paramLabel = "N",
      converter = Converters.Unsigned64.class,
      description = "Number of the sector, 0 to 2^64 - 1.")
  private Long sectorId;

  @Option(
      names = "--ticket",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "32 bytes of seal randomness.")
  private Bytes32 ticket;

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "32 bytes of interactive randomness.")
  private Bytes32 seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder of the sector; created where it is not there.")
  private Path dir;

  /** Sector size, if given. */
  Optional<SectorSize> sectorSize() {
    return Optional.ofNullable(sectorSize);
  }

  /** Seed, if given. */
  Optional<InteractiveSeed> seed() {
    return Optional.ofNullable(seed).map(InteractiveSeed::new);
  }

  /** Folder, if given. */
  Optional<Path> dir() {
    return Optional.ofNullable(dir);
  }

  /** Names of the options that only the long form knows and that were given. */
  List<String> longFormOnly() {
    List<String> given = new ArrayList<>();
    note(given, "--seal-proof", sealProof);
    note(given, "--porep-id", porepId);
    note(given, "--api-version", apiVersion);
    note(given, "--feature", feature);
    note(given, "--prover-id", proverId);
    note(given, "--sector-id", sectorId);
    note(given, "--ticket", ticket);
    note(given, "--seed", seed);
    note(given, "--dir", dir);
    return given;
  }

  /**
   * The sector, with everything given that it takes.
   *
   * @throws ParameterException where something is missing or doesn't go together
   */
  SectorSpec sector() {
    List<String> missing =
        Stream.of(
                sectorSize == null ? "--sector-size" : "",
                sealProof == null && porepId == null ? "--seal-proof (or --porep-id)" : "",
                porepId != null && apiVersion == null ? "--api-version" : "",
                proverId == null ? "--prover-id" : "",
                sectorId == null ? "--sector-id" : "",
                ticket == null ? "--ticket" : "",
                dir == null ? "--dir" : "")
            .filter(name -> !name.isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw usage("missing " + String.join(", ", missing));
    }
    return new SectorSpec(config(), new ProverId(proverId), sectorId, new Ticket(ticket));
  }

  private PoRepConfig config() {
    if (sealProof != null) {
      if (porepId != null || apiVersion != null || feature != null) {
        throw usage("--seal-proof stands for --porep-id, --api-version and --feature; give one");
      }
      if (sealProof.sectorSize() != sectorSize) {
        throw usage(
            "seal proof "
                + sealProof
                + " is of sectors of "
                + sealProof.sectorSize().bytes()
                + " bytes, not "
                + sectorSize.bytes());
      }
      return sealProof.config();
    }
    try {
      return new PoRepConfig(
          sectorSize, porepId, apiVersion, feature == null ? PoRepFeature.NONE : feature);
    } catch (MalformedInputException e) {
      throw usage(e.getMessage());
    }
  }

  private static void note(List<String> given, String name, Object value) {
    if (value != null) {
      given.add(name);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
