// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The Miller loop of the optimal ate pairing, pair after pair on the way, squarings shared, as
 * MillerLoop.java specifies it: Q runs in homogeneous coordinates on the twist (eprint 2009/615 in the
 * arrangement of 2010/526, section 4), and a line is l0 + l1 v + l4 v w up to factors of Fp2.
 */
#ifndef SEALWRIGHT_MILLER_H
#define SEALWRIGHT_MILLER_H

#include "fp12.h"
#include "pairing_points.h"

typedef struct {
  /* The multiple of Q. */
  fp2 x, y, z;
  fp2 qx, qy;
  /* P, its y with the other sign. */
  fp px, minus_py;
} miller_pair;

static void miller_load_fp(fp *o, const uint8_t *bytes) {
  fp_load_be(o, bytes);
  fp_to_mont(o, o);
}

static void miller_load(miller_pair *o, const uint8_t *p, const uint8_t *q) {
  miller_load_fp(&o->px, p);
  miller_load_fp(&o->minus_py, p + FP_BYTES);
  fp_neg(&o->minus_py, &o->minus_py);
  miller_load_fp(&o->qx.c1, q);
  miller_load_fp(&o->qx.c0, q + FP_BYTES);
  miller_load_fp(&o->qy.c1, q + 2 * FP_BYTES);
  miller_load_fp(&o->qy.c0, q + 3 * FP_BYTES);
  o->x = o->qx;
  o->y = o->qy;
  o->z = fp2_one();
}

/* The tangent at the multiple, evaluated at P; doubles the multiple, its coordinates scaled by 4. */
static void miller_tangent(fp12_line *line, miller_pair *r) {
  fp2 a, b, c, e, f, h, j, t;
  fp2_mul(&a, &r->x, &r->y);
  fp2_sqr(&b, &r->y);
  fp2_sqr(&c, &r->z);
  /* e = 12 (1 + u) z^2, f = 3 e, h = 2 y z, j = 3 x^2. */
  fp2_mul_by_nonresidue(&e, &c);
  fp2_dbl(&e, &e);
  fp2_dbl(&e, &e);
  fp2_dbl(&t, &e);
  fp2_add(&e, &e, &t);
  fp2_dbl(&f, &e);
  fp2_add(&f, &f, &e);
  fp2_add(&h, &r->y, &r->z);
  fp2_sqr(&h, &h);
  fp2_sub(&h, &h, &b);
  fp2_sub(&h, &h, &c);
  fp2_sqr(&j, &r->x);
  fp2_dbl(&t, &j);
  fp2_add(&j, &j, &t);
  /* x = 2 a (b - f), y = (b + f)^2 - 12 e^2, z = 4 b h. */
  fp2_sub(&t, &b, &f);
  fp2_mul(&r->x, &a, &t);
  fp2_dbl(&r->x, &r->x);
  fp2_add(&f, &f, &b);
  fp2_sqr(&f, &f);
  fp2_sqr(&t, &e);
  fp2_dbl(&t, &t);
  fp2_dbl(&t, &t);
  fp2_sub(&f, &f, &t);
  fp2_dbl(&t, &t);
  fp2_sub(&r->y, &f, &t);
  fp2_mul(&r->z, &b, &h);
  fp2_dbl(&r->z, &r->z);
  fp2_dbl(&r->z, &r->z);
  fp2_sub(&line->l0, &e, &b);
  fp2_mul_fp(&line->l1, &j, &r->px);
  fp2_mul_fp(&line->l4, &h, &r->minus_py);
}

/* The chord through the multiple and Q, evaluated at P, times -1; adds Q to the multiple. */
static void miller_chord(fp12_line *line, miller_pair *r) {
  fp2 theta, lambda, d, e, f, g, h, t;
  fp2_mul(&theta, &r->qy, &r->z);
  fp2_sub(&theta, &r->y, &theta);
  fp2_mul(&lambda, &r->qx, &r->z);
  fp2_sub(&lambda, &r->x, &lambda);
  fp2_sqr(&d, &lambda);
  fp2_mul(&e, &lambda, &d);
  fp2_sqr(&f, &theta);
  fp2_mul(&f, &f, &r->z);
  fp2_mul(&g, &r->x, &d);
  /* h = e + f - 2 g, x = lambda h, y = theta (g - h) - e y, z = e z. */
  fp2_add(&h, &e, &f);
  fp2_sub(&h, &h, &g);
  fp2_sub(&h, &h, &g);
  fp2_mul(&r->x, &lambda, &h);
  fp2_sub(&g, &g, &h);
  fp2_mul(&g, &theta, &g);
  fp2_mul(&t, &e, &r->y);
  fp2_sub(&r->y, &g, &t);
  fp2_mul(&r->z, &r->z, &e);
  fp2_mul(&g, &lambda, &r->qy);
  fp2_mul(&t, &theta, &r->qx);
  fp2_sub(&line->l0, &g, &t);
  fp2_mul_fp(&line->l1, &theta, &r->px);
  fp2_mul_fp(&line->l4, &lambda, &r->minus_py);
}

/* f = the product over some pairs. */
static void miller_batch(fp12 *f, miller_pair *pairs, int count) {
  fp12_line line;
  fp12_one(f);
  for (int bit = 62; bit >= 0; bit--) {
    if (bit < 62) {
      fp12_sqr(f, f);
    }
    for (int i = 0; i < count; i++) {
      miller_tangent(&line, &pairs[i]);
      fp12_mul_by_line(f, f, &line);
      if (PAIRING_X >> bit & 1) {
        miller_chord(&line, &pairs[i]);
        fp12_mul_by_line(f, f, &line);
      }
    }
  }
  /* The parameter is negative. */
  fp12_conjugate(f, f);
}

static void miller_product(uint8_t *out, const uint8_t *g1, const uint8_t *g2, uint64_t count) {
  miller_pair pairs[PAIRING_BATCH];
  uint64_t taken[PAIRING_BATCH];
  uint64_t next = 0;
  fp12 product, f;
  fp12_one(&product);
  for (int n; (n = pairing_take(taken, &next, g1, g2, count)) > 0;) {
    for (int i = 0; i < n; i++) {
      miller_load(&pairs[i], g1 + PAIRING_G1_BYTES * taken[i], g2 + PAIRING_G2_BYTES * taken[i]);
    }
    miller_batch(&f, pairs, n);
    fp12_mul(&product, &product, &f);
  }
  fp12_store(out, &product);
}

#endif
