// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Fp2 = Fp[u] / (u^2 + 1): c0 + c1 u. Reduced as fp.h is, in the same Montgomery form. Outputs may
 * be operands.
 */
#ifndef SEALWRIGHT_FP2_H
#define SEALWRIGHT_FP2_H

#include "fp.h"

typedef struct {
  fp c0, c1;
} fp2;

FP_INLINE fp2 fp2_zero(void) { return (fp2){{{0}}, {{0}}}; }

FP_INLINE fp2 fp2_one(void) { return (fp2){FP_ONE, {{0}}}; }

FP_INLINE int fp2_is_zero(const fp2 *a) { return fp_is_zero(&a->c0) && fp_is_zero(&a->c1); }

FP_INLINE int fp2_equal(const fp2 *a, const fp2 *b) { return memcmp(a, b, sizeof(fp2)) == 0; }

FP_INLINE void fp2_add(fp2 *o, const fp2 *a, const fp2 *b) {
  fp_add(&o->c0, &a->c0, &b->c0);
  fp_add(&o->c1, &a->c1, &b->c1);
}

FP_INLINE void fp2_sub(fp2 *o, const fp2 *a, const fp2 *b) {
  fp_sub(&o->c0, &a->c0, &b->c0);
  fp_sub(&o->c1, &a->c1, &b->c1);
}

FP_INLINE void fp2_dbl(fp2 *o, const fp2 *a) { fp2_add(o, a, a); }

FP_INLINE void fp2_neg(fp2 *o, const fp2 *a) {
  fp_neg(&o->c0, &a->c0);
  fp_neg(&o->c1, &a->c1);
}

FP_INLINE void fp2_conjugate(fp2 *o, const fp2 *a) {
  o->c0 = a->c0;
  fp_neg(&o->c1, &a->c1);
}

/* Three products (Karatsuba). */
FP_INLINE void fp2_mul(fp2 *o, const fp2 *a, const fp2 *b) {
  fp low, high, left, right;
  fp_add(&left, &a->c0, &a->c1);
  fp_add(&right, &b->c0, &b->c1);
  fp_mul(&low, &a->c0, &b->c0);
  fp_mul(&high, &a->c1, &b->c1);
  fp_mul(&left, &left, &right);
  fp_sub(&left, &left, &low);
  fp_sub(&o->c1, &left, &high);
  fp_sub(&o->c0, &low, &high);
}

/* (c0 + c1)(c0 - c1) + 2 c0 c1 u. */
FP_INLINE void fp2_sqr(fp2 *o, const fp2 *a) {
  fp sum, difference, product;
  fp_add(&sum, &a->c0, &a->c1);
  fp_sub(&difference, &a->c0, &a->c1);
  fp_mul(&product, &a->c0, &a->c1);
  fp_mul(&o->c0, &sum, &difference);
  fp_dbl(&o->c1, &product);
}

/* o = a b with b in Fp. */
FP_INLINE void fp2_mul_fp(fp2 *o, const fp2 *a, const fp *b) {
  fp_mul(&o->c0, &a->c0, b);
  fp_mul(&o->c1, &a->c1, b);
}

/* o = (1 + u) a, the non-residue of the tower. */
FP_INLINE void fp2_mul_by_nonresidue(fp2 *o, const fp2 *a) {
  fp difference;
  fp_sub(&difference, &a->c0, &a->c1);
  fp_add(&o->c1, &a->c0, &a->c1);
  o->c0 = difference;
}

/* o = 1/a, and 0 for 0. */
FP_INLINE void fp2_inverse(fp2 *o, const fp2 *a) {
  fp norm, square;
  fp_sqr(&norm, &a->c0);
  fp_sqr(&square, &a->c1);
  fp_add(&norm, &norm, &square);
  fp_inverse(&norm, &norm);
  fp_mul(&o->c0, &a->c0, &norm);
  fp_mul(&o->c1, &a->c1, &norm);
  fp_neg(&o->c1, &o->c1);
}

#endif
