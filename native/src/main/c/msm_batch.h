// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Many independent additions of affine points at once, with one inversion for all of them
 * (Montgomery's trick): about five products and a square an addition. Exact for every pair: equal,
 * opposite and infinite points are found by a cheap question that only they, and one pair in 2^50,
 * answer with yes, and then treated lane by lane.
 *
 * A point in memory is x and y, V_ROW bytes each, both zero for infinity. It is named by its address,
 * whose lowest bit stands for a minus sign.
 *
 * A template: included after lanes_x8.h or lanes_x1.h.
 */

#define POINT_BYTES (2 * V_ROW)

/* Sums to make, out[i] = a[i] + b[i], and room for the inversion. No out is part of another sum. */
typedef struct {
  uintptr_t *a;
  uintptr_t *b;
  uintptr_t *out;
  uint64_t count;
  /* By vectors: x of the points a, the denominators, the products of those before each. */
  v_el *first_x;
  v_el *denominators;
  v_el *products;
  /* Lanes of a vector that are special. */
  uint8_t *special;
  /* Points that later batches will want, called into the cache meanwhile. */
  const uintptr_t *ahead;
  uint64_t ahead_count;
} batch;

/* Lanes of special pairs; both_infinite and opposite have sums at infinity. */
typedef struct {
  v_mask first_infinite, second_infinite, both_infinite, opposite, equal;
} pair_kinds;

/* Vectors ahead of which points are called into the nearest cache. */
#define BATCH_AHEAD 4
/* Points that a vector of sums calls from far away, so that all are there when they are wanted. */
#define BATCH_CALLS (2 * LANES)

V_INLINE void batch_load_y(v_el *y, const uintptr_t *rows) {
  v_el t;
  V(load_rows)(&t, rows, V_ROW);
  V(apply_sign)(y, v_signs(rows), &t);
}

V_INLINE void batch_load(v_el *x, v_el *y, const uintptr_t *rows) {
  V(load_rows)(x, rows, 0);
  batch_load_y(y, rows);
}

V_FUNCTION pair_kinds batch_kinds(const v_el *denominator, const uintptr_t *a,
                                  const uintptr_t *b) {
  v_el x1, y1, x2, y2, sum;
  batch_load(&x1, &y1, a);
  batch_load(&x2, &y2, b);
  pair_kinds kinds;
  kinds.first_infinite = V(is_plain_zero)(&x1) & V(is_plain_zero)(&y1);
  kinds.second_infinite = V(is_plain_zero)(&x2) & V(is_plain_zero)(&y2);
  kinds.both_infinite = kinds.first_infinite & kinds.second_infinite;
  v_mask finite = V_ALL & ~(kinds.first_infinite | kinds.second_infinite);
  v_mask same_x = V(is_zero)(denominator) & finite;
  V(reduce)(&y1, &y1);
  V(reduce)(&y2, &y2);
  V(add)(&sum, &y1, &y2);
  kinds.opposite = V(is_zero)(&sum) & same_x;
  kinds.equal = same_x & ~kinds.opposite;
  return kinds;
}

/* The denominator of special lanes: 2 y of a doubling, and 1 where nothing is to be divided. */
V_FUNCTION v_mask batch_special_denominator(v_el *denominator, const uintptr_t *a,
                                            const uintptr_t *b) {
  pair_kinds kinds = batch_kinds(denominator, a, b);
  v_mask trivial = kinds.first_infinite | kinds.second_infinite | kinds.opposite;
  if ((trivial | kinds.equal) == 0) {
    return 0;
  }
  v_el x, y, one;
  batch_load(&x, &y, a);
  V(reduce)(&y, &y);
  V(dbl)(&y, &y);
  V(one)(&one);
  V(select)(denominator, kinds.equal, denominator, &y);
  V(select)(denominator, trivial, denominator, &one);
  return trivial | kinds.equal;
}

/* The numerator of special lanes: 3 x^2 of a doubling. */
V_FUNCTION void batch_special_numerator(v_el *numerator, const pair_kinds *kinds, const v_el *x) {
  v_el square, triple;
  V(sqr)(&square, x);
  V(dbl)(&triple, &square);
  V(add)(&triple, &triple, &square);
  V(select)(numerator, kinds->equal, numerator, &triple);
}

/* One coordinate of the sum in special lanes, made of those of the points. */
V_FUNCTION void batch_special_result(v_el *o, const pair_kinds *kinds, const v_el *first,
                                     const v_el *second) {
  v_el t, zero;
  V(zero)(&zero);
  V(reduce)(&t, second);
  V(select)(o, kinds->first_infinite, o, &t);
  V(reduce)(&t, first);
  V(select)(o, kinds->second_infinite, o, &t);
  V(select)(o, kinds->opposite | kinds->both_infinite, o, &zero);
}

V_INLINE void batch_prefetch(const batch *batch, uint64_t i) {
  for (int lane = 0; lane < LANES; lane++) {
    for (int line = 0; line < POINT_BYTES; line += 64) {
      __builtin_prefetch((const void *)(batch->a[i + (uint64_t)lane] + (uintptr_t)line));
      __builtin_prefetch((const void *)(batch->b[i + (uint64_t)lane] + (uintptr_t)line));
    }
  }
}

/* Some of the points ahead, into the cache next to the nearest. */
V_INLINE void batch_call_ahead(batch *batch) {
  uint64_t calls = batch->ahead_count < BATCH_CALLS ? batch->ahead_count : BATCH_CALLS;
  for (uint64_t i = 0; i < calls; i++) {
    for (int line = 0; line < POINT_BYTES; line += 64) {
      __builtin_prefetch((const void *)(batch->ahead[i] + (uintptr_t)line), 0, 2);
    }
  }
  batch->ahead += calls;
  batch->ahead_count -= calls;
}

/* Denominators x2 - x1 and the products of all before each; the product of all comes back. */
V_FUNCTION void batch_denominators(const batch *batch, v_el *product) {
  V(one)(product);
  uint64_t vectors = batch->count / LANES;
  for (uint64_t v = 0; v < vectors; v++) {
    const uintptr_t *a = batch->a + LANES * v;
    const uintptr_t *b = batch->b + LANES * v;
    if (v + BATCH_AHEAD < vectors) {
      batch_prefetch(batch, LANES * (v + BATCH_AHEAD));
    }
    v_el x2;
    v_el *x1 = &batch->first_x[v];
    v_el *denominator = &batch->denominators[v];
    V(load_rows)(x1, a, 0);
    V(load_rows)(&x2, b, 0);
    V(sub)(denominator, &x2, x1, 2);
    v_mask special = V(may_be_zero)(denominator) | V(may_be_plain_zero)(x1) |
                     V(may_be_plain_zero)(&x2);
    if (__builtin_expect(special != 0, 0)) {
      special = batch_special_denominator(denominator, a, b);
    }
    batch->special[v] = (uint8_t)special;
    batch->products[v] = *product;
    V(mul)(product, product, denominator);
  }
}

/* Vector v of sums; inverse is that of the denominators up to and with v, and then up to v. */
V_INLINE void batch_sum(const batch *batch, uint64_t v, v_el *inverse) {
  const uintptr_t *a = batch->a + LANES * v;
  const uintptr_t *b = batch->b + LANES * v;
  const v_el *x1 = &batch->first_x[v];
  v_el y1, y2, slope, x3, y3, own;
  batch_load_y(&y1, a);
  batch_load_y(&y2, b);
  V(sub)(&slope, &y2, &y1, 4);
  pair_kinds kinds = {0};
  v_el x2;
  if (__builtin_expect(batch->special[v] != 0, 0)) {
    v_el difference;
    V(load_rows)(&x2, b, 0);
    V(sub)(&difference, &x2, x1, 2);
    kinds = batch_kinds(&difference, a, b);
    batch_special_numerator(&slope, &kinds, x1);
  }
  V(mul)(&own, &batch->products[v], inverse);
  V(mul)(inverse, inverse, &batch->denominators[v]);
  V(mul)(&slope, &slope, &own);
  V(sqr)(&x3, &slope);
  if (__builtin_expect(batch->special[v] != 0, 0)) {
    V(sub2_short)(&x3, &x3, x1, &x2);
  } else {
    v_third_x(&x3, &x3, x1, &batch->denominators[v]);
  }
  V(sub)(&y3, x1, &x3, 2);
  V(mul)(&y3, &y3, &slope);
  V(sub_short)(&y3, &y3, &y1);
  if (__builtin_expect(batch->special[v] != 0, 0)) {
    batch_special_result(&x3, &kinds, x1, &x2);
    batch_special_result(&y3, &kinds, &y1, &y2);
  }
  V(store_rows)(batch->out + LANES * v, 0, &x3);
  V(store_rows)(batch->out + LANES * v, V_ROW, &y3);
}

/* Makes the sums. The arrays have room for LANES - 1 more. */
V_FUNCTION void batch_add(batch *batch) {
  if (batch->count == 0) {
    return;
  }
  /* The last sum fills up its vector: the lanes of one vector may store the same thing twice. */
  for (; batch->count % LANES != 0; batch->count++) {
    batch->a[batch->count] = batch->a[batch->count - 1];
    batch->b[batch->count] = batch->b[batch->count - 1];
    batch->out[batch->count] = batch->out[batch->count - 1];
  }
  v_el inverse;
  batch_denominators(batch, &inverse);
  V(inverse)(&inverse, &inverse);
  for (uint64_t v = batch->count / LANES; v-- > 0;) {
    if (v >= BATCH_AHEAD) {
      batch_prefetch(batch, LANES * (v - BATCH_AHEAD));
    }
    batch_call_ahead(batch);
    batch_sum(batch, v, &inverse);
  }
  batch->count = 0;
}
