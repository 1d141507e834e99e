// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The end of a sum: lines weighted by their numbers, in chains that run a line of a window in each
 * lane, and the windows put together.
 *
 * A template: included after msm_sum.h.
 */

/* One lane's points, at most, of a projective vector. */
typedef struct {
  uint8_t rows[LANES][3 * V_ROW] __attribute__((aligned(64)));
} finish_rows;

/* total = sum of number n times points[lane][n - 1], n from 1 to the length of the lane. */
V_FUNCTION void finish_chain(projective *total, const sum_scratch *s,
                             const uintptr_t *const *points, const uint64_t *lengths) {
  projective sum, point;
  projective_infinity(&sum);
  *total = sum;
  uint64_t longest = 0;
  for (int lane = 0; lane < LANES; lane++) {
    longest = lengths[lane] > longest ? lengths[lane] : longest;
  }
  for (uint64_t n = longest; n >= 1; n--) {
    uintptr_t rows[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      uintptr_t row = n <= lengths[lane] ? points[lane][n - 1] : 0;
      rows[lane] = row != 0 ? row : s->infinity;
    }
    projective_load(&point, rows);
    projective_add(&sum, &sum, &point);
    projective_add(total, total, &sum);
  }
}

V_FUNCTION void finish_store(finish_rows *out, const projective *p) {
  uintptr_t rows[LANES];
  for (int lane = 0; lane < LANES; lane++) {
    rows[lane] = (uintptr_t)out->rows[lane];
  }
  V(store_rows)(rows, 0, &p->x);
  V(store_rows)(rows, V_ROW, &p->y);
  V(store_rows)(rows, 2 * V_ROW, &p->z);
}

/* The same point in all lanes. */
V_FUNCTION void finish_load(projective *p, const finish_rows *in, uint64_t lane) {
  uintptr_t rows[LANES];
  for (int i = 0; i < LANES; i++) {
    rows[i] = (uintptr_t)in->rows[lane];
  }
  V(load_rows)(&p->x, rows, 0);
  V(load_rows)(&p->y, rows, V_ROW);
  V(load_rows)(&p->z, rows, 2 * V_ROW);
}

/* Chains of rows are numbers 0, 2, .., chains of columns 1, 3, ..; chains is room for all. */
V_FUNCTION void finish_chains(finish_rows *chains, const sum_scratch *s, const plan *plan) {
  uint64_t count = 2 * (uint64_t)plan->windows;
  for (uint64_t from = 0; from < count; from += LANES) {
    const uintptr_t *points[LANES];
    uint64_t lengths[LANES];
    projective total;
    for (uint64_t lane = 0; lane < LANES; lane++) {
      /* Rows and columns apart, since their lengths differ. */
      uint64_t chain = from + lane;
      uint64_t window = chain % (uint64_t)plan->windows;
      int is_column = chain >= (uint64_t)plan->windows;
      points[lane] = s->line_sums + window * (plan->rows + plan->columns) +
                     (is_column ? plan->rows : 0);
      lengths[lane] = chain >= count ? 0 : is_column ? plan->columns : plan->rows;
    }
    finish_chain(&total, s, points, lengths);
    finish_store(&chains[from / LANES], &total);
  }
}

#define FINISH_CHAINS ((2 * (PLAN_SCALAR_BITS / PLAN_MIN_BITS + 1) + LANES - 1) / LANES)

/* Encodes the sum, from the lines of all windows. */
V_FUNCTION void finish(uint8_t *out, const sum_scratch *s, const plan *plan) {
  finish_rows chains[FINISH_CHAINS];
  finish_chains(chains, s, plan);
  projective total, part;
  projective_infinity(&total);
  for (uint64_t w = (uint64_t)plan->windows; w-- > 0;) {
    uint64_t column = w + (uint64_t)plan->windows;
    for (int i = 0; i < plan->bits; i++) {
      if (i == plan->bits - plan->low) {
        finish_load(&part, &chains[w / LANES], w % LANES);
        projective_add(&total, &total, &part);
      }
      projective_double(&total, &total);
    }
    if (plan->low == 0) {
      finish_load(&part, &chains[w / LANES], w % LANES);
      projective_add(&total, &total, &part);
    } else {
      finish_load(&part, &chains[column / LANES], column % LANES);
      projective_add(&total, &total, &part);
    }
  }
  v_el x, y;
  uintptr_t to[LANES];
  for (int lane = 0; lane < LANES; lane++) {
    to[lane] = (uintptr_t)out;
  }
  projective_to_affine(&x, &y, &total);
  points_encode(to, &x, &y);
}

/* out = sum of scalars[i] bases[i]; count up to 2^20, scratch of sum_scratch_bytes(count). */
V_FUNCTION void sum(uint8_t *out, const uint8_t *bases, const uint8_t *scalars, uint64_t count,
                    uint8_t *scratch) {
  memory memory = {(uintptr_t)scratch, 0};
  sum_scratch s;
  sum_scratch_init(&s, &memory, count);
  huge_pages_ask(memory.base, memory.used);
  memset((void *)s.infinity, 0, POINT_BYTES);
  uint64_t weight;
  uint64_t taken = sum_take_points(&s, &weight, bases, scalars, count);
  if (taken == 0) {
    memset(out, 0, 2 * V_BYTES);
    out[0] = 0x40;
    return;
  }
  plan plan = plan_for(weight);
  if (!plan_fits(&plan, &s, taken)) {
    plan = plan_for(count);
  }
  sum_take_digits(s.digits, &plan, s.kept, taken, scalars);
  sum_windows(&s, &plan, taken);
  finish(out, &s, &plan);
}

static inline uint64_t sum_scratch_bytes(uint64_t count) {
  memory memory = {0, 0};
  sum_scratch s;
  sum_scratch_init(&s, &memory, count);
  return memory.used;
}
