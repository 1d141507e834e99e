// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The Miller loop of miller.h in AVX-512 IFMA: the multiples of Q run eight pairs side by side, a lane
 * a pair, and each pair's line goes into the one value, whose coefficients are lanes (fp12_x8.h).
 * Bounds stand beside what they are of.
 */
#ifndef SEALWRIGHT_MILLER_X8_H
#define SEALWRIGHT_MILLER_X8_H

#include "gt_x8.h"
#include "line_x8.h"
#include "pairing_points.h"

typedef struct {
  /* The multiple of Q: below 7 p, 35 p, 13 p. */
  fp2_x8 x, y, z;
  /* Below 2.1 p. */
  fp2_x8 qx, qy;
  /* P, its y with the other sign: below 4 p. */
  fp_x8 px, minus_py;
} miller_x8;

FP_X8_FUNCTION void miller_x8_load(miller_x8 *o, const uintptr_t *p, const uintptr_t *q) {
  fp_x8_load_bytes(&o->px, p, 0, 1);
  fp_x8_load_bytes(&o->minus_py, p, FP_BYTES, 1);
  fp_x8_neg(&o->minus_py, &o->minus_py, 3);
  fp_x8_load_bytes(&o->qx.c1, q, 0, 1);
  fp_x8_load_bytes(&o->qx.c0, q, FP_BYTES, 1);
  fp_x8_load_bytes(&o->qy.c1, q, 2 * FP_BYTES, 1);
  fp_x8_load_bytes(&o->qy.c0, q, 3 * FP_BYTES, 1);
  o->x = o->qx;
  o->y = o->qy;
  fp2_x8_one(&o->z);
}

/* As miller_tangent. */
FP_X8_FUNCTION void miller_x8_tangent(line_x8 *line, miller_x8 *r) {
  fp2_x8 a, b, c, e, f, h, j, t;
  fp2_x8_mul(&a, &r->x, &r->y); /* 3.1 */
  fp2_x8_sqr(&b, &r->y);        /* 2.1 */
  fp2_x8_sqr(&c, &r->z);        /* 2.1 */
  fp2_x8_mul_by_nonresidue(&e, &c, 3);
  fp_x8_times_12(&e.c0, &e.c0); /* 62 */
  fp_x8_times_12(&e.c1, &e.c1);
  fp2_x8_dbl(&f, &e);
  fp2_x8_add(&f, &f, &e); /* 186 */
  fp2_x8_add(&h, &r->y, &r->z);
  fp2_x8_sqr(&h, &h);
  fp2_x8_add(&t, &b, &c);
  fp2_x8_sub(&h, &h, &t, 5); /* 8 */
  fp2_x8_sqr(&j, &r->x);
  fp2_x8_dbl(&t, &j);
  fp2_x8_add(&j, &j, &t); /* 7 */
  fp2_x8_sub(&t, &b, &f, 187);
  fp2_x8_mul(&t, &a, &t);
  fp2_x8_dbl(&r->x, &t); /* 6.2 */
  fp2_x8_add(&f, &f, &b);
  fp2_x8_sqr(&f, &f);
  fp2_x8_sqr(&t, &e);
  fp_x8_times_12(&t.c0, &t.c0); /* 26 */
  fp_x8_times_12(&t.c1, &t.c1);
  fp2_x8_sub(&r->y, &f, &t, 32); /* 35 */
  fp2_x8_mul(&t, &b, &h);
  fp2_x8_dbl(&t, &t);
  fp2_x8_dbl(&r->z, &t);           /* 12.4 */
  fp2_x8_sub(&line->l0, &e, &b, 3); /* 65 */
  fp2_x8_mul_fp(&line->l1, &j, &r->px);
  fp2_x8_mul_fp(&line->l4, &h, &r->minus_py);
  line_x8_complete(line);
}

