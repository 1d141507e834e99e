// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.VestingSpec;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * A miner's locked rewards by the epoch in which they become free. Immutable; each operation gives
 * the next table and what it set free.
 *
 * <p>Since version 25 the chain keeps the first entry apart from the rest and forgets one of zero
 * only when it loads the rest, so an empty first entry may stand in {@link #stored()} that {@link
 * #entries()} leaves out. Empty entries further on stay. Tables of older versions keep an empty
 * first entry that instalments of few attoFIL leave; the amounts are the same.
 */
public final class VestingTable {
  /** No locked rewards. */
  public static final VestingTable EMPTY = new VestingTable(List.of());

  /**
   * An instalment.
   *
   * @param epoch after which it is free
   * @param amount 0 or more
   */
  public record Entry(long epoch, TokenAmount amount) {}

  /**
   * What an operation did.
   *
   * @param table afterwards
   * @param vested money whose time had come
   * @param unvested money taken before its time
   */
  public record Unlocked(VestingTable table, TokenAmount vested, TokenAmount unvested) {}

  private final List<Entry> stored;

  private VestingTable(List<Entry> stored) {
    this.stored = List.copyOf(stored);
  }

  /**
   * A table as a chain has it.
   *
   * @param entries in rising order of their epochs, of 0 or more each
   * @throws EconomicsException if the order is another, or an amount is negative
   */
  public static VestingTable of(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).amount().requireNonNegative("vesting entry");
      if (i > 0 && entries.get(i).epoch() <= entries.get(i - 1).epoch()) {
        throw new EconomicsException(
            "vesting entry: got epoch %d after %d, wanted rising epochs"
                .formatted(entries.get(i).epoch(), entries.get(i - 1).epoch()));
      }
    }
    return new VestingTable(entries);
  }

  /** The entries as stored, in order of their epochs. */
  public List<Entry> stored() {
    return stored;
  }

  /** The entries as the chain lists them: without an empty first one. */
  public List<Entry> entries() {
    boolean emptyHead = !stored.isEmpty() && stored.get(0).amount().signum() <= 0;
    return emptyHead ? stored.subList(1, stored.size()) : stored;
  }

  /** All that is locked. */
  public TokenAmount total() {
    return stored.stream().map(Entry::amount).reduce(TokenAmount.ZERO, TokenAmount::plus);
  }

  /**
   * Locks an amount, and sets free what has vested.
   *
   * @param spec how it vests
   * @param provingPeriodStart the miner's offset of quantised epochs
   * @param sum 0 or more; 0 locks nothing
   * @param now the current epoch
   * @throws EconomicsException if the sum is negative
   */
  public Unlocked add(VestingSpec spec, long provingPeriodStart, TokenAmount sum, long now) {
    sum.requireNonNegative("vesting sum");
    TreeMap<Long, TokenAmount> merged = new TreeMap<>();
    entries().forEach(entry -> merged.merge(entry.epoch(), entry.amount(), TokenAmount::plus));
    instalments(spec, provingPeriodStart, sum, now)
        .forEach(entry -> merged.merge(entry.epoch(), entry.amount(), TokenAmount::plus));
    List<Entry> all = new ArrayList<>(merged.size());
    merged.forEach((epoch, amount) -> all.add(new Entry(epoch, amount)));
    return dropVested(all, now);
  }

  private static List<Entry> instalments(
      VestingSpec spec, long provingPeriodStart, TokenAmount sum, long now) {
    Quantization quantization = new Quantization(spec.quantum(), provingPeriodStart);
    long begin = Epochs.plus(now, spec.initialDelay());
    List<Entry> out = new ArrayList<>();
    BigInteger done = BigInteger.ZERO;
    for (long epoch = begin; done.compareTo(sum.atto()) < 0; ) {
      epoch = Epochs.plus(epoch, spec.step());
      long vestEpoch = quantization.up(epoch);
      long elapsed = Epochs.minus(vestEpoch, begin);
      BigInteger target =
          elapsed < spec.period()
              ? FloorMath.scale(sum.atto(), elapsed, spec.period())
              : sum.atto();
      out.add(new Entry(vestEpoch, new TokenAmount(target.subtract(done))));
      done = target;
    }
    return out;
  }

  /** Sets free what has vested before {@code now}. */
  public Unlocked unlockVested(long now) {
    if (stored.isEmpty() || stored.get(0).epoch() >= now) {
      return unchanged();
    }
    return dropVested(entries(), now);
  }

  private Unlocked unchanged() {
    return new Unlocked(this, TokenAmount.ZERO, TokenAmount.ZERO);
  }

  private static Unlocked dropVested(List<Entry> entries, long now) {
    TokenAmount vested = TokenAmount.ZERO;
    int first = 0;
    while (first < entries.size() && entries.get(first).epoch() < now) {
      vested = vested.plus(entries.get(first).amount());
      first++;
    }
    return new Unlocked(
        new VestingTable(entries.subList(first, entries.size())), vested, TokenAmount.ZERO);
  }

  /**
   * Sets free what has vested, and takes up to {@code target} of what has not, soonest first.
   *
   * @param now the current epoch
   * @param target how much to take of unvested money; 0 or more
   * @throws EconomicsException if the target is negative
   */
  public Unlocked unlockVestedAndUnvested(long now, TokenAmount target) {
    target.requireNonNegative("target");
    if (stored.isEmpty() || target.isZero()) {
      return unchanged();
    }
    Entry head = stored.get(0);
    if (head.epoch() >= now && head.amount().compareTo(target) >= 0) {
      List<Entry> rest = new ArrayList<>(stored);
      rest.set(0, new Entry(head.epoch(), head.amount().minus(target)));
      return new Unlocked(new VestingTable(rest), TokenAmount.ZERO, target);
    }
    return take(now, target);
  }

  /**
   * Takes up to {@code target} of what has not vested, soonest first, and leaves what has: the rule
   * of versions up to 24.
   *
   * @param now the current epoch
   * @param target how much to take; 0 or more
   * @throws EconomicsException if the target is negative
   */
  public Unlocked unlockUnvested(long now, TokenAmount target) {
    TokenAmount left = target.requireNonNegative("target");
    List<Entry> rest = new ArrayList<>(stored.size());
    for (Entry entry : stored) {
      if (left.isZero() || entry.epoch() < now) {
        rest.add(entry);
        continue;
      }
      TokenAmount taken = entry.amount().min(left);
      left = left.minus(taken);
      if (taken.compareTo(entry.amount()) < 0) {
        rest.add(new Entry(entry.epoch(), entry.amount().minus(taken)));
      }
    }
    return new Unlocked(new VestingTable(rest), TokenAmount.ZERO, target.minus(left));
  }

  private Unlocked take(long now, TokenAmount target) {
    List<Entry> entries = entries();
    TokenAmount vested = TokenAmount.ZERO;
    TokenAmount left = target;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.epoch() < now) {
        vested = vested.plus(entry.amount());
      } else if (entry.amount().compareTo(left) < 0) {
        left = left.minus(entry.amount());
      } else {
        // An entry taken to the last unit stays as an empty head, as on chain.
        List<Entry> rest = new ArrayList<>(entries.subList(i, entries.size()));
        rest.set(0, new Entry(entry.epoch(), entry.amount().minus(left)));
        return new Unlocked(new VestingTable(rest), vested, target);
      }
    }
    return new Unlocked(EMPTY, vested, target.minus(left));
  }
}
