// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The vocabulary of the group templates (msm_*.h) for eight lanes in AVX-512 IFMA. Included after
 * FIELD_DEGREE is defined: 1 for points over Fp, 2 for Fp2. Bounds are those of fp_x8.h: coordinates
 * in memory are short.
 */
#include "fp2_x8.h"

#define LANES 8
#define V_TARGET FP_X8_TARGET
#define V_INLINE FP_X8_INLINE
#define V_FUNCTION FP_X8_FUNCTION

typedef __mmask8 v_mask;
#define V_ALL 0xff

#if FIELD_DEGREE == 1
#define V(operation) fp_x8_##operation
typedef fp_x8 v_el;
#else
#define V(operation) fp2_x8_##operation
typedef fp2_x8 v_el;
#endif

/* Bytes of a coordinate in memory, and in the encoding. */
#define V_ROW (FIELD_DEGREE * FP_X8_ROW)
#define V_BYTES (FIELD_DEGREE * FP_BYTES)

/* Of addresses with a sign in the lowest bit: the lanes that are negative. */
V_INLINE v_mask v_signs(const uintptr_t *rows) {
  return _mm512_test_epi64_mask(_mm512_loadu_si512(rows), fp_x8_word(1));
}

/* o = square - 2 x1 - d + 2 p, short, where d = x2 - x1 + 2 p; square below 3.1 p. */
V_INLINE void v_third_x(v_el *o, const v_el *square, const v_el *x1, const v_el *d) {
#if FIELD_DEGREE == 1
  fp_x8_third_x(o, square, x1, d);
#else
  fp_x8_third_x(&o->c0, &square->c0, &x1->c0, &d->c0);
  fp_x8_third_x(&o->c1, &square->c1, &x1->c1, &d->c1);
#endif
}

/* o = 3 b a with the b of the curve: 12 a, or 12 (1 + u) a; below 16 p in, below 384 p out. */
V_INLINE void v_times_b3(v_el *o, const v_el *a) {
#if FIELD_DEGREE == 1
  fp_x8_times_12(o, a);
#else
  fp2_x8 t;
  fp2_x8_mul_by_nonresidue(&t, a, 16);
  fp_x8_times_12(&o->c0, &t.c0);
  fp_x8_times_12(&o->c1, &t.c1);
#endif
}

/* Short elements from and to the encoding at bytes[lane] + offset; of Fp2, c1 comes first. */
V_FUNCTION void v_load_bytes(v_el *o, const uintptr_t *bytes, uintptr_t offset) {
#if FIELD_DEGREE == 1
  fp_x8_load_bytes(o, bytes, offset, 1);
#else
  fp_x8_load_bytes(&o->c1, bytes, offset, 1);
  fp_x8_load_bytes(&o->c0, bytes, offset + FP_BYTES, 1);
#endif
  V(reduce)(o, o);
}

V_FUNCTION void v_store_bytes(const uintptr_t *bytes, uintptr_t offset, const v_el *a) {
#if FIELD_DEGREE == 1
  fp_x8_store_bytes(bytes, offset, a);
#else
  fp_x8_store_bytes(bytes, offset, &a->c1);
  fp_x8_store_bytes(bytes, offset + FP_BYTES, &a->c0);
#endif
}
