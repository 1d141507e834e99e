// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.Arrays;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;

/** Challenges out of digests of the new comm_r: as many as fit into each of them. */
final class ChallengeBits {
  private ChallengeBits() {}

  /**
   * The bits of each challenge of a partition, lowest first.
   *
   * @param partition variable of the partition's number
   * @param count challenges of the partition
   * @param bits bits that are drawn for each
   */
  static int[][] derive(
      Numbers numbers,
      Arithmetic arithmetic,
      PoseidonGadget hash,
      int commRNew,
      int partition,
      int count,
      int bits) {
    int each = Numbers.CAPACITY / bits;
    int digests = Math.ceilDiv(count, each);
    int[][] challenges = new int[count][];
    int at = 0;
    for (int j = 0; j < digests; j++) {
      int number = arithmetic.scale(digests, partition, j);
      int digest = hash.hash(new int[] {commRNew, number});
      int[] drawn = numbers.split(digest, Numbers.BITS);
      for (int i = 0; i < each && at < count; i++) {
        challenges[at++] = Arrays.copyOfRange(drawn, i * bits, (i + 1) * bits);
      }
    }
    return challenges;
  }
}
