// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Two-to-one hashes of tree nodes, 16 at a time. */
#include "sealwright.h"

#if defined(__x86_64__)
#include <string.h>

#include "sha256_x16.h"

#define LANES 16
#define NODE 32
#define PAIR (2 * NODE)

SW16_INLINE __m512i swap_bytes(__m512i x) {
  return _mm512_shuffle_epi8(
      x, _mm512_broadcast_i32x4(_mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL)));
}

/* 16 bytes each of pairs r, r + 4, r + 8 and r + 12, in one quarter each. Loads that blend cost no
 * shuffle, of which a transposition has enough. */
SW16_INLINE __m512i gather_quarters(const uint8_t *in, int r) {
  const __m128i *p = (const __m128i *)(in + PAIR * r);
  __m512i x = _mm512_broadcast_i32x4(_mm_loadu_si128(p));
  x = _mm512_mask_broadcast_i32x4(x, 0x00f0, _mm_loadu_si128(p + 4 * PAIR / 16));
  x = _mm512_mask_broadcast_i32x4(x, 0x0f00, _mm_loadu_si128(p + 8 * PAIR / 16));
  x = _mm512_mask_broadcast_i32x4(x, 0xf000, _mm_loadu_si128(p + 12 * PAIR / 16));
  return swap_bytes(x);
}

/* In each quarter, the columns of the 4 x 4 words whose rows are the arguments. */
SW16_INLINE void transpose_4(__m512i *x0, __m512i *x1, __m512i *x2, __m512i *x3) {
  __m512i low_01 = _mm512_unpacklo_epi32(*x0, *x1), high_01 = _mm512_unpackhi_epi32(*x0, *x1);
  __m512i low_23 = _mm512_unpacklo_epi32(*x2, *x3), high_23 = _mm512_unpackhi_epi32(*x2, *x3);
  *x0 = _mm512_unpacklo_epi64(low_01, low_23);
  *x1 = _mm512_unpackhi_epi64(low_01, low_23);
  *x2 = _mm512_unpacklo_epi64(high_01, high_23);
  *x3 = _mm512_unpackhi_epi64(high_01, high_23);
}

/* Pair 4q + r goes to lane 4q + r: quarter q, place r. */
SW16_INLINE void load(sw16_message *m, const uint8_t *in) {
#define Q(i) m->w[i] = gather_quarters(in + 16 * (i / 4), i % 4);
  SW16_ALL(Q)
#undef Q
  transpose_4(&m->w[0], &m->w[1], &m->w[2], &m->w[3]);
  transpose_4(&m->w[4], &m->w[5], &m->w[6], &m->w[7]);
  transpose_4(&m->w[8], &m->w[9], &m->w[10], &m->w[11]);
  transpose_4(&m->w[12], &m->w[13], &m->w[14], &m->w[15]);
}

/* Half of each of the digests r, r + 4, r + 8 and r + 12. */
SW16_INLINE void scatter_quarters(uint8_t *out, int r, __m512i x) {
  __m128i *p = (__m128i *)(out + NODE * r);
  x = swap_bytes(x);
  _mm_storeu_si128(p, _mm512_castsi512_si128(x));
  _mm_storeu_si128(p + 4 * NODE / 16, _mm512_extracti32x4_epi32(x, 1));
  _mm_storeu_si128(p + 8 * NODE / 16, _mm512_extracti32x4_epi32(x, 2));
  _mm_storeu_si128(p + 12 * NODE / 16, _mm512_extracti32x4_epi32(x, 3));
}

SW16_INLINE void store(uint8_t *out, sw16_state *s) {
  transpose_4(&s->v[0], &s->v[1], &s->v[2], &s->v[3]);
  transpose_4(&s->v[4], &s->v[5], &s->v[6], &s->v[7]);
#define Q(i) scatter_quarters(out + 16 * (i / 4), i % 4, s->v[i]);
  SW16_LOW(Q)
#undef Q
}

/* All 32 nodes are in registers before anything is written: out may be in. */
SW16_INLINE void hash_16(const uint8_t *in, uint8_t *out) {
  sw16_state s = sw16_initial();
  sw16_message m;
  load(&m, in);
  sw16_fresh(&s, &m, NULL);
  sw16_padding_64(&s);
  sw16_truncate(&s);
  store(out, &s);
}

SW16_TARGET int sw_sha_hash_pairs_x16(const uint8_t *in, uint8_t *out, uint64_t count) {
  for (; count >= LANES; count -= LANES, in += LANES * PAIR, out += LANES * NODE) {
    hash_16(in, out);
  }
  if (count > 0) {
    uint8_t padded[LANES * PAIR] = {0};
    memcpy(padded, in, PAIR * count);
    hash_16(padded, padded);
    memcpy(out, padded, NODE * count);
  }
  return SW_OK;
}

#else

int sw_sha_hash_pairs_x16(const uint8_t *in, uint8_t *out, uint64_t count) {
  (void)in, (void)out, (void)count;
  return SW_UNSUPPORTED;
}

#endif
