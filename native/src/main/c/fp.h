// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The base field of BLS12-381: six 64-bit limbs, least significant first, in Montgomery form with
 * R = 2^384, always reduced below p, so that equal elements are equal bits. Variable time.
 *
 * Where SW_FP_ADX is defined before this file, addition chains and products are in MULX, ADCX and
 * ADOX, and the file that includes it must run only where sw_adx_supported says so. The functions
 * are static: both kinds can be in one library. Outputs may be operands everywhere.
 */
#ifndef SEALWRIGHT_FP_H
#define SEALWRIGHT_FP_H

#include <stdint.h>
#include <string.h>

#define FP_LIMBS 6
#define FP_BYTES 48
#define FP_UNUSED __attribute__((unused))
#define FP_INLINE static inline FP_UNUSED

typedef struct {
  uint64_t l[FP_LIMBS];
} fp;

static const fp FP_P = {{0xb9feffffffffaaab, 0x1eabfffeb153ffff, 0x6730d2a0f6b0f624,
                         0x64774b84f38512bf, 0x4b1ba7b6434bacd7, 0x1a0111ea397fe69a}};
/* R, that is 1; R^2, which takes integers into Montgomery form; R^3, which does so for inverses. */
static const fp FP_ONE FP_UNUSED = {{0x760900000002fffd, 0xebf4000bc40c0002, 0x5f48985753c758ba,
                                     0x77ce585370525745, 0x5c071a97a256ec6d, 0x15f65ec3fa80e493}};
static const fp FP_R2 FP_UNUSED = {{0xf4df1f341c341746, 0x0a76e6a609d104f1, 0x8de5476c4c95b6d5,
                                    0x67eb88a9939d83c0, 0x9a793e85b519952d, 0x11988fe592cae3aa}};
static const fp FP_R3 FP_UNUSED = {{0xed48ac6bd94ca1e0, 0x315f831e03a7adf8, 0x9a53352a615e29dd,
                                    0x34c04e5e921e1761, 0x2512d43565724728, 0x0aa6346091755d4d}};
/* -1/p modulo 2^64. */
#define FP_N0 0x89f3fffcfffcfffdULL

FP_INLINE fp fp_zero(void) { return (fp){{0}}; }

FP_INLINE int fp_is_zero(const fp *a) {
  return (a->l[0] | a->l[1] | a->l[2] | a->l[3] | a->l[4] | a->l[5]) == 0;
}

FP_INLINE int fp_equal(const fp *a, const fp *b) { return memcmp(a, b, sizeof(fp)) == 0; }

#ifdef SW_FP_ADX
#include "fp_adx.h"
#else
#include "fp_int128.h"
#endif

/* o = a b / R. */
FP_INLINE void fp_sqr(fp *o, const fp *a) { fp_mul(o, a, a); }

FP_INLINE void fp_dbl(fp *o, const fp *a) { fp_add(o, a, a); }

FP_INLINE void fp_neg(fp *o, const fp *a) {
  const fp zero = fp_zero();
  fp_sub(o, &zero, a);
}

/* Into Montgomery form and out of it; the plain integer is below p. */
FP_INLINE void fp_to_mont(fp *o, const fp *a) { fp_mul(o, a, &FP_R2); }

FP_INLINE void fp_from_mont(fp *o, const fp *a) {
  const fp one = {{1}};
  fp_mul(o, a, &one);
}

/* Whether a plain integer is below p. */
FP_INLINE int fp_is_canonical(const fp *a) {
  for (int i = FP_LIMBS - 1; i >= 0; i--) {
    if (a->l[i] != FP_P.l[i]) {
      return a->l[i] < FP_P.l[i];
    }
  }
  return 0;
}

/* Plain integers of 48 bytes, to and from, in either order. */
FP_INLINE void fp_load_be(fp *o, const uint8_t *bytes) {
  for (int i = 0; i < FP_LIMBS; i++) {
    uint64_t word = 0;
    for (int j = 0; j < 8; j++) {
      word = word << 8 | bytes[8 * (FP_LIMBS - 1 - i) + j];
    }
    o->l[i] = word;
  }
}

FP_INLINE void fp_store_be(uint8_t *bytes, const fp *a) {
  for (int i = 0; i < FP_BYTES; i++) {
    bytes[FP_BYTES - 1 - i] = (uint8_t)(a->l[i / 8] >> (8 * (i % 8)));
  }
}

FP_INLINE void fp_load_le(fp *o, const uint8_t *bytes) {
  for (int i = 0; i < FP_LIMBS; i++) {
    uint64_t word = 0;
    for (int j = 7; j >= 0; j--) {
      word = word << 8 | bytes[8 * i + j];
    }
    o->l[i] = word;
  }
}

FP_INLINE void fp_store_le(uint8_t *bytes, const fp *a) {
  for (int i = 0; i < FP_BYTES; i++) {
    bytes[i] = (uint8_t)(a->l[i / 8] >> (8 * (i % 8)));
  }
}

#include "fp_inverse.h"

/* o = 1/a, and 0 for 0. */
FP_INLINE void fp_inverse(fp *o, const fp *a) {
  fp plain;
  fp_modular_inverse(&plain, a);
  fp_mul(o, &plain, &FP_R3);
}

#endif
