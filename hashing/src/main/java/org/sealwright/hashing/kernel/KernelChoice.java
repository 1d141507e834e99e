// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.sealwright.hashing.internal.scalar.ScalarKernelProvider;

/**
 * The choice of one kernel among all offers of it, made once, at the first question, and proved by
 * a self-test. For modules that add kernel interfaces of their own. Thread-safe.
 *
 * @param <K> kernel interface
 */
public final class KernelChoice<K> {
  private final Class<K> type;
  private final KernelSelection selection;
  private final List<KernelProvider> providers;
  private final Predicate<K> selfTest;
  private volatile Made<K> made;

  /** The outcome. */
  private record Made<K>(K kernel, List<KernelReport.Row> rows) {}

  /**
   * A choice that is still to be made.
   *
   * @param type kernel interface
   * @param providers in order of preference where ranks are equal; at least one must offer the
   *     kernel
   * @param selfTest whether a kernel answers a known question as it should
   */
  public KernelChoice(
      Class<K> type,
      KernelSelection selection,
      List<KernelProvider> providers,
      Predicate<K> selfTest) {
    this.type = type;
    this.selection = selection;
    this.providers = List.copyOf(providers);
    this.selfTest = selfTest;
  }

  /**
   * The best kernel that passed.
   *
   * @throws KernelException where none passed, or one failed in strict mode
   */
  public K kernel() {
    return made().kernel();
  }

  /** What became of every offer, the best first; makes the choice if need be. */
  public List<KernelReport.Row> rows() {
    return made().rows();
  }

  private Made<K> made() {
    Made<K> result = made;
    if (result == null) {
      synchronized (this) {
        result = made;
        if (result == null) {
          result = choose();
          made = result;
        }
      }
    }
    return result;
  }

  private Made<K> choose() {
    List<KernelOffer.Available<K>> candidates = new ArrayList<>();
    List<KernelReport.Row> unavailable = new ArrayList<>();
    collect(candidates, unavailable);
    candidates.sort(Comparator.comparingInt(candidate -> -candidate.rank()));
    List<KernelReport.Row> rows = new ArrayList<>();
    K chosen = null;
    for (KernelOffer.Available<K> candidate : candidates) {
      KernelReport.Status status = KernelReport.Status.AVAILABLE;
      if (chosen == null) {
        K kernel = candidate.kernel().get();
        if (selfTest.test(kernel)) {
          chosen = kernel;
          status = KernelReport.Status.SELECTED;
        } else if (selection.strict()) {
          throw new KernelException(
              type.getSimpleName() + " " + candidate.name() + " failed its self-test");
        } else {
          status = KernelReport.Status.FAILED;
        }
      }
      rows.add(row(candidate.name(), status, candidate.detail()));
    }
    rows.addAll(unavailable);
    if (chosen == null) {
      throw new KernelException("no " + type.getSimpleName() + " passed its self-test");
    }
    return new Made<>(chosen, List.copyOf(rows));
  }

  @SuppressWarnings("unchecked")
  private void collect(
      List<KernelOffer.Available<K>> candidates, List<KernelReport.Row> unavailable) {
    for (KernelProvider provider : providers) {
      boolean wanted =
          selection.tier().map(provider.tier()::equals).orElse(true)
              || provider.tier().equals(ScalarKernelProvider.TIER);
      if (!wanted) {
        continue;
      }
      for (KernelOffer<?> offer : provider.offers(selection)) {
        if (offer.type() != type) {
          continue;
        }
        switch (offer) {
          case KernelOffer.Available<?> available ->
              candidates.add((KernelOffer.Available<K>) available);
          case KernelOffer.Unavailable<?> absent ->
              unavailable.add(row(absent.name(), KernelReport.Status.UNAVAILABLE, absent.reason()));
        }
      }
    }
  }

  private KernelReport.Row row(String name, KernelReport.Status status, String detail) {
    return new KernelReport.Row(type.getSimpleName(), name, status, detail);
  }
}
