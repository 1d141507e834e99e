// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The Feistel permutation of expander parents, eight values at a time in AVX-512: one value a 64-bit
 * lane. The round function is BLAKE2b-512 of 16 bytes, a single compression with two message words
 * that are not zero; additions of the other fourteen vanish at compile time. A lane whose value has
 * come into the domain is stored and filled with the next value, so that all lanes stay busy however
 * often each value has to walk.
 */
#include "sealwright.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define SW8_TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))
#define SW8_INLINE static inline __attribute__((always_inline)) SW8_TARGET

/* Initialisation vector (RFC 7693), and the first state word with the parameter block in it. */
static const uint64_t IV[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                               0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                               0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
#define SW8_H0 (0x6a09e667f3bcc908 ^ 0x01010040)
#define SW8_MESSAGE_BYTES 16

SW8_INLINE __m512i sw8_set(uint64_t x) { return _mm512_set1_epi64((long long)x); }

SW8_INLINE __m512i sw8_reverse_bytes(__m512i x) {
  const __m512i order = _mm512_broadcast_i32x4(
      _mm_set_epi8(8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return _mm512_shuffle_epi8(x, order);
}

/* Adds message word S, a constant, to x. */
#define SW8_WORD(x, S) \
  ((S) == 0 ? _mm512_add_epi64(x, m0) : (S) == 1 ? _mm512_add_epi64(x, m1) : (x))

#define SW8_HALF(a, b, c, d, S, first, second)                        \
  v[a] = SW8_WORD(_mm512_add_epi64(v[a], v[b]), S);                   \
  v[d] = _mm512_ror_epi64(_mm512_xor_si512(v[d], v[a]), first);       \
  v[c] = _mm512_add_epi64(v[c], v[d]);                                \
  v[b] = _mm512_ror_epi64(_mm512_xor_si512(v[b], v[c]), second);

/* Four independent mixings, interleaved by halves for their latency. */
#define SW8_COLUMNS(s0, s1, s2, s3, s4, s5, s6, s7) \
  SW8_HALF(0, 4, 8, 12, s0, 32, 24)                 \
  SW8_HALF(1, 5, 9, 13, s2, 32, 24)                 \
  SW8_HALF(2, 6, 10, 14, s4, 32, 24)                \
  SW8_HALF(3, 7, 11, 15, s6, 32, 24)                \
  SW8_HALF(0, 4, 8, 12, s1, 16, 63)                 \
  SW8_HALF(1, 5, 9, 13, s3, 16, 63)                 \
  SW8_HALF(2, 6, 10, 14, s5, 16, 63)                \
  SW8_HALF(3, 7, 11, 15, s7, 16, 63)

#define SW8_DIAGONALS(s0, s1, s2, s3, s4, s5, s6, s7) \
  SW8_HALF(0, 5, 10, 15, s0, 32, 24)                  \
  SW8_HALF(1, 6, 11, 12, s2, 32, 24)                  \
  SW8_HALF(2, 7, 8, 13, s4, 32, 24)                   \
  SW8_HALF(3, 4, 9, 14, s6, 32, 24)                   \
  SW8_HALF(0, 5, 10, 15, s1, 16, 63)                  \
  SW8_HALF(1, 6, 11, 12, s3, 16, 63)                  \
  SW8_HALF(2, 7, 8, 13, s5, 16, 63)                   \
  SW8_HALF(3, 4, 9, 14, s7, 16, 63)

#define SW8_ROUND(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, sa, sb, sc, sd, se, sf) \
  SW8_COLUMNS(s0, s1, s2, s3, s4, s5, s6, s7)                                     \
  SW8_DIAGONALS(s8, s9, sa, sb, sc, sd, se, sf)

/* First eight digest bytes of the message m0 || m1, as a little-endian word. */
SW8_INLINE __m512i sw8_first_word(__m512i m0, __m512i m1) {
  __m512i v[16];
  for (int i = 0; i < 8; i++) {
    v[i] = sw8_set(IV[i]);
    v[8 + i] = sw8_set(IV[i]);
  }
  v[0] = sw8_set(SW8_H0);
  v[12] = sw8_set(IV[4] ^ SW8_MESSAGE_BYTES);
  v[14] = sw8_set(~IV[6]);
  SW8_ROUND(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  SW8_ROUND(14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3)
  SW8_ROUND(11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4)
  SW8_ROUND(7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8)
  SW8_ROUND(9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13)
  SW8_ROUND(2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9)
  SW8_ROUND(12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11)
  SW8_ROUND(13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10)
  SW8_ROUND(6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5)
  SW8_ROUND(10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0)
  SW8_ROUND(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  SW8_ROUND(14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3)
  return _mm512_xor_si512(sw8_set(SW8_H0), _mm512_xor_si512(v[0], v[8]));
}

SW8_TARGET int sw_feistel_permute_x8(uint64_t *values, uint64_t count, const uint64_t *keys,
                                     uint32_t half_bits, uint64_t domain) {
  const __m512i mask = sw8_set(((uint64_t)1 << half_bits) - 1);
  const __m512i limit = sw8_set(domain);
  const __m128i shift = _mm_cvtsi32_si128((int)half_bits);
  const __m512i step = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
  __m512i key[3];
  for (int i = 0; i < 3; i++) {
    key[i] = sw8_reverse_bytes(sw8_set(keys[i]));
  }
  __m512i value = _mm512_setzero_si512();
  __m512i place = _mm512_setzero_si512();
  uint64_t next = 0;
  __mmask8 active = 0;
  __mmask8 done = 0xff;
  for (;;) {
    /* Lanes that are done, from the lowest, take the values that are left. */
    __mmask8 refill = done;
    while ((uint64_t)__builtin_popcount(refill) > count - next) {
      refill &= (__mmask8)~(1U << (31 - __builtin_clz(refill)));
    }
    value = _mm512_mask_expandloadu_epi64(value, refill, values + next);
    place = _mm512_mask_expand_epi64(place, refill, _mm512_add_epi64(step, sw8_set(next)));
    next += (uint64_t)__builtin_popcount(refill);
    active = (__mmask8)((active & ~done) | refill);
    if (active == 0) {
      return SW_OK;
    }
    __m512i left = _mm512_srl_epi64(value, shift);
    __m512i right = _mm512_and_si512(value, mask);
    for (int i = 0; i < 3; i++) {
      __m512i f = sw8_reverse_bytes(sw8_first_word(sw8_reverse_bytes(right), key[i]));
      __m512i mixed = _mm512_xor_si512(left, _mm512_and_si512(f, mask));
      left = right;
      right = mixed;
    }
    value = _mm512_or_si512(_mm512_sll_epi64(left, shift), right);
    done = _mm512_mask_cmplt_epu64_mask(active, value, limit);
    _mm512_mask_i64scatter_epi64(values, done, place, value, 8);
    done = (__mmask8)(done | ~active);
  }
}

#else

int sw_feistel_permute_x8(uint64_t *values, uint64_t count, const uint64_t *keys,
                          uint32_t half_bits, uint64_t domain) {
  (void)values;
  (void)count;
  (void)keys;
  (void)half_bits;
  (void)domain;
  return SW_UNSUPPORTED;
}

#endif
