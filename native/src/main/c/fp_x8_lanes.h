// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Elements of fp_x8.h lane by lane: rows (the eight limbs of one lane in 64 bytes of memory, the form
 * in which points are stored), plain integers, inverses.
 */
#ifndef SEALWRIGHT_FP_X8_LANES_H
#define SEALWRIGHT_FP_X8_LANES_H

#include "fp_x8.h"

#define FP_X8_ROW 64

/* Exchanges rows and columns of eight by eight words. */
FP_X8_INLINE void fp_x8_transpose(__m512i *r) {
  __m512i a[8], b[8];
#pragma GCC unroll 4
  for (int i = 0; i < 8; i += 2) {
    a[i] = _mm512_unpacklo_epi64(r[i], r[i + 1]);
    a[i + 1] = _mm512_unpackhi_epi64(r[i], r[i + 1]);
  }
#pragma GCC unroll 4
  for (int i = 0; i < 8; i += 4) {
#pragma GCC unroll 2
    for (int j = 0; j < 2; j++) {
      b[i + j] = _mm512_shuffle_i64x2(a[i + j], a[i + j + 2], 0x88);
      b[i + j + 2] = _mm512_shuffle_i64x2(a[i + j], a[i + j + 2], 0xdd);
    }
  }
#pragma GCC unroll 4
  for (int j = 0; j < 4; j++) {
    r[j] = _mm512_shuffle_i64x2(b[j], b[j + 4], 0x88);
    r[j + 4] = _mm512_shuffle_i64x2(b[j], b[j + 4], 0xdd);
  }
}

/* Rows at rows[lane] + offset bytes, aligned to 64; the lowest bit of an address is not part of it. */
FP_X8_INLINE void fp_x8_load_rows(fp_x8 *o, const uintptr_t *rows, uintptr_t offset) {
#pragma GCC unroll 8
  for (int lane = 0; lane < 8; lane++) {
    o->l[lane] = _mm512_load_si512((const void *)((rows[lane] & ~(uintptr_t)1) + offset));
  }
  fp_x8_transpose(o->l);
}

FP_X8_INLINE void fp_x8_store_rows(const uintptr_t *rows, uintptr_t offset, const fp_x8 *a) {
  __m512i r[8];
#pragma GCC unroll 8
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    r[j] = a->l[j];
  }
  fp_x8_transpose(r);
#pragma GCC unroll 8
  for (int lane = 0; lane < 8; lane++) {
    _mm512_store_si512((void *)(rows[lane] + offset), r[lane]);
  }
}

/* 48 bytes of an integer below 2^384, in some order of bytes, as a row of limbs. */
FP_X8_INLINE __m512i fp_x8_row_of_bytes(const uint8_t *bytes, __m512i order) {
  const __m512i shift = _mm512_set_epi64(4, 0, 4, 0, 4, 0, 4, 0);
  __m512i packed = _mm512_maskz_loadu_epi64(0x3f, bytes);
  __m512i words = _mm512_permutexvar_epi8(order, packed);
  return _mm512_and_si512(_mm512_srlv_epi64(words, shift), fp_x8_word(FP_X8_MASK));
}

/* Which byte goes where for a limb j: from bit 52 j upwards, byte 13 j / 2 of the integer. */
FP_X8_INLINE __m512i fp_x8_byte_order(int big_endian) {
  uint8_t order[64] __attribute__((aligned(64)));
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    for (int i = 0; i < 8; i++) {
      int byte = 13 * j / 2 + i;
      /* Byte 63 of the loaded register is always 0. */
      order[8 * j + i] = (uint8_t)(byte >= FP_BYTES ? 63 : big_endian ? FP_BYTES - 1 - byte : byte);
    }
  }
  return _mm512_load_si512(order);
}

/* Plain integers below p, 48 bytes at bytes[lane] + offset, into Montgomery form (below 2.1 p). */
FP_X8_INLINE void fp_x8_load_bytes(fp_x8 *o, const uintptr_t *bytes, uintptr_t offset,
                                   int big_endian) {
  const __m512i order = fp_x8_byte_order(big_endian);
#pragma GCC unroll 8
  for (int lane = 0; lane < 8; lane++) {
    o->l[lane] = fp_x8_row_of_bytes((const uint8_t *)(bytes[lane] + offset), order);
  }
  fp_x8_transpose(o->l);
  fp_x8 r2;
  fp_x8_set(&r2, FP_X8_R2);
  fp_x8_mul(o, o, &r2);
}

