// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.units;

import java.math.BigInteger;
import java.util.Objects;

/**
 * Storage power in bytes, raw or quality-adjusted. Differences may be negative.
 *
 * @param bytes bytes, any sign
 */
public record StoragePower(BigInteger bytes) implements Comparable<StoragePower> {
  /** None. */
  public static final StoragePower ZERO = new StoragePower(BigInteger.ZERO);

  /** Refuses null. */
  public StoragePower {
    Objects.requireNonNull(bytes, "bytes");
  }

  /** Bytes. */
  public static StoragePower of(long bytes) {
    return new StoragePower(BigInteger.valueOf(bytes));
  }

  /** Units of 2<sup>30</sup> bytes. */
  public static StoragePower ofGiB(long gibibytes) {
    return new StoragePower(BigInteger.valueOf(gibibytes).shiftLeft(30));
  }

  /** Units of 2<sup>40</sup> bytes. */
  public static StoragePower ofTiB(long tebibytes) {
    return new StoragePower(BigInteger.valueOf(tebibytes).shiftLeft(40));
  }

  /** Units of 2<sup>50</sup> bytes. */
  public static StoragePower ofPiB(long pebibytes) {
    return new StoragePower(BigInteger.valueOf(pebibytes).shiftLeft(50));
  }

  /** The sum. */
  public StoragePower plus(StoragePower other) {
    return new StoragePower(bytes.add(other.bytes));
  }

  /** The difference, which may be negative. */
  public StoragePower minus(StoragePower other) {
    return new StoragePower(bytes.subtract(other.bytes));
  }

  /** The product. */
  public StoragePower times(long factor) {
    return new StoragePower(bytes.multiply(BigInteger.valueOf(factor)));
  }

  /** The smaller. */
  public StoragePower min(StoragePower other) {
    return new StoragePower(bytes.min(other.bytes));
  }

  /** The larger. */
  public StoragePower max(StoragePower other) {
    return new StoragePower(bytes.max(other.bytes));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return bytes.signum();
  }

  @Override
  public int compareTo(StoragePower other) {
    return bytes.compareTo(other.bytes);
  }

  /** Such as {@code 34359738368 bytes}. */
  @Override
  public String toString() {
    return bytes + " bytes";
  }
}
