// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * SHA-256 compression in x86 SHA instructions, in pieces that interleave.
 *
 * One block is 16 quads of rounds. A quad's two sha256rnds2 form a chain of 4 + 4 cycles, while the
 * unit takes a new one every 2 cycles: a single stream leaves half of it idle, two independent streams
 * fill it. So each block function below is a straight line of quads of one or of two streams.
 *
 * A quad is "fresh" where the message schedule is computed on the way (and W + K may be kept), and
 * "ready" where W + K was kept before.
 */
#ifndef SEALWRIGHT_SHA256_NI_H
#define SEALWRIGHT_SHA256_NI_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#include "sha256_tables.h"

#define SW_TARGET __attribute__((target("sha,avx")))
#define SW_INLINE static inline __attribute__((always_inline)) SW_TARGET

/*
 * First of all in every exported function. Callers compiled for 512-bit registers can leave the upper
 * parts in use; pair hashes called from such Java code took 46 ns a node without this line, 34 ns with.
 */
SW_INLINE void sw_begin(void) { _mm256_zeroupper(); }

/* The chaining value in the order that sha256rnds2 wants. */
typedef struct {
  __m128i abef, cdgh;
} sw_state;

/* The last 16 words of the message schedule; starts as the block, words in native order. */
typedef struct {
  __m128i q[4];
} sw_message;

/* W + K of one whole block. */
typedef struct {
  __m128i q[16];
} sw_schedule;

/* Runs Q for the quads of a block; a macro, so that every index is a constant. */
#define SW_QUADS(Q) \
  Q(0) Q(1) Q(2) Q(3) Q(4) Q(5) Q(6) Q(7) Q(8) Q(9) Q(10) Q(11) Q(12) Q(13) Q(14) Q(15)

SW_INLINE __m128i sw_load(const void *p) { return _mm_loadu_si128((const __m128i *)p); }

SW_INLINE void sw_store(void *p, __m128i x) { _mm_storeu_si128((__m128i *)p, x); }

SW_INLINE __m128i sw_swap_bytes(__m128i x) {
  return _mm_shuffle_epi8(x, _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL));
}

SW_INLINE sw_state sw_initial(void) {
  sw_state s = {_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
                _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
  return s;
}

/* Four rounds. */
SW_INLINE void sw_rounds(sw_state *s, __m128i wk) {
  s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, wk);
  s->abef = _mm_sha256rnds2_epu32(s->abef, s->cdgh, _mm_shuffle_epi32(wk, 0x0e));
}

/* Four rounds of quad i, and words 4i+16 .. 4i+19 of the schedule in place of words 4i .. 4i+3. */
SW_INLINE void sw_quad_fresh(sw_state *s, sw_message *m, int i, sw_schedule *keep) {
  __m128i oldest = m->q[i & 3];
  __m128i wk = _mm_add_epi32(oldest, sw_load(SW_K + 4 * i));
  if (keep != NULL) {
    keep->q[i] = wk;
  }
  sw_rounds(s, wk);
  if (i < 12) {
    __m128i newest = m->q[(i + 3) & 3];
    __m128i seventh = _mm_alignr_epi8(newest, m->q[(i + 2) & 3], 4);
    __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(oldest, m->q[(i + 1) & 3]), seventh);
    m->q[i & 3] = _mm_sha256msg2_epu32(sum, newest);
  }
}

SW_INLINE void sw_add(sw_state *s, sw_state feed_forward) {
  s->abef = _mm_add_epi32(s->abef, feed_forward.abef);
  s->cdgh = _mm_add_epi32(s->cdgh, feed_forward.cdgh);
}

/* One stream, schedule computed and kept unless keep is NULL. */
SW_INLINE void sw_fresh(sw_state *s, sw_message m, sw_schedule *keep) {
  sw_state old = *s;
#define Q(i) sw_quad_fresh(s, &m, i, keep);
  SW_QUADS(Q)
#undef Q
  sw_add(s, old);
}

