// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Multiples of one base: a table of every digit of every window, so that a scalar costs one addition
 * a window, in batches, and no doubling.
 *
 * A template: included after msm_projective.h and msm_plan.h.
 */

/*
 * Windows as in msm_plan.h, 20 to 24 of them, and tables of 4 to 11 MiB: a bit more saves one addition
 * in twenty, but doubles the time that a table takes to make and the memory that is read at random.
 */
#define FIXED_BITS ((LANES == 1 ? 12 : 13) - (FIELD_DEGREE - 1))
#define FIXED_SUMS 2048

/* Scratch of both functions. */
typedef struct {
  batch batch;
  /* The running sums of the scalars at hand, in the batch and not. */
  uintptr_t sums;
  uint16_t *digits;
  /* Entries of the table for the next window, for the caches. */
  uintptr_t *ahead;
} fixed_scratch;

static inline uint64_t fixed_entries(const plan *plan, int window) {
  int rest = PLAN_SCALAR_BITS - plan->bits * window;
  return rest < plan->bits ? (uint64_t)1 << rest : plan->buckets;
}

/* Where multiple 1 of a window lies. */
static inline uintptr_t fixed_window(const plan *plan, uintptr_t table, int window) {
  return table + (uint64_t)window * plan->buckets * POINT_BYTES;
}

static inline uint64_t fixed_table_bytes(void) {
  plan plan = plan_of_bits(FIXED_BITS);
  int last = plan.windows - 1;
  return fixed_window(&plan, 0, last) + fixed_entries(&plan, last) * POINT_BYTES;
}

static inline void fixed_scratch_init(fixed_scratch *s, memory *memory) {
  plan plan = plan_of_bits(FIXED_BITS);
  batch_init(&s->batch, memory, FIXED_SUMS);
  s->sums = memory_take(memory, FIXED_SUMS * POINT_BYTES);
  s->ahead = (uintptr_t *)memory_take(memory, FIXED_SUMS * sizeof(uintptr_t));
  s->digits =
      (uint16_t *)memory_take(memory, (uint64_t)plan.windows * FIXED_SUMS * sizeof(uint16_t));
}

static inline uint64_t fixed_scratch_bytes(void) {
  memory memory = {0, 0};
  fixed_scratch s;
  fixed_scratch_init(&s, &memory);
  return memory.used;
}

/* The first multiples of all windows: 2^(bits window) times the base. */
V_FUNCTION void fixed_first(uintptr_t table, const plan *plan, const uint8_t *base) {
  uintptr_t in[LANES], rows[LANES];
  projective p, one;
  for (int lane = 0; lane < LANES; lane++) {
    in[lane] = (uintptr_t)base;
  }
  points_decode(&p.x, &p.y, in);
  for (int w = 0; w < plan->windows; w++) {
    v_el x, y;
    for (int lane = 0; lane < LANES; lane++) {
      rows[lane] = fixed_window(plan, table, w);
    }
    if (w == 0) {
      x = p.x;
      y = p.y;
    } else {
      for (int i = 0; i < plan->bits; i++) {
        projective_double(&p, &p);
      }
      projective_to_affine(&x, &y, &p);
    }
    V(store_rows)(rows, 0, &x);
    V(store_rows)(rows, V_ROW, &y);
    if (w == 0) {
      projective_load(&one, rows);
      p = one;
    }
  }
}

static inline void fixed_sum(fixed_scratch *s, uintptr_t a, uintptr_t b, uintptr_t out) {
  batch *batch = &s->batch;
  batch->a[batch->count] = a;
  batch->b[batch->count] = b;
  batch->out[batch->count++] = out;
}

/* Multiples m + 1 to 2 m from multiples 1 to m, of all windows at once. */
V_FUNCTION void fixed_build(uintptr_t table, const uint8_t *base, uint8_t *scratch) {
  memory memory = {(uintptr_t)scratch, 0};
  fixed_scratch s;
  fixed_scratch_init(&s, &memory);
  plan plan = plan_of_bits(FIXED_BITS);
  huge_pages_ask(table, fixed_table_bytes());
  fixed_first(table, &plan, base);
  for (uint64_t m = 1; m < plan.buckets; m *= 2) {
    for (int w = 0; w < plan.windows; w++) {
      uintptr_t window = fixed_window(&plan, table, w);
      if (m >= fixed_entries(&plan, w)) {
        continue;
      }
      uintptr_t highest = window + (m - 1) * POINT_BYTES;
      for (uint64_t i = 0; i < m; i++) {
        if (s.batch.count == FIXED_SUMS) {
          batch_add(&s.batch);
        }
        fixed_sum(&s, highest, window + i * POINT_BYTES, highest + (i + 1) * POINT_BYTES);
      }
    }
    batch_add(&s.batch);
  }
}

