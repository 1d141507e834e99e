// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * One element of Fp12 in AVX-512 IFMA: its coefficients over Fp2 are lanes 0 to 5 of an fp2_x8, in the
 * order of fp12.h, and what is in lanes 6 and 7 does not matter. The products in Fp2 that an operation
 * needs are made eight at a time; between them only permutations and sums.
 *
 * Coordinates are below 4 p in, below 1.01 p out but for the Frobenius maps. A "sum" is limbs of any
 * sign that come from at most 60 tight ones; its value is between -256 p and 256 p.
 */
#ifndef SEALWRIGHT_FP12_X8_H
#define SEALWRIGHT_FP12_X8_H

#include "fp12.h"
#include "fp2_x8.h"

/* Lanes 0 to 2 are c0 of Fp12, lanes 3 to 5 c1. */
#define FP12_X8_LOW 0x07
#define FP12_X8_HIGH 0x38

#define FP12_X8_ORDER(a, b, c, d, e, f, g, h) _mm512_set_epi64(h, g, f, e, d, c, b, a)
#define FP12_X8_PERMUTE(a, ...) _mm512_permutexvar_epi64(FP12_X8_ORDER(__VA_ARGS__), a)
/* From two vectors: 8 to 15 are the lanes of the second. */
#define FP12_X8_PERMUTE_2(a, b, ...) _mm512_permutex2var_epi64(a, FP12_X8_ORDER(__VA_ARGS__), b)

/*
 * o below 1.01 p, congruent to a sum. The limbs below the top one are worth less than 61 units of
 * 2^364, of which p is 106513.1; with the top limb 128 too small the quotient is at most the true one.
 */
FP_X8_INLINE void fp_x8_settle(fp_x8 *o, const fp_x8 *sum) {
  const __m512i k = fp_x8_word(256);
  const __m512i top = _mm512_add_epi64(sum->l[FP_X8_LIMBS - 1],
                                       fp_x8_word(256 * FP_X8_P[FP_X8_LIMBS - 1] - 128));
  const __m512i quotient = FP_X8_HI(_mm512_setzero_si512(), top, fp_x8_word(FP_X8_QUOTIENT));
  const __m512i q = _mm512_sub_epi64(quotient, k);
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_sub_epi64(sum->l[j], _mm512_mullo_epi64(q, fp_x8_word(FP_X8_P[j])));
  }
  fp_x8_tighten(o, t);
}

FP_X8_INLINE void fp2_x8_settle(fp2_x8 *o, const fp2_x8 *sum) {
  fp_x8_settle(&o->c0, &sum->c0);
  fp_x8_settle(&o->c1, &sum->c1);
}

/* Adds (1 + u) w to u, sums, in the lanes of a mask. */
FP_X8_INLINE void fp12_x8_add_nonresidue(fp2_x8 *u, const fp2_x8 *w, __mmask8 lanes) {
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i difference = _mm512_sub_epi64(w->c0.l[j], w->c1.l[j]);
    __m512i sum = _mm512_add_epi64(w->c0.l[j], w->c1.l[j]);
    u->c0.l[j] = _mm512_mask_add_epi64(u->c0.l[j], lanes, u->c0.l[j], difference);
    u->c1.l[j] = _mm512_mask_add_epi64(u->c1.l[j], lanes, u->c1.l[j], sum);
  }
}

/* Operands of the six products of fp6_mul: a0, a1, a2, a1 + a2, a0 + a1, a0 + a2 of c0. */
FP_X8_INLINE void fp12_x8_expand_low(fp_x8 *o, const fp_x8 *a) {
  fp_x8 t;
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i first = FP12_X8_PERMUTE(a->l[j], 0, 1, 2, 1, 0, 0, 0, 0);
    __m512i second = FP12_X8_PERMUTE(a->l[j], 0, 0, 0, 2, 1, 2, 0, 0);
    t.l[j] = _mm512_mask_add_epi64(first, FP12_X8_HIGH, first, second);
  }
  fp_x8_tighten(o, t.l);
}

/* The same of c1. */
FP_X8_INLINE void fp12_x8_expand_high(fp_x8 *o, const fp_x8 *a) {
  fp_x8 t;
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t.l[j] = FP12_X8_PERMUTE(a->l[j], 3, 4, 5, 0, 0, 0, 0, 0);
  }
  fp12_x8_expand_low(o, &t);
}

FP_X8_INLINE void fp12_x8_expand(fp2_x8 *low, fp2_x8 *high, const fp2_x8 *a) {
  fp12_x8_expand_low(&low->c0, &a->c0);
  fp12_x8_expand_low(&low->c1, &a->c1);
  fp12_x8_expand_high(&high->c0, &a->c0);
  fp12_x8_expand_high(&high->c1, &a->c1);
}

/* One coordinate of fp12_x8_interpolate: all but the multiples of 1 + u, which are in w. */
FP_X8_INLINE void fp12_x8_interpolate_fp(fp_x8 *u, fp_x8 *w, const fp_x8 *a, const fp_x8 *b) {
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i v0 = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 0, 0, 0, 8, 8, 8, 0, 0);
    __m512i v1 = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 1, 1, 1, 9, 9, 9, 0, 0);
    __m512i v2 = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 2, 2, 2, 10, 10, 10, 0, 0);
    __m512i e = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 3, 4, 5, 11, 12, 13, 0, 0);
    /* x - v1 - v2, y - v0 - v1, z - v0 - v2 + v1. */
    e = _mm512_mask_sub_epi64(e, 0x36, e, v0);
    e = _mm512_mask_sub_epi64(e, 0x1b, e, v1);
    e = _mm512_mask_add_epi64(e, 0x24, e, v1);
    e = _mm512_mask_sub_epi64(e, 0x2d, e, v2);
    u->l[j] = _mm512_mask_mov_epi64(e, 0x09, v0);
    w->l[j] = _mm512_mask_mov_epi64(v2, 0x09, e);
  }
}

