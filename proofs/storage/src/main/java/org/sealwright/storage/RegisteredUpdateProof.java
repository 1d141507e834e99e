// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.List;
import java.util.stream.IntStream;
import org.sealwright.hashing.MalformedInputException;

/**
 * The five proofs of sector updates that the network knows by number (go-state-types,
 * abi/sector.go; FIP-0019).
 *
 * @param number 0 to 4, as on chain
 */
public record RegisteredUpdateProof(int number) {

  /** Checks the number. */
  public RegisteredUpdateProof {
    if (number < 0 || number >= SectorSize.registered().size()) {
      throw new MalformedInputException("update proof " + number + " is unknown; there are 0 to 4");
    }
  }

  /** All five in order. */
  public static List<RegisteredUpdateProof> all() {
    return IntStream.range(0, SectorSize.registered().size())
        .mapToObj(RegisteredUpdateProof::new)
        .toList();
  }

  /**
   * By the name on chain, such as {@code StackedDrg32GiBV1}.
   *
   * @throws MalformedInputException where there is none of that name
   */
  public static RegisteredUpdateProof ofName(String name) {
    return all().stream()
        .filter(proof -> proof.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MalformedInputException("no update proof is called " + name));
  }

  /**
   * That of a sector size.
   *
   * @throws MalformedInputException where the network has no such sectors
   */
  public static RegisteredUpdateProof of(SectorSize size) {
    return new RegisteredUpdateProof(size.registeredIndex());
  }

  /** Sector size. */
  public SectorSize sectorSize() {
    return SectorSize.registered().get(number);
  }

  /** API version, 1.1.0; aggregating updates takes 1.2.0 all the same (FIP-0082). */
  public ApiVersion apiVersion() {
    return ApiVersion.V1_1_0;
  }

  /** Name on chain. */
  public String name() {
    return "StackedDrg" + sectorSize().label() + "V1";
  }

  @Override
  public String toString() {
    return name();
  }
}
