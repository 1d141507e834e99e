// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Sums and products of fp.h in portable C with 128-bit integers. Included by fp.h alone. */

__extension__ typedef unsigned __int128 fp_u128;

/* o = a - p if that is not negative, or if carry has left the limbs; else a. */
FP_INLINE void fp_subtract_p(fp *o, const uint64_t *a, uint64_t carry) {
  uint64_t reduced[FP_LIMBS];
  uint64_t borrow = 0;
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    fp_u128 d = (fp_u128)a[i] - FP_P.l[i] - borrow;
    reduced[i] = (uint64_t)d;
    borrow = (uint64_t)(d >> 64) & 1;
  }
  uint64_t keep = 0 - (borrow & (carry ^ 1));
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    o->l[i] = (a[i] & keep) | (reduced[i] & ~keep);
  }
}

FP_INLINE void fp_add(fp *o, const fp *a, const fp *b) {
  uint64_t sum[FP_LIMBS];
  uint64_t carry = 0;
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    fp_u128 s = (fp_u128)a->l[i] + b->l[i] + carry;
    sum[i] = (uint64_t)s;
    carry = (uint64_t)(s >> 64);
  }
  fp_subtract_p(o, sum, 0);
}

FP_INLINE void fp_sub(fp *o, const fp *a, const fp *b) {
  uint64_t difference[FP_LIMBS];
  uint64_t borrow = 0;
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    fp_u128 d = (fp_u128)a->l[i] - b->l[i] - borrow;
    difference[i] = (uint64_t)d;
    borrow = (uint64_t)(d >> 64) & 1;
  }
  uint64_t mask = 0 - borrow;
  uint64_t carry = 0;
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    fp_u128 s = (fp_u128)difference[i] + (FP_P.l[i] & mask) + carry;
    o->l[i] = (uint64_t)s;
    carry = (uint64_t)(s >> 64);
  }
}

/*
 * Operand scanning with the reduction after every limb (Koc, Acar, Kaliski 1996, CIOS). The two
 * carries fit one word together because the top limb of p has bits to spare.
 */
static FP_UNUSED void fp_mul(fp *o, const fp *a, const fp *b) {
  uint64_t t[FP_LIMBS] = {0};
#pragma GCC unroll 6
  for (int i = 0; i < FP_LIMBS; i++) {
    fp_u128 x = (fp_u128)a->l[0] * b->l[i] + t[0];
    uint64_t product = (uint64_t)(x >> 64);
    uint64_t m = (uint64_t)x * FP_N0;
    fp_u128 y = (fp_u128)m * FP_P.l[0] + (uint64_t)x;
    uint64_t reduction = (uint64_t)(y >> 64);
#pragma GCC unroll 6
    for (int j = 1; j < FP_LIMBS; j++) {
      x = (fp_u128)a->l[j] * b->l[i] + t[j] + product;
      product = (uint64_t)(x >> 64);
      y = (fp_u128)m * FP_P.l[j] + (uint64_t)x + reduction;
      t[j - 1] = (uint64_t)y;
      reduction = (uint64_t)(y >> 64);
    }
    t[FP_LIMBS - 1] = product + reduction;
  }
  fp_subtract_p(o, t, 0);
}