/* As miller_chord. */
FP_X8_FUNCTION void miller_x8_chord(line_x8 *line, miller_x8 *r) {
  fp2_x8 theta, lambda, d, e, f, g, h, t;
  fp2_x8_mul(&t, &r->qy, &r->z);
  fp2_x8_sub(&theta, &r->y, &t, 4); /* 39 */
  fp2_x8_mul(&t, &r->qx, &r->z);
  fp2_x8_sub(&lambda, &r->x, &t, 4); /* 11 */
  fp2_x8_sqr(&d, &lambda);
  fp2_x8_mul(&e, &lambda, &d);
  fp2_x8_sqr(&f, &theta);
  fp2_x8_mul(&f, &f, &r->z);
  fp2_x8_mul(&g, &r->x, &d); /* 3.1 */
  fp2_x8_add(&h, &e, &f);
  fp2_x8_dbl(&t, &g);
  fp2_x8_sub(&h, &h, &t, 7); /* 13.2 */
  fp2_x8_mul(&r->x, &lambda, &h);
  fp2_x8_sub(&g, &g, &h, 14);
  fp2_x8_mul(&g, &theta, &g);
  fp2_x8_mul(&t, &e, &r->y);
  fp2_x8_sub(&r->y, &g, &t, 4); /* 7.1 */
  fp2_x8_mul(&r->z, &r->z, &e);
  fp2_x8_mul(&g, &lambda, &r->qy);
  fp2_x8_mul(&t, &theta, &r->qx);
  fp2_x8_sub(&line->l0, &g, &t, 4);
  fp2_x8_mul_fp(&line->l1, &theta, &r->px);
  fp2_x8_mul_fp(&line->l4, &lambda, &r->minus_py);
  line_x8_complete(line);
}

/* f times the lines of the lanes below count. */
FP_X8_INLINE void miller_x8_absorb(fp2_x8 *f, const line_x8 *line, int count) {
  for (int lane = 0; lane < count && lane < 8; lane++) {
    line_x8_multiply(f, line, lane);
  }
}

/* f = the product over some pairs, eight a group. */
FP_X8_FUNCTION void miller_x8_batch(fp2_x8 *f, miller_x8 *groups, int count) {
  line_x8 line;
  gt_x8_one(f);
  for (int bit = 62; bit >= 0; bit--) {
    if (bit < 62) {
      fp12_x8_sqr(f, f);
    }
    for (int i = 0; i < count; i += 8) {
      miller_x8_tangent(&line, &groups[i / 8]);
      miller_x8_absorb(f, &line, count - i);
      if (PAIRING_X >> bit & 1) {
        miller_x8_chord(&line, &groups[i / 8]);
        miller_x8_absorb(f, &line, count - i);
      }
    }
  }
  /* The parameter is negative. */
  gt_x8_conjugate(f, f);
}

FP_X8_FUNCTION void miller_x8_product(uint8_t *out, const uint8_t *g1, const uint8_t *g2,
                                      uint64_t count) {
  miller_x8 groups[PAIRING_BATCH / 8];
  uint64_t taken[PAIRING_BATCH];
  uint64_t next = 0;
  fp2_x8 product, f;
  gt_x8_one(&product);
  for (int n; (n = pairing_take(taken, &next, g1, g2, count)) > 0;) {
    for (int i = 0; i < n; i += 8) {
      uintptr_t p[8], q[8];
      for (int lane = 0; lane < 8; lane++) {
        /* Lanes without a pair repeat the last one, and nobody reads their lines. */
        uint64_t pair = taken[i + lane < n ? i + lane : n - 1];
        p[lane] = (uintptr_t)(g1 + PAIRING_G1_BYTES * pair);
        q[lane] = (uintptr_t)(g2 + PAIRING_G2_BYTES * pair);
      }
      miller_x8_load(&groups[i / 8], p, q);
    }
    miller_x8_batch(&f, groups, n);
    fp12_x8_mul(&product, &product, &f);
  }
  gt_x8_store(out, &product);
}

#endif
