// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import java.util.OptionalInt;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;

/**
 * Who gets a block's alpha of a subnet: 18 % the owner, 41 % the miners, 41 % the validators, of
 * which root takes its part ({@code emit_to_subnets} of {@code run_coinbase.rs}). Amounts are u64
 * in rao; each is floored by itself, so up to 3 rao of what is created belong to nobody.
 *
 * @param created all of it
 * @param ownerCut the owner's
 * @param server the miners'
 * @param validator the validators', root's part taken off
 * @param root root's
 */
public record AlphaSplit(long created, long ownerCut, long server, long validator, long root) {
  /** The owner's cut in parts of 65535 unless set otherwise: 18 %. */
  public static final int DEFAULT_OWNER_CUT = 11_796;

  private static final U96F32 HALF = U96F32.ONE.safeDiv(U96F32.of(2));
  private static final U96F32 U16 = U96F32.of(0xFFFF);

  /**
   * Splits a block's alpha.
   *
   * @param alpha what the block creates
   * @param rootProportion see {@link TaoWeight#rootProportion}, with the issuance that has {@code
   *     alpha} in it
   * @param ownerCut parts of 65535; empty where the subnet has the cut off
   */
  public static AlphaSplit of(U96F32 alpha, U96F32 rootProportion, OptionalInt ownerCut) {
    U96F32 cut =
        ownerCut.isPresent()
            ? alpha.saturatingMul(U96F32.of(ownerCut.getAsInt()).safeDiv(U16))
            : U96F32.ZERO;
    U96F32 rest = alpha.saturatingSub(cut);
    U96F32 root = rootProportion.saturatingMul(rest).saturatingMul(HALF);
    U96F32 server = rest.saturatingMul(HALF);
    U96F32 validator = rest.saturatingSub(server).saturatingSub(root);
    return new AlphaSplit(
        alpha.toU64(), cut.toU64(), server.toU64(), validator.toU64(), root.toU64());
  }

  /** What the floors leave to nobody. */
  public long lost() {
    return created - ownerCut - server - validator - root;
  }

  /** Issuance after this block's alpha, on which root's part depends. */
  public static long issuanceAfter(SubnetState subnet, U96F32 alpha) {
    return U64.saturatingAdd(subnet.alphaIssuance(), alpha.toU64());
  }
}
