// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The scalar field of BLS12-381 in portable C: four 64-bit limbs, least significant first, Montgomery
 * form with 2^256, always below r. Wants a compiler with 128-bit integers.
 */
#ifndef SEALWRIGHT_FR_INT128_H
#define SEALWRIGHT_FR_INT128_H

#include <stdint.h>
#include <string.h>

#define FR_LIMBS 4
#define FR_BYTES 32

__extension__ typedef unsigned __int128 fr_wide;

typedef struct {
  uint64_t v[FR_LIMBS];
} fr;

static const uint64_t FR_R[FR_LIMBS] = {0xffffffff00000001, 0x53bda402fffe5bfe, 0x3339d80809a1d805,
                                        0x73eda753299d7d48};
/* -1/r mod 2^64. */
#define FR_INV 0xfffffffeffffffffULL

static inline uint64_t fr_swap_to_little(uint64_t x) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return __builtin_bswap64(x);
#else
  return x;
#endif
}

static inline fr fr_load(const uint8_t *at) {
  fr out;
  memcpy(out.v, at, FR_BYTES);
  for (int k = 0; k < FR_LIMBS; k++) {
    out.v[k] = fr_swap_to_little(out.v[k]);
  }
  return out;
}

static inline void fr_store(uint8_t *at, fr a) {
  for (int k = 0; k < FR_LIMBS; k++) {
    a.v[k] = fr_swap_to_little(a.v[k]);
  }
  memcpy(at, a.v, FR_BYTES);
}

/* a, below 2r, less r where it is not below r. */
static inline fr fr_reduce_once(fr a) {
  fr less;
  uint64_t borrow = 0;
  for (int k = 0; k < FR_LIMBS; k++) {
    const fr_wide d = (fr_wide)a.v[k] - FR_R[k] - borrow;
    less.v[k] = (uint64_t)d;
    borrow = (uint64_t)(d >> 64) & 1;
  }
  const uint64_t keep = (uint64_t)0 - borrow;
  for (int k = 0; k < FR_LIMBS; k++) {
    a.v[k] = (a.v[k] & keep) | (less.v[k] & ~keep);
  }
  return a;
}

static inline fr fr_add(fr a, fr b) {
  uint64_t carry = 0;
  for (int k = 0; k < FR_LIMBS; k++) {
    const fr_wide s = (fr_wide)a.v[k] + b.v[k] + carry;
    a.v[k] = (uint64_t)s;
    carry = (uint64_t)(s >> 64);
  }
  return fr_reduce_once(a);
}

static inline fr fr_sub(fr a, fr b) {
  uint64_t borrow = 0;
  for (int k = 0; k < FR_LIMBS; k++) {
    const fr_wide d = (fr_wide)a.v[k] - b.v[k] - borrow;
    a.v[k] = (uint64_t)d;
    borrow = (uint64_t)(d >> 64) & 1;
  }
  const uint64_t below = (uint64_t)0 - borrow;
  uint64_t carry = 0;
  for (int k = 0; k < FR_LIMBS; k++) {
    const fr_wide s = (fr_wide)a.v[k] + (FR_R[k] & below) + carry;
    a.v[k] = (uint64_t)s;
    carry = (uint64_t)(s >> 64);
  }
  return a;
}

/* a b / 2^256. The modulus leaves its top bit free, so no carry leaves the fifth limb. */
static inline fr fr_mul(fr a, fr b) {
  uint64_t t[FR_LIMBS] = {0, 0, 0, 0};
  for (int i = 0; i < FR_LIMBS; i++) {
    fr_wide c = 0;
    for (int k = 0; k < FR_LIMBS; k++) {
      c += (fr_wide)a.v[k] * b.v[i] + t[k];
      t[k] = (uint64_t)c;
      c >>= 64;
    }
    const uint64_t top = (uint64_t)c;
    const uint64_t q = t[0] * FR_INV;
    c = ((fr_wide)q * FR_R[0] + t[0]) >> 64;
    for (int k = 1; k < FR_LIMBS; k++) {
      c += (fr_wide)q * FR_R[k] + t[k];
      t[k - 1] = (uint64_t)c;
      c >>= 64;
    }
    t[FR_LIMBS - 1] = top + (uint64_t)c;
  }
  fr out;
  memcpy(out.v, t, sizeof out.v);
  return fr_reduce_once(out);
}

#endif
