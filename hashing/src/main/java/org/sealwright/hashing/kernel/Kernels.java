// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.sealwright.hashing.internal.scalar.ScalarKernelProvider;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;

/**
 * A working set of kernels: the best of each interface, each chosen, made and proved on a known
 * answer when it is first asked for, so that a program pays only for what it uses. Thread-safe.
 *
 * {@snippet :
 * Kernels kernels = Kernels.select(KernelSelection.auto());
 * System.out.print(kernels.report());
 * }
 */
public final class Kernels {
  private final KernelChoice<TreeHashKernels> treeHash;
  private final KernelChoice<LabelKernels> labels;
  private final KernelChoice<BatchLabelKernels> batchLabels;
  private final KernelChoice<FieldKernels> field;
  private final KernelChoice<PoseidonKernels> poseidon;
  private final KernelChoice<FeistelKernels> feistel;
  private final KernelChoice<Fr32Kernels> fr32;

  private Kernels(KernelSelection selection, List<KernelProvider> providers) {
    treeHash = new KernelChoice<>(TreeHashKernels.class, selection, providers, SelfTest::treeHash);
    labels = new KernelChoice<>(LabelKernels.class, selection, providers, SelfTest::labels);
    batchLabels =
        new KernelChoice<>(BatchLabelKernels.class, selection, providers, SelfTest::batchLabels);
    field = new KernelChoice<>(FieldKernels.class, selection, providers, SelfTest::field);
    poseidon = new KernelChoice<>(PoseidonKernels.class, selection, providers, SelfTest::poseidon);
    feistel = new KernelChoice<>(FeistelKernels.class, selection, providers, SelfTest::feistel);
    fr32 = new KernelChoice<>(Fr32Kernels.class, selection, providers, SelfTest::fr32);
  }

  /**
   * Selects kernels among the built-in tiers and every {@link KernelProvider} on the path.
   *
   * @throws KernelException where a named tier does not exist, or, in strict mode, where a kernel
   *     fails its self-test
   */
  public static Kernels select(KernelSelection selection) {
    List<KernelProvider> providers = installedProviders();
    providers.add(new VectorKernelProvider());
    providers.add(new ScalarKernelProvider());
    return select(selection, providers);
  }

  /** The providers on the path, without the built-in tiers, in a list of the caller's own. */
  public static List<KernelProvider> installedProviders() {
    List<KernelProvider> providers = new ArrayList<>();
    ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader())
        .forEach(providers::add);
    return providers;
  }

  /** Selects among {@code providers}, the last of which must offer every kernel. */
  static Kernels select(KernelSelection selection, List<KernelProvider> providers) {
    if (selection.tier().isPresent()) {
      String tier = selection.tier().get();
      List<String> known = providers.stream().map(KernelProvider::tier).toList();
      if (!known.contains(tier)) {
        throw new KernelException("no kernel tier is called " + tier + "; there are " + known);
      }
    }
    Kernels kernels = new Kernels(selection, List.copyOf(providers));
    if (selection.strict()) {
      kernels.choices().forEach(KernelChoice::kernel);
    }
    return kernels;
  }

  /** SHA-256 trees. */
  public TreeHashKernels treeHash() {
    return treeHash.kernel();
  }

  /** Labels of one sector. */
  public LabelKernels labels() {
    return labels.kernel();
  }

  /** Labels of several sectors side by side. */
  public BatchLabelKernels batchLabels() {
    return batchLabels.kernel();
  }

  /** Array arithmetic in Fr. */
  public FieldKernels field() {
    return field.kernel();
  }

  /** Poseidon batches. */
  public PoseidonKernels poseidon() {
    return poseidon.kernel();
  }

  /** Expander parents. */
  public FeistelKernels feistel() {
    return feistel.kernel();
  }

  /** Padding. */
  public Fr32Kernels fr32() {
    return fr32.kernel();
  }

  /** What is selected, and why nothing better; chooses every kernel that has not been used yet. */
  public KernelReport report() {
    return new KernelReport(choices().stream().flatMap(choice -> choice.rows().stream()).toList());
  }

  private List<KernelChoice<?>> choices() {
    return List.of(treeHash, labels, batchLabels, field, poseidon, feistel, fr32);
  }
}