/* A row of tight limbs, worth less than 2 p, as six words below p. */
FP_X8_INLINE void fp_x8_pack_row(fp *o, const uint64_t *row) {
  fp t, difference;
  for (int i = 0; i < FP_LIMBS; i++) {
    int limb = 64 * i / 52;
    int shift = 64 * i % 52;
    t.l[i] = row[limb] >> shift | row[limb + 1] << (52 - shift);
    if (104 - shift < 64) {
      t.l[i] |= row[limb + 2] << (104 - shift);
    }
  }
  uint64_t borrow = 0;
  for (int i = 0; i < FP_LIMBS; i++) {
    uint64_t d = t.l[i] - FP_P.l[i];
    uint64_t next = (t.l[i] < FP_P.l[i]) | (d < borrow);
    difference.l[i] = d - borrow;
    borrow = next;
  }
  *o = borrow ? t : difference;
}

/* Plain integers below p of the eight lanes; a below 2^17 p. */
FP_X8_FUNCTION void fp_x8_to_plain(fp *o, const fp_x8 *a) {
  static const uint64_t one[FP_X8_LIMBS] = {1};
  fp_x8 t;
  fp_x8_set(&t, one);
  fp_x8_mul(&t, a, &t);
  fp_x8_reduce(&t, &t);
  fp_x8_transpose(t.l);
  for (int lane = 0; lane < 8; lane++) {
    uint64_t row[FP_X8_LIMBS] __attribute__((aligned(64)));
    _mm512_store_si512(row, t.l[lane]);
    fp_x8_pack_row(&o[lane], row);
  }
}

/* The same as 48 bytes each at bytes[lane] + offset, big-endian. */
FP_X8_FUNCTION void fp_x8_store_bytes(const uintptr_t *bytes, uintptr_t offset, const fp_x8 *a) {
  fp plain[8];
  fp_x8_to_plain(plain, a);
  for (int lane = 0; lane < 8; lane++) {
    fp_store_be((uint8_t *)(bytes[lane] + offset), &plain[lane]);
  }
}

/* The row of limbs of one plain integer. */
FP_X8_INLINE __m512i fp_x8_unpack_row(const fp *a) {
  return fp_x8_row_of_bytes((const uint8_t *)a->l, fp_x8_byte_order(0));
}

/* The eight lanes from plain integers below p, below 2.1 p. */
FP_X8_FUNCTION void fp_x8_of_plain(fp_x8 *o, const fp *a) {
  uintptr_t lanes[8];
  for (int lane = 0; lane < 8; lane++) {
    lanes[lane] = (uintptr_t)a[lane].l;
  }
  fp_x8_load_bytes(o, lanes, 0, 0);
}

FP_X8_INLINE void fp_x8_rotate(fp_x8 *o, const fp_x8 *a, int lanes) {
  const __m512i order = _mm512_and_si512(
      _mm512_add_epi64(_mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0), fp_x8_word((uint64_t)lanes)),
      fp_x8_word(7));
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_permutexvar_epi64(order, a->l[j]);
  }
}

/*
 * o = 1/a in every lane, and 0 for 0; a below 4 p, o below 2.1 p. One inversion of the product of
 * all lanes, and its way back.
 */
FP_X8_FUNCTION void fp_x8_inverse(fp_x8 *o, const fp_x8 *a) {
  fp_x8 one, r3, level[3], other[3], t;
  fp_x8_one(&one);
  const __mmask8 zero = fp_x8_is_zero(a);
  fp_x8_select(&level[0], zero, a, &one);
  for (int i = 0; i < 3; i++) {
    fp_x8_rotate(&other[i], &level[i], 4 >> i);
    fp_x8_mul(i < 2 ? &level[i + 1] : &t, &level[i], &other[i]);
  }
  fp_x8_reduce(&t, &t);
  fp_x8_transpose(t.l);
  uint64_t row[FP_X8_LIMBS] __attribute__((aligned(64)));
  _mm512_store_si512(row, t.l[0]);
  fp product;
  fp_x8_pack_row(&product, row);
  fp_modular_inverse(&product, &product);
  const __m512i inverse = fp_x8_unpack_row(&product);
  for (int lane = 0; lane < 8; lane++) {
    t.l[lane] = inverse;
  }
  fp_x8_transpose(t.l);
  fp_x8_set(&r3, FP_X8_R3);
  fp_x8_mul(&t, &t, &r3);
  for (int i = 2; i >= 0; i--) {
    fp_x8_mul(&t, &t, &other[i]);
  }
  for (int j = 0; j < FP_X8_LIMBS; j++) {
    o->l[j] = _mm512_maskz_mov_epi64((__mmask8)~zero, t.l[j]);
  }
}

#endif
