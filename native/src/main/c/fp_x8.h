// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Eight elements of the base field of BLS12-381 side by side in AVX-512 IFMA: limb j of all of them
 * is one register, 52 bits a lane, least significant limb first, in Montgomery form with R = 2^416.
 * Asks for what sw_ifma_supported says. Outputs may be operands.
 *
 * Elements are not reduced below p. Every function takes and gives "tight" limbs (below 2^52), and a
 * value below a bound that is the caller's business, written as a multiple of p:
 *
 *   fp_x8_mul, fp_x8_sqr   a b < 2^20 p^2 in, below 2 p + p/2^15 out (R > 2^35 p, so a b / R is small)
 *   fp_x8_add              the sum of the bounds
 *   fp_x8_sub              a + k p out, where k p is at least b's bound and k at most 2^10
 *   fp_x8_reduce           below 4 p in, below p + p/2^14 out ("short"; 0 becomes p)
 *   fp_x8_sub_short        a - b, both below 3 p, short out
 *
 * A value must stay below 2^17 p for its limbs to be tight with the top limb below 2^35.
 */
#ifndef SEALWRIGHT_FP_X8_H
#define SEALWRIGHT_FP_X8_H

#include "fp.h"

#include <immintrin.h>

#define FP_X8_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512ifma,avx512vbmi,bmi2")))
#define FP_X8_INLINE static inline __attribute__((always_inline, unused)) FP_X8_TARGET
/* Of some hundred instructions: called, so that the loops around them stay in the caches. */
#define FP_X8_FUNCTION static __attribute__((noinline, unused)) FP_X8_TARGET

#define FP_X8_LIMBS 8
#define FP_X8_MASK 0xfffffffffffffULL

typedef struct {
  __m512i l[FP_X8_LIMBS];
} fp_x8;

/* A product before reduction: limbs of any size, signed; its value is the sum of l[i] 2^(52 i). */
typedef struct {
  __m512i l[2 * FP_X8_LIMBS];
} fp_x8_wide;

static const uint64_t FP_X8_P[FP_X8_LIMBS] = {0xeffffffffaaab, 0xfeb153ffffb9f, 0x6b0f6241eabff,
                                              0x12bf6730d2a0f, 0x764774b84f385, 0x1ba7b6434bacd,
                                              0x1ea397fe69a4b, 0x000000001a011};
/* -1/p modulo 2^52. */
#define FP_X8_N0 0x3fffcfffcfffdULL
/* (FP_X8_N0 p + 1) / 2^52: what m p adds above limb 0 where m is that multiple of the limb. */
static const uint64_t FP_X8_N[FP_X8_LIMBS] = {0x04be07d2027cb, 0xd7786e39002d4, 0xf51047083c4dd,
                                              0x96079a7670223, 0x04ca513044b79, 0x6615d3780ea11,
                                              0xf9a5623d6a279, 0x0000000006803};
/* R, that is 1; R^2; R^3. */
static const uint64_t FP_X8_R[FP_X8_LIMBS] FP_UNUSED = {
    0x6480ea8e9b9af, 0x65766c8fe444f, 0x8b540fea96f7d, 0x3b2ee82efd422,
    0xa6723e5f0ade5, 0xff6eb6fdd4230, 0xe06ef23c24a25, 0x0000000014c8e};
static const uint64_t FP_X8_R2[FP_X8_LIMBS] FP_UNUSED = {
    0xa5bf4cb89af51, 0x3afbba7ca31a2, 0x2646160ec71f1, 0xa84d710465903,
    0x3480a4a188311, 0x98e5907ad91f5, 0x2075d74507266, 0x0000000008746};
static const uint64_t FP_X8_R3[FP_X8_LIMBS] FP_UNUSED = {
    0x471516ca7ac0c, 0x236b77db88f62, 0x722468923960b, 0x08aaa788fc935,
    0xb944540e9ecf5, 0x8657dbb7d51de, 0xa3a3979d68aed, 0x000000000937c};

FP_X8_INLINE __m512i fp_x8_word(uint64_t x) { return _mm512_set1_epi64((long long)x); }

/* The same constant in all lanes. */
FP_X8_INLINE void fp_x8_set(fp_x8 *o, const uint64_t *limbs) {
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = fp_x8_word(limbs[j]);
  }
}

FP_X8_INLINE void fp_x8_zero(fp_x8 *o) {
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_setzero_si512();
  }
}

FP_X8_INLINE void fp_x8_one(fp_x8 *o) { fp_x8_set(o, FP_X8_R); }

/* In the lanes of mask b, in the others a. */
FP_X8_INLINE void fp_x8_select(fp_x8 *o, __mmask8 mask, const fp_x8 *a, const fp_x8 *b) {
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_mask_blend_epi64(mask, a->l[j], b->l[j]);
  }
}

/* Carries signed limbs upwards; the top limb takes what is left, and the value is not negative. */
FP_X8_INLINE void fp_x8_tighten(fp_x8 *o, const __m512i *limbs) {
  const __m512i mask = fp_x8_word(FP_X8_MASK);
  __m512i carry = _mm512_setzero_si512();
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS - 1; j++) {
    __m512i limb = _mm512_add_epi64(limbs[j], carry);
    carry = _mm512_srai_epi64(limb, 52);
    o->l[j] = _mm512_and_si512(limb, mask);
  }
  o->l[FP_X8_LIMBS - 1] = _mm512_add_epi64(limbs[FP_X8_LIMBS - 1], carry);
}

FP_X8_INLINE void fp_x8_add(fp_x8 *o, const fp_x8 *a, const fp_x8 *b) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_add_epi64(a->l[j], b->l[j]);
  }
  fp_x8_tighten(o, t);
}

FP_X8_INLINE void fp_x8_dbl(fp_x8 *o, const fp_x8 *a) { fp_x8_add(o, a, a); }

/* o = a - b + k p; k a constant up to 2^10. */
FP_X8_INLINE void fp_x8_sub(fp_x8 *o, const fp_x8 *a, const fp_x8 *b, int k) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    __m512i kp = fp_x8_word(FP_X8_P[j] * (uint64_t)k);
    t[j] = _mm512_sub_epi64(_mm512_add_epi64(a->l[j], kp), b->l[j]);
  }
  fp_x8_tighten(o, t);
}

/* o = k p - a. */
FP_X8_INLINE void fp_x8_neg(fp_x8 *o, const fp_x8 *a, int k) {
  fp_x8 zero;
  fp_x8_zero(&zero);
  fp_x8_sub(o, &zero, a, k);
}

/* o = 12 a. */
FP_X8_INLINE void fp_x8_times_12(fp_x8 *o, const fp_x8 *a) {
  __m512i t[FP_X8_LIMBS];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    t[j] = _mm512_add_epi64(_mm512_slli_epi64(a->l[j], 2), _mm512_slli_epi64(a->l[j], 3));
  }
  fp_x8_tighten(o, t);
}

#include "fp_x8_mul.h"
#include "fp_x8_reduce.h"

#endif
