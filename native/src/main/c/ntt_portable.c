// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Transforms of columns over Fr in portable C, one column after another. */
#include "sealwright.h"

#if defined(__SIZEOF_INT128__)
#include "fr_int128.h"

int sw_ntt_portable_supported(void) { return 1; }

uint64_t sw_ntt_scratch_portable(uint32_t log2_rows) {
  return ((uint64_t)FR_BYTES << log2_rows) + sizeof(uint16_t) * ((uint64_t)1 << log2_rows);
}

static void transform(fr *x, uint32_t rows, const uint8_t *roots) {
  for (uint32_t half = 1; half < rows; half *= 2) {
    const uint64_t step = rows / 2 / half;
    for (uint32_t i = 0; i < half; i++) {
      const fr w = fr_load(roots + FR_BYTES * (i * step));
      for (uint32_t u = i; u < rows; u += 2 * half) {
        const fr v = i == 0 ? x[u + half] : fr_mul(x[u + half], w);
        x[u + half] = fr_sub(x[u], v);
        x[u] = fr_add(x[u], v);
      }
    }
  }
}

int sw_ntt_columns_portable(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                            uint64_t column_stride, uint64_t columns, const uint8_t *roots,
                            const uint8_t *twist, uint32_t is_in_time, uint8_t *scratch) {
  const uint32_t rows = 1U << log2_rows;
  fr *const x = (fr *)scratch;
  uint16_t *const reversed = (uint16_t *)(x + rows);
  reversed[0] = 0;
  for (uint32_t i = 1; i < rows; i++) {
    reversed[i] = (uint16_t)(reversed[i / 2] / 2 + ((i & 1) << (log2_rows - 1)));
  }
  for (uint64_t c = 0; c < columns; c++) {
    uint8_t *const column = values + c * column_stride;
    fr factor, ratio;
    if (twist) {
      factor = fr_load(twist);
      ratio = fr_load(twist + FR_BYTES * (1 + c));
    }
    for (uint32_t j = 0; j < rows; j++) {
      fr v = fr_load(column + (is_in_time ? reversed[j] : j) * row_stride);
      if (twist && is_in_time) {
        v = fr_mul(v, factor);
        factor = fr_mul(factor, ratio);
      }
      x[reversed[j]] = v;
    }
    transform(x, rows, roots);
    for (uint32_t j = 0; j < rows; j++) {
      fr v = x[j];
      if (twist && !is_in_time) {
        v = fr_mul(v, factor);
        factor = fr_mul(factor, ratio);
      }
      fr_store(column + (is_in_time ? j : reversed[j]) * row_stride, v);
    }
  }
  return SW_OK;
}

int sw_ntt_multiply_subtract_portable(uint8_t *a, const uint8_t *b, const uint8_t *c,
                                      uint64_t count, const uint8_t *factor) {
  const fr f = fr_load(factor);
  for (uint64_t i = 0; i < FR_BYTES * count; i += FR_BYTES) {
    const fr product = fr_mul(fr_load(a + i), fr_load(b + i));
    fr_store(a + i, fr_mul(fr_sub(product, fr_load(c + i)), f));
  }
  return SW_OK;
}

#else

int sw_ntt_portable_supported(void) { return 0; }

uint64_t sw_ntt_scratch_portable(uint32_t log2_rows) {
  (void)log2_rows;
  return 0;
}

int sw_ntt_columns_portable(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                            uint64_t column_stride, uint64_t columns, const uint8_t *roots,
                            const uint8_t *twist, uint32_t is_in_time, uint8_t *scratch) {
  (void)values, (void)log2_rows, (void)row_stride, (void)column_stride, (void)columns;
  (void)roots, (void)twist, (void)is_in_time, (void)scratch;
  return SW_UNSUPPORTED;
}

int sw_ntt_multiply_subtract_portable(uint8_t *a, const uint8_t *b, const uint8_t *c,
                                      uint64_t count, const uint8_t *factor) {
  (void)a, (void)b, (void)c, (void)count, (void)factor;
  return SW_UNSUPPORTED;
}

#endif