/* Two elements of Fp6, in lanes 0 to 2 and 3 to 5, from the six products of each; sums. */
FP_X8_INLINE void fp12_x8_interpolate(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b) {
  fp2_x8 w;
  fp12_x8_interpolate_fp(&o->c0, &w.c0, &a->c0, &b->c0);
  fp12_x8_interpolate_fp(&o->c1, &w.c1, &a->c1, &b->c1);
  fp12_x8_add_nonresidue(o, &w, 0x1b);
}

/* Coefficients of a in another order, and of lane 0 (1 + u) times that. */
#define FP12_X8_PERMUTE_TIMES_V(o, a, ...)                        \
  do {                                                            \
    fp2_x8 from_ = *(a);                                          \
    _Pragma("GCC unroll 8")                                       \
    for (int j = 0; j < FP_X8_LIMBS; j++) {                       \
      __m512i x_ = FP12_X8_PERMUTE(from_.c0.l[j], __VA_ARGS__);   \
      __m512i y_ = FP12_X8_PERMUTE(from_.c1.l[j], __VA_ARGS__);   \
      (o)->c0.l[j] = _mm512_mask_sub_epi64(x_, 0x01, x_, y_);     \
      (o)->c1.l[j] = _mm512_mask_add_epi64(y_, 0x01, x_, y_);     \
    }                                                             \
  } while (0)

/*
 * From a0 b0 in lanes 0 to 2 of parts and a1 b1 in lanes 3 to 5, and (a0 + a1)(b0 + b1) in lanes 3 to
 * 5 of both; sums.
 */
FP_X8_INLINE void fp12_x8_combine(fp2_x8 *o, const fp2_x8 *parts, const fp2_x8 *both) {
  fp2_x8 t;
  FP12_X8_PERMUTE_TIMES_V(&t, parts, 5, 3, 4, 0, 1, 2, 0, 0);
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i x = _mm512_add_epi64(t.c0.l[j], parts->c0.l[j]);
    __m512i y = _mm512_add_epi64(t.c1.l[j], parts->c1.l[j]);
    t.c0.l[j] = _mm512_mask_sub_epi64(x, FP12_X8_HIGH, both->c0.l[j], x);
    t.c1.l[j] = _mm512_mask_sub_epi64(y, FP12_X8_HIGH, both->c1.l[j], y);
  }
  fp2_x8_settle(o, &t);
}

FP_X8_FUNCTION void fp12_x8_mul(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b) {
  fp2_x8 a0, a1, b0, b1, low, high, both;
  fp12_x8_expand(&a0, &a1, a);
  fp12_x8_expand(&b0, &b1, b);
  fp2_x8_mul(&low, &a0, &b0);
  fp2_x8_mul(&high, &a1, &b1);
  fp2_x8_add(&a0, &a0, &a1);
  fp2_x8_add(&b0, &b0, &b1);
  fp2_x8_mul(&both, &a0, &b0);
  fp12_x8_interpolate(&low, &low, &high);
  fp12_x8_interpolate(&both, &both, &both);
  fp12_x8_combine(o, &low, &both);
}

/* As fp12_sqr. */
FP_X8_FUNCTION void fp12_x8_sqr(fp2_x8 *o, const fp2_x8 *a) {
  fp2_x8 a0, a1, product, t, shifted;
  FP12_X8_PERMUTE_TIMES_V(&shifted, a, 5, 3, 4, 0, 0, 0, 0, 0);
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    shifted.c0.l[j] = _mm512_add_epi64(shifted.c0.l[j], a->c0.l[j]);
    shifted.c1.l[j] = _mm512_add_epi64(shifted.c1.l[j], a->c1.l[j]);
  }
  fp2_x8_settle(&shifted, &shifted);
  fp12_x8_expand(&a0, &a1, a);
  fp2_x8_mul(&product, &a0, &a1);
  fp2_x8_add(&a0, &a0, &a1);
  fp12_x8_expand_low(&a1.c0, &shifted.c0);
  fp12_x8_expand_low(&a1.c1, &shifted.c1);
  fp2_x8_mul(&t, &a0, &a1);
  /* The mixed product in lanes 0 to 2, m = a0 a1 in lanes 3 to 5. */
  fp12_x8_interpolate(&t, &t, &product);
  FP12_X8_PERMUTE_TIMES_V(&shifted, &t, 5, 3, 4, 3, 4, 5, 0, 0);
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i x = _mm512_sub_epi64(
        t.c0.l[j], FP12_X8_PERMUTE(t.c0.l[j], 3, 4, 5, 0, 0, 0, 0, 0));
    __m512i y = _mm512_sub_epi64(
        t.c1.l[j], FP12_X8_PERMUTE(t.c1.l[j], 3, 4, 5, 0, 0, 0, 0, 0));
    x = _mm512_sub_epi64(x, shifted.c0.l[j]);
    y = _mm512_sub_epi64(y, shifted.c1.l[j]);
    t.c0.l[j] =
        _mm512_mask_add_epi64(x, FP12_X8_HIGH, shifted.c0.l[j], shifted.c0.l[j]);
    t.c1.l[j] =
        _mm512_mask_add_epi64(y, FP12_X8_HIGH, shifted.c1.l[j], shifted.c1.l[j]);
  }
  fp2_x8_settle(o, &t);
}

#endif
