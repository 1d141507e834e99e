// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Points from their compressed encoding with every check: flags, canonical coordinates, the curve's
 * equation, and the subgroup by the curve's endomorphism (Scott, eprint 2021/1130, sections 4 and 6).
 *
 * A template: included after msm_projective.h and field_roots.h.
 */

/* The flags of the first byte, and where the curve's parameter, which is negative, has ones. */
#define DECOMPRESS_COMPRESSED 0x80
#define DECOMPRESS_INFINITY 0x40
#define DECOMPRESS_LARGER 0x20
#define CURVE_X 0xd201000000010000ULL

/* What the flags of some lanes say; an x of other lanes than the finite ones is read as zero. */
typedef struct {
  v_mask finite, infinite, larger;
} compressed_kinds;

static inline FP_UNUSED int decompress_is_zero(const uint8_t *bytes, int count) {
  int any = 0;
  for (int i = 0; i < count; i++) {
    any |= bytes[i];
  }
  return any == 0;
}

/* The bytes of x without flags at x, and its kind as flags: 0 where it is no encoding. */
static inline FP_UNUSED int decompress_parse(uint8_t *x, const uint8_t *encoded) {
  int flags = encoded[0] & 0xe0;
  memcpy(x, encoded, V_BYTES);
  x[0] &= 0x1f;
  int valid;
  if (flags & DECOMPRESS_INFINITY) {
    valid = flags == (DECOMPRESS_COMPRESSED | DECOMPRESS_INFINITY) && decompress_is_zero(x, V_BYTES);
  } else {
    valid = (flags & DECOMPRESS_COMPRESSED) != 0;
    for (int i = 0; i < V_BYTES; i += FP_BYTES) {
      fp coordinate;
      fp_load_be(&coordinate, x + i);
      valid &= fp_is_canonical(&coordinate);
    }
  }
  if (!valid) {
    memset(x, 0, V_BYTES);
  }
  return valid ? flags : 0;
}

V_FUNCTION compressed_kinds decompress_load(v_el *x, const uintptr_t *in) {
  uint8_t bytes[LANES][V_BYTES];
  uintptr_t lanes[LANES];
  compressed_kinds kinds = {0, 0, 0};
  for (int lane = 0; lane < LANES; lane++) {
    int flags = decompress_parse(bytes[lane], (const uint8_t *)in[lane]);
    lanes[lane] = (uintptr_t)bytes[lane];
    kinds.infinite |= (v_mask)((flags & DECOMPRESS_INFINITY ? 1 : 0) << lane);
    kinds.finite |= (v_mask)((flags == DECOMPRESS_COMPRESSED ||
                              flags == (DECOMPRESS_COMPRESSED | DECOMPRESS_LARGER))
                             << lane);
    kinds.larger |= (v_mask)((flags & DECOMPRESS_LARGER ? 1 : 0) << lane);
  }
  v_load_bytes(x, lanes, 0);
  return kinds;
}

/* o = x^3 + b. */
V_FUNCTION void decompress_right_side(v_el *o, const v_el *x) {
  v_el b;
  el_curve_b(&b);
  V(sqr)(o, x);
  V(mul)(o, o, x);
  V(add)(o, o, &b);
}

/* o = |x| p, with the x of the curve. */
V_FUNCTION void decompress_times_x(projective *o, const projective *p) {
  projective base = *p;
  *o = base;
  for (int bit = 62; bit >= 0; bit--) {
    projective_double(o, o);
    if (CURVE_X >> bit & 1) {
      projective_add(o, o, &base);
    }
  }
}

/* Lanes in which the image (x, y) of a point under the endomorphism is minus the point q. */
V_FUNCTION v_mask decompress_is_minus(const v_el *x, const v_el *y, const projective *q) {
  v_el one, t;
  v_mask equal;
  V(one)(&one);
  V(mul)(&t, x, &q->z);
  V(sub)(&t, &t, &q->x, 8);
  V(mul)(&t, &t, &one);
  equal = V(is_zero)(&t);
  V(mul)(&t, y, &q->z);
  V(add)(&t, &t, &q->y);
  V(mul)(&t, &t, &one);
  equal &= V(is_zero)(&t);
  V(mul)(&t, &q->z, &one);
  return equal & (v_mask)~V(is_zero)(&t);
}

/* Lanes whose points of the curve are of order r: phi(p) = -x^2 p, or psi(p) = x p = -|x| p. */
V_FUNCTION v_mask decompress_in_subgroup(const v_el *x, const v_el *y) {
  projective p = {*x, *y, *y}, q;
  v_el u, v;
  V(one)(&p.z);
  decompress_times_x(&q, &p);
#if FIELD_DEGREE == 1
  decompress_times_x(&q, &q);
  el_phi_x(&u, x);
  v = *y;
#else
  el_psi(&u, &v, x, y);
#endif
  return decompress_is_minus(&u, &v, &q);
}

/* Encoded points at the addresses in to uncompressed ones at out; the lanes that are points. */
V_FUNCTION v_mask decompress_vector(const uintptr_t *out, const uintptr_t *in) {
  v_el x, y, square, zero, minus;
  V(zero)(&zero);
  compressed_kinds kinds = decompress_load(&x, in);
  decompress_right_side(&square, &x);
  v_mask valid = el_sqrt(&y, &square) & kinds.finite;
  V(sub)(&minus, &zero, &y, 4);
  V(select)(&y, (el_is_larger(&y) ^ kinds.larger) & V_ALL, &y, &minus);
  valid &= decompress_in_subgroup(&x, &y);
  V(select)(&x, valid, &zero, &x);
  V(select)(&y, valid, &zero, &y);
  v_store_bytes(out, 0, &x);
  v_store_bytes(out, V_BYTES, &y);
  for (int lane = 0; lane < LANES; lane++) {
    if (kinds.infinite >> lane & 1) {
      *(uint8_t *)out[lane] = DECOMPRESS_INFINITY;
    }
  }
  return valid | kinds.infinite;
}

/* valid[i] = 1 and out[i] the point, or 0 and zeros where in[i] is no point of order r. */
V_FUNCTION void decompress_all(uint8_t *out, uint8_t *valid, const uint8_t *in, uint64_t count) {
  for (uint64_t from = 0; from < count; from += LANES) {
    uintptr_t to[LANES], encoded[LANES];
    for (uint64_t lane = 0; lane < LANES; lane++) {
      /* Lanes beyond the end do the last one over again. */
      uint64_t i = from + lane < count ? from + lane : count - 1;
      to[lane] = (uintptr_t)(out + i * 2 * V_BYTES);
      encoded[lane] = (uintptr_t)(in + i * V_BYTES);
    }
    v_mask points = decompress_vector(to, encoded);
    for (uint64_t lane = 0; lane < LANES && from + lane < count; lane++) {
      valid[from + lane] = (uint8_t)(points >> lane & 1);
    }
  }
}
