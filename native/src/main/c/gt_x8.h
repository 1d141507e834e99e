// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What the final exponentiation needs of fp12_x8.h besides products, and its way from and to memory. */
#ifndef SEALWRIGHT_GT_X8_H
#define SEALWRIGHT_GT_X8_H

#include "fp12_x8.h"

/* In lanes 0 to 5 from plain integers in the order of fp12, below 2.1 p. */
FP_X8_FUNCTION void gt_x8_of_plain(fp2_x8 *o, const uint8_t *bytes) {
  uintptr_t lanes[8];
  for (int i = 0; i < 8; i++) {
    lanes[i] = (uintptr_t)bytes + (uintptr_t)(2 * FP_BYTES * (i < 6 ? i : 0));
  }
  fp_x8_load_bytes(&o->c0, lanes, 0, 0);
  fp_x8_load_bytes(&o->c1, lanes, FP_BYTES, 0);
}

FP_X8_FUNCTION void gt_x8_store(uint8_t *bytes, const fp2_x8 *a) {
  fp c0[8], c1[8];
  fp_x8_to_plain(c0, &a->c0);
  fp_x8_to_plain(c1, &a->c1);
  for (int i = 0; i < 6; i++) {
    fp_store_le(bytes + 2 * FP_BYTES * i, &c0[i]);
    fp_store_le(bytes + 2 * FP_BYTES * i + FP_BYTES, &c1[i]);
  }
}

FP_X8_FUNCTION void gt_x8_one(fp2_x8 *o) {
  fp2_x8 one, zero;
  fp2_x8_one(&one);
  fp2_x8_zero(&zero);
  fp2_x8_select(o, 0x01, &zero, &one);
}

FP_X8_FUNCTION void gt_x8_conjugate(fp2_x8 *o, const fp2_x8 *a) {
  fp2_x8 minus;
  fp2_x8_neg(&minus, a, 4);
  fp2_x8_select(&minus, FP12_X8_HIGH, a, &minus);
  fp2_x8_settle(o, &minus);
}

/* o = a^p, below 3.1 p. */
FP_X8_FUNCTION void gt_x8_frobenius(fp2_x8 *o, const fp2_x8 *a) {
  fp2_x8 gamma, t = *a;
  gt_x8_of_plain(&gamma, (const uint8_t *)FP12_GAMMA);
  fp_x8_neg(&t.c1, &a->c1, 4);
  fp2_x8_mul(o, &t, &gamma);
}

/* o = a^(p^2), below 2.1 p. */
FP_X8_FUNCTION void gt_x8_frobenius_2(fp2_x8 *o, const fp2_x8 *a) {
  fp plain[8] = {{{0}}};
  fp_x8 gamma;
  memcpy(plain, FP12_GAMMA_2, sizeof(FP12_GAMMA_2));
  fp_x8_of_plain(&gamma, plain);
  fp2_x8_mul_fp(o, a, &gamma);
}

/*
 * As fp12_cyclotomic_sqr: x y of the three squares in Fp4 in lanes 0 to 2, (x + y)(x + (1 + u) y) in
 * lanes 3 to 5; their difference less (1 + u) x y is x^2 + (1 + u) y^2.
 */
FP_X8_FUNCTION void gt_x8_cyclotomic_sqr(fp2_x8 *o, const fp2_x8 *a) {
  const __m512i own = _mm512_set_epi64(0, 0, 6, 6, 6, -6, -6, -6);
  const __m512i other = _mm512_set_epi64(0, 0, 0, 0, -6, 3, 3, 3);
  const __m512i three = _mm512_set_epi64(0, 0, 0, 0, 0, 3, 3, 3);
  const __m512i last = _mm512_set_epi64(0, 0, 2, 2, 2, -2, -2, -2);
  fp2_x8 left, right, t;
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    const __m512i x0 = FP12_X8_PERMUTE(a->c0.l[j], 0, 3, 1, 0, 3, 1, 0, 0);
    const __m512i x1 = FP12_X8_PERMUTE(a->c1.l[j], 0, 3, 1, 0, 3, 1, 0, 0);
    const __m512i y0 = FP12_X8_PERMUTE(a->c0.l[j], 4, 2, 5, 4, 2, 5, 0, 0);
    const __m512i y1 = FP12_X8_PERMUTE(a->c1.l[j], 4, 2, 5, 4, 2, 5, 0, 0);
    left.c0.l[j] = _mm512_mask_add_epi64(x0, FP12_X8_HIGH, x0, y0);
    left.c1.l[j] = _mm512_mask_add_epi64(x1, FP12_X8_HIGH, x1, y1);
    /* 4 p makes it positive. */
    const __m512i difference =
        _mm512_add_epi64(_mm512_sub_epi64(y0, y1), fp_x8_word(4 * FP_X8_P[j]));
    right.c0.l[j] = _mm512_mask_add_epi64(y0, FP12_X8_HIGH, x0, difference);
    right.c1.l[j] = _mm512_mask_add_epi64(y1, FP12_X8_HIGH, x1, _mm512_add_epi64(y0, y1));
  }
  fp_x8_tighten(&left.c0, left.c0.l);
  fp_x8_tighten(&left.c1, left.c1.l);
  fp_x8_tighten(&right.c0, right.c0.l);
  fp_x8_tighten(&right.c1, right.c1.l);
  fp2_x8_mul(&t, &left, &right);
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    const __m512i m0 = FP12_X8_PERMUTE(t.c0.l[j], 0, 1, 2, 2, 0, 1, 0, 0);
    const __m512i m1 = FP12_X8_PERMUTE(t.c1.l[j], 0, 1, 2, 2, 0, 1, 0, 0);
    const __m512i n0 = FP12_X8_PERMUTE(t.c0.l[j], 3, 4, 5, 0, 0, 0, 0, 0);
    const __m512i n1 = FP12_X8_PERMUTE(t.c1.l[j], 3, 4, 5, 0, 0, 0, 0, 0);
    /* 3 (n - m - (1 + u) m) - 2 a, 6 (1 + u) m + 2 a, 6 m + 2 a. */
    __m512i r0 = _mm512_mullo_epi64(n0, three);
    __m512i r1 = _mm512_mullo_epi64(n1, three);
    r0 = _mm512_add_epi64(r0, _mm512_mullo_epi64(m0, own));
    r1 = _mm512_add_epi64(r1, _mm512_mullo_epi64(m1, own));
    r0 = _mm512_add_epi64(r0, _mm512_mullo_epi64(m1, other));
    r1 = _mm512_sub_epi64(r1, _mm512_mullo_epi64(m0, other));
    t.c0.l[j] = _mm512_add_epi64(r0, _mm512_mullo_epi64(a->c0.l[j], last));
    t.c1.l[j] = _mm512_add_epi64(r1, _mm512_mullo_epi64(a->c1.l[j], last));
  }
  fp2_x8_settle(o, &t);
}

#endif
