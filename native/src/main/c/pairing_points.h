// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Which pairs count, and the curve's parameter. */
#ifndef SEALWRIGHT_PAIRING_POINTS_H
#define SEALWRIGHT_PAIRING_POINTS_H

#include <stdint.h>

#define PAIRING_G1_BYTES 96
#define PAIRING_G2_BYTES 192
/* Pairs that share the squarings; more would save next to nothing and take room on the stack. */
#define PAIRING_BATCH 32
/* The absolute value of the curve's parameter, which is negative. */
#define PAIRING_X 0xd201000000010000ULL

/* The flag of the uncompressed encoding. */
static inline int pairing_is_infinity(const uint8_t *point) { return (point[0] & 0x40) != 0; }

/*
 * Takes the indices of pairs without infinity, from *next on and below count, and moves *next behind
 * the last one looked at; returns how many, at most PAIRING_BATCH.
 */
static inline int pairing_take(uint64_t *taken, uint64_t *next, const uint8_t *g1,
                               const uint8_t *g2, uint64_t count) {
  int pairs = 0;
  for (; *next < count && pairs < PAIRING_BATCH; ++*next) {
    if (!pairing_is_infinity(g1 + PAIRING_G1_BYTES * *next) &&
        !pairing_is_infinity(g2 + PAIRING_G2_BYTES * *next)) {
      taken[pairs++] = *next;
    }
  }
  return pairs;
}

#endif
