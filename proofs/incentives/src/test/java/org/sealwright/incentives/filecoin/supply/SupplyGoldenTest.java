// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.atto;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class SupplyGoldenTest {

  @Test
  void filVested() {
    Golden.checkAll(
        "fil_vested.json",
        c ->
            assertThat(
                    GenesisVesting.at(
                        FilecoinNetwork.MAINNET, c.number("height"), TokenAmount.ZERO))
                .isEqualTo(atto(c, "fil_vested_excl_genesis_pledge")));
  }

  @Test
  void multisigLocked() {
    Golden.checkAll(
        "multisig_locked.json",
        c -> {
          TokenAmount initial = atto(c, "initial_balance");
          long duration = c.number("unlock_duration");
          long elapsed = c.number("elapsed");
          assertThat(MultisigLock.locked(initial, duration, elapsed))
              .isEqualTo(atto(c, "locked_current_ceil"));
          assertThat(MultisigLock.lockedAtGenesis(initial, duration, elapsed))
              .isEqualTo(atto(c, "locked_v0_floor_unit"));
        });
  }
}
