// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Labels of one sector. A label depends on the label before it, so there is one stream, bound by the
 * latency of its 20 blocks. Two things shorten it: schedules of repeated blocks are computed once, and
 * the blocks of the next node that do not need this node's label (its header always, its first parents
 * mostly) run as a second stream beside the repeated blocks of this one.
 */
#include "sealwright.h"

#if defined(__x86_64__)
#include "label_layout.h"
#include "sha256_ni.h"

#define NODE 32

/* One call's arguments. */
typedef struct {
  const uint8_t *current, *previous, *parents;
  __m128i replica_low, replica_high;
  uint32_t layer;
  int distinct;
} labelling;

/* A label under way: the chaining value, the schedules so far, and how many parent blocks are in. */
typedef struct {
  sw_state state;
  sw_schedule *kept;
  int absorbed;
} label;

SW_INLINE sw_message header(const labelling *l, uint64_t node) {
  sw_message m = {{l->replica_low, l->replica_high,
                   _mm_set_epi32(0, (int)(uint32_t)node, (int)(uint32_t)(node >> 32), (int)l->layer),
                   _mm_setzero_si128()}};
  return m;
}

SW_INLINE const uint8_t *parent_label(const labelling *l, uint64_t i, int slot) {
  const uint8_t *source = slot < BASE_PARENTS ? l->current : l->previous;
  return source + (uint64_t)NODE * sw_parent(l->parents, i, slot);
}

SW_INLINE sw_message parent_block(const labelling *l, uint64_t i, int block) {
  return sw_two_nodes(parent_label(l, i, 2 * block), parent_label(l, i, 2 * block + 1));
}

/* Whether a parent block of entry i can be read before node is labelled. */
SW_INLINE int is_independent(const labelling *l, uint64_t i, int block, uint64_t node) {
  return 2 * block >= BASE_PARENTS ||
         (sw_parent(l->parents, i, 2 * block) != node &&
          sw_parent(l->parents, i, 2 * block + 1) != node);
}

SW_INLINE const sw_schedule *repeated(const labelling *l, const label *now, int block) {
  return &now->kept[block % l->distinct];
}

/* All that is left of the label of entry i; the next one, where there is one, begins on the way. */
SW_INLINE void finish(const labelling *l, uint64_t i, uint64_t node, label *now, label *next) {
  for (int b = now->absorbed; b < l->distinct; b++) {
    sw_fresh(&now->state, parent_block(l, i, b), &now->kept[b]);
  }
  int done = l->distinct;
  if (next != NULL) {
    /* At most 1 + 7 blocks of the next label, beside 11 or more of this one. */
    sw_ready_fresh(&now->state, repeated(l, now, done++), &next->state, header(l, node + 1), NULL);
    int b = 0;
    for (; b < l->distinct && is_independent(l, i + 1, b, node); b++) {
      sw_ready_fresh(&now->state, repeated(l, now, done++), &next->state, parent_block(l, i + 1, b),
                     &next->kept[b]);
    }
    next->absorbed = b;
  }
  while (done < PARENT_BLOCKS) {
    sw_ready(&now->state, repeated(l, now, done++));
  }
  const uint8_t *last = parent_label(l, i, (SLOTS - 1) % (2 * l->distinct));
  sw_message m = {{sw_swap_bytes(sw_load(last)), sw_swap_bytes(sw_load(last + 16))}};
  sw_pad_half(&m, PREIMAGE_BYTES);
  sw_fresh(&now->state, m, NULL);
}

SW_TARGET int sw_sha_labels(const uint8_t *replica_id, uint32_t layer, uint8_t *current,
                            uint64_t current_nodes, const uint8_t *previous,
                            uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                            uint64_t count) {
  sw_begin();
  if (!sw_parents_fit(parents, from, count, layer, current_nodes, previous_nodes)) {
    return SW_BAD_PARENT;
  }
  labelling l = {current,
                 previous,
                 parents,
                 sw_swap_bytes(sw_load(replica_id)),
                 sw_swap_bytes(sw_load(replica_id + 16)),
                 layer,
                 layer == 1 ? DISTINCT_IN_LAYER_1 : DISTINCT_ABOVE};
  sw_schedule kept[2][DISTINCT_ABOVE];
  uint64_t i = 0;
  if (from == 0 && count > 0) {
    sw_state s = sw_initial();
    sw_fresh(&s, header(&l, 0), NULL);
    sw_prepare_padding_64(&kept[0][0]);
    sw_ready(&s, &kept[0][0]);
    sw_store_node(current, &s);
    i = 1;
  }
  label now = {sw_initial(), kept[0], 0};
  if (i < count) {
    sw_fresh(&now.state, header(&l, from + i), NULL);
  }
  for (; i < count; i++) {
    if (i + PREFETCH_DISTANCE < count) {
      sw_prefetch_parents(parents, i + PREFETCH_DISTANCE, layer, current, previous, NODE);
    }
    label next = {sw_initial(), now.kept == kept[0] ? kept[1] : kept[0], 0};
    if (i + 1 < count) {
      finish(&l, i, from + i, &now, &next);
    } else {
      finish(&l, i, from + i, &now, NULL);
    }
    sw_store_node(current + NODE * (from + i), &now.state);
    now = next;
  }
  return SW_OK;
}

#else

int sw_sha_labels(const uint8_t *replica_id, uint32_t layer, uint8_t *current,
                  uint64_t current_nodes, const uint8_t *previous, uint64_t previous_nodes,
                  const uint8_t *parents, uint64_t from, uint64_t count) {
  (void)replica_id, (void)layer, (void)current, (void)current_nodes, (void)previous;
  (void)previous_nodes, (void)parents, (void)from, (void)count;
  return SW_UNSUPPORTED;
}

#endif
