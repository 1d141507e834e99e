// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What pairing_portable.h exports, for a CPU family that lacks the instructions. */
#include "sealwright.h"

int SW_PAIRING(miller_product)(uint8_t *out, const uint8_t *g1, const uint8_t *g2,
                               uint64_t count) {
  (void)out, (void)g1, (void)g2, (void)count;
  return SW_UNSUPPORTED;
}

int SW_PAIRING(final_exponentiation)(uint8_t *out, const uint8_t *in) {
  (void)out, (void)in;
  return SW_UNSUPPORTED;
}
