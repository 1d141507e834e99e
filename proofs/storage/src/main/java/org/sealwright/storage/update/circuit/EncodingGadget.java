// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.Bit;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;

/**
 * The encoding of one node: new replica = old replica + data * rho, where rho hashes phi and the
 * highest bits of the node's index; one of six selecting bits says how many of them.
 */
final class EncodingGadget {

  /** Variables of a node in the old replica, in the data, and in the new replica. */
  record Leaves(int old, int data, int encoded) {}

  private final Numbers numbers;
  private final Arithmetic arithmetic;
  private final PoseidonGadget hash;
  private final List<Integer> highBits;
  private final int[] choice;
  private final int phi;

  /**
   * For one replica.
   *
   * @param choice the selecting bits, plain variables, as many as {@code highBits}
   */
  EncodingGadget(
      Numbers numbers,
      Arithmetic arithmetic,
      PoseidonGadget hash,
      List<Integer> highBits,
      int[] choice,
      int phi) {
    this.numbers = numbers;
    this.arithmetic = arithmetic;
    this.hash = hash;
    this.highBits = highBits;
    this.choice = choice;
    this.phi = phi;
  }

  /** Allocates the node's values and enforces that they belong together. */
  Leaves encode(int[] index, Bytes32 old, Bytes32 data) {
    int rho = hash.hash(new int[] {phi, high(index)});
    int oldLeaf = numbers.allocate(old);
    int dataLeaf = numbers.allocate(data);
    int masked = arithmetic.multiply(dataLeaf, rho);
    return new Leaves(oldLeaf, dataLeaf, arithmetic.add(oldLeaf, masked));
  }

  private int high(int[] index) {
    int[] parts = new int[choice.length];
    for (int i = 0; i < parts.length; i++) {
      int from = index.length - highBits.get(i);
      int top = numbers.pack(Arrays.copyOfRange(index, from, index.length));
      parts[i] = arithmetic.multiply(top, Bit.variable(choice[i]));
    }
    return arithmetic.add(parts);
  }
}
