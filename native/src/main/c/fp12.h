// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Fp12 = Fp6[w] / (w^2 - v): c0 + c1 w. Outputs may be operands. In bytes, twelve plain integers, 48
 * bytes little-endian each, in the order of the structure.
 */
#ifndef SEALWRIGHT_FP12_H
#define SEALWRIGHT_FP12_H

#include "fp12_gamma.h"
#include "fp6.h"

#define FP12_BYTES (12 * FP_BYTES)

typedef struct {
  fp6 c0, c1;
} fp12;

/* The line l0 + l1 v + l4 v w. */
typedef struct {
  fp2 l0, l1, l4;
} fp12_line;

FP_INLINE void fp12_one(fp12 *o) {
  memset(o, 0, sizeof(fp12));
  o->c0.c0.c0 = FP_ONE;
}

static FP_UNUSED void fp12_load(fp12 *o, const uint8_t *bytes) {
  fp *coordinates = &o->c0.c0.c0;
  for (int i = 0; i < 12; i++) {
    fp_load_le(&coordinates[i], bytes + FP_BYTES * i);
    fp_to_mont(&coordinates[i], &coordinates[i]);
  }
}

static FP_UNUSED void fp12_store(uint8_t *bytes, const fp12 *a) {
  const fp *coordinates = &a->c0.c0.c0;
  for (int i = 0; i < 12; i++) {
    fp plain;
    fp_from_mont(&plain, &coordinates[i]);
    fp_store_le(bytes + FP_BYTES * i, &plain);
  }
}

/* From (a0 + a1)(b0 + b1), a0 b0 and a1 b1. */
FP_INLINE void fp12_combine(fp12 *o, const fp6 *both, const fp6 *low, const fp6 *high) {
  fp6 t;
  fp6_sub(&t, both, low);
  fp6_sub(&o->c1, &t, high);
  fp6_mul_by_v(&t, high);
  fp6_add(&o->c0, low, &t);
}

static FP_UNUSED void fp12_mul(fp12 *o, const fp12 *a, const fp12 *b) {
  fp6 both, low, high;
  fp6_add(&low, &a->c0, &a->c1);
  fp6_add(&high, &b->c0, &b->c1);
  fp6_mul(&both, &low, &high);
  fp6_mul(&low, &a->c0, &b->c0);
  fp6_mul(&high, &a->c1, &b->c1);
  fp12_combine(o, &both, &low, &high);
}

/* c0 = (a0 + a1)(a0 + v a1) - (1 + v) a0 a1, c1 = 2 a0 a1. */
static FP_UNUSED void fp12_sqr(fp12 *o, const fp12 *a) {
  fp6 product, left, right;
  fp6_mul_by_v(&right, &a->c1);
  fp6_add(&right, &right, &a->c0);
  fp6_add(&left, &a->c0, &a->c1);
  fp6_mul(&left, &left, &right);
  fp6_mul(&product, &a->c0, &a->c1);
  fp6_sub(&left, &left, &product);
  fp6_add(&o->c1, &product, &product);
  fp6_mul_by_v(&product, &product);
  fp6_sub(&o->c0, &left, &product);
}

/* 13 products in Fp2. */
static FP_UNUSED void fp12_mul_by_line(fp12 *o, const fp12 *a, const fp12_line *line) {
  fp6 both, low, high;
  fp2 sum;
  fp6_add(&both, &a->c0, &a->c1);
  fp2_add(&sum, &line->l1, &line->l4);
  fp6_mul_by_01(&both, &both, &line->l0, &sum);
  fp6_mul_by_01(&low, &a->c0, &line->l0, &line->l1);
  fp6_mul_by_1(&high, &a->c1, &line->l4);
  fp12_combine(o, &both, &low, &high);
}

/* a^(p^6): the inverse where the norm is 1. */
FP_INLINE void fp12_conjugate(fp12 *o, const fp12 *a) {
  o->c0 = a->c0;
  fp6_neg(&o->c1, &a->c1);
}