/* One stream, schedule kept before. */
SW_INLINE void sw_ready(sw_state *s, const sw_schedule *kept) {
  sw_state old = *s;
#define Q(i) sw_rounds(s, kept->q[i]);
  SW_QUADS(Q)
#undef Q
  sw_add(s, old);
}

/* Two streams, both fresh. */
SW_INLINE void sw_fresh_fresh(sw_state *a, sw_message ma, sw_schedule *keep_a, sw_state *b,
                              sw_message mb, sw_schedule *keep_b) {
  sw_state old_a = *a, old_b = *b;
#define Q(i)                         \
  sw_quad_fresh(a, &ma, i, keep_a);  \
  sw_quad_fresh(b, &mb, i, keep_b);
  SW_QUADS(Q)
#undef Q
  sw_add(a, old_a);
  sw_add(b, old_b);
}

/* Two streams, a ready and b fresh. */
SW_INLINE void sw_ready_fresh(sw_state *a, const sw_schedule *kept, sw_state *b, sw_message mb,
                              sw_schedule *keep) {
  sw_state old_a = *a, old_b = *b;
#define Q(i)                    \
  sw_rounds(a, kept->q[i]);     \
  sw_quad_fresh(b, &mb, i, keep);
  SW_QUADS(Q)
#undef Q
  sw_add(a, old_a);
  sw_add(b, old_b);
}

/* Two streams, both ready. */
SW_INLINE void sw_ready_ready(sw_state *a, const sw_schedule *kept_a, sw_state *b,
                              const sw_schedule *kept_b) {
  sw_state old_a = *a, old_b = *b;
#define Q(i)                  \
  sw_rounds(a, kept_a->q[i]); \
  sw_rounds(b, kept_b->q[i]);
  SW_QUADS(Q)
#undef Q
  sw_add(a, old_a);
  sw_add(b, old_b);
}

/* A block of two nodes as they lie in memory. */
SW_INLINE sw_message sw_two_nodes(const uint8_t *first, const uint8_t *second) {
  sw_message m = {{sw_swap_bytes(sw_load(first)), sw_swap_bytes(sw_load(first + 16)),
                   sw_swap_bytes(sw_load(second)), sw_swap_bytes(sw_load(second + 16))}};
  return m;
}

/* The second half of a last block that holds 32 bytes of a message of so many bytes. */
SW_INLINE void sw_pad_half(sw_message *m, int message_bytes) {
  m->q[2] = _mm_set_epi32(0, 0, 0, (int)0x80000000);
  m->q[3] = _mm_set_epi32(8 * message_bytes, 0, 0, 0);
}

/* The last block of a message of 64 bytes, which is the same for every one. */
SW_INLINE void sw_prepare_padding_64(sw_schedule *keep) {
  sw_state unused = sw_initial();
  sw_message m = {{_mm_set_epi32(0, 0, 0, (int)0x80000000), _mm_setzero_si128(),
                   _mm_setzero_si128(), _mm_set_epi32(8 * 64, 0, 0, 0)}};
  sw_fresh(&unused, m, keep);
}

/* The digest as eight words in order, cut to 254 bits: the top two bits of its last byte cleared. */
SW_INLINE void sw_digest_254(const sw_state *s, __m128i *low, __m128i *high) {
  __m128i feba = _mm_shuffle_epi32(s->abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(s->cdgh, 0xb1);
  *low = _mm_blend_epi16(feba, dchg, 0xf0);
  *high = _mm_and_si128(_mm_alignr_epi8(dchg, feba, 8), _mm_set_epi32((int)0xffffff3f, -1, -1, -1));
}

SW_INLINE void sw_store_node(uint8_t *out, const sw_state *s) {
  __m128i low, high;
  sw_digest_254(s, &low, &high);
  sw_store(out, sw_swap_bytes(low));
  sw_store(out + 16, sw_swap_bytes(high));
}

#endif
