// SPDX-License-Identifier: Apache-2.0 OR MIT
/* The pairing in AVX-512 IFMA. */
#define SW_PAIRING(name) sw_##name##_ifma
#if defined(__x86_64__)
#include "sealwright.h"

#include "miller_x8.h"

#define GT_TARGET FP_X8_TARGET
typedef fp2_x8 gt;
#define gt_mul fp12_x8_mul
#define gt_cyclotomic_sqr gt_x8_cyclotomic_sqr
#define gt_conjugate gt_x8_conjugate
#define gt_frobenius gt_x8_frobenius
#define gt_frobenius_2 gt_x8_frobenius_2
#include "final_exponentiation.h"

FP_X8_TARGET int SW_PAIRING(miller_product)(uint8_t *out, const uint8_t *g1, const uint8_t *g2,
                                            uint64_t count) {
  miller_x8_product(out, g1, g2, count);
  return SW_OK;
}

/* The one inversion is made in portable C: in lanes it would leave seven of them idle. */
FP_X8_TARGET int SW_PAIRING(final_exponentiation)(uint8_t *out, const uint8_t *in) {
  uint8_t bytes[FP12_BYTES];
  fp12 inverse;
  fp2_x8 a, t;
  fp12_load(&inverse, in);
  fp12_inverse(&inverse, &inverse);
  fp12_store(bytes, &inverse);
  gt_x8_of_plain(&a, in);
  gt_x8_conjugate(&a, &a);
  gt_x8_of_plain(&t, bytes);
  fp12_x8_mul(&a, &a, &t);
  gt_hard_part(&a, &a);
  gt_x8_store(out, &a);
  return SW_OK;
}
#else
#include "pairing_unsupported.h"
#endif
