// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Products of fp_x8.h. A limb of a product is a sum of at most 16 halves of products of limbs, below
 * 2^56, and 16 more come from the reduction: all far from 2^63, so carries wait until the end.
 *
 * Reduction takes the limbs from below. In all but the last it adds m times the multiple of p that
 * is -1 modulo 2^52, so that m is the limb itself: nothing to compute on the way from limb to limb,
 * for 7 bits less at the end: seven such and one with p add up to less than 2 p R. Included by
 * fp_x8.h alone.
 */

#define FP_X8_LO(t, a, b) _mm512_madd52lo_epu64(t, a, b)
#define FP_X8_HI(t, a, b) _mm512_madd52hi_epu64(t, a, b)

/* t[0 .. 8] += a b, a the limbs and b one. */
FP_X8_INLINE void fp_x8_row(__m512i *t, const __m512i *a, __m512i b) {
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = FP_X8_LO(t[j], a[j], b);
  }
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j + 1] = FP_X8_HI(t[j + 1], a[j], b);
  }
}

/* Clears limb t[0] upwards into t[1 .. 9]. */
FP_X8_INLINE void fp_x8_clear_limb(__m512i *t) {
  const __m512i m = t[0];
  t[1] = _mm512_add_epi64(t[1], _mm512_srai_epi64(m, 52));
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j + 1] = FP_X8_LO(t[j + 1], m, fp_x8_word(FP_X8_N[j]));
  }
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j + 2] = FP_X8_HI(t[j + 2], m, fp_x8_word(FP_X8_N[j]));
  }
}

/* The same into t[1 .. 8], with p itself. */
FP_X8_INLINE void fp_x8_clear_last_limb(__m512i *t) {
  const __m512i m = FP_X8_LO(_mm512_setzero_si512(), t[0], fp_x8_word(FP_X8_N0));
  t[0] = FP_X8_LO(t[0], m, fp_x8_word(FP_X8_P[0]));
#pragma GCC unroll 8
  for (int j = 1; j < FP_X8_LIMBS; j++) {
    t[j] = FP_X8_LO(t[j], m, fp_x8_word(FP_X8_P[j]));
  }
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j + 1] = FP_X8_HI(t[j + 1], m, fp_x8_word(FP_X8_P[j]));
  }
  t[1] = _mm512_add_epi64(t[1], _mm512_srai_epi64(t[0], 52));
}

/* o = t / R modulo p, below t / R + 2 p; t of 16 limbs, spoiled. */
FP_X8_INLINE void fp_x8_reduce_limbs(fp_x8 *o, __m512i *t) {
#pragma GCC unroll 8
  for (int i = 0; i < FP_X8_LIMBS - 1; i++) {
    fp_x8_clear_limb(t + i);
  }
  fp_x8_clear_last_limb(t + FP_X8_LIMBS - 1);
  fp_x8_tighten(o, t + FP_X8_LIMBS);
}

/* o = a b / R. */
FP_X8_FUNCTION void fp_x8_mul(fp_x8 *o, const fp_x8 *a, const fp_x8 *b) {
  __m512i t[2 * FP_X8_LIMBS];
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = _mm512_setzero_si512();
  }
  __m512i x[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    x[j] = a->l[j];
  }
#pragma GCC unroll 8
  for (int i = 0; i < FP_X8_LIMBS; i++) {
    fp_x8_row(t + i, x, b->l[i]);
    if (i < FP_X8_LIMBS - 1) {
      fp_x8_clear_limb(t + i);
    } else {
      fp_x8_clear_last_limb(t + i);
    }
  }
  fp_x8_tighten(o, t + FP_X8_LIMBS);
}

/* a^2 in t: products of different limbs once, doubled, and the squares. */
FP_X8_INLINE void fp_x8_square_limbs(__m512i *t, const fp_x8 *a) {
  __m512i x[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    x[j] = a->l[j];
  }
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = _mm512_setzero_si512();
  }
#pragma GCC unroll 8
  for (int i = 0; i < FP_X8_LIMBS; i++) {
#pragma GCC unroll 8
    for (int j = i + 1; j < FP_X8_LIMBS; j++) {
      t[i + j] = FP_X8_LO(t[i + j], x[i], x[j]);
      t[i + j + 1] = FP_X8_HI(t[i + j + 1], x[i], x[j]);
    }
  }
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = _mm512_add_epi64(t[j], t[j]);
  }
#pragma GCC unroll 8
  for (int i = 0; i < FP_X8_LIMBS; i++) {
    t[2 * i] = FP_X8_LO(t[2 * i], x[i], x[i]);
    t[2 * i + 1] = FP_X8_HI(t[2 * i + 1], x[i], x[i]);
  }
}

/* o = a^2 / R. */
FP_X8_FUNCTION void fp_x8_sqr(fp_x8 *o, const fp_x8 *a) {
  __m512i t[2 * FP_X8_LIMBS];
  fp_x8_square_limbs(t, a);
  fp_x8_reduce_limbs(o, t);
}

/* o = a b. */
FP_X8_FUNCTION void fp_x8_mul_wide(fp_x8_wide *o, const fp_x8 *a, const fp_x8 *b) {
  __m512i t[2 * FP_X8_LIMBS];
  __m512i x[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    x[j] = a->l[j];
  }
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = _mm512_setzero_si512();
  }
#pragma GCC unroll 8
  for (int i = 0; i < FP_X8_LIMBS; i++) {
    fp_x8_row(t + i, x, b->l[i]);
  }
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    o->l[j] = t[j];
  }
}

/*
 * o = (a - b + k p R) / R modulo p, below a / R + (2 + k) p; k a constant up to 2^10 such
 * that k p R is at least b. Limbs of a and b below 2^60.
 */
FP_X8_INLINE void fp_x8_reduce_difference(fp_x8 *o, const fp_x8_wide *a, const fp_x8_wide *b,
                                          int k) {
  __m512i t[2 * FP_X8_LIMBS];
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = _mm512_sub_epi64(a->l[j], b->l[j]);
    if (j >= FP_X8_LIMBS) {
      t[j] = _mm512_add_epi64(t[j], fp_x8_word(FP_X8_P[j - FP_X8_LIMBS] * (uint64_t)k));
    }
  }
  fp_x8_reduce_limbs(o, t);
}

/* o = a / R modulo p, below a / R + 2 p; a not negative as a whole. */
FP_X8_FUNCTION void fp_x8_reduce_wide(fp_x8 *o, const fp_x8_wide *a) {
  __m512i t[2 * FP_X8_LIMBS];
#pragma GCC unroll 16
  for (int j = 0; j < 2 * FP_X8_LIMBS; j++) {
    t[j] = a->l[j];
  }
  fp_x8_reduce_limbs(o, t);
}
