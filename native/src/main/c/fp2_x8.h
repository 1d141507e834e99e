// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Eight elements of Fp2 side by side, c0 + c1 u, in the form of fp_x8.h: bounds are those of each
 * coordinate.
 *
 *   fp2_x8_mul               a b < 2^20 p^2 in, below 3.1 p out
 *   fp2_x8_sqr               below 2^8 p in, below 2.1 p out
 *   add, dbl, sub, neg, ..   as their namesakes in fp_x8.h
 */
#ifndef SEALWRIGHT_FP2_X8_H
#define SEALWRIGHT_FP2_X8_H

#include "fp_x8.h"
#include "fp_x8_lanes.h"

typedef struct {
  fp_x8 c0, c1;
} fp2_x8;

FP_X8_INLINE void fp2_x8_zero(fp2_x8 *o) {
  fp_x8_zero(&o->c0);
  fp_x8_zero(&o->c1);
}

FP_X8_INLINE void fp2_x8_one(fp2_x8 *o) {
  fp_x8_one(&o->c0);
  fp_x8_zero(&o->c1);
}

FP_X8_INLINE void fp2_x8_select(fp2_x8 *o, __mmask8 mask, const fp2_x8 *a, const fp2_x8 *b) {
  fp_x8_select(&o->c0, mask, &a->c0, &b->c0);
  fp_x8_select(&o->c1, mask, &a->c1, &b->c1);
}

FP_X8_INLINE void fp2_x8_add(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b) {
  fp_x8_add(&o->c0, &a->c0, &b->c0);
  fp_x8_add(&o->c1, &a->c1, &b->c1);
}

FP_X8_INLINE void fp2_x8_dbl(fp2_x8 *o, const fp2_x8 *a) { fp2_x8_add(o, a, a); }

FP_X8_INLINE void fp2_x8_sub(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b, int k) {
  fp_x8_sub(&o->c0, &a->c0, &b->c0, k);
  fp_x8_sub(&o->c1, &a->c1, &b->c1, k);
}

FP_X8_INLINE void fp2_x8_neg(fp2_x8 *o, const fp2_x8 *a, int k) {
  fp_x8_neg(&o->c0, &a->c0, k);
  fp_x8_neg(&o->c1, &a->c1, k);
}

FP_X8_INLINE void fp2_x8_reduce(fp2_x8 *o, const fp2_x8 *a) {
  fp_x8_reduce(&o->c0, &a->c0);
  fp_x8_reduce(&o->c1, &a->c1);
}

FP_X8_INLINE void fp2_x8_sub_short(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b) {
  fp_x8_sub_short(&o->c0, &a->c0, &b->c0);
  fp_x8_sub_short(&o->c1, &a->c1, &b->c1);
}

FP_X8_INLINE void fp2_x8_sub2_short(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b, const fp2_x8 *c) {
  fp_x8_sub2_short(&o->c0, &a->c0, &b->c0, &c->c0);
  fp_x8_sub2_short(&o->c1, &a->c1, &b->c1, &c->c1);
}

FP_X8_INLINE void fp2_x8_apply_sign(fp2_x8 *o, __mmask8 mask, const fp2_x8 *a) {
  fp_x8_apply_sign(&o->c0, mask, &a->c0);
  fp_x8_apply_sign(&o->c1, mask, &a->c1);
}

FP_X8_INLINE __mmask8 fp2_x8_is_plain_zero(const fp2_x8 *a) {
  return fp_x8_is_plain_zero(&a->c0) & fp_x8_is_plain_zero(&a->c1);
}

FP_X8_INLINE __mmask8 fp2_x8_may_be_zero(const fp2_x8 *a) {
  return fp_x8_may_be_zero(&a->c0) & fp_x8_may_be_zero(&a->c1);
}

FP_X8_INLINE __mmask8 fp2_x8_may_be_plain_zero(const fp2_x8 *a) {
  return fp_x8_may_be_plain_zero(&a->c0) & fp_x8_may_be_plain_zero(&a->c1);
}

FP_X8_INLINE __mmask8 fp2_x8_is_zero(const fp2_x8 *a) {
  return fp_x8_is_zero(&a->c0) & fp_x8_is_zero(&a->c1);
}

