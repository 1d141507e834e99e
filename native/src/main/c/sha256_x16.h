// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * SHA-256 of 16 messages at a time in AVX-512: vector i holds word i of all of them, one message a
 * 32-bit lane. One stream suffices: a round is 16 operations for a chain of five.
 *
 * As in sha256_ni.h a block is "fresh" where its message schedule is computed on the way (and W + K may
 * be kept), and "ready" where W + K was kept before.
 */
#ifndef SEALWRIGHT_SHA256_X16_H
#define SEALWRIGHT_SHA256_X16_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#include "sha256_tables.h"

/* GCC would move the operations of a round out of the order that sw16_round gives them: 3 % slower. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-schedule-insns2")
#endif

#define SW16_TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))
#define SW16_INLINE static inline __attribute__((always_inline)) SW16_TARGET

/* Truth tables of vpternlogd. */
#define SW16_XOR 0x96
#define SW16_CHOOSE 0xca
#define SW16_MAJORITY 0xe8

/* The chaining value, a to h; inside a block the vectors stay and the names move. */
typedef struct {
  __m512i v[8];
} sw16_state;

/* The last 16 words of the message schedule; starts as the block. */
typedef struct {
  __m512i w[16];
} sw16_message;

/* W + K of one whole block. */
typedef struct {
  __m512i w[64];
} sw16_schedule;

/* Runs Q for 8 or 16 rounds or words; macros, so that every index is a constant. */
#define SW16_LOW(Q) Q(0) Q(1) Q(2) Q(3) Q(4) Q(5) Q(6) Q(7)
#define SW16_HIGH(Q) Q(8) Q(9) Q(10) Q(11) Q(12) Q(13) Q(14) Q(15)
#define SW16_ALL(Q) SW16_LOW(Q) SW16_HIGH(Q)

SW16_INLINE __m512i sw16_set(uint32_t x) { return _mm512_set1_epi32((int)x); }

/*
 * An entry of a table in every lane, from memory: there the broadcast is free. The compiler must not
 * see which entry it is, or it makes it in a general register and moves it across.
 */
SW16_INLINE __m512i sw16_entry(const uint32_t *entry) {
  __asm__("" : "+r"(entry));
  return sw16_set(*entry);
}

SW16_INLINE __m512i sw16_plus(__m512i x, __m512i y) { return _mm512_add_epi32(x, y); }

SW16_INLINE __m512i sw16_xor3(__m512i x, __m512i y, __m512i z) {
  return _mm512_ternarylogic_epi32(x, y, z, SW16_XOR);
}

#define SW16_ROTATE(x, bits) _mm512_ror_epi32(x, bits)

SW16_INLINE __m512i sw16_big_sigma_0(__m512i x) {
  return sw16_xor3(SW16_ROTATE(x, 2), SW16_ROTATE(x, 13), SW16_ROTATE(x, 22));
}

SW16_INLINE __m512i sw16_big_sigma_1(__m512i x) {
  return sw16_xor3(SW16_ROTATE(x, 6), SW16_ROTATE(x, 11), SW16_ROTATE(x, 25));
}

SW16_INLINE __m512i sw16_small_sigma_0(__m512i x) {
  return sw16_xor3(SW16_ROTATE(x, 7), SW16_ROTATE(x, 18), _mm512_srli_epi32(x, 3));
}

SW16_INLINE __m512i sw16_small_sigma_1(__m512i x) {
  return sw16_xor3(SW16_ROTATE(x, 17), SW16_ROTATE(x, 19), _mm512_srli_epi32(x, 10));
}

SW16_INLINE sw16_state sw16_initial(void) {
  sw16_state s;
#define Q(i) s.v[i] = sw16_set(SW_INITIAL[i]);
  SW16_LOW(Q)
#undef Q
  return s;
}

/* x as it is, computed here: the compiler neither regroups sums across this nor delays it. */
SW16_INLINE __m512i sw16_here(__m512i x) {
  __asm__("" : "+v"(x));
  return x;
}

/*
 * Round i, counted modulo 8. The order matters: rotations fit two of the four pipes only, and the next
 * round waits longest for those of e, so they go first. Left to the compiler, which regroups the sums
 * and mixes everything, a round takes a tenth longer.
 */
