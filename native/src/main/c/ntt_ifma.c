// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Transforms of columns over Fr in AVX-512 IFMA, eight columns side by side.
 *
 * Eight columns are copied to scratch in the form of fr_x8.h, transformed there, and copied back. The
 * butterflies multiply first (u + v w, u - v w), so that values grow by 2r a stage and need no reduction
 * from one end to the other: after the first three stages, whose products by 1 are left out, they are
 * below 15.1 r, after ten below 29.1 r, and what a product of such a value with a root leaves is below
 * 2r.
 */
#include "sealwright.h"

#if defined(__x86_64__)
#include "fr_x8.h"

#define MAX_LOG2_ROWS 10
/* Stages without products by 1. */
#define BARE_STAGES 3
/* Rows that stay in the first-level cache over some stages, as a power of two. */
#define LOG2_GROUP 5

/* A row of eight columns in scratch. */
typedef struct {
  _Alignas(64) uint64_t word[FR8_LIMBS][FR8_LANES];
} row8;

/* What a call needs to know. */
typedef struct {
  uint32_t log2_rows;
  uint32_t rows;
  const row8 *roots;
  uint16_t reversed[1 << MAX_LOG2_ROWS];
} plan;

FR8_INLINE fr8 row_load(const row8 *row) {
  fr8 out;
  for (int k = 0; k < FR8_LIMBS; k++) {
    out.v[k] = _mm512_load_si512(row->word[k]);
  }
  return out;
}

FR8_INLINE void row_store(row8 *row, fr8 a) {
  for (int k = 0; k < FR8_LIMBS; k++) {
    _mm512_store_si512(row->word[k], a.v[k]);
  }
}

/* Root number i in every lane. */
FR8_INLINE fr8 root(const plan *p, uint32_t i) {
  fr8 out;
  for (int k = 0; k < FR8_LIMBS; k++) {
    out.v[k] = fr8_set(p->roots[i / FR8_LANES].word[k][i % FR8_LANES]);
  }
  return out;
}

/* Where a row is in scratch: a row is left out now and then, lest strides be powers of two. */
static inline uint32_t slot(uint32_t row) { return row + (row >> LOG2_GROUP); }

FR8_INLINE void butterfly(const plan *p, row8 *x, uint32_t stage, uint32_t i) {
  const uint32_t half = 1U << stage;
  const uint32_t power = i & (half - 1);
  row8 *const at_u = x + slot(i);
  row8 *const at_v = x + slot(i + half);
  const fr8 u = row_load(at_u);
  fr8 v = row_load(at_v);
  if (power == 0 && stage < BARE_STAGES) {
    row_store(at_u, fr8_add(u, v));
    row_store(at_v, fr8_sub(u, v, (int)stage + 1));
  } else {
    v = fr8_mul(fr8_tight(v), root(p, power << (p->log2_rows - 1 - stage)));
    row_store(at_u, fr8_add(u, v));
    row_store(at_v, fr8_sub(u, v, 1));
  }
}

/* Stages on groups of rows that no other row has to do with until the last of them. */
FR8_TARGET static void stages(const plan *p, row8 *x, uint32_t first, uint32_t end) {
  const uint32_t stride = 1U << first;
  const uint32_t span = 1U << end;
  for (uint32_t from = 0; from < p->rows; from += span) {
    for (uint32_t group = from; group < from + stride; group++) {
      for (uint32_t stage = first; stage < end; stage++) {
        for (uint32_t block = group; block < from + span; block += 2U << stage) {
          for (uint32_t i = block; i < block + (1U << stage); i += stride) {
            butterfly(p, x, stage, i);
          }
        }
      }
    }
  }
}

FR8_TARGET static void transform(const plan *p, row8 *x) {
  const uint32_t middle = p->log2_rows < LOG2_GROUP ? p->log2_rows : LOG2_GROUP;
  stages(p, x, 0, middle);
  if (middle < p->log2_rows) {
    stages(p, x, middle, p->log2_rows);
  }
}

/* Lane l at p[l]; lanes beyond count repeat the last one. */
static void lane_pointers(uint8_t **p, uint8_t *first, uint64_t stride, unsigned count) {
  for (unsigned l = 0; l < FR8_LANES; l++) {
    p[l] = first + stride * (l < count ? l : count - 1);
  }
}

