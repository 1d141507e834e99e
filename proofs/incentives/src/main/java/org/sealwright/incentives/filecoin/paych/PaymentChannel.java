// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.paych;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The state of a payment channel. Immutable: a voucher that is refused changes nothing. Signatures
 * and the voucher's extra call are the caller's to check.
 *
 * @param toSend what the receiver has earned
 * @param settlingAt the epoch from which it can be collected, 0 while open
 * @param minSettleHeight the least such epoch that vouchers asked for
 * @param lanes by number
 */
public record PaymentChannel(
    TokenAmount toSend, long settlingAt, long minSettleHeight, Map<Long, Lane> lanes) {
  /** Epochs between settling and collecting: 12 hours. */
  public static final long SETTLE_DELAY = 12 * Epochs.HOUR;

  /** Longest secret, bytes. */
  public static final int MAXIMUM_SECRET = 256;

  /** An open channel on which nothing was paid. */
  public static final PaymentChannel OPEN = new PaymentChannel(TokenAmount.ZERO, 0, 0, Map.of());

  /**
   * A stream of payments.
   *
   * @param redeemed paid so far
   * @param nonce of the last voucher; 64 bits without sign
   */
  public record Lane(TokenAmount redeemed, long nonce) {}

  /**
   * What collecting pays.
   *
   * @param receiver to the one who earned
   * @param sender the rest, back
   */
  public record Collected(TokenAmount receiver, TokenAmount sender) {}

  /** Copies the lanes. */
  public PaymentChannel {
    lanes = Map.copyOf(lanes);
  }

  /**
   * Redeems a voucher.
   *
   * @param voucher whose signature is good
   * @param secret shown for it, or empty
   * @param balance of the channel
   * @param now the current epoch
   * @throws EconomicsException naming the first condition that does not hold
   */
  public PaymentChannel redeem(Voucher voucher, byte[] secret, TokenAmount balance, long now) {
    check(voucher, secret, now);
    Map<Long, Lane> next = new TreeMap<>(lanes);
    Lane lane = next.get(voucher.lane());
    if (lane != null) {
      requireNewer("nonce of lane " + voucher.lane(), voucher.nonce(), lane.nonce());
    }
    TokenAmount before = lane == null ? TokenAmount.ZERO : lane.redeemed();
    for (Voucher.Merge merge : voucher.merges()) {
      before = before.plus(merge(next, voucher.lane(), merge));
    }
    next.put(voucher.lane(), new Lane(voucher.amount(), voucher.nonce()));
    TokenAmount send = toSend.plus(voucher.amount().minus(before));
    if (send.isNegative() || send.compareTo(balance) > 0) {
      throw new EconomicsException("to send: got " + send + ", wanted 0 FIL to " + balance);
    }
    long least = voucher.minSettleHeight();
    boolean later = least != 0 && settlingAt != 0 && settlingAt < least;
    return new PaymentChannel(
        send,
        later ? least : settlingAt,
        least == 0 ? minSettleHeight : Math.max(minSettleHeight, least),
        next);
  }

  /** What a merged lane had paid; it stays as it is, under the new nonce. */
  private static TokenAmount merge(Map<Long, Lane> lanes, long into, Voucher.Merge merge) {
    if (merge.lane() == into) {
      throw new EconomicsException("merge: lane " + into + " into itself");
    }
    Lane other = lanes.get(merge.lane());
    if (other == null) {
      throw new EconomicsException("merge: no lane " + merge.lane());
    }
    requireNewer("nonce of merged lane " + merge.lane(), merge.nonce(), other.nonce());
    lanes.put(merge.lane(), new Lane(other.redeemed(), merge.nonce()));
    return other.redeemed();
  }

  private void check(Voucher voucher, byte[] secret, long now) {
    if (isSettled(now)) {
      throw new EconomicsException("epoch: got " + now + ", the channel settled at " + settlingAt);
    }
    if (secret.length > MAXIMUM_SECRET) {
      throw new EconomicsException(
          "secret: got " + secret.length + " bytes, wanted at most " + MAXIMUM_SECRET);
    }
    if (now < voucher.timeLockMin()) {
      throw new EconomicsException(
          "epoch: got " + now + ", the voucher is good from " + voucher.timeLockMin());
    }
    if (voucher.timeLockMax() != 0 && now > voucher.timeLockMax()) {
      throw new EconomicsException(
          "epoch: got " + now + ", the voucher was good to " + voucher.timeLockMax());
    }
    voucher.amount().requireNonNegative("voucher");
    if (!voucher.secretHash().isEmpty() && !voucher.secretHash().equals(digest(secret))) {
      throw new EconomicsException("secret: its hash is not the voucher's");
    }
    if (voucher.lane() < 0) {
      throw new EconomicsException("lane: got " + voucher.lane() + ", wanted 0 or more");
    }
  }

  private static String digest(byte[] secret) {
    Blake2bDigest digest = new Blake2bDigest(256);
    digest.update(secret, 0, secret.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }

  private static void requireNewer(String what, long got, long last) {
    if (Long.compareUnsigned(got, last) <= 0) {
      throw new EconomicsException(
          what
              + ": got "
              + Long.toUnsignedString(got)
              + ", wanted above "
              + Long.toUnsignedString(last));
    }
  }

  private boolean isSettled(long now) {
    return settlingAt != 0 && now >= settlingAt;
  }

  /**
   * Starts to settle.
   *
   * @throws EconomicsException if it settles already
   */
  public PaymentChannel settle(long now) {
    if (settlingAt != 0) {
      throw new EconomicsException("settle: the channel settles at " + settlingAt + " already");
    }
    long at = Math.max(Epochs.plus(now, SETTLE_DELAY), minSettleHeight);
    return new PaymentChannel(toSend, at, minSettleHeight, lanes);
  }

  /**
   * Pays both sides and ends the channel.
   *
   * @param balance of the channel
   * @param now the current epoch
   * @throws EconomicsException if it has not settled
   */
  public Collected collect(TokenAmount balance, long now) {
    if (!isSettled(now)) {
      throw new EconomicsException("collect: the channel has not settled at epoch " + now);
    }
    return new Collected(toSend, balance.minus(toSend).requireNonNegative("rest"));
  }
}
