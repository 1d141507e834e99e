// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Lines of eight pairs side by side, and the product of one of them with an element of fp12_x8.h: the
 * 13 products in Fp2 of fp12_mul_by_line are two vectors.
 */
#ifndef SEALWRIGHT_LINE_X8_H
#define SEALWRIGHT_LINE_X8_H

#include "fp12_x8.h"

/* l0 + l1 v + l4 v w, below 70 p, and the sums that Karatsuba's trick needs. */
typedef struct {
  fp2_x8 l0, l1, l4, l01, l14, l014;
} line_x8;

FP_X8_INLINE void line_x8_complete(line_x8 *line) {
  fp2_x8_add(&line->l01, &line->l0, &line->l1);
  fp2_x8_add(&line->l14, &line->l1, &line->l4);
  fp2_x8_add(&line->l014, &line->l01, &line->l4);
}

/* The word of one lane, in the lanes of a mask. */
FP_X8_INLINE __m512i line_x8_fill(__m512i a, __mmask8 lanes, const __m512i *from, int lane) {
  return _mm512_mask_broadcastq_epi64(a, lanes,
                                      _mm_loadl_epi64((const __m128i *)((const char *)from + 8 * lane)));
}

/* l0, l1, l1, l0 + l1, l0, l4, l4, l4 and l0, l1 + l4, l1 + l4, l0 + l1 + l4, l0. */
#define LINE_X8_OPERANDS(first, second, line, lane, c)                                       \
  do {                                                                                       \
    _Pragma("GCC unroll 8")                                                                  \
    for (int j = 0; j < FP_X8_LIMBS; j++) {                                                  \
      const __m512i l0_ = line_x8_fill(_mm512_setzero_si512(), 0x1f, &(line)->l0.c.l[j], lane); \
      __m512i x_ = line_x8_fill(l0_, 0x06, &(line)->l1.c.l[j], lane);                        \
      x_ = line_x8_fill(x_, 0x08, &(line)->l01.c.l[j], lane);                                \
      (first)->c.l[j] = line_x8_fill(x_, 0xe0, &(line)->l4.c.l[j], lane);                    \
      x_ = line_x8_fill(l0_, 0x06, &(line)->l14.c.l[j], lane);                               \
      (second)->c.l[j] = line_x8_fill(x_, 0x08, &(line)->l014.c.l[j], lane);                 \
    }                                                                                        \
  } while (0)

/* a0, a1, a2, a0 + a1, a2 and c1; the same five of c0 + c1. */
FP_X8_INLINE void line_x8_expand(fp_x8 *first, fp_x8 *second, const fp_x8 *a) {
  fp_x8 x, y;
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i low = FP12_X8_PERMUTE(a->l[j], 0, 1, 2, 0, 2, 3, 4, 5);
    __m512i high = FP12_X8_PERMUTE(a->l[j], 3, 4, 5, 3, 5, 3, 3, 3);
    low = _mm512_mask_add_epi64(low, 0x08, low, FP12_X8_PERMUTE(a->l[j], 1, 1, 1, 1, 1, 1, 1, 1));
    high =
        _mm512_mask_add_epi64(high, 0x08, high, FP12_X8_PERMUTE(a->l[j], 4, 4, 4, 4, 4, 4, 4, 4));
    x.l[j] = low;
    y.l[j] = _mm512_add_epi64(low, high);
  }
  fp_x8_tighten(first, x.l);
  fp_x8_tighten(second, y.l);
}

/* One coordinate of a (l0 + l1 v) from a0 l0, a1 l1, a2 l1, (a0 + a1)(l0 + l1), a2 l0; twice. */
FP_X8_INLINE void line_x8_interpolate(fp_x8 *u, fp_x8 *w, const fp_x8 *a, const fp_x8 *b) {
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i v0 = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 0, 0, 0, 8, 8, 8, 0, 0);
    __m512i v1 = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 1, 1, 1, 9, 9, 9, 0, 0);
    __m512i e = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 0, 3, 4, 8, 11, 12, 0, 0);
    e = _mm512_mask_sub_epi64(e, 0x12, e, _mm512_add_epi64(v0, v1));
    u->l[j] = _mm512_mask_add_epi64(e, 0x24, e, v1);
    w->l[j] = FP12_X8_PERMUTE_2(a->l[j], b->l[j], 2, 2, 2, 10, 10, 10, 0, 0);
  }
}

/* f times the line of one lane. */
FP_X8_FUNCTION void line_x8_multiply(fp2_x8 *f, const line_x8 *line, int lane) {
  fp2_x8 a, b, x, y, t, w;
  line_x8_expand(&a.c0, &b.c0, &f->c0);
  line_x8_expand(&a.c1, &b.c1, &f->c1);
  LINE_X8_OPERANDS(&x, &y, line, lane, c0);
  LINE_X8_OPERANDS(&x, &y, line, lane, c1);
  fp2_x8_mul(&a, &a, &x);
  fp2_x8_mul(&b, &b, &y);
  line_x8_interpolate(&t.c0, &w.c0, &a.c0, &b.c0);
  line_x8_interpolate(&t.c1, &w.c1, &a.c1, &b.c1);
  fp12_x8_add_nonresidue(&t, &w, 0x09);
  /* Lanes 5 to 7 of a are c1 l4, which v moves up and (1 + u) round. */
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i p0 = FP12_X8_PERMUTE(a.c0.l[j], 0, 0, 0, 7, 5, 6, 0, 0);
    __m512i p1 = FP12_X8_PERMUTE(a.c1.l[j], 0, 0, 0, 7, 5, 6, 0, 0);
    __m512i turned = _mm512_mask_sub_epi64(p0, 0x08, p0, p1);
    p1 = _mm512_mask_add_epi64(p1, 0x08, p0, p1);
    w.c0.l[j] = _mm512_mask_mov_epi64(t.c0.l[j], FP12_X8_HIGH, turned);
    w.c1.l[j] = _mm512_mask_mov_epi64(t.c1.l[j], FP12_X8_HIGH, p1);
  }
  fp12_x8_combine(f, &w, &t);
}

#endif
