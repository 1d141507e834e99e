// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What msm_exports.h exports, for a CPU family that lacks the instructions. */
#include "sealwright.h"

uint64_t SW_MSM(sum_scratch)(uint64_t count) {
  (void)count;
  return 0;
}

int SW_MSM(sum)(uint8_t *out, const uint8_t *bases, const uint8_t *scalars, uint64_t count,
                uint8_t *scratch) {
  (void)out, (void)bases, (void)scalars, (void)count, (void)scratch;
  return SW_UNSUPPORTED;
}

int SW_MSM(multiply_each)(uint8_t *out, const uint8_t *bases, const uint8_t *scalars,
                          uint64_t count) {
  (void)out, (void)bases, (void)scalars, (void)count;
  return SW_UNSUPPORTED;
}

uint64_t SW_MSM(table)(void) { return 0; }

uint64_t SW_MSM(fixed_scratch)(void) { return 0; }

int SW_MSM(build_table)(uint8_t *table, const uint8_t *base, uint8_t *scratch) {
  (void)table, (void)base, (void)scratch;
  return SW_UNSUPPORTED;
}

int SW_MSM(multiply_fixed)(uint8_t *out, const uint8_t *table, const uint8_t *scalars,
                           uint64_t count, uint8_t *scratch) {
  (void)out, (void)table, (void)scalars, (void)count, (void)scratch;
  return SW_UNSUPPORTED;
}

int SW_MSM(decompress)(uint8_t *out, uint8_t *valid, const uint8_t *in, uint64_t count) {
  (void)out, (void)valid, (void)in, (void)count;
  return SW_UNSUPPORTED;
}
