// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The vocabulary of the group templates (msm_*.h) for one lane: masks are 0 or 1, every element is
 * reduced. Included after FIELD_DEGREE is defined: 1 for points over Fp, 2 for Fp2.
 */
#include "fp2.h"

#define LANES 1
#define V_TARGET
#define V_INLINE static inline FP_UNUSED
#define V_FUNCTION static FP_UNUSED

typedef int v_mask;
#define V_ALL 1

#if FIELD_DEGREE == 1
#define V_FIELD(operation) fp_##operation
typedef fp v_el;
#else
#define V_FIELD(operation) fp2_##operation
typedef fp2 v_el;
#endif
#define V(operation) v_##operation

#define V_ROW (FIELD_DEGREE * FP_BYTES)
#define V_BYTES (FIELD_DEGREE * FP_BYTES)

#define v_mul V_FIELD(mul)
#define v_sqr V_FIELD(sqr)
#define v_add V_FIELD(add)
#define v_dbl V_FIELD(dbl)
#define v_inverse V_FIELD(inverse)

/* Bounds and reductions are for lanes that need them. */
#define v_sub(o, a, b, k) V_FIELD(sub)(o, a, b)
#define v_sub_short V_FIELD(sub)
#define v_is_zero V_FIELD(is_zero)
#define v_is_plain_zero V_FIELD(is_zero)
#define v_may_be_zero V_FIELD(is_zero)
#define v_may_be_plain_zero V_FIELD(is_zero)

V_INLINE void v_zero(v_el *o) { memset(o, 0, sizeof(*o)); }

V_INLINE void v_one(v_el *o) {
#if FIELD_DEGREE == 1
  *o = FP_ONE;
#else
  *o = fp2_one();
#endif
}

V_INLINE void v_reduce(v_el *o, const v_el *a) { *o = *a; }

V_INLINE void v_sub2_short(v_el *o, const v_el *a, const v_el *b, const v_el *c) {
  v_el t;
  V_FIELD(sub)(&t, a, b);
  V_FIELD(sub)(o, &t, c);
}

/* o = square - 2 x1 - d, where d = x2 - x1. */
V_INLINE void v_third_x(v_el *o, const v_el *square, const v_el *x1, const v_el *d) {
  v_sub2_short(o, square, x1, x1);
  V_FIELD(sub)(o, o, d);
}

V_INLINE void v_select(v_el *o, v_mask mask, const v_el *a, const v_el *b) { *o = mask ? *b : *a; }

V_INLINE void v_apply_sign(v_el *o, v_mask mask, const v_el *a) {
  if (mask) {
    V_FIELD(neg)(o, a);
  } else {
    *o = *a;
  }
}

V_INLINE v_mask v_signs(const uintptr_t *rows) { return (int)(rows[0] & 1); }

V_INLINE void v_load_rows(v_el *o, const uintptr_t *rows, uintptr_t offset) {
  *o = *(const v_el *)((rows[0] & ~(uintptr_t)1) + offset);
}

V_INLINE void v_store_rows(const uintptr_t *rows, uintptr_t offset, const v_el *a) {
  *(v_el *)(rows[0] + offset) = *a;
}

/* o = 12 a, or 12 (1 + u) a. */
V_INLINE void v_times_b3(v_el *o, const v_el *a) {
  v_el t;
#if FIELD_DEGREE == 1
  t = *a;
#else
  fp2_mul_by_nonresidue(&t, a);
#endif
  v_el twice;
  v_dbl(&twice, &t);
  v_add(&t, &twice, &t);
  v_dbl(&t, &t);
  v_dbl(o, &t);
}

V_INLINE void v_load_bytes(v_el *o, const uintptr_t *bytes, uintptr_t offset) {
  const uint8_t *from = (const uint8_t *)(bytes[0] + offset);
#if FIELD_DEGREE == 1
  fp_load_be(o, from);
  fp_to_mont(o, o);
#else
  fp_load_be(&o->c1, from);
  fp_load_be(&o->c0, from + FP_BYTES);
  fp_to_mont(&o->c0, &o->c0);
  fp_to_mont(&o->c1, &o->c1);
#endif
}

V_INLINE void v_store_bytes(const uintptr_t *bytes, uintptr_t offset, const v_el *a) {
  uint8_t *to = (uint8_t *)(bytes[0] + offset);
  v_el t;
#if FIELD_DEGREE == 1
  fp_from_mont(&t, a);
  fp_store_be(to, &t);
#else
  fp_from_mont(&t.c0, &a->c0);
  fp_from_mont(&t.c1, &a->c1);
  fp_store_be(to, &t.c1);
  fp_store_be(to + FP_BYTES, &t.c0);
#endif
}
