// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The scalar field of BLS12-381, eight elements side by side in AVX-512 IFMA: one a 64-bit lane, five
 * limbs of 52 bits, least significant first.
 *
 * "Loose": limbs are signed 64-bit numbers, of which only the sum matters. "Tight": limbs are 0 .. 2^52 -
 * 1, as products want their operands; the value then is below 2^260 = 35.3 r. "Canonical": tight, and
 * below r. Bounds of values are stated as multiples of r. Products divide by 2^260.
 */
#ifndef SEALWRIGHT_FR_X8_H
#define SEALWRIGHT_FR_X8_H

#include <immintrin.h>
#include <stdint.h>

#define FR8_TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx512ifma,bmi2")))
#define FR8_INLINE static inline __attribute__((always_inline)) FR8_TARGET

#define FR8_LIMBS 5
#define FR8_LANES 8
#define FR8_BYTES 32
#define FR8_MASK 0xfffffffffffffULL

typedef struct {
  __m512i v[FR8_LIMBS];
} fr8;

static const uint64_t FR8_R[FR8_LIMBS] = {0xfffff00000001, 0x2fffe5bfefff, 0x9a1d80553bda4,
                                          0x7d483339d8080, 0x73eda753299d};
/* 2^260 - r: adding a multiple of it and dropping what goes beyond 2^260 subtracts one of r. */
static const uint64_t FR8_MINUS_R[FR8_LIMBS] = {0xffffffff, 0xfd0001a401000, 0x65e27faac425b,
                                                0x82b7ccc627f7f, 0xf8c1258acd662};
/* -1/r mod 2^52. */
#define FR8_INV 0xffffeffffffffULL
/* 2^264 mod r: times this, the form with 2^256 of memory becomes the form with 2^260. */
static const uint64_t FR8_2_264[FR8_LIMBS] = {0x234fffffdcb, 0x61039ef635000, 0xdce3c3e2e7505,
                                              0x7fa6f1563642b, 0x247db575276a};
/* floor(2^98 / (floor(r / 2^208) + 1)). */
#define FR8_RECIPROCAL 0x8d54253b7fb6eULL

FR8_INLINE __m512i fr8_set(uint64_t x) { return _mm512_set1_epi64((long long)x); }

FR8_INLINE fr8 fr8_constant(const uint64_t *limbs) {
  fr8 out;
  for (int k = 0; k < FR8_LIMBS; k++) {
    out.v[k] = fr8_set(limbs[k]);
  }
  return out;
}

FR8_INLINE fr8 fr8_add(fr8 a, fr8 b) {
  for (int k = 0; k < FR8_LIMBS; k++) {
    a.v[k] = _mm512_add_epi64(a.v[k], b.v[k]);
  }
  return a;
}

/* a - b + 2^log2 r, for b below 2^log2 r. */
FR8_INLINE fr8 fr8_sub(fr8 a, fr8 b, int log2) {
  for (int k = 0; k < FR8_LIMBS; k++) {
    a.v[k] = _mm512_add_epi64(_mm512_sub_epi64(a.v[k], b.v[k]), fr8_set(FR8_R[k] << log2));
  }
  return a;
}

/* Loose to tight. */
FR8_INLINE fr8 fr8_tight(fr8 a) {
  for (int k = 0; k < FR8_LIMBS - 1; k++) {
    a.v[k + 1] = _mm512_add_epi64(a.v[k + 1], _mm512_srai_epi64(a.v[k], 52));
    a.v[k] = _mm512_and_si512(a.v[k], fr8_set(FR8_MASK));
  }
  return a;
}

/*
 * a b / 2^260, loose, of tight operands: below (ab / 35.3 + 1) r. No limb passes 2^57.
 */
FR8_INLINE fr8 fr8_mul(fr8 a, fr8 b) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i t[FR8_LIMBS + 1];
  for (int k = 0; k <= FR8_LIMBS; k++) {
    t[k] = zero;
  }
  for (int i = 0; i < FR8_LIMBS; i++) {
    for (int k = 0; k < FR8_LIMBS; k++) {
      t[k] = _mm512_madd52lo_epu64(t[k], a.v[k], b.v[i]);
    }
    const __m512i q = _mm512_madd52lo_epu64(zero, t[0], fr8_set(FR8_INV));
    for (int k = 0; k < FR8_LIMBS; k++) {
      t[k] = _mm512_madd52lo_epu64(t[k], q, fr8_set(FR8_R[k]));
    }
    t[1] = _mm512_add_epi64(t[1], _mm512_srli_epi64(t[0], 52));
    for (int k = 0; k < FR8_LIMBS; k++) {
      t[k + 1] = _mm512_madd52hi_epu64(t[k + 1], a.v[k], b.v[i]);
      t[k + 1] = _mm512_madd52hi_epu64(t[k + 1], q, fr8_set(FR8_R[k]));
    }
    for (int k = 0; k < FR8_LIMBS; k++) {
      t[k] = t[k + 1];
    }
    t[FR8_LIMBS] = zero;
  }
  fr8 out;
  for (int k = 0; k < FR8_LIMBS; k++) {
    out.v[k] = t[k];
  }
  return out;
}

/* Tight, below 2r, to canonical. */
FR8_INLINE fr8 fr8_reduce_once(fr8 a) {
  fr8 less = fr8_tight(fr8_add(a, fr8_constant(FR8_MINUS_R)));
  /* 2^260 is reached where a was at least r. */
  const __mmask8 above = _mm512_cmpgt_epu64_mask(less.v[4], fr8_set(FR8_MASK));
  less.v[4] = _mm512_and_si512(less.v[4], fr8_set(FR8_MASK));
  for (int k = 0; k < FR8_LIMBS; k++) {
    a.v[k] = _mm512_mask_mov_epi64(a.v[k], above, less.v[k]);
  }
  return a;
}

