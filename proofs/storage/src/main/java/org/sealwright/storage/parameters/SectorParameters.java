// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.circuit.StackedCircuit;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStShape;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.circuit.UpdateCircuit;
import org.sealwright.storage.update.circuit.UpdatePoseidonCircuit;
import org.sealwright.storage.update.circuit.UpdateShape;

/**
 * The parameters of one kind of proof about sectors of one size.
 *
 * @param proof kind of proof
 * @param size size of the sectors
 */
public record SectorParameters(SectorProof proof, SectorSize size) {

  /** Checks for null. */
  public SectorParameters {
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(size, "size");
  }

  /** Those of all proofs for a sector size. */
  public static List<SectorParameters> of(SectorSize size) {
    List<SectorParameters> all = new ArrayList<>();
    for (SectorProof proof : SectorProof.values()) {
      all.add(new SectorParameters(proof, size));
    }
    return all;
  }

  /** Those that a file of this name belongs to, whatever its ending. */
  public static Optional<SectorParameters> ofFile(String fileName) {
    for (SectorSize size : SectorSize.values()) {
      for (SectorParameters parameters : of(size)) {
        String start = parameters.fileName(ParameterKind.VERIFYING_KEY);
        if (fileName.startsWith(start.substring(0, start.lastIndexOf('.') + 1))) {
          return Optional.of(parameters);
        }
      }
    }
    return Optional.empty();
  }

  /** The name that their files bear. */
  public CircuitName name() {
    TreeShape shape = new TreeShape(size.nodes(), size.subArity(), size.topArity());
    return switch (proof) {
      case POREP -> SealCircuit.name(size);
      case WINNING -> PoStShape.winning(size).circuitName();
      case WINDOW -> PoStShape.window(size).circuitName();
      case UPDATE -> CircuitName.sectorUpdate(size.nodes(), shape);
      case UPDATE_POSEIDON -> CircuitName.sectorUpdatePoseidon(size.nodes(), shape);
    };
  }

  /** Name of a file. */
  public String fileName(ParameterKind kind) {
    return name().fileName(kind);
  }

  /**
   * The circuit without a witness, for its shape; none for updates of 1 GiB, which there are not.
   */
  public Optional<Circuit> circuit() {
    return switch (proof) {
      case POREP -> Optional.of(StackedCircuit.blank(size));
      case WINNING -> Optional.of(FallbackPoStCircuit.blank(PoStShape.winning(size)));
      case WINDOW -> Optional.of(FallbackPoStCircuit.blank(PoStShape.window(size)));
      case UPDATE -> update(UpdateCircuit::blank);
      case UPDATE_POSEIDON -> update(UpdatePoseidonCircuit::blank);
    };
  }

  private Optional<Circuit> update(Function<UpdateShape, Circuit> blank) {
    return UpdateConfig.supports(size)
        ? Optional.of(blank.apply(UpdateShape.of(new UpdateConfig(size))))
        : Optional.empty();
  }

  /** Such as {@code window 32GiB}. */
  @Override
  public String toString() {
    return proof + " " + size.label();
  }
}
