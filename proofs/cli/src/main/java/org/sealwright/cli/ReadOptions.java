// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sealwright.storage.post.ReadPolicy;
import org.sealwright.storage.post.ReadingProgress;
import org.sealwright.storage.post.VanillaReader;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** How long to bear with slow disks when sectors are read for a proof of spacetime. */
final class ReadOptions {
  private static final ReadPolicy STANDARD = ReadPolicy.standard();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time for one attempt to read a sector, 30 by default; 0.5 is half a second.")
  private double timeout = seconds(STANDARD.timeout());

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "Attempts to read a sector that is missing, slow or refused; 2 by default.")
  private int attempts = STANDARD.attempts();

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      description = "Time between attempts, 2 by default.")
  private double pause = seconds(STANDARD.pause());

  @Option(
      names = "--reads",
      paramLabel = "N",
      description = "Sectors read at the same time, 16 by default.")
  private int reads = STANDARD.concurrentReads();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Deadline.class,
      description =
          "When reading has to end, such as 2030-01-31T12:00:00Z, or +SECONDS from now: sectors"
              + " whose turn has not come by then are skipped, and all are read before the first"
              + " partition is proved. None by default.")
  private Instant deadline;

  /** An instant, or seconds from now. */
  static final class Deadline implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.startsWith("+")
            ? Instant.now().plusSeconds(Long.parseUnsignedLong(text.substring(1)))
            : Instant.parse(text);
      } catch (DateTimeParseException | ArithmeticException | IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time; give +SECONDS or 2030-01-31T12:00:00Z");
      }
    }
  }

  /** A reader for a session. */
  VanillaReader reader(Session session, Console console) {
    AtomicBoolean warned = new AtomicBoolean();
    return VanillaReader.builder()
        .kernels(session.kernels())
        .work(session.work())
        .policy(policy())
        .listener(
            progress -> {
              if (!progress.isOnTime() && !warned.getAndSet(true)) {
                console.say("%s", late(progress));
              }
            })
        .build();
  }

  private static String late(ReadingProgress progress) {
    return "sealwright: at this speed the deadline passes before all sectors are read: "
        + progress.done()
        + " of "
        + progress.total()
        + " after "
        + progress.elapsed().toSeconds()
        + " s";
  }

  private ReadPolicy policy() {
    try {
      ReadPolicy policy =
          STANDARD
              .withTimeout(duration(timeout))
              .withAttempts(attempts, duration(pause))
              .withConcurrentReads(reads);
      return deadline == null ? policy : policy.withDeadline(deadline);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }
}
