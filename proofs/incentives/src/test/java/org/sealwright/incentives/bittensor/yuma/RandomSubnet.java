// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Optional;
import java.util.Random;

/** Subnets with everything that rules ask about, from a seed. */
final class RandomSubnet {
  private RandomSubnet() {}

  /** Stakes are distinct and above 0, so no rule needs the order of uids. */
  static EpochInput of(long seed, int neurons) {
    Random random = new Random(seed);
    EpochInput in = new EpochInput(neurons).at(10_000, random.nextInt(4) == 0 ? 0 : 9_640);
    for (int i = 0; i < neurons; i++) {
      in.alphaStake()[i] = (1 + random.nextLong(1L << 30)) * 64 * neurons + i;
      in.validatorPermit()[i] = random.nextInt(3) > 0;
      in.lastUpdate()[i] = random.nextInt(5) == 0 ? 4000 : 9_990 - random.nextInt(300);
      in.blockAtRegistration()[i] = random.nextInt(6) == 0 ? 9_700 : 100;
      in.commitBlock()[i] = random.nextInt(4) == 0 ? 9_650 : EpochInput.NO_COMMIT;
    }
    fill(in.weights(), neurons, random);
    fill(in.bonds(), neurons, random);
    return in;
  }

  private static void fill(SparseRows rows, int neurons, Random random) {
    rows.clear();
    for (int i = 0; i < neurons; i++) {
      for (int j = 0; j < neurons; j++) {
        if (random.nextInt(3) > 0) {
          rows.add(j, random.nextInt(8) == 0 ? 1000 : random.nextInt(65_536));
        }
      }
      rows.endRow();
    }
  }

  /** Any version and majority. */
  static YumaParameters parameters(long seed) {
    Random random = new Random(~seed);
    int[] penalties = {0, 32_768, 65_535};
    int[] majorities = {32_767, 32_767, 0, 65_535, 13_107, 52_428};
    return new YumaParameters(
        random.nextBoolean() ? YumaVersion.YUMA3 : YumaVersion.ORIGINAL,
        majorities[random.nextInt(majorities.length)],
        penalties[random.nextInt(penalties.length)],
        900_000,
        random.nextBoolean() ? Optional.of(LiquidAlpha.DEFAULT) : Optional.empty(),
        1 + random.nextInt(20),
        0,
        971_718_665_099_567_868L,
        360,
        5000,
        random.nextBoolean());
  }
}
