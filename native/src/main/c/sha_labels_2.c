// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Labels of two sectors side by side: two independent streams fill the SHA unit, so a label of each
 * takes little longer than a label of one.
 */
#include "sealwright.h"

#if defined(__x86_64__)
#include "label_layout.h"
#include "sha256_ni.h"

/* A node of both sectors. */
#define NODE 64

typedef struct {
  sw_message a, b;
} messages;

/* Words 0-3 of the first sector in *a, of the second in *b, from eight ints that alternate. */
SW_INLINE void part(const uint8_t *p, __m128i *a, __m128i *b) {
  __m128 x = _mm_castsi128_ps(sw_load(p));
  __m128 y = _mm_castsi128_ps(sw_load(p + 16));
  *a = _mm_castps_si128(_mm_shuffle_ps(x, y, _MM_SHUFFLE(2, 0, 2, 0)));
  *b = _mm_castps_si128(_mm_shuffle_ps(x, y, _MM_SHUFFLE(3, 1, 3, 1)));
}

/* Puts a node of both sectors into half 0 or 1 of their blocks. */
SW_INLINE void load_half(messages *m, int half, const uint8_t *node) {
  part(node, &m->a.q[2 * half], &m->b.q[2 * half]);
  part(node + 32, &m->a.q[2 * half + 1], &m->b.q[2 * half + 1]);
}

SW_INLINE void store(uint8_t *node, const sw_state *a, const sw_state *b) {
  __m128i a_low, a_high, b_low, b_high;
  sw_digest_254(a, &a_low, &a_high);
  sw_digest_254(b, &b_low, &b_high);
  sw_store(node, _mm_unpacklo_epi32(a_low, b_low));
  sw_store(node + 16, _mm_unpackhi_epi32(a_low, b_low));
  sw_store(node + 32, _mm_unpacklo_epi32(a_high, b_high));
  sw_store(node + 48, _mm_unpackhi_epi32(a_high, b_high));
}

SW_INLINE messages header(messages replica_ids, uint32_t layer, uint64_t node) {
  messages m = replica_ids;
  m.a.q[2] = m.b.q[2] =
      _mm_set_epi32(0, (int)(uint32_t)node, (int)(uint32_t)(node >> 32), (int)layer);
  m.a.q[3] = m.b.q[3] = _mm_setzero_si128();
  return m;
}

SW_TARGET int sw_sha_labels_2(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                              uint64_t current_nodes, const uint8_t *previous,
                              uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                              uint64_t count) {
  sw_begin();
  if (!sw_parents_fit(parents, from, count, layer, current_nodes, previous_nodes)) {
    return SW_BAD_PARENT;
  }
  const int distinct = layer == 1 ? DISTINCT_IN_LAYER_1 : DISTINCT_ABOVE;
  sw_schedule kept_a[DISTINCT_ABOVE], kept_b[DISTINCT_ABOVE];
  messages replicas = {0};
  load_half(&replicas, 0, replica_ids);
  for (uint64_t i = 0; i < count; i++) {
    if (i + PREFETCH_DISTANCE < count) {
      sw_prefetch_parents(parents, i + PREFETCH_DISTANCE, layer, current, previous, NODE);
    }
    const uint64_t node = from + i;
    const uint8_t *read[PARENTS];
    sw_state a = sw_initial(), b = sw_initial();
    messages m = header(replicas, layer, node);
    sw_fresh_fresh(&a, m.a, NULL, &b, m.b, NULL);
    if (node == 0) {
      sw_prepare_padding_64(&kept_a[0]);
      sw_ready_ready(&a, &kept_a[0], &b, &kept_a[0]);
      store(current, &a, &b);
      continue;
    }
    for (int k = 0; k < 2 * distinct; k++) {
      const uint8_t *source = k < BASE_PARENTS ? current : previous;
      read[k] = source + (uint64_t)NODE * sw_parent(parents, i, k);
    }
    for (int k = 0; k < distinct; k++) {
      load_half(&m, 0, read[2 * k]);
      load_half(&m, 1, read[2 * k + 1]);
      sw_fresh_fresh(&a, m.a, &kept_a[k], &b, m.b, &kept_b[k]);
    }
    for (int k = distinct, repeat = 0; k < PARENT_BLOCKS; k++) {
      sw_ready_ready(&a, &kept_a[repeat], &b, &kept_b[repeat]);
      repeat = repeat + 1 == distinct ? 0 : repeat + 1;
    }
    load_half(&m, 0, read[(SLOTS - 1) % (2 * distinct)]);
    sw_pad_half(&m.a, PREIMAGE_BYTES);
    sw_pad_half(&m.b, PREIMAGE_BYTES);
    sw_fresh_fresh(&a, m.a, NULL, &b, m.b, NULL);
    store(current + NODE * node, &a, &b);
  }
  return SW_OK;
}

#else

int sw_sha_labels_2(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                    uint64_t current_nodes, const uint8_t *previous, uint64_t previous_nodes,
                    const uint8_t *parents, uint64_t from, uint64_t count) {
  (void)replica_ids, (void)layer, (void)current, (void)current_nodes, (void)previous;
  (void)previous_nodes, (void)parents, (void)from, (void)count;
  return SW_UNSUPPORTED;
}

#endif
