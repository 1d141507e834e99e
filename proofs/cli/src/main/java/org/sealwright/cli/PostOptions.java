// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.post.PoStRandomness;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Randomness and prover of a proof of spacetime. */
final class PostOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--randomness",
      paramLabel = "HEX",
      required = true,
      converter = Converters.Hex32.class,
      description =
          "32 bytes that the chain drew; as in every node their top two bits are cleared first.")
  private Bytes32 randomness;

  @Option(
      names = "--miner",
      paramLabel = "N",
      converter = Converters.Unsigned64.class,
      description = "Number of the miner's actor, 1000 for f01000.")
  private Long miner;

  @Option(
      names = "--prover-id",
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "The same as 32 bytes.")
  private Bytes32 proverId;

  /** The randomness with its top two bits cleared. */
  PoStRandomness randomness() {
    return PoStRandomness.masked(randomness);
  }

  /** The prover, if given. */
  Optional<ProverId> prover() {
    if (miner != null && proverId != null) {
      throw new ParameterException(
          spec.commandLine(), "--miner and --prover-id are the same; give one");
    }
    return Optional.ofNullable(miner)
        .map(ProverId::ofActor)
        .or(() -> Optional.ofNullable(proverId).map(ProverId::new));
  }
}
