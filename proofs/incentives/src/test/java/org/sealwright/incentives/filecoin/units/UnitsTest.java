// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

class UnitsTest {

  @Test
  void amountsAreWrittenInFil() {
    assertThat(TokenAmount.ofFil(3).scaled(1, 2)).hasToString("1.5 FIL");
    assertThat(TokenAmount.ofAtto(-1)).hasToString("-0.000000000000000001 FIL");
    assertThat(TokenAmount.ZERO).hasToString("0 FIL");
    assertThat(TokenAmount.ofAtto("5000000000")).isEqualTo(TokenAmount.ofNanoFil(5));
    assertThatThrownBy(() -> TokenAmount.ofAtto("1.5")).isInstanceOf(EconomicsException.class);
  }

  @Test
  void scalingFloors() {
    assertThat(TokenAmount.ofAtto(-1).scaled(1, 2)).isEqualTo(TokenAmount.ofAtto(-1));
    assertThatThrownBy(() -> TokenAmount.ONE_FIL.scaled(1, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> TokenAmount.ofAtto(-1).requireNonNegative("tip"))
        .hasMessageContaining("tip")
        .hasMessageContaining("-1");
  }

  @Test
  void epochsDoNotOverflow() {
    assertThatThrownBy(() -> Epochs.plus(Long.MAX_VALUE, 1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> Epochs.minus(Long.MIN_VALUE, 1))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> Epochs.times(Long.MAX_VALUE, 2))
        .isInstanceOf(EconomicsException.class);
    assertThat(Epochs.YEAR).isEqualTo(1_051_200);
  }

  @Test
  void powerHasBinaryUnits() {
    assertThat(StoragePower.ofTiB(1)).isEqualTo(StoragePower.ofGiB(1024));
    assertThat(StoragePower.ofPiB(1).minus(StoragePower.ofTiB(1024))).isEqualTo(StoragePower.ZERO);
    assertThat(StoragePower.of(2).times(3)).hasToString("6 bytes");
  }
}
