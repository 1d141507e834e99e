// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.sealwright.cli.progress.ProgressMode;
import org.sealwright.hashing.kernel.KernelSelection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of every command with real work in it. */
final class WorkOptions {

  /** Which kernels to use. */
  enum Tier {
    AUTO,
    SCALAR,
    VECTOR,
    NATIVE;

    KernelSelection selection() {
      return this == AUTO ? KernelSelection.auto() : KernelSelection.only(toString());
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work; one for each core by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Converters.ByteCount.class,
      description = "Memory that may be taken for speed, beside mapped files; 256MiB by default.")
  private long memory = 256L << 20;

  @Option(
      names = "--kernels",
      paramLabel = "TIER",
      description = "${COMPLETION-CANDIDATES}; auto, the fastest of each, by default.")
  private Tier kernels = Tier.AUTO;

  @Option(
      names = "--parents-cache",
      paramLabel = "DIR",
      description = "Folder for files of graph parents, shared with the reference; none by default.")
  private Path parentsCache;

  @Option(
      names = "--progress",
      paramLabel = "MODE",
      description = "${COMPLETION-CANDIDATES}; auto, a bar on a terminal, by default.")
  private ProgressMode progress = ProgressMode.AUTO;

  /** Begins the work of a command. */
  Session open() {
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads (" + threads + ") must be at least 1");
    }
    Console console = ((Sealwright) spec.root().userObject()).console();
    return new Session(
        console,
        kernels.selection(),
        threads,
        memory,
        parentsCache,
        progress.open(console.err(), console.terminal(), console.columns()));
  }
}