FR8_INLINE fr8 load_row(uint8_t *const *lanes, uint64_t offset) {
  const uint8_t *p[FR8_LANES];
  for (unsigned l = 0; l < FR8_LANES; l++) {
    p[l] = lanes[l] + offset;
  }
  return fr8_load(p);
}

FR8_INLINE void store_row(uint8_t *const *lanes, uint64_t offset, fr8 a, unsigned count) {
  uint8_t *p[FR8_LANES];
  for (unsigned l = 0; l < FR8_LANES; l++) {
    p[l] = lanes[l] + offset;
  }
  fr8_store(p, a, count);
}

/* From the form with 2^256 to the form with 2^260, tight, below 1.03 r. */
FR8_INLINE fr8 to_260(fr8 a) { return fr8_tight(fr8_mul(a, fr8_constant(FR8_2_264))); }

/* Powers of eight ratios times a scale, four at a time, since each takes long to come by. */
#define CHAINS 4
typedef struct {
  row8 next[CHAINS];
  row8 step;
} powers;

FR8_TARGET static void powers_begin(powers *w, const uint8_t *twist, uint64_t column,
                                    unsigned count) {
  uint8_t *lanes[FR8_LANES];
  lane_pointers(lanes, (uint8_t *)twist, 0, 1);
  fr8 factor = to_260(load_row(lanes, 0));
  lane_pointers(lanes, (uint8_t *)twist + FR8_BYTES * (1 + column), FR8_BYTES, count);
  const fr8 ratio = to_260(load_row(lanes, 0));
  const fr8 square = fr8_tight(fr8_mul(ratio, ratio));
  row_store(&w->step, fr8_tight(fr8_mul(square, square)));
  for (unsigned i = 0; i < CHAINS; i++) {
    row_store(&w->next[i], factor);
    factor = fr8_tight(fr8_mul(factor, ratio));
  }
}

/* Power number j; to be asked for one after another. */
FR8_INLINE fr8 powers_next(powers *w, uint32_t j) {
  row8 *const at = &w->next[j % CHAINS];
  const fr8 out = row_load(at);
  row_store(at, fr8_tight(fr8_mul(out, row_load(&w->step))));
  return out;
}

FR8_TARGET static void in_frequency(const plan *p, row8 *x, uint8_t *const *lanes, unsigned count,
                                    uint64_t row_stride, powers *twist) {
  for (uint32_t i = 0; i < p->rows; i++) {
    row_store(x + slot(p->reversed[i]), load_row(lanes, i * row_stride));
  }
  transform(p, x);
  for (uint32_t j = 0; j < p->rows; j++) {
    fr8 v = fr8_tight(row_load(x + slot(j)));
    v = twist ? fr8_reduce_once(fr8_tight(fr8_mul(v, powers_next(twist, j)))) : fr8_reduce(v);
    store_row(lanes, p->reversed[j] * row_stride, v, count);
  }
}

FR8_TARGET static void in_time(const plan *p, row8 *x, uint8_t *const *lanes, unsigned count,
                               uint64_t row_stride, powers *twist) {
  for (uint32_t j = 0; j < p->rows; j++) {
    fr8 v = load_row(lanes, p->reversed[j] * row_stride);
    if (twist) {
      v = fr8_mul(v, powers_next(twist, j));
    }
    row_store(x + slot(p->reversed[j]), v);
  }
  transform(p, x);
  for (uint32_t i = 0; i < p->rows; i++) {
    store_row(lanes, i * row_stride, fr8_reduce(fr8_tight(row_load(x + slot(i)))), count);
  }
}

