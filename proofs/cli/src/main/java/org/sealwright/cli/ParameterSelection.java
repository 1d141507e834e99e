// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterManifest;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which parameters are meant. */
final class ParameterSelection {

  /** What {@code --only} takes: the proofs, and the reference string for aggregation. */
  enum Only {
    POREP(SectorProof.POREP),
    WINNING(SectorProof.WINNING),
    WINDOW(SectorProof.WINDOW),
    UPDATE(SectorProof.UPDATE),
    UPDATE_POSEIDON(SectorProof.UPDATE_POSEIDON),
    SRS(null);

    private final SectorProof proof;

    Only(SectorProof proof) {
      this.proof = proof;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      converter = Converters.Sector.class,
      description = "Size of the sector: 2KiB, 8MiB, 512MiB, 32GiB, 64GiB have published ones.")
  private SectorSize size;

  @Option(
      names = "--only",
      paramLabel = "PROOF",
      converter = Converters.ParameterSet.class,
      description = "porep, winning, window, update, update-poseidon or srs; all by default.")
  private Only only;

  /** The sector size, if given. */
  Optional<SectorSize> size() {
    return Optional.ofNullable(size);
  }

  /**
   * The one set of parameters that is meant.
   *
   * @throws ParameterException unless both size and proof are given
   */
  SectorParameters one() {
    if (size == null || only == null || only == Only.SRS) {
      throw new ParameterException(
          spec.commandLine(), "wanted are --size and --only with porep, winning or window");
    }
    return new SectorParameters(only.proof, size);
  }

  /**
   * Names of the files that are meant, keys for verifying first, since they are small.
   *
   * @param published what counts; without a size, all sizes in it
   * @param verifyingOnly leaves out what only proving takes
   */
  List<ParameterManifest.Entry> files(ParameterManifest published, boolean verifyingOnly) {
    List<ParameterManifest.Entry> out = new ArrayList<>();
    for (ParameterKind kind : List.of(ParameterKind.VERIFYING_KEY, ParameterKind.PROVING_KEY)) {
      if (kind == ParameterKind.VERIFYING_KEY || !verifyingOnly) {
        for (SectorParameters parameters : sets()) {
          published.find(parameters.fileName(kind)).ifPresent(out::add);
        }
      }
    }
    if (includesSrs() && !(only == null && verifyingOnly)) {
      out.add(published.get(CircuitName.AGGREGATION_SRS));
    }
    return out;
  }

  /** Whether anything narrows it down from all parameters there are. */
  boolean isNarrow() {
    return size != null || only == Only.SRS;
  }

  /** Whether the reference string for aggregation is meant. */
  boolean includesSrs() {
    return only == null || only == Only.SRS;
  }

  /** The sets of parameters that are meant, published or not. */
  List<SectorParameters> sets() {
    List<SectorParameters> out = new ArrayList<>();
    for (SectorSize each : size == null ? SectorSize.values() : new SectorSize[] {size}) {
      for (SectorParameters parameters : SectorParameters.of(each)) {
        if (only == null || parameters.proof() == only.proof) {
          out.add(parameters);
        }
      }
    }
    return out;
  }
}
