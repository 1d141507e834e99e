// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.EconomicsException;

/** The versions of Filecoin's rules, oldest first. */
public enum NetworkVersion {
  /** Genesis. */
  V0(0, "Genesis"),
  /** Breeze. */
  V1(1, "Breeze"),
  /** Smoke. */
  V2(2, "Smoke"),
  /** Ignition. */
  V3(3, "Ignition"),
  /** Assembly. */
  V4(4, "Assembly"),
  /** Tape. */
  V5(5, "Tape"),
  /** Kumquat. */
  V6(6, "Kumquat"),
  /** Calico. */
  V7(7, "Calico"),
  /** Persian. */
  V8(8, "Persian"),
  /** Orange. */
  V9(9, "Orange"),
  /** Trust. */
  V10(10, "Trust"),
  /** Norwegian. */
  V11(11, "Norwegian"),
  /** Turbo. */
  V12(12, "Turbo"),
  /** Hyperdrive. */
  V13(13, "Hyperdrive"),
  /** Chocolate. */
  V14(14, "Chocolate"),
  /** OhSnap. */
  V15(15, "OhSnap"),
  /** Skyr. */
  V16(16, "Skyr"),
  /** Shark. */
  V17(17, "Shark"),
  /** Hygge. */
  V18(18, "Hygge"),
  /** Lightning. */
  V19(19, "Lightning"),
  /** Thunder. */
  V20(20, "Thunder"),
  /** Watermelon. */
  V21(21, "Watermelon"),
  /** Dragon. */
  V22(22, "Dragon"),
  /** Waffle. */
  V23(23, "Waffle"),
  /** TukTuk. */
  V24(24, "TukTuk"),
  /** Teep. */
  V25(25, "Teep"),
  /** Tock. */
  V26(26, "Tock"),
  /** GoldenWeek. */
  V27(27, "GoldenWeek"),
  /** FireHorse. */
  V28(28, "FireHorse");

  /** The newest that this library knows. */
  public static final NetworkVersion LATEST = V28;

  private final int number;
  private final String title;

  NetworkVersion(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /**
   * The version of this number.
   *
   * @throws EconomicsException if this library knows none
   */
  public static NetworkVersion of(int number) {
    if (number < 0 || number >= values().length) {
      throw new EconomicsException(
          "network version: got " + number + ", wanted 0 to " + LATEST.number());
    }
    return values()[number];
  }

  /** The number on chain. */
  public int number() {
    return number;
  }

  /** The name of the upgrade that brought it. */
  public String title() {
    return title;
  }

  /** Whether this is {@code other} or newer. */
  public boolean isAtLeast(NetworkVersion other) {
    return compareTo(other) >= 0;
  }
}
