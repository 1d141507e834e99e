// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.EconomicsException;

/** What happens to a penalty that a miner cannot pay at once, and what pays it. */
public enum DebtRule {
  /** Versions 0 to 3: a block's penalty comes off its reward, and no debts are kept. */
  NONE,

  /**
   * Versions 4 to 24: penalties are debts, paid from rewards that have not vested and then from the
   * balance; rewards that have vested are set free apart from that, at deadlines first.
   */
  UNVESTED_FIRST,

  /** Since version 25: paying a debt also sets free what has vested, at deadlines first. */
  VESTED_TOO;

  /**
   * Whether paying a debt sets free what has vested, too.
   *
   * @throws EconomicsException where there are no debts
   */
  public boolean freesVested() {
    if (this == NONE) {
      throw new EconomicsException("fee debts are kept from network version 4 on");
    }
    return this == VESTED_TOO;
  }
}
