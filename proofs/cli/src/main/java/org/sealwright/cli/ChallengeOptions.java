// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.possession.Challenge;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What decides the challenges of a set. */
final class ChallengeOptions {
  /** Far more than any service asks for. */
  private static final int MAX_COUNT = 1 << 16;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "HEX",
      converter = Converters.Hex32.class,
      description = "The beacon's randomness of the challenge epoch, 32 bytes, as FEVM gives it.")
  private Bytes32 seed;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many challenges the service wants at least; 5 by default.")
  private int count = Challenge.SIMPLE_SERVICE_COUNT;

  Bytes32 seed() {
    return seed;
  }

  int count() {
    if (count < 1 || count > MAX_COUNT) {
      throw new ParameterException(
          spec.commandLine(), "--count (" + count + ") must be 1 to " + MAX_COUNT);
    }
    return count;
  }
}
