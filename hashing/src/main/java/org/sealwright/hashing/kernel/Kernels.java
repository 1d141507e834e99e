// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.sealwright.hashing.internal.scalar.ScalarKernelProvider;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;

/**
 * A working set of kernels: one of each interface, each proved on a known answer before it is handed
 * out.
 *
 * {@snippet :
 * Kernels kernels = Kernels.select(KernelSelection.auto());
 * System.out.print(kernels.report());
 * }
 *
 * @param treeHash SHA-256 trees
 * @param labels labels of one sector
 * @param batchLabels labels of several sectors side by side
 * @param field array arithmetic in Fr
 * @param poseidon Poseidon batches
 * @param feistel expander parents
 * @param fr32 padding
 * @param report what was selected, and why nothing better
 */
public record Kernels(
    TreeHashKernels treeHash,
    LabelKernels labels,
    BatchLabelKernels batchLabels,
    FieldKernels field,
    PoseidonKernels poseidon,
    FeistelKernels feistel,
    Fr32Kernels fr32,
    KernelReport report) {

  /**
   * Selects kernels among the built-in tiers and every {@link KernelProvider} on the path.
   *
   * @throws KernelException where a named tier does not exist, or, in strict mode, where a kernel
   *     fails its self-test
   */
  public static Kernels select(KernelSelection selection) {
    List<KernelProvider> providers = new ArrayList<>();
    ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader())
        .forEach(providers::add);
    providers.add(new VectorKernelProvider());
    providers.add(new ScalarKernelProvider());
    return select(selection, providers);
  }

  /** Selects among {@code providers}, the last of which must offer every kernel. */
  static Kernels select(KernelSelection selection, List<KernelProvider> providers) {
    checkTier(selection, providers);
    List<KernelReport.Row> rows = new ArrayList<>();
    Chooser chooser = new Chooser(selection, providers, rows);
    return new Kernels(
        chooser.choose(TreeHashKernels.class, SelfTest::treeHash),
        chooser.choose(LabelKernels.class, SelfTest::labels),
        chooser.choose(BatchLabelKernels.class, SelfTest::batchLabels),
        chooser.choose(FieldKernels.class, SelfTest::field),
        chooser.choose(PoseidonKernels.class, SelfTest::poseidon),
        chooser.choose(FeistelKernels.class, SelfTest::feistel),
        chooser.choose(Fr32Kernels.class, SelfTest::fr32),
        new KernelReport(rows));
  }

  private static void checkTier(KernelSelection selection, List<KernelProvider> providers) {
    if (selection.tier().isPresent()) {
      String tier = selection.tier().get();
      List<String> known = providers.stream().map(KernelProvider::tier).toList();
      if (!known.contains(tier)) {
        throw new KernelException("no kernel tier is called " + tier + "; there are " + known);
      }
    }
  }

  /** Picks the best offer of one kernel after another and keeps the report. */
  private record Chooser(
      KernelSelection selection, List<KernelProvider> providers, List<KernelReport.Row> rows) {

    <K> K choose(Class<K> type, Predicate<K> selfTest) {
      List<KernelOffer.Available<K>> candidates = new ArrayList<>();
      List<KernelReport.Row> unavailable = new ArrayList<>();
      for (KernelProvider provider : providers) {
        for (KernelOffer<?> offer : provider.offers(selection)) {
          sort(type, provider, offer, candidates, unavailable);
        }
      }
      candidates.sort(Comparator.comparingInt(c -> -c.rank()));
      Optional<K> chosen = Optional.empty();
      for (KernelOffer.Available<K> candidate : candidates) {
        KernelReport.Status status = KernelReport.Status.AVAILABLE;
        if (chosen.isEmpty()) {
          K kernel = candidate.kernel().get();
          if (selfTest.test(kernel)) {
            chosen = Optional.of(kernel);
            status = KernelReport.Status.SELECTED;
          } else if (selection.strict()) {
            throw new KernelException(
                type.getSimpleName() + " " + candidate.name() + " failed its self-test");
          } else {
            status = KernelReport.Status.FAILED;
          }
        }
        rows.add(
            new KernelReport.Row(
                type.getSimpleName(), candidate.name(), status, candidate.detail()));
      }
      rows.addAll(unavailable);
      return chosen.orElseThrow(
          () -> new KernelException("no " + type.getSimpleName() + " passed its self-test"));
    }

    @SuppressWarnings("unchecked")
    private <K> void sort(
        Class<K> type,
        KernelProvider provider,
        KernelOffer<?> offer,
        List<KernelOffer.Available<K>> candidates,
        List<KernelReport.Row> unavailable) {
      boolean wanted =
          selection.tier().map(provider.tier()::equals).orElse(true)
              || provider.tier().equals(ScalarKernelProvider.TIER);
      if (offer.type() != type || !wanted) {
        return;
      }
      switch (offer) {
        case KernelOffer.Available<?> available ->
            candidates.add((KernelOffer.Available<K>) available);
        case KernelOffer.Unavailable<?> absent ->
            unavailable.add(
                new KernelReport.Row(
                    type.getSimpleName(),
                    absent.name(),
                    KernelReport.Status.UNAVAILABLE,
                    absent.reason()));
      }
    }
  }
}
