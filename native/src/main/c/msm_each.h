// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Every base by its own scalar: a lane a base, windows of five bits with signed digits, a table of
 * sixteen multiples a lane.
 *
 * A template: included after msm_projective.h.
 */

#define EACH_BITS 5
#define EACH_WINDOWS 52
#define EACH_MULTIPLES 17

/* Multiples 0 to 16 of the bases, lane by lane, each with X, Y and Z. */
typedef struct {
  uint8_t rows[EACH_MULTIPLES][LANES][3 * V_ROW] __attribute__((aligned(64)));
} each_table;

static inline void each_rows(uintptr_t *rows, each_table *table, const int8_t *multiple) {
  for (int lane = 0; lane < LANES; lane++) {
    rows[lane] = (uintptr_t)table->rows[multiple[lane]][lane];
  }
}

V_FUNCTION void each_store(each_table *table, int multiple, const projective *p) {
  int8_t multiples[LANES];
  uintptr_t rows[LANES];
  memset(multiples, multiple, LANES);
  each_rows(rows, table, multiples);
  V(store_rows)(rows, 0, &p->x);
  V(store_rows)(rows, V_ROW, &p->y);
  V(store_rows)(rows, 2 * V_ROW, &p->z);
}

V_FUNCTION void each_fill(each_table *table, const projective *base) {
  projective multiple;
  projective_infinity(&multiple);
  for (int i = 0; i < EACH_MULTIPLES; i++) {
    each_store(table, i, &multiple);
    projective_add(&multiple, &multiple, base);
  }
}

/* Digits from -16 to 15, the last to 16; lowest first. */
static inline void each_digits(int8_t *digits, const uint8_t *scalar) {
  int carry = 0;
  for (int w = 0; w < EACH_WINDOWS; w++) {
    int bit = EACH_BITS * w;
    int value = carry;
    if (bit < 256) {
      int pair = scalar[bit / 8] | (bit / 8 < 31 ? scalar[bit / 8 + 1] << 8 : 0);
      value += pair >> (bit % 8) & 31;
    }
    carry = value >= 16;
    digits[w] = (int8_t)(value - 32 * carry);
  }
}

/* p += digits[lane] times the base of the lane. */
V_FUNCTION void each_step(projective *p, each_table *table, const int8_t *digits) {
  int8_t multiples[LANES];
  uintptr_t rows[LANES];
  v_mask negative = 0;
  for (int lane = 0; lane < LANES; lane++) {
    negative |= (v_mask)((digits[lane] < 0) << lane);
    multiples[lane] = (int8_t)(digits[lane] < 0 ? -digits[lane] : digits[lane]);
  }
  each_rows(rows, table, multiples);
  projective q;
  v_el minus, zero;
  V(zero)(&zero);
  V(load_rows)(&q.x, rows, 0);
  V(load_rows)(&q.y, rows, V_ROW);
  V(load_rows)(&q.z, rows, 2 * V_ROW);
  V(sub)(&minus, &zero, &q.y, 8);
  V(select)(&q.y, negative, &q.y, &minus);
  projective_add(p, p, &q);
}

/* Bases in the encoding at the addresses bases, results at out; scalars 32 bytes each. */
V_FUNCTION void each_vector(const uintptr_t *out, const uintptr_t *bases,
                            const uintptr_t *scalars) {
  each_table table;
  int8_t digits[LANES][EACH_WINDOWS];
  projective p;
  points_decode(&p.x, &p.y, bases);
  projective infinity;
  projective_infinity(&infinity);
  v_mask none = V(is_plain_zero)(&p.x) & V(is_plain_zero)(&p.y);
  V(select)(&p.y, none, &p.y, &infinity.y);
  V(one)(&p.z);
  V(select)(&p.z, none, &p.z, &infinity.z);
  each_fill(&table, &p);
  for (int lane = 0; lane < LANES; lane++) {
    each_digits(digits[lane], (const uint8_t *)scalars[lane]);
  }
  p = infinity;
  for (int w = EACH_WINDOWS - 1; w >= 0; w--) {
    int8_t column[LANES];
    for (int i = 0; w < EACH_WINDOWS - 1 && i < EACH_BITS; i++) {
      projective_double(&p, &p);
    }
    for (int lane = 0; lane < LANES; lane++) {
      column[lane] = digits[lane][w];
    }
    each_step(&p, &table, column);
  }
  v_el x, y;
  projective_to_affine(&x, &y, &p);
  points_encode(out, &x, &y);
}

/* out[i] = scalars[i] bases[i]. */
V_FUNCTION void each_multiply(uint8_t *out, const uint8_t *bases, const uint8_t *scalars,
                              uint64_t count) {
  for (uint64_t from = 0; from < count; from += LANES) {
    uintptr_t to[LANES], base[LANES], scalar[LANES];
    for (uint64_t lane = 0; lane < LANES; lane++) {
      /* Lanes beyond the end do the last one over again. */
      uint64_t i = from + lane < count ? from + lane : count - 1;
      to[lane] = (uintptr_t)(out + i * 2 * V_BYTES);
      base[lane] = (uintptr_t)(bases + i * 2 * V_BYTES);
      scalar[lane] = (uintptr_t)(scalars + i * 32);
    }
    each_vector(to, base, scalar);
  }
}