FR8_TARGET static void make_plan(plan *p, uint32_t log2_rows, const uint8_t *roots, row8 *table) {
  p->log2_rows = log2_rows;
  p->rows = 1U << log2_rows;
  p->roots = table;
  p->reversed[0] = 0;
  for (uint32_t i = 1; i < p->rows; i++) {
    p->reversed[i] = (uint16_t)(p->reversed[i / 2] / 2 + ((i & 1) << (log2_rows - 1)));
  }
  uint8_t *lanes[FR8_LANES];
  for (uint32_t i = 0; i < p->rows / 2; i += FR8_LANES) {
    const uint32_t left = p->rows / 2 - i;
    lane_pointers(lanes, (uint8_t *)roots + FR8_BYTES * i, FR8_BYTES,
                  left < FR8_LANES ? left : FR8_LANES);
    row_store(table + i / FR8_LANES, to_260(load_row(lanes, 0)));
  }
}

uint64_t sw_ntt_scratch_ifma(uint32_t log2_rows) {
  const uint64_t rows = (uint64_t)1 << log2_rows;
  return sizeof(row8) * (rows + (rows >> LOG2_GROUP) + rows / 2 / FR8_LANES + 1);
}

FR8_TARGET int sw_ntt_columns_ifma(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                                   uint64_t column_stride, uint64_t columns, const uint8_t *roots,
                                   const uint8_t *twist, uint32_t is_in_time, uint8_t *scratch) {
  row8 *const x = (row8 *)scratch;
  plan p;
  make_plan(&p, log2_rows, roots, x + slot((1U << log2_rows) - 1) + 1);
  powers factors;
  for (uint64_t column = 0; column < columns; column += FR8_LANES) {
    const uint64_t left = columns - column;
    const unsigned count = left < FR8_LANES ? (unsigned)left : FR8_LANES;
    uint8_t *lanes[FR8_LANES];
    lane_pointers(lanes, values + column * column_stride, column_stride, count);
    if (twist) {
      powers_begin(&factors, twist, column, count);
    }
    if (is_in_time) {
      in_time(&p, x, lanes, count, row_stride, twist ? &factors : 0);
    } else {
      in_frequency(&p, x, lanes, count, row_stride, twist ? &factors : 0);
    }
  }
  return SW_OK;
}

FR8_TARGET int sw_ntt_multiply_subtract_ifma(uint8_t *a, const uint8_t *b, const uint8_t *c,
                                             uint64_t count, const uint8_t *factor) {
  uint8_t *at_a[FR8_LANES];
  uint8_t *at_b[FR8_LANES];
  uint8_t *at_c[FR8_LANES];
  lane_pointers(at_a, (uint8_t *)factor, 0, 1);
  const fr8 f = to_260(load_row(at_a, 0));
  const fr8 to_form = fr8_constant(FR8_2_264);
  for (uint64_t i = 0; i < count; i += FR8_LANES) {
    const unsigned n = count - i < FR8_LANES ? (unsigned)(count - i) : FR8_LANES;
    lane_pointers(at_a, a + FR8_BYTES * i, FR8_BYTES, n);
    lane_pointers(at_b, (uint8_t *)b + FR8_BYTES * i, FR8_BYTES, n);
    lane_pointers(at_c, (uint8_t *)c + FR8_BYTES * i, FR8_BYTES, n);
    const fr8 x = fr8_tight(fr8_mul(load_row(at_a, 0), to_form));
    const fr8 product = fr8_mul(x, load_row(at_b, 0));
    const fr8 difference = fr8_tight(fr8_sub(product, load_row(at_c, 0), 1));
    fr8_store(at_a, fr8_reduce_once(fr8_tight(fr8_mul(difference, f))), n);
  }
  return SW_OK;
}

#else

uint64_t sw_ntt_scratch_ifma(uint32_t log2_rows) {
  (void)log2_rows;
  return 0;
}

int sw_ntt_columns_ifma(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                        uint64_t column_stride, uint64_t columns, const uint8_t *roots,
                        const uint8_t *twist, uint32_t is_in_time, uint8_t *scratch) {
  (void)values, (void)log2_rows, (void)row_stride, (void)column_stride, (void)columns;
  (void)roots, (void)twist, (void)is_in_time, (void)scratch;
  return SW_UNSUPPORTED;
}

int sw_ntt_multiply_subtract_ifma(uint8_t *a, const uint8_t *b, const uint8_t *c, uint64_t count,
                                  const uint8_t *factor) {
  (void)a, (void)b, (void)c, (void)count, (void)factor;
  return SW_UNSUPPORTED;
}

#endif
