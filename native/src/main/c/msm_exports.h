// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The functions of one group in one kind of arithmetic, from the templates. Included after
 * lanes_x8.h or lanes_x1.h, with SW_MSM(name) defined as the exported name.
 */
#include "sealwright.h"

#include "huge_pages.h"
#include "msm_batch.h"
#include "msm_tree.h"
#include "msm_projective.h"
#include "msm_plan.h"
#include "msm_sum.h"
#include "msm_finish.h"
#include "msm_fixed.h"
#include "msm_each.h"
#include "field_roots.h"
#include "decompress.h"

uint64_t SW_MSM(sum_scratch)(uint64_t count) { return sum_scratch_bytes(count); }

V_TARGET int SW_MSM(sum)(uint8_t *out, const uint8_t *bases, const uint8_t *scalars,
                         uint64_t count, uint8_t *scratch) {
  sum(out, bases, scalars, count, scratch);
  return SW_OK;
}

V_TARGET int SW_MSM(multiply_each)(uint8_t *out, const uint8_t *bases, const uint8_t *scalars,
                                   uint64_t count) {
  each_multiply(out, bases, scalars, count);
  return SW_OK;
}

uint64_t SW_MSM(table)(void) { return fixed_table_bytes(); }

uint64_t SW_MSM(fixed_scratch)(void) { return fixed_scratch_bytes(); }

V_TARGET int SW_MSM(build_table)(uint8_t *table, const uint8_t *base, uint8_t *scratch) {
  fixed_build((uintptr_t)table, base, scratch);
  return SW_OK;
}

V_TARGET int SW_MSM(multiply_fixed)(uint8_t *out, const uint8_t *table, const uint8_t *scalars,
                                    uint64_t count, uint8_t *scratch) {
  fixed_multiply(out, (uintptr_t)table, scalars, count, scratch);
  return SW_OK;
}

V_TARGET int SW_MSM(decompress)(uint8_t *out, uint8_t *valid, const uint8_t *in, uint64_t count) {
  decompress_all(out, valid, in, count);
  return SW_OK;
}
