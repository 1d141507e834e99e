// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Labels of 16 sectors side by side, one a lane. The interleaved layout is what the lanes want: a word
 * of a node of all sectors is one vector, and no node is ever transposed.
 */
#include "sealwright.h"

#if defined(__x86_64__)
#include "label_layout.h"
#include "sha256_x16.h"

/* A node of all sectors. */
#define WORD 64
#define NODE (8 * WORD)

SW16_INLINE __m512i load_word(const uint8_t *node, int i) {
  return _mm512_loadu_si512(node + WORD * i);
}

SW16_INLINE void load_low(sw16_message *m, const uint8_t *node) {
#define Q(i) m->w[i] = load_word(node, i);
  SW16_LOW(Q)
#undef Q
}

SW16_INLINE void load_high(sw16_message *m, const uint8_t *node) {
#define Q(i) m->w[i] = load_word(node, i - 8);
  SW16_HIGH(Q)
#undef Q
}

SW16_INLINE void store(uint8_t *node, sw16_state *s) {
  sw16_truncate(s);
#define Q(i) _mm512_storeu_si512(node + WORD * i, s->v[i]);
  SW16_LOW(Q)
#undef Q
}

/* The header's first eight rounds: the replica id, the same for every node. */
SW16_INLINE sw16_state absorb_replica_ids(const uint8_t *replica_ids) {
  sw16_state s = sw16_initial();
#define Q(i) sw16_round(&s, i, sw16_plus(load_word(replica_ids, i), sw16_entry(SW_K + i)));
  SW16_LOW(Q)
#undef Q
  return s;
}

/* The header's other rounds. */
SW16_INLINE void finish_header(sw16_state *s, const uint8_t *replica_ids, uint32_t layer,
                               uint64_t node) {
  const sw16_state initial = sw16_initial();
  sw16_schedule *const keep = NULL;
  sw16_message header, *const m = &header;
  const int q = 0;
  load_low(m, replica_ids);
  m->w[8] = sw16_set(layer);
  m->w[9] = sw16_set((uint32_t)(node >> 32));
  m->w[10] = sw16_set((uint32_t)node);
  m->w[11] = m->w[12] = m->w[13] = m->w[14] = m->w[15] = _mm512_setzero_si512();
  SW16_HIGH(SW16_FRESH_ROUND)
  sw16_rounds_from_16(s, m, NULL);
  sw16_add(s, &initial);
}

/* The last block: one parent and the end of the message. */
SW16_INLINE void absorb_last(sw16_state *s, const uint8_t *parent) {
  sw16_message m;
  load_low(&m, parent);
  m.w[8] = sw16_set(0x80000000);
  m.w[9] = m.w[10] = m.w[11] = m.w[12] = m.w[13] = m.w[14] = _mm512_setzero_si512();
  m.w[15] = sw16_set(8 * PREIMAGE_BYTES);
  sw16_fresh(s, &m, NULL);
}

/*
 * Asks for parent k of entry i of the list. A node is eight cache lines; all parents at once would be
 * more than a core can ask for, so one is asked for beside each block. Into the second-level cache:
 * the schedules fill the first. Always inlined for the reason given in label_layout.h.
 */
SW16_INLINE void prefetch_parent(const uint8_t *source, const uint8_t *parents, uint64_t i, int k) {
  const uint8_t *node = source + (uint64_t)NODE * sw_parent(parents, i, k);
#define Q(line) __builtin_prefetch(node + WORD * line, 0, 2);
  SW16_LOW(Q)
#undef Q
}

SW16_TARGET int sw_sha_labels_x16(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                                  uint64_t current_nodes, const uint8_t *previous,
                                  uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                                  uint64_t count) {
  if (!sw_parents_fit(parents, from, count, layer, current_nodes, previous_nodes)) {
    return SW_BAD_PARENT;
  }
  const int distinct = layer == 1 ? DISTINCT_IN_LAYER_1 : DISTINCT_ABOVE;
  const sw16_state replicas = absorb_replica_ids(replica_ids);
  sw16_schedule kept[DISTINCT_ABOVE];
  for (uint64_t i = 0; i < count; i++) {
    const uint64_t node = from + i;
    const uint8_t *read[PARENTS];
    sw16_state s = replicas;
    finish_header(&s, replica_ids, layer, node);
    if (node == 0) {
      sw16_padding_64(&s);
      store(current, &s);
      continue;
    }
    for (int k = 0; k < 2 * distinct; k++) {
      read[k] = (k < BASE_PARENTS ? current : previous) + (uint64_t)NODE * sw_parent(parents, i, k);
    }
    for (int k = 0; k < distinct; k++) {
      sw16_message m;
      load_low(&m, read[2 * k]);
      load_high(&m, read[2 * k + 1]);
      sw16_fresh(&s, &m, &kept[k]);
    }
    for (int k = distinct, repeat = 0; k < PARENT_BLOCKS; k++) {
      const int ahead = k - distinct;
      if (i + 1 < count && ahead < 2 * distinct) {
        prefetch_parent(ahead < BASE_PARENTS ? current : previous, parents, i + 1, ahead);
      }
      sw16_ready(&s, &kept[repeat]);
      repeat = repeat + 1 == distinct ? 0 : repeat + 1;
    }
    absorb_last(&s, read[(SLOTS - 1) % (2 * distinct)]);
    store(current + NODE * node, &s);
  }
  return SW_OK;
}

#else

int sw_sha_labels_x16(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                      uint64_t current_nodes, const uint8_t *previous, uint64_t previous_nodes,
                      const uint8_t *parents, uint64_t from, uint64_t count) {
  (void)replica_ids, (void)layer, (void)current, (void)current_nodes, (void)previous;
  (void)previous_nodes, (void)parents, (void)from, (void)count;
  return SW_UNSUPPORTED;
}

#endif
