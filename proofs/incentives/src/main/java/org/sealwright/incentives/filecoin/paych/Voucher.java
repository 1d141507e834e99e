// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.paych;

import java.util.List;
import java.util.Objects;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * A signed promise on a payment channel, without its signature.
 *
 * @param lane which stream of payments, 0 or more
 * @param nonce of the lane, rising; 64 bits without sign
 * @param amount all that the lane has paid with this voucher
 * @param timeLockMin the first epoch at which it is good
 * @param timeLockMax the last one, 0 for no end
 * @param minSettleHeight the channel must not settle before, 0 for no condition
 * @param secretHash BLAKE2b-256 of a secret that must be shown, in lower-case hex; empty for none
 * @param merges lanes whose payments this voucher takes over
 */
public record Voucher(
    long lane,
    long nonce,
    TokenAmount amount,
    long timeLockMin,
    long timeLockMax,
    long minSettleHeight,
    String secretHash,
    List<Merge> merges) {

  /**
   * A lane that is taken over.
   *
   * @param lane which
   * @param nonce its new nonce; 64 bits without sign
   */
  public record Merge(long lane, long nonce) {}

  /** Copies the merges. */
  public Voucher {
    Objects.requireNonNull(secretHash, "secretHash");
    merges = List.copyOf(merges);
  }

  /** A voucher without conditions. */
  public static Voucher of(long lane, long nonce, TokenAmount amount, Merge... merges) {
    return new Voucher(lane, nonce, amount, 0, 0, 0, "", List.of(merges));
  }
}