/* The entry for a digit, with its sign. */
static inline uintptr_t fixed_entry(const plan *plan, uintptr_t table, int window,
                                    int32_t digit) {
  uint64_t magnitude = (uint64_t)(digit < 0 ? -digit : digit);
  return (fixed_window(plan, table, window) + (magnitude - 1) * POINT_BYTES) | (digit < 0);
}

/* The lowest digits' entries begin the sums; they are the first that are copied with their signs. */
V_FUNCTION void fixed_begin(fixed_scratch *s, const plan *plan, uintptr_t table, uint64_t count) {
  v_el x, y, zero;
  V(zero)(&zero);
  for (uint64_t from = 0; from < count; from += LANES) {
    uintptr_t rows[LANES], out[LANES];
    v_mask none = 0;
    for (uint64_t lane = 0; lane < LANES; lane++) {
      uint64_t i = from + lane < count ? from + lane : count - 1;
      int32_t digit = sum_digit(plan, 0, s->digits[i]);
      none |= (v_mask)((digit == 0) << lane);
      rows[lane] = fixed_entry(plan, table, 0, digit == 0 ? 1 : digit);
      out[lane] = s->sums + i * POINT_BYTES;
    }
    batch_load(&x, &y, rows);
    none |= V(is_plain_zero)(&x) & V(is_plain_zero)(&y);
    V(reduce)(&y, &y);
    V(select)(&x, none, &x, &zero);
    V(select)(&y, none, &y, &zero);
    V(store_rows)(out, 0, &x);
    V(store_rows)(out, V_ROW, &y);
  }
}

static inline void fixed_look_ahead(fixed_scratch *s, const plan *plan, uintptr_t table,
                                    int window, uint64_t count) {
  uint64_t ahead = 0;
  for (uint64_t i = 0; i < count; i++) {
    int32_t digit = sum_digit(plan, window, s->digits[(uint64_t)window * count + i]);
    if (digit != 0) {
      s->ahead[ahead++] = fixed_entry(plan, table, window, digit);
    }
  }
  s->batch.ahead = s->ahead;
  s->batch.ahead_count = ahead;
}

V_FUNCTION void fixed_encode(const fixed_scratch *s, uint8_t *out, uint64_t count) {
  for (uint64_t from = 0; from < count; from += LANES) {
    uintptr_t rows[LANES], to[LANES];
    v_el x, y;
    for (uint64_t lane = 0; lane < LANES; lane++) {
      uint64_t i = from + lane < count ? from + lane : count - 1;
      rows[lane] = s->sums + i * POINT_BYTES;
      to[lane] = (uintptr_t)(out + i * 2 * V_BYTES);
    }
    V(load_rows)(&x, rows, 0);
    V(load_rows)(&y, rows, V_ROW);
    points_encode(to, &x, &y);
  }
}

/* Up to FIXED_SUMS - LANES scalars. */
V_FUNCTION void fixed_some(fixed_scratch *s, uint8_t *out, uintptr_t table,
                           const uint8_t *scalars, uint64_t count) {
  plan plan = plan_of_bits(FIXED_BITS);
  uint32_t all[FIXED_SUMS];
  for (uint64_t i = 0; i < count; i++) {
    all[i] = (uint32_t)i;
  }
  sum_take_digits(s->digits, &plan, all, count, scalars);
  fixed_begin(s, &plan, table, count);
  for (int w = 1; w < plan.windows; w++) {
    for (uint64_t i = 0; i < count; i++) {
      int32_t digit = sum_digit(&plan, w, s->digits[(uint64_t)w * count + i]);
      if (digit != 0) {
        uintptr_t sum = s->sums + i * POINT_BYTES;
        fixed_sum(s, sum, fixed_entry(&plan, table, w, digit), sum);
      }
    }
    if (w + 1 < plan.windows) {
      fixed_look_ahead(s, &plan, table, w + 1, count);
    }
    batch_add(&s->batch);
  }
  s->batch.ahead_count = 0;
  fixed_encode(s, out, count);
}

/* out[i] = scalars[i] times the base of the table. */
V_FUNCTION void fixed_multiply(uint8_t *out, uintptr_t table, const uint8_t *scalars,
                               uint64_t count, uint8_t *scratch) {
  memory memory = {(uintptr_t)scratch, 0};
  fixed_scratch s;
  fixed_scratch_init(&s, &memory);
  const uint64_t step = FIXED_SUMS - LANES;
  for (uint64_t done = 0; done < count; done += step) {
    uint64_t some = count - done < step ? count - done : step;
    fixed_some(&s, out + done * 2 * V_BYTES, table, scalars + 32 * done, some);
  }
}