/* Tight to canonical. The quotient by r, from the top limbs, is right or one too small. */
FR8_INLINE fr8 fr8_reduce(fr8 a) {
  const __m512i high =
      _mm512_madd52hi_epu64(_mm512_setzero_si512(), a.v[4], fr8_set(FR8_RECIPROCAL));
  const __m512i q = _mm512_srli_epi64(high, 46);
  for (int k = 0; k < FR8_LIMBS; k++) {
    a.v[k] = _mm512_madd52lo_epu64(a.v[k], q, fr8_set(FR8_MINUS_R[k]));
  }
  for (int k = 0; k < FR8_LIMBS - 1; k++) {
    a.v[k + 1] = _mm512_madd52hi_epu64(a.v[k + 1], q, fr8_set(FR8_MINUS_R[k]));
  }
  a = fr8_tight(a);
  a.v[4] = _mm512_and_si512(a.v[4], fr8_set(FR8_MASK));
  return fr8_reduce_once(a);
}

FR8_INLINE __m512i fr8_pair(const uint8_t *low, const uint8_t *high) {
  return _mm512_inserti64x4(_mm512_castsi256_si512(_mm256_loadu_si256((const __m256i *)low)),
                            _mm256_loadu_si256((const __m256i *)high), 1);
}

/* Eight canonical elements of four 64-bit words each, lane l from p[l]. */
FR8_INLINE fr8 fr8_load(const uint8_t *const *p) {
  const __m512i even = _mm512_set_epi64(13, 9, 5, 1, 12, 8, 4, 0);
  const __m512i odd = _mm512_set_epi64(15, 11, 7, 3, 14, 10, 6, 2);
  const __m512i z0 = fr8_pair(p[0], p[1]);
  const __m512i z1 = fr8_pair(p[2], p[3]);
  const __m512i z2 = fr8_pair(p[4], p[5]);
  const __m512i z3 = fr8_pair(p[6], p[7]);
  /* Words 0 of four lanes below words 1; words 2 below words 3. */
  const __m512i a = _mm512_permutex2var_epi64(z0, even, z1);
  const __m512i b = _mm512_permutex2var_epi64(z2, even, z3);
  const __m512i c = _mm512_permutex2var_epi64(z0, odd, z1);
  const __m512i d = _mm512_permutex2var_epi64(z2, odd, z3);
  const __m512i w0 = _mm512_shuffle_i64x2(a, b, 0x44);
  const __m512i w1 = _mm512_shuffle_i64x2(a, b, 0xee);
  const __m512i w2 = _mm512_shuffle_i64x2(c, d, 0x44);
  const __m512i w3 = _mm512_shuffle_i64x2(c, d, 0xee);
  const __m512i mask = fr8_set(FR8_MASK);
  fr8 out;
  out.v[0] = _mm512_and_si512(w0, mask);
  out.v[1] = _mm512_and_si512(
      _mm512_or_si512(_mm512_srli_epi64(w0, 52), _mm512_slli_epi64(w1, 12)), mask);
  out.v[2] = _mm512_and_si512(
      _mm512_or_si512(_mm512_srli_epi64(w1, 40), _mm512_slli_epi64(w2, 24)), mask);
  out.v[3] = _mm512_and_si512(
      _mm512_or_si512(_mm512_srli_epi64(w2, 28), _mm512_slli_epi64(w3, 36)), mask);
  out.v[4] = _mm512_srli_epi64(w3, 16);
  return out;
}

/* The reverse, for the first count lanes. */
FR8_INLINE void fr8_store(uint8_t *const *p, fr8 a, unsigned count) {
  const __m512i w0 = _mm512_or_si512(a.v[0], _mm512_slli_epi64(a.v[1], 52));
  const __m512i w1 =
      _mm512_or_si512(_mm512_srli_epi64(a.v[1], 12), _mm512_slli_epi64(a.v[2], 40));
  const __m512i w2 =
      _mm512_or_si512(_mm512_srli_epi64(a.v[2], 24), _mm512_slli_epi64(a.v[3], 28));
  const __m512i w3 =
      _mm512_or_si512(_mm512_srli_epi64(a.v[3], 36), _mm512_slli_epi64(a.v[4], 16));
  const __m512i first = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0);
  const __m512i last = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
  __m512i pairs[2][2];
  pairs[0][0] = _mm512_permutex2var_epi64(w0, first, w1);
  pairs[0][1] = _mm512_permutex2var_epi64(w2, first, w3);
  pairs[1][0] = _mm512_permutex2var_epi64(w0, last, w1);
  pairs[1][1] = _mm512_permutex2var_epi64(w2, last, w3);
  const __m512i low = _mm512_set_epi64(11, 10, 3, 2, 9, 8, 1, 0);
  const __m512i high = _mm512_set_epi64(15, 14, 7, 6, 13, 12, 5, 4);
  for (unsigned i = 0; i < 2; i++) {
    const __m512i lanes[2] = {_mm512_permutex2var_epi64(pairs[i][0], low, pairs[i][1]),
                              _mm512_permutex2var_epi64(pairs[i][0], high, pairs[i][1])};
    for (unsigned h = 0; h < 2; h++) {
      const unsigned lane = 4 * i + 2 * h;
      if (lane < count) {
        _mm256_storeu_si256((__m256i *)p[lane], _mm512_castsi512_si256(lanes[h]));
      }
      if (lane + 1 < count) {
        _mm256_storeu_si256((__m256i *)p[lane + 1], _mm512_extracti64x4_epi64(lanes[h], 1));
      }
    }
  }
}

#endif