/* Limbs of o = a - b, as they come. */
FP_X8_INLINE void fp2_x8_wide_sub(fp_x8_wide *o, const fp_x8_wide *a, const fp_x8_wide *b) {
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_sub_epi64(a->l[j], b->l[j]);
  }
}

/*
 * Three products (Karatsuba), two reductions. c0 is a difference of products below 2^20 p^2 < p R,
 * so that p R makes it positive; c1 = a0 b1 + a1 b0 is positive as it is.
 */
FP_X8_FUNCTION void fp2_x8_mul(fp2_x8 *o, const fp2_x8 *a, const fp2_x8 *b) {
  fp_x8 left, right;
  fp_x8_wide low, high, middle;
  fp_x8_add(&left, &a->c0, &a->c1);
  fp_x8_add(&right, &b->c0, &b->c1);
  fp_x8_mul_wide(&low, &a->c0, &b->c0);
  fp_x8_mul_wide(&high, &a->c1, &b->c1);
  fp_x8_mul_wide(&middle, &left, &right);
  fp2_x8_wide_sub(&middle, &middle, &low);
  fp2_x8_wide_sub(&middle, &middle, &high);
  fp_x8_reduce_wide(&o->c1, &middle);
  fp_x8_reduce_difference(&o->c0, &low, &high, 1);
}

/* (c0 + c1)(c0 - c1) + 2 c0 c1 u: 256 p makes the difference positive. */
FP_X8_FUNCTION void fp2_x8_sqr(fp2_x8 *o, const fp2_x8 *a) {
  fp_x8 sum, difference, twice;
  fp_x8_add(&sum, &a->c0, &a->c1);
  fp_x8_sub(&difference, &a->c0, &a->c1, 256);
  fp_x8_dbl(&twice, &a->c0);
  fp_x8_mul(&o->c1, &twice, &a->c1);
  fp_x8_mul(&o->c0, &sum, &difference);
}

/* o = a b with b in Fp. */
FP_X8_INLINE void fp2_x8_mul_fp(fp2_x8 *o, const fp2_x8 *a, const fp_x8 *b) {
  fp_x8_mul(&o->c0, &a->c0, b);
  fp_x8_mul(&o->c1, &a->c1, b);
}

/* o = (1 + u) a: below k p + bound, and twice the bound. */
FP_X8_INLINE void fp2_x8_mul_by_nonresidue(fp2_x8 *o, const fp2_x8 *a, int k) {
  fp_x8 difference;
  fp_x8_sub(&difference, &a->c0, &a->c1, k);
  fp_x8_add(&o->c1, &a->c0, &a->c1);
  o->c0 = difference;
}

/* Rows of c0, then of c1; see fp_x8_lanes.h. */
FP_X8_INLINE void fp2_x8_load_rows(fp2_x8 *o, const uintptr_t *rows, uintptr_t offset) {
  fp_x8_load_rows(&o->c0, rows, offset);
  fp_x8_load_rows(&o->c1, rows, offset + FP_X8_ROW);
}

FP_X8_INLINE void fp2_x8_store_rows(const uintptr_t *rows, uintptr_t offset, const fp2_x8 *a) {
  fp_x8_store_rows(rows, offset, &a->c0);
  fp_x8_store_rows(rows, offset + FP_X8_ROW, &a->c1);
}

/* o = 1/a in every lane, and 0 for 0; below 2^8 p in, below 3 p out. */
FP_X8_FUNCTION void fp2_x8_inverse(fp2_x8 *o, const fp2_x8 *a) {
  fp_x8 norm, square;
  fp_x8_sqr(&norm, &a->c0);
  fp_x8_sqr(&square, &a->c1);
  fp_x8_add(&norm, &norm, &square);
  fp_x8_reduce(&norm, &norm);
  fp_x8_inverse(&norm, &norm);
  fp_x8_mul(&square, &a->c1, &norm);
  fp_x8_mul(&o->c0, &a->c0, &norm);
  fp_x8_reduce(&square, &square);
  fp_x8_neg(&o->c1, &square, 2);
}

#endif
