// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.sealwright.hashing.Digests;
import org.sealwright.incentives.bittensor.yuma.EpochInput;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.bittensor.yuma.LiquidAlpha;
import org.sealwright.incentives.bittensor.yuma.SparseRows;
import org.sealwright.incentives.bittensor.yuma.YumaEpoch;
import org.sealwright.incentives.bittensor.yuma.YumaParameters;
import org.sealwright.incentives.bittensor.yuma.YumaVersion;

/**
 * A subnet that both sides of the comparison build from a seed, and its epochs one after the other:
 * 64 validators with most of the stake, who weigh all neurons of a subnet of 256 and 64 in 100 of a
 * greater one, which makes one cell in a hundred of the matrix of 4,096. A few neurons are too new
 * for their weights to count.
 */
public final class YumaSubnet {
  private static final int VALIDATORS = 64;
  private static final int SMALL = 256;
  private static final int SPARSE = 640;
  private static final int FULL = 1000;
  private static final int TEMPO = 360;
  private static final long FIRST_BLOCK = 1_000_000;
  private static final long LAST_UPDATE = 999_900;
  private static final long TOO_NEW = 999_950;
  private static final long OLD = 100;
  private static final long EMISSION = 295_200_000_000L;

  private final YumaEpoch epoch = new YumaEpoch();
  private final YumaParameters parameters;
  private final EpochInput input;
  private final EpochResult result;
  private final SparseRows firstBonds = new SparseRows();
  private long block = FIRST_BLOCK;

  /**
   * Builds the subnet and runs its first epoch, which has no bonds to start from.
   *
   * @param version {@code original}, {@code yuma3} or {@code liquid}
   */
  public YumaSubnet(int neurons, String version) {
    parameters = parameters(version);
    input = new EpochInput(neurons);
    result = new EpochResult(neurons);
    fill(neurons);
    input.at(block, 0);
    runOne();
    firstBonds.copyOf(result.bonds());
  }

  private static YumaParameters parameters(String version) {
    YumaParameters parameters = YumaParameters.newSubnet();
    return switch (version) {
      case "original" -> parameters.withVersion(YumaVersion.ORIGINAL, parameters.bondsPenalty());
      case "yuma3" -> parameters;
      case "liquid" -> parameters.withLiquidAlpha(LiquidAlpha.DEFAULT);
      default -> throw new IllegalArgumentException("no version is called " + version);
    };
  }

  private void fill(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    for (int uid = 0; uid < neurons; uid++) {
      boolean isValidator = uid < VALIDATORS;
      input.alphaStake()[uid] =
          isValidator
              ? 1_000_000_000_000L + below(random, 1_000_000_000_000_000L)
              : below(random, 1_000_000_000);
      input.taoStake()[uid] = isValidator ? below(random, 100_000_000_000_000L) : 0;
      input.validatorPermit()[uid] = isValidator;
      input.lastUpdate()[uid] = LAST_UPDATE;
      input.blockAtRegistration()[uid] = uid % 97 == 96 ? TOO_NEW : OLD;
    }
    long[] quality = new long[neurons];
    for (int uid = 0; uid < neurons; uid++) {
      quality[uid] = 1 + below(random, 1000);
    }
    int perMille = neurons > SMALL ? SPARSE : FULL;
    SparseRows weights = input.weights().clear();
    for (int row = 0; row < neurons; row++) {
      for (int uid = 0; row < VALIDATORS && uid < neurons; uid++) {
        boolean isNamed = below(random, 1000) < perMille;
        long value = 1 + quality[uid] * (500 + below(random, 1000)) / 24;
        if (isNamed) {
          weights.add(uid, (int) value);
        }
      }
      weights.endRow();
    }
  }

  private static long below(SplittableRandom random, long bound) {
    return Long.remainderUnsigned(random.nextLong(), bound);
  }

  /** Runs the epochs after the first one; every call runs the same ones. */
  public EpochResult run(int epochs) {
    block = FIRST_BLOCK;
    input.bonds().copyOf(firstBonds);
    for (int i = 0; i < epochs; i++) {
      input.at(block + TEMPO, block);
      block += TEMPO;
      runOne();
      input.bonds().copyOf(result.bonds());
    }
    return result;
  }

  private void runOne() {
    epoch.run(input, parameters, EMISSION, result);
  }

  /** Entries of the weights. */
  public int weights() {
    return input.weights().entries();
  }

  /** SHA-256 of what the last epoch decided, in little-endian. */
  public String digest() {
    MessageDigest sha = Digests.sha256();
    for (long[] amounts :
        new long[][] {result.serverEmission(), result.validatorEmission(), result.emission()}) {
      ByteBuffer bytes = buffer(amounts.length * Long.BYTES);
      bytes.asLongBuffer().put(amounts);
      sha.update(bytes);
    }
    for (int[] shares :
        new int[][] {
          result.consensus(),
          result.incentive(),
          result.dividend(),
          result.validatorTrust(),
          result.stakeWeight()
        }) {
      ByteBuffer bytes = buffer(shares.length * Short.BYTES);
      for (int share : shares) {
        bytes.putShort((short) share);
      }
      sha.update(bytes.flip());
    }
    for (boolean permit : result.newValidatorPermit()) {
      sha.update((byte) (permit ? 1 : 0));
    }
    SparseRows bonds = result.bonds();
    ByteBuffer bytes = buffer(bonds.entries() * 2 * Short.BYTES);
    for (int k = 0; k < bonds.entries(); k++) {
      bytes.putShort((short) bonds.column(k)).putShort((short) bonds.value(k));
    }
    sha.update(bytes.flip());
    return HexFormat.of().formatHex(sha.digest());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
