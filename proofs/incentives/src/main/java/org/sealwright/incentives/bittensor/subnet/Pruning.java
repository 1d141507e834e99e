// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;

/** Who must go when a full subnet gets another neuron, or the network another subnet. */
public final class Pruning {
  /** Neurons out of immunity that a subnet keeps at least. */
  public static final int DEFAULT_MIN_NON_IMMUNE = 10;

  private static final Comparator<Neuron> WORST_FIRST =
      ((Comparator<Neuron>) (a, b) -> Long.compareUnsigned(a.emission(), b.emission()))
          .thenComparing((a, b) -> Long.compareUnsigned(a.registeredAt(), b.registeredAt()))
          .thenComparingInt(Neuron::uid);

  private Pruning() {}

  /**
   * A neuron.
   *
   * @param uid its number
   * @param emission of the last epoch, u64 in rao
   * @param registeredAt block
   * @param isOwners whether it is one of the hotkeys that the owner may keep
   */
  public record Neuron(int uid, long emission, long registeredAt, boolean isOwners) {
    private boolean isImmune(long block, long immunityPeriod) {
      return U64.isLess(U64.saturatingSub(block, registeredAt), immunityPeriod);
    }
  }

  /**
   * The neuron to replace ({@code get_neuron_to_prune}): the one that earned least among those out
   * of immunity, if there are more than {@code minNonImmune}, or else among those in it; ties go to
   * the one registered first, then to the lower uid.
   *
   * @return empty if nobody may go
   */
  public static Optional<Integer> neuron(
      List<Neuron> neurons, long block, long immunityPeriod, int minNonImmune) {
    List<Neuron> candidates = neurons.stream().filter(neuron -> !neuron.isOwners()).toList();
    List<Neuron> nonImmune =
        candidates.stream().filter(n -> !n.isImmune(block, immunityPeriod)).toList();
    List<Neuron> from =
        nonImmune.size() > minNonImmune
            ? nonImmune
            : candidates.stream().filter(n -> n.isImmune(block, immunityPeriod)).toList();
    return from.stream().min(WORST_FIRST).map(Neuron::uid);
  }

  /**
   * A subnet.
   *
   * @param netuid its number
   * @param movingPrice average price
   * @param registeredAt block
   */
  public record Subnet(int netuid, I96F32 movingPrice, long registeredAt) {}

  /**
   * The subnet to remove: the one with the lowest average price among those out of immunity; ties
   * go to the one registered first.
   *
   * @return empty if all are immune
   */
  public static Optional<Integer> subnet(List<Subnet> subnets, long block) {
    return subnets.stream()
        .filter(s -> !U64.isLess(block, s.registeredAt() + SubnetLock.IMMUNITY_BLOCKS))
        .min(
            Comparator.comparing(Subnet::movingPrice)
                .thenComparing((a, b) -> Long.compareUnsigned(a.registeredAt(), b.registeredAt())))
        .map(Subnet::netuid);
  }
}
