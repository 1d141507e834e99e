// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

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
   * The hotkeys of a subnet's owner that are never replaced: those registered first, but the
   * subnet's owner hotkey in any case.
   *
   * @param owned uids of all hotkeys of the owner, as neurons of this subnet
   * @param ownerUid the subnet's owner hotkey; empty where it is no neuron
   * @param limit how many are kept, a u16, 1 by default
   * @throws EconomicsException if the limit is no u16
   */
  public static Set<Integer> owners(List<Neuron> owned, OptionalInt ownerUid, int limit) {
    if (limit < 0 || limit > 0xFFFF) {
      throw new EconomicsException("limit is " + limit + ", wanted 0 to 65535");
    }
    List<Integer> uids =
        new ArrayList<>(
            owned.stream()
                .sorted(
                    ((Comparator<Neuron>)
                            (a, b) -> Long.compareUnsigned(a.registeredAt(), b.registeredAt()))
                        .thenComparingInt(Neuron::uid))
                .limit(limit)
                .map(Neuron::uid)
                .toList());
    if (ownerUid.isPresent() && !uids.contains(ownerUid.getAsInt())) {
      uids.addFirst(ownerUid.getAsInt());
    }
    return Set.copyOf(uids.subList(0, Math.min(limit, uids.size())));
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
   * @param movingPrice average price as stored; 1 for subnets without a pool
   * @param registeredAt block
   */
  public record Subnet(int netuid, I96F32 movingPrice, long registeredAt) {
    /** The price that counts, which is never negative. */
    private U64F64 price() {
      return U64F64.from(movingPrice);
    }
  }

  /**
   * The subnet to remove: the one with the lowest average price among those out of immunity; ties
   * go to the one registered first.
   *
   * @return empty if all are immune
   */
  public static Optional<Integer> subnet(List<Subnet> subnets, long block) {
    return subnet(subnets, block, SubnetLock.IMMUNITY_BLOCKS);
  }

  /**
   * The same with another setting.
   *
   * @param immunity blocks in which a new subnet isn't removed, u64
   */
  public static Optional<Integer> subnet(List<Subnet> subnets, long block, long immunity) {
    return subnets.stream()
        .filter(s -> !U64.isLess(block, U64.saturatingAdd(s.registeredAt(), immunity)))
        .min(
            Comparator.comparing(Subnet::price)
                .thenComparing((a, b) -> Long.compareUnsigned(a.registeredAt(), b.registeredAt())))
        .map(Subnet::netuid);
  }
}
