// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

/**
 * The beacons of the main network, and which of their rounds an epoch takes (lotus {@code
 * chain/beacon/drand}; FIP-0063).
 */
public enum DrandNetwork {
  /** From the beginning. */
  INCENTINET(0, 1_595_873_820, 30, true),
  /** League of Entropy mainnet, G2 signatures. */
  MAINNET(51_000, 1_595_431_050, 30, true),
  /** {@code bls-unchained-g1-rfc9380}: G1 signatures of 48 bytes, a round for each epoch. */
  QUICKNET(3_855_480, 1_692_803_367, 3, false);

  /** When the main network began, in seconds of Unix time. */
  public static final long FILECOIN_GENESIS = 1_598_306_400;

  private static final int EPOCH_SECONDS = 30;

  /**
   * The last epoch of which a long has the second; the chain takes some 10^11 years to get there.
   */
  private static final long MAX_EPOCH = (Long.MAX_VALUE - FILECOIN_GENESIS) / EPOCH_SECONDS;

  /** From this network version on, rounds are counted from 1. */
  private static final int COUNTED_FROM_ONE = 16;

  private final long firstEpoch;
  private final long genesis;
  private final int period;
  private final boolean chained;

  DrandNetwork(long firstEpoch, long genesis, int period, boolean chained) {
    this.firstEpoch = firstEpoch;
    this.genesis = genesis;
    this.period = period;
    this.chained = chained;
  }

  /** The beacon of an epoch; of negative ones, the first. */
  public static DrandNetwork of(long epoch) {
    DrandNetwork found = INCENTINET;
    for (DrandNetwork network : values()) {
      if (epoch >= network.firstEpoch) {
        found = network;
      }
    }
    return found;
  }

  /** Whether each round signs the one before. Blocks carry all rounds since the parent's then. */
  public boolean isChained() {
    return chained;
  }

  /** The first epoch that takes it. */
  public long firstEpoch() {
    return firstEpoch;
  }

  /**
   * The last round that is there for an epoch: that of 30 seconds before it, as the main network's
   * clock has it.
   *
   * @param epoch 0 or above, and below 2^58
   * @param networkVersion the network's version at that epoch; up to 15 it takes one round less
   * @throws IllegalArgumentException where the epoch is out of range, or before the beacon began in
   *     a version that has no answer to that
   */
  public long round(long epoch, int networkVersion) {
    if (epoch < 0 || epoch > MAX_EPOCH) {
      throw new IllegalArgumentException("epoch (" + epoch + ") must be 0 to " + MAX_EPOCH);
    }
    long time = epoch * EPOCH_SECONDS + FILECOIN_GENESIS - EPOCH_SECONDS;
    if (networkVersion >= COUNTED_FROM_ONE) {
      return time < genesis ? 1 : (time - genesis) / period + 1;
    }
    if (time < genesis) {
      throw new IllegalArgumentException("epoch " + epoch + " is before " + this + " began");
    }
    return (time - genesis) / period;
  }
}
