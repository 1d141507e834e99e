// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Fp6 = Fp2[v] / (v^3 - (1 + u)): c0 + c1 v + c2 v^2. Outputs may be operands. */
#ifndef SEALWRIGHT_FP6_H
#define SEALWRIGHT_FP6_H

#include "fp2.h"

typedef struct {
  fp2 c0, c1, c2;
} fp6;

FP_INLINE void fp6_add(fp6 *o, const fp6 *a, const fp6 *b) {
  fp2_add(&o->c0, &a->c0, &b->c0);
  fp2_add(&o->c1, &a->c1, &b->c1);
  fp2_add(&o->c2, &a->c2, &b->c2);
}

FP_INLINE void fp6_sub(fp6 *o, const fp6 *a, const fp6 *b) {
  fp2_sub(&o->c0, &a->c0, &b->c0);
  fp2_sub(&o->c1, &a->c1, &b->c1);
  fp2_sub(&o->c2, &a->c2, &b->c2);
}

FP_INLINE void fp6_neg(fp6 *o, const fp6 *a) {
  fp2_neg(&o->c0, &a->c0);
  fp2_neg(&o->c1, &a->c1);
  fp2_neg(&o->c2, &a->c2);
}

/* o = a v. */
FP_INLINE void fp6_mul_by_v(fp6 *o, const fp6 *a) {
  fp2 top;
  fp2_mul_by_nonresidue(&top, &a->c2);
  o->c2 = a->c1;
  o->c1 = a->c0;
  o->c0 = top;
}

/* o = (a0 + a1)(b0 + b1) - p0 - p1, the cross term of Karatsuba's trick. */
FP_INLINE void fp6_cross(fp2 *o, const fp2 *a0, const fp2 *a1, const fp2 *b0, const fp2 *b1,
                         const fp2 *p0, const fp2 *p1) {
  fp2 left, right;
  fp2_add(&left, a0, a1);
  fp2_add(&right, b0, b1);
  fp2_mul(&left, &left, &right);
  fp2_sub(&left, &left, p0);
  fp2_sub(o, &left, p1);
}

/* Six products. */
static FP_UNUSED void fp6_mul(fp6 *o, const fp6 *a, const fp6 *b) {
  fp2 v0, v1, v2, x, y, z;
  fp2_mul(&v0, &a->c0, &b->c0);
  fp2_mul(&v1, &a->c1, &b->c1);
  fp2_mul(&v2, &a->c2, &b->c2);
  fp6_cross(&x, &a->c1, &a->c2, &b->c1, &b->c2, &v1, &v2);
  fp6_cross(&y, &a->c0, &a->c1, &b->c0, &b->c1, &v0, &v1);
  fp6_cross(&z, &a->c0, &a->c2, &b->c0, &b->c2, &v0, &v2);
  fp2_mul_by_nonresidue(&x, &x);
  fp2_mul_by_nonresidue(&v2, &v2);
  fp2_add(&o->c0, &x, &v0);
  fp2_add(&o->c1, &y, &v2);
  fp2_add(&o->c2, &z, &v1);
}

/* o = a (b0 + b1 v): five products. */
static FP_UNUSED void fp6_mul_by_01(fp6 *o, const fp6 *a, const fp2 *b0, const fp2 *b1) {
  fp2 v0, v1, x, y, z;
  fp2_mul(&v0, &a->c0, b0);
  fp2_mul(&v1, &a->c1, b1);
  fp2_mul(&x, &a->c2, b1);
  fp2_mul(&z, &a->c2, b0);
  fp6_cross(&y, &a->c0, &a->c1, b0, b1, &v0, &v1);
  fp2_mul_by_nonresidue(&x, &x);
  fp2_add(&o->c0, &x, &v0);
  o->c1 = y;
  fp2_add(&o->c2, &z, &v1);
}

/* o = a b v. */
static FP_UNUSED void fp6_mul_by_1(fp6 *o, const fp6 *a, const fp2 *b) {
  fp2 top;
  fp2_mul(&top, &a->c2, b);
  fp2_mul(&o->c2, &a->c1, b);
  fp2_mul(&o->c1, &a->c0, b);
  fp2_mul_by_nonresidue(&o->c0, &top);
}

/* o = 1/a, and 0 for 0: the adjoint over the determinant. */
static FP_UNUSED void fp6_inverse(fp6 *o, const fp6 *a) {
  fp6 adjoint;
  fp2 t, determinant;
  fp2_mul(&t, &a->c1, &a->c2);
  fp2_mul_by_nonresidue(&t, &t);
  fp2_sqr(&adjoint.c0, &a->c0);
  fp2_sub(&adjoint.c0, &adjoint.c0, &t);
  fp2_mul(&t, &a->c0, &a->c1);
  fp2_sqr(&adjoint.c1, &a->c2);
  fp2_mul_by_nonresidue(&adjoint.c1, &adjoint.c1);
  fp2_sub(&adjoint.c1, &adjoint.c1, &t);
  fp2_mul(&t, &a->c0, &a->c2);
  fp2_sqr(&adjoint.c2, &a->c1);
  fp2_sub(&adjoint.c2, &adjoint.c2, &t);
  fp2_mul(&determinant, &a->c1, &adjoint.c2);
  fp2_mul(&t, &a->c2, &adjoint.c1);
  fp2_add(&determinant, &determinant, &t);
  fp2_mul_by_nonresidue(&determinant, &determinant);
  fp2_mul(&t, &a->c0, &adjoint.c0);
  fp2_add(&determinant, &determinant, &t);
  fp2_inverse(&determinant, &determinant);
  fp2_mul(&o->c0, &adjoint.c0, &determinant);
  fp2_mul(&o->c1, &adjoint.c1, &determinant);
  fp2_mul(&o->c2, &adjoint.c2, &determinant);
}

#endif
