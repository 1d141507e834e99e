// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.EconomicsException;

/**
 * What an epoch reads of a subnet, in flat arrays that the caller fills: index is the uid. Stakes
 * and block numbers are u64. The arrays are the object's own, not copies, so that epoch after epoch
 * can run on the same memory. Not thread-safe.
 */
public final class EpochInput {
  /** In {@link #commitBlock}: the validator has no commitment that isn't expired. */
  public static final long NO_COMMIT = -1L;

  /** For {@link #owner}: the owner's hotkey is no neuron. */
  public static final int NO_OWNER = -1;

  private final int neurons;
  private final long[] alphaStake;
  private final long[] taoStake;
  private final long[] lastUpdate;
  private final long[] blockAtRegistration;
  private final long[] commitBlock;
  private final boolean[] validatorPermit;
  private final SparseRows weights = new SparseRows();
  private final SparseRows bonds = new SparseRows();
  private long currentBlock;
  private long lastMechanismStep;
  private int ownerUid = NO_OWNER;

  /**
   * A subnet without stake, weights and bonds.
   *
   * @param neurons 0 to 65535
   * @throws EconomicsException if there are fewer or more
   */
  public EpochInput(int neurons) {
    this.neurons = checkNeurons(neurons);
    alphaStake = new long[neurons];
    taoStake = new long[neurons];
    lastUpdate = new long[neurons];
    blockAtRegistration = new long[neurons];
    commitBlock = new long[neurons];
    validatorPermit = new boolean[neurons];
    Arrays.fill(commitBlock, NO_COMMIT);
    for (int i = 0; i < neurons; i++) {
      weights.endRow();
      bonds.endRow();
    }
  }

  static int checkNeurons(int neurons) {
    if (neurons < 0 || neurons > SparseRows.U16) {
      throw new EconomicsException(neurons + " neurons, wanted 0 to 65535");
    }
    return neurons;
  }

  /**
   * Sets the time.
   *
   * @param block the block of the epoch
   * @param lastStep the block in which the last epoch's emission was given out, 0 before the first
   */
  public EpochInput at(long block, long lastStep) {
    currentBlock = block;
    lastMechanismStep = lastStep;
    return this;
  }

  /**
   * Sets the uid of the subnet owner's hotkey.
   *
   * @param uid {@link #NO_OWNER} for none; one beyond the neurons has no effect
   */
  public EpochInput owner(int uid) {
    ownerUid = uid;
    return this;
  }

  /** Neurons of the subnet. */
  public int neurons() {
    return neurons;
  }

  /** The block of the epoch. */
  public long currentBlock() {
    return currentBlock;
  }

  /** The block in which the last epoch's emission was given out, 0 before the first. */
  public long lastMechanismStep() {
    return lastMechanismStep;
  }

  /** The owner's uid or {@link #NO_OWNER}. */
  public int ownerUid() {
    return ownerUid;
  }

  /** Alpha of each hotkey on the subnet, parents' and children's shares included. */
  public long[] alphaStake() {
    return alphaStake;
  }

  /** Root stake of each hotkey, parents' and children's shares included. */
  public long[] taoStake() {
    return taoStake;
  }

  /** The block in which each neuron last set weights, or committed to them. */
  public long[] lastUpdate() {
    return lastUpdate;
  }

  /** The block in which each uid was last registered. */
  public long[] blockAtRegistration() {
    return blockAtRegistration;
  }

  /** The earliest commitment of each neuron that isn't expired, or {@link #NO_COMMIT}. */
  public long[] commitBlock() {
    return commitBlock;
  }

  /** Who may validate since the last epoch. */
  public boolean[] validatorPermit() {
    return validatorPermit;
  }

  /** Weights as validators submitted them, one row for each neuron. */
  public SparseRows weights() {
    return weights;
  }

  /** Bonds as the last epoch left them, one row for each neuron. */
  public SparseRows bonds() {
    return bonds;
  }

  /** The epoch that registrations are compared with, for bonds: see {@code recently_registered}. */
  long lastTempo(int tempo) {
    if (lastMechanismStep == 0) {
      return Long.compareUnsigned(currentBlock, tempo) < 0 ? 0 : currentBlock - tempo;
    }
    return lastMechanismStep == -1L ? -1L : lastMechanismStep + 1;
  }
}