/* o = 1/a, and 0 for 0. */
static FP_UNUSED void fp12_inverse(fp12 *o, const fp12 *a) {
  fp6 norm, t;
  fp6_mul(&norm, &a->c0, &a->c0);
  fp6_mul(&t, &a->c1, &a->c1);
  fp6_mul_by_v(&t, &t);
  fp6_sub(&norm, &norm, &t);
  fp6_inverse(&norm, &norm);
  fp6_mul(&o->c0, &a->c0, &norm);
  fp6_mul(&o->c1, &a->c1, &norm);
  fp6_neg(&o->c1, &o->c1);
}

/* o = a^p. */
static FP_UNUSED void fp12_frobenius(fp12 *o, const fp12 *a) {
  const fp2 *from = &a->c0.c0;
  fp2 *to = &o->c0.c0;
  for (int i = 0; i < 6; i++) {
    fp2 gamma;
    fp_to_mont(&gamma.c0, &FP12_GAMMA[i].c0);
    fp_to_mont(&gamma.c1, &FP12_GAMMA[i].c1);
    fp2_conjugate(&to[i], &from[i]);
    fp2_mul(&to[i], &to[i], &gamma);
  }
}

/* o = a^(p^2). */
static FP_UNUSED void fp12_frobenius_2(fp12 *o, const fp12 *a) {
  const fp2 *from = &a->c0.c0;
  fp2 *to = &o->c0.c0;
  for (int i = 0; i < 6; i++) {
    fp gamma;
    fp_to_mont(&gamma, &FP12_GAMMA_2[i]);
    fp2_mul_fp(&to[i], &from[i], &gamma);
  }
}

/* e + f s = (x + y s)^2 with s^2 = 1 + u. */
FP_INLINE void fp12_sqr_fp4(fp2 *e, fp2 *f, const fp2 *x, const fp2 *y) {
  fp2 high, sum;
  fp2_sqr(&high, y);
  fp2_add(&sum, x, y);
  fp2_sqr(e, x);
  fp2_sqr(f, &sum);
  fp2_sub(f, f, e);
  fp2_sub(f, f, &high);
  fp2_mul_by_nonresidue(&high, &high);
  fp2_add(e, e, &high);
}

/* o = 3 b - 2 a, and 3 b + 2 a. */
FP_INLINE void fp12_three_less_two(fp2 *o, const fp2 *b, const fp2 *a) {
  fp2 t;
  fp2_sub(&t, b, a);
  fp2_dbl(&t, &t);
  fp2_add(o, &t, b);
}

FP_INLINE void fp12_three_plus_two(fp2 *o, const fp2 *b, const fp2 *a) {
  fp2 t;
  fp2_add(&t, b, a);
  fp2_dbl(&t, &t);
  fp2_add(o, &t, b);
}

/* a^2 in the cyclotomic subgroup: three squares in Fp4 (Granger, Scott, eprint 2009/565, 3.2). */
static FP_UNUSED void fp12_cyclotomic_sqr(fp12 *o, const fp12 *a) {
  fp2 e0, f0, e1, f1, e2, f2;
  fp12_sqr_fp4(&e0, &f0, &a->c0.c0, &a->c1.c1);
  fp12_sqr_fp4(&e1, &f1, &a->c1.c0, &a->c0.c2);
  fp12_sqr_fp4(&e2, &f2, &a->c0.c1, &a->c1.c2);
  fp2_mul_by_nonresidue(&f2, &f2);
  fp12_three_less_two(&o->c0.c0, &e0, &a->c0.c0);
  fp12_three_less_two(&o->c0.c1, &e1, &a->c0.c1);
  fp12_three_less_two(&o->c0.c2, &e2, &a->c0.c2);
  fp12_three_plus_two(&o->c1.c0, &f2, &a->c1.c0);
  fp12_three_plus_two(&o->c1.c1, &f0, &a->c1.c1);
  fp12_three_plus_two(&o->c1.c2, &f1, &a->c1.c2);
}

#endif
