// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The preimage of a label in SHA-256 blocks: one header block (replica id, layer, node), 18 blocks of
 * two parents each, and a last block of one parent and the padding. The parents repeat cyclically, so
 * only the first few of the 18 blocks are distinct.
 */
#ifndef SEALWRIGHT_LABEL_LAYOUT_H
#define SEALWRIGHT_LABEL_LAYOUT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Parents of a node in the list, the first six of them in the layer that is being made. */
#define PARENTS 14
#define BASE_PARENTS 6
/* Parents in a preimage, repetitions counted. */
#define SLOTS 37
#define PARENT_BLOCKS (SLOTS / 2)
/* Blocks until the parents repeat, in layer 1 and above it. */
#define DISTINCT_IN_LAYER_1 (BASE_PARENTS / 2)
#define DISTINCT_ABOVE (PARENTS / 2)
/* Replica id, layer, node, zeros; then the parents. Node 0 has the header only. */
#define HEADER_BYTES 64
#define PREIMAGE_BYTES (HEADER_BYTES + 32 * SLOTS)
/* Nodes between asking for a parent's memory and reading it: some 1.2 microseconds. */
#define PREFETCH_DISTANCE 2

/* Parent k of the node whose entry is number i of the list. */
static inline uint32_t sw_parent(const uint8_t *parents, uint64_t i, int k) {
  uint32_t parent;
  memcpy(&parent, parents + 4 * (PARENTS * i + (uint64_t)k), sizeof parent);
  return parent;
}

/* Whether every parent that will be read lies in its layer. Node 0 has none, whatever its entry says. */
static inline int sw_parents_fit(const uint8_t *parents, uint64_t from, uint64_t count,
                                 uint32_t layer, uint64_t current_nodes, uint64_t previous_nodes) {
  int bad = 0;
  for (uint64_t i = from == 0; i < count; i++) {
    for (int k = 0; k < BASE_PARENTS; k++) {
      bad |= sw_parent(parents, i, k) >= current_nodes;
    }
    for (int k = BASE_PARENTS; layer > 1 && k < PARENTS; k++) {
      bad |= sw_parent(parents, i, k) >= previous_nodes;
    }
  }
  return !bad;
}

/*
 * Asks for the parents of entry i of the list, which the caller knows to exist, in nodes of stride
 * bytes. Always inlined: GCC 12 takes a function that only prefetches for one without effect, and drops
 * the call.
 */
static inline __attribute__((always_inline)) void sw_prefetch_parents(
    const uint8_t *parents, uint64_t i, uint32_t layer, const uint8_t *current,
    const uint8_t *previous, uint64_t stride) {
  for (int k = 0; k < BASE_PARENTS; k++) {
    __builtin_prefetch(current + stride * sw_parent(parents, i, k));
  }
  for (int k = BASE_PARENTS; layer > 1 && k < PARENTS; k++) {
    __builtin_prefetch(previous + stride * sw_parent(parents, i, k));
  }
}

#endif