SW16_INLINE void sw16_round(sw16_state *s, int i, __m512i wk) {
#define NAMED(letter) s->v[((letter) - 'a' - i) & 7]
  __m512i sigma = sw16_here(sw16_big_sigma_1(NAMED('e')));
  __m512i choice = _mm512_ternarylogic_epi32(NAMED('e'), NAMED('f'), NAMED('g'), SW16_CHOOSE);
  __m512i t = sw16_here(sw16_plus(NAMED('h'), wk));
  t = sw16_here(sw16_plus(t, choice));
  t = sw16_here(sw16_plus(t, sigma));
  NAMED('d') = sw16_here(sw16_plus(NAMED('d'), t));
  __m512i majority = _mm512_ternarylogic_epi32(NAMED('a'), NAMED('b'), NAMED('c'), SW16_MAJORITY);
  t = sw16_here(sw16_plus(t, majority));
  NAMED('h') = sw16_here(sw16_plus(t, sw16_big_sigma_0(NAMED('a'))));
#undef NAMED
}

/* Word 16 + i of the schedule in place of word i, counted modulo 16. */
SW16_INLINE void sw16_expand(sw16_message *m, int i) {
  m->w[i] = sw16_plus(sw16_plus(m->w[i], sw16_small_sigma_0(m->w[(i + 1) & 15])),
                      sw16_plus(m->w[(i + 9) & 15], sw16_small_sigma_1(m->w[(i + 14) & 15])));
}

/* Rounds 16q + 0 .. 7 or 8 .. 15. */
#define SW16_FRESH_ROUND(i)                                      \
  {                                                              \
    __m512i wk = sw16_plus(m->w[i], sw16_entry(SW_K + 16 * q + i)); \
    if (keep != NULL) {                                          \
      keep->w[16 * q + i] = wk;                                  \
    }                                                            \
    sw16_round(s, i, wk);                                        \
  }

SW16_INLINE void sw16_add(sw16_state *s, const sw16_state *feed_forward) {
#define Q(i) s->v[i] = sw16_plus(s->v[i], feed_forward->v[i]);
  SW16_LOW(Q)
#undef Q
}

/* The rounds from 16 on. Four turns of 16 rounds: unrolled further, the code outgrows the cache. */
SW16_INLINE void sw16_rounds_from_16(sw16_state *s, sw16_message *m, sw16_schedule *keep) {
#define Q(i) sw16_expand(m, i); SW16_FRESH_ROUND(i)
  for (int q = 1; q < 4; q++) {
    SW16_ALL(Q)
  }
#undef Q
}

/* A block whose schedule is computed, and kept unless keep is NULL. */
SW16_INLINE void sw16_fresh(sw16_state *s, sw16_message *m, sw16_schedule *keep) {
  const sw16_state old = *s;
  const int q = 0;
  SW16_ALL(SW16_FRESH_ROUND)
  sw16_rounds_from_16(s, m, keep);
  sw16_add(s, &old);
}

/* A block whose schedule was kept before. */
SW16_INLINE void sw16_ready(sw16_state *s, const sw16_schedule *kept) {
  const sw16_state old = *s;
#define Q(i) sw16_round(s, i, kept->w[q + i]);
  for (int q = 0; q < 64; q += 16) {
    SW16_ALL(Q)
  }
#undef Q
  sw16_add(s, &old);
}

/* The block of padding that ends a message of 64 bytes. */
SW16_INLINE void sw16_padding_64(sw16_state *s) {
  const sw16_state old = *s;
#define Q(i) sw16_round(s, i, sw16_entry(SW_PADDING_64 + q + i));
  for (int q = 0; q < 64; q += 16) {
    SW16_ALL(Q)
  }
#undef Q
  sw16_add(s, &old);
}

/* Cuts digests to 254 bits: the top two bits of their last byte. */
SW16_INLINE void sw16_truncate(sw16_state *s) {
  s->v[7] = _mm512_and_si512(s->v[7], sw16_set(0xffffff3f));
}

#endif
