// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * The twenty seal proofs that the network knows by number.
 *
 * @param number 0 to 19, as on chain
 */
public record RegisteredSealProof(int number) {
  private static final List<SectorSize> SIZES = SectorSize.registered();

  /** Groups of five proofs that share version and feature. */
  private enum Family {
    V1("V1", ApiVersion.V1_0_0, PoRepFeature.NONE),
    V1_1("V1_1", ApiVersion.V1_1_0, PoRepFeature.NONE),
    // Named 1.1, run at API version 1.2.0.
    SYNTHETIC("V1_1_Feat_SyntheticPoRep", ApiVersion.V1_2_0, PoRepFeature.SYNTHETIC),
    NON_INTERACTIVE(
        "V1_2_Feat_NonInteractivePoRep", ApiVersion.V1_2_0, PoRepFeature.NON_INTERACTIVE);

    private final String suffix;
    private final ApiVersion version;
    private final PoRepFeature feature;

    Family(String suffix, ApiVersion version, PoRepFeature feature) {
      this.suffix = suffix;
      this.version = version;
      this.feature = feature;
    }
  }

  /** Checks the number. */
  public RegisteredSealProof {
    if (number < 0 || number >= 4 * SIZES.size()) {
      throw new MalformedInputException("seal proof " + number + " is unknown; there are 0 to 19");
    }
  }

  /** All twenty in order. */
  public static List<RegisteredSealProof> all() {
    return java.util.stream.IntStream.range(0, 4 * SIZES.size())
        .mapToObj(RegisteredSealProof::new)
        .toList();
  }

  /**
   * By the name that JSON uses, such as {@code StackedDrg32GiBV1_1}; go-state-types' spelling
   * {@code ..._Feat_NiPoRep} is understood as well.
   *
   * @throws MalformedInputException where there is none of that name
   */
  public static RegisteredSealProof ofName(String name) {
    String wanted = name.replace("_Feat_NiPoRep", "_Feat_NonInteractivePoRep");
    return all().stream()
        .filter(proof -> proof.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new MalformedInputException("no seal proof is called " + name));
  }

  /** The registered proof that {@code config} is of, if any. */
  public static Optional<RegisteredSealProof> of(PoRepConfig config) {
    return all().stream().filter(proof -> proof.config().equals(config)).findFirst();
  }

  /** The current interactive proof (1.1) of a size, if the size is registered. */
  public static Optional<RegisteredSealProof> interactive(SectorSize size) {
    int index = SIZES.indexOf(size);
    return index < 0
        ? Optional.empty()
        : Optional.of(new RegisteredSealProof(SIZES.size() + index));
  }

  /** Sector size. */
  public SectorSize sectorSize() {
    return SIZES.get(number % SIZES.size());
  }

  /** API version: 1.2.0 for the synthetic proofs too, whatever their name says. */
  public ApiVersion apiVersion() {
    return family().version;
  }

  /** Feature. */
  public PoRepFeature feature() {
    return family().feature;
  }

  /** Name in JSON. */
  public String name() {
    return "StackedDrg" + sectorSize().label() + family().suffix;
  }

  /** Name of the 1.0 proof of the same size, which JSON uses as the variant's key everywhere. */
  public static String variantName(SectorSize size) {
    return "StackedDrg" + size.label() + "V1";
  }

  /** {@code LE64(number) || LE64(0) || 16 zero bytes}. */
  public Bytes32 porepId() {
    byte[] id = new byte[Bytes32.LENGTH];
    ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN).putLong(number);
    return Bytes32.of(id);
  }

  /** The Winning PoSt of such sectors. */
  public RegisteredPoStProof winningPost() {
    return RegisteredPoStProof.winning(sectorSize());
  }

  /** The Window PoSt of such sectors, that of FIP-0061. */
  public RegisteredPoStProof windowPost() {
    return RegisteredPoStProof.window(sectorSize());
  }

  /** The update proof of such sectors. */
  public RegisteredUpdateProof update() {
    return RegisteredUpdateProof.of(sectorSize());
  }

  /** The full configuration. */
  public PoRepConfig config() {
    return new PoRepConfig(sectorSize(), porepId(), apiVersion(), feature());
  }

  /** Partitions of its proof. */
  public int partitions() {
    return config().partitions();
  }

  /** Bytes of one partition's Groth16 proof. */
  public int singlePartitionProofLength() {
    return 192;
  }

  /** Identifier of its circuit (circuit_identifier): the same for all proofs of a sector size. */
  public String circuitIdentifier() {
    return SealCircuit.name(sectorSize()).toString();
  }

  private Family family() {
    return Arrays.asList(Family.values()).get(number / SIZES.size());
  }

  @Override
  public String toString() {
    return name();
  }
}
