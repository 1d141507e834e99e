// SPDX-License-Identifier: Apache-2.0 OR MIT
/* The functions of the pairing on fp.h, with SW_PAIRING(name) defined as the exported name. */
#include "sealwright.h"

#include "miller.h"

#define GT_TARGET
typedef fp12 gt;
#define gt_mul fp12_mul
#define gt_cyclotomic_sqr fp12_cyclotomic_sqr
#define gt_conjugate fp12_conjugate
#define gt_frobenius fp12_frobenius
#define gt_frobenius_2 fp12_frobenius_2
#include "final_exponentiation.h"

int SW_PAIRING(miller_product)(uint8_t *out, const uint8_t *g1, const uint8_t *g2,
                               uint64_t count) {
  miller_product(out, g1, g2, count);
  return SW_OK;
}

int SW_PAIRING(final_exponentiation)(uint8_t *out, const uint8_t *in) {
  fp12 a, inverse;
  fp12_load(&a, in);
  fp12_inverse(&inverse, &a);
  fp12_conjugate(&a, &a);
  fp12_mul(&a, &a, &inverse);
  gt_hard_part(&a, &a);
  fp12_store(out, &a);
  return SW_OK;
}
