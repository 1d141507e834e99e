// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Back below p, nearly, and questions that need it. Included by fp_x8.h alone. */

/* 2^416 / p and 4 p / 2^364, rounded down. */
#define FP_X8_QUOTIENT 0x9d835d2f3ULL
#define FP_X8_OFFSET 426052

#define FP_X8_MULTIPLES(limb)                                                            \
  {-4 * (limb), -3 * (limb), -2 * (limb), -1 * (limb), 0, 1 * (limb), 2 * (limb), 3 * (limb)}

/* Multiples of p from -4 to 3, limb by limb. */
static const int64_t FP_X8_TABLE[FP_X8_LIMBS][8] __attribute__((aligned(64))) = {
    FP_X8_MULTIPLES(0xeffffffffaaabLL), FP_X8_MULTIPLES(0xfeb153ffffb9fLL),
    FP_X8_MULTIPLES(0x6b0f6241eabffLL), FP_X8_MULTIPLES(0x12bf6730d2a0fLL),
    FP_X8_MULTIPLES(0x764774b84f385LL), FP_X8_MULTIPLES(0x1ba7b6434bacdLL),
    FP_X8_MULTIPLES(0x1ea397fe69a4bLL), FP_X8_MULTIPLES(0x000000001a011LL)};

/*
 * A short value, below p + p/2^14, congruent to that of signed limbs between -4 p + p/2^14 and 4 p.
 * The limbs are sums and differences of tight ones, at most three with a minus sign and two without.
 *
 * The limbs below the top one are then worth more than -3 and less than 2 units of 2^364, and p is
 * 106513.1 of them: with the top limb 3 too small the quotient is at most the true one, and less
 * than it only where that leaves p and at most 6 units.
 */
FP_X8_INLINE void fp_x8_shorten(fp_x8 *o, const __m512i *limbs) {
  const __m512i top = _mm512_add_epi64(limbs[FP_X8_LIMBS - 1], fp_x8_word(FP_X8_OFFSET - 3));
  const __m512i q = FP_X8_HI(_mm512_setzero_si512(), top, fp_x8_word(FP_X8_QUOTIENT));
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_sub_epi64(limbs[j],
                            _mm512_permutexvar_epi64(q, _mm512_load_si512(FP_X8_TABLE[j])));
  }
  fp_x8_tighten(o, t);
}

/* Below 4 p in, short out. */
FP_X8_INLINE void fp_x8_reduce(fp_x8 *o, const fp_x8 *a) { fp_x8_shorten(o, a->l); }

/* o = a - b, short; a and b below 3 p. */
FP_X8_INLINE void fp_x8_sub_short(fp_x8 *o, const fp_x8 *a, const fp_x8 *b) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_sub_epi64(a->l[j], b->l[j]);
  }
  fp_x8_shorten(o, t);
}

/* o = a - b - c, short; a below 3 p, b and c below 1.5 p. */
FP_X8_INLINE void fp_x8_sub2_short(fp_x8 *o, const fp_x8 *a, const fp_x8 *b, const fp_x8 *c) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_sub_epi64(a->l[j], _mm512_add_epi64(b->l[j], c->l[j]));
  }
  fp_x8_shorten(o, t);
}

/* o = a - 2 b - c + 2 p, short; that is above -3 p, and a is below 3.1 p. */
FP_X8_INLINE void fp_x8_third_x(fp_x8 *o, const fp_x8 *a, const fp_x8 *b, const fp_x8 *c) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i twice = _mm512_add_epi64(b->l[j], b->l[j]);
    t[j] = _mm512_sub_epi64(_mm512_add_epi64(a->l[j], fp_x8_word(2 * FP_X8_P[j])),
                            _mm512_add_epi64(twice, c->l[j]));
  }
  fp_x8_shorten(o, t);
}

/*
 * Minus a in the lanes of mask, with limbs that are not tight but signed: an operand for fp_x8_sub,
 * fp_x8_sub_short and fp_x8_reduce only.
 */
FP_X8_INLINE void fp_x8_apply_sign(fp_x8 *o, __mmask8 mask, const fp_x8 *a) {
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_mask_sub_epi64(a->l[j], mask, _mm512_setzero_si512(), a->l[j]);
  }
}

/* Lanes whose limbs are those of a constant. */
FP_X8_INLINE __mmask8 fp_x8_equals(const fp_x8 *a, const uint64_t *limbs) {
  __mmask8 equal = 0xff;
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    equal = _mm512_mask_cmpeq_epi64_mask(equal, a->l[j], fp_x8_word(limbs[j]));
  }
  return equal;
}

/* Lanes that are the integer 0. */
FP_X8_INLINE __mmask8 fp_x8_is_plain_zero(const fp_x8 *a) {
  static const uint64_t zero[FP_X8_LIMBS] = {0};
  return fp_x8_equals(a, zero);
}

/*
 * Lanes, and seldom others, that are 0 modulo p; a below 4 p, and with p added on its way so that it
 * is not plain zero. Looks at the lowest limb only.
 */
FP_X8_INLINE __mmask8 fp_x8_may_be_zero(const fp_x8 *a) {
  return _mm512_cmpeq_epi64_mask(a->l[0], fp_x8_word(FP_X8_P[0])) |
         _mm512_cmpeq_epi64_mask(a->l[0], fp_x8_word(2 * FP_X8_P[0] & FP_X8_MASK)) |
         _mm512_cmpeq_epi64_mask(a->l[0], fp_x8_word(3 * FP_X8_P[0] & FP_X8_MASK));
}

/* Lanes, and seldom others, that are the integer 0. */
FP_X8_INLINE __mmask8 fp_x8_may_be_plain_zero(const fp_x8 *a) {
  return _mm512_cmpeq_epi64_mask(a->l[0], _mm512_setzero_si512());
}

/* Lanes of a short element that are 0 modulo p. */
FP_X8_INLINE __mmask8 fp_x8_short_is_zero(const fp_x8 *a) {
  return fp_x8_is_plain_zero(a) | fp_x8_equals(a, FP_X8_P);
}

/* Lanes of an element below 4 p that are 0 modulo p. */
FP_X8_INLINE __mmask8 fp_x8_is_zero(const fp_x8 *a) {
  fp_x8 t;
  fp_x8_reduce(&t, a);
  return fp_x8_short_is_zero(&t);
}
