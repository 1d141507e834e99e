// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.List;
import java.util.stream.IntStream;
import org.sealwright.hashing.MalformedInputException;

/**
 * The fifteen proofs of spacetime that the network knows by number (go-state-types, abi/sector.go):
 * Winning, Window, and Window after FIP-0061, each of five sizes.
 *
 * @param number 0 to 14, as on chain
 */
public record RegisteredPoStProof(int number) {
  private static final int SIZES = SectorSize.registered().size();
  private static final int FAMILIES = 3;
  private static final int WINDOW = 1;
  private static final int WINDOW_V1_1 = 2;

  /** Checks the number. */
  public RegisteredPoStProof {
    if (number < 0 || number >= FAMILIES * SIZES) {
      throw new MalformedInputException("PoSt proof " + number + " is unknown; there are 0 to 14");
    }
  }

  /** All fifteen in order. */
  public static List<RegisteredPoStProof> all() {
    return IntStream.range(0, FAMILIES * SIZES).mapToObj(RegisteredPoStProof::new).toList();
  }

  /**
   * By the name on chain, such as {@code StackedDrgWindow32GiBV1_1}; what filecoin-proofs-api calls
   * {@code ...V1_2} is the same proof.
   *
   * @throws MalformedInputException where there is none of that name
   */
  public static RegisteredPoStProof ofName(String name) {
    String wanted = name.replaceFirst("V1_2$", "V1_1");
    return all().stream()
        .filter(proof -> proof.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new MalformedInputException("no PoSt proof is called " + name));
  }

  /**
   * The Winning PoSt of a sector size.
   *
   * @throws MalformedInputException where the network has no such sectors
   */
  public static RegisteredPoStProof winning(SectorSize size) {
    return new RegisteredPoStProof(size.registeredIndex());
  }

  /**
   * The Window PoSt of a sector size, that of FIP-0061.
   *
   * @throws MalformedInputException where the network has no such sectors
   */
  public static RegisteredPoStProof window(SectorSize size) {
    return new RegisteredPoStProof(WINDOW_V1_1 * SIZES + size.registeredIndex());
  }

  /** Winning or Window. */
  public PoStKind kind() {
    return number < WINDOW * SIZES ? PoStKind.WINNING : PoStKind.WINDOW;
  }

  /** Sector size. */
  public SectorSize sectorSize() {
    return SectorSize.registered().get(number % SIZES);
  }

  /** API version: 1.2.0 for Window proofs that are called {@code V1_1}, 1.0.0 for all others. */
  public ApiVersion apiVersion() {
    return number < WINDOW_V1_1 * SIZES ? ApiVersion.V1_0_0 : ApiVersion.V1_2_0;
  }

  /** Name on chain. */
  public String name() {
    String kind = kind() == PoStKind.WINNING ? "Winning" : "Window";
    return "StackedDrg"
        + kind
        + sectorSize().label()
        + (apiVersion() == ApiVersion.V1_0_0 ? "V1" : "V1_1");
  }

  @Override
  public String toString() {
    return name();
  }
}
