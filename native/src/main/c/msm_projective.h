// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Homogeneous coordinates x = X/Z, y = Y/Z with the complete formulas for curves of odd order and
 * a = 0 (Renes, Costello, Batina: "Complete addition formulas for prime order elliptic curves",
 * 2015, algorithms 7 and 9): no pair of points is special, infinity is (0, 1, 0). For short chains
 * and one point a lane.
 *
 * Coordinates are below 8 p. Bounds in the comments are multiples of p, where a product counts as 3.1.
 *
 * A template: included after msm_batch.h.
 */

typedef struct {
  v_el x, y, z;
} projective;

V_INLINE void projective_infinity(projective *o) {
  V(zero)(&o->x);
  V(one)(&o->y);
  V(zero)(&o->z);
}

/* o = p q + q p crosswise: (p0 + p1)(q0 + q1) - p0 q0 - p1 q1, below 12. */
V_INLINE void projective_cross(v_el *o, const v_el *p0, const v_el *p1, const v_el *q0,
                               const v_el *q1, const v_el *product0, const v_el *product1) {
  v_el left, right;
  V(add)(&left, p0, p1);
  V(add)(&right, q0, q1);
  V(mul)(o, &left, &right);
  V(add)(&left, product0, product1);
  V(sub)(o, o, &left, 8);
}

V_FUNCTION void projective_add(projective *o, const projective *p, const projective *q) {
  v_el xx, yy, zz, xy, yz, xz, sum, difference, t;
  V(mul)(&xx, &p->x, &q->x);
  V(mul)(&yy, &p->y, &q->y);
  V(mul)(&zz, &p->z, &q->z);
  projective_cross(&xy, &p->x, &p->y, &q->x, &q->y, &xx, &yy);
  projective_cross(&yz, &p->y, &p->z, &q->y, &q->z, &yy, &zz);
  projective_cross(&xz, &p->x, &p->z, &q->x, &q->z, &xx, &zz);
  V(dbl)(&t, &xx);
  V(add)(&xx, &t, &xx);
  v_times_b3(&zz, &zz);
  v_times_b3(&xz, &xz);
  /* Below 388 and 516. */
  V(add)(&sum, &yy, &zz);
  V(sub)(&difference, &yy, &zz, 512);
  V(mul)(&t, &yz, &xz);
  V(mul)(&o->x, &xy, &difference);
  V(sub)(&o->x, &o->x, &t, 4);
  V(mul)(&t, &xz, &xx);
  V(mul)(&o->y, &difference, &sum);
  V(add)(&o->y, &o->y, &t);
  V(mul)(&t, &xx, &xy);
  V(mul)(&o->z, &sum, &yz);
  V(add)(&o->z, &o->z, &t);
}

V_FUNCTION void projective_double(projective *o, const projective *p) {
  v_el yy, yz, zz, xy, eight, t;
  V(sqr)(&yy, &p->y);
  V(sqr)(&zz, &p->z);
  V(mul)(&yz, &p->y, &p->z);
  V(mul)(&xy, &p->x, &p->y);
  V(dbl)(&eight, &yy);
  V(dbl)(&eight, &eight);
  V(dbl)(&eight, &eight);
  v_times_b3(&zz, &zz);
  V(mul)(&o->z, &yz, &eight);
  V(mul)(&eight, &eight, &zz);
  V(add)(&t, &yy, &zz);
  V(sub)(&yy, &yy, &zz, 512);
  V(sub)(&yy, &yy, &zz, 512);
  V(sub)(&yy, &yy, &zz, 512);
  V(mul)(&t, &t, &yy);
  V(add)(&o->y, &t, &eight);
  V(mul)(&o->x, &yy, &xy);
  V(dbl)(&o->x, &o->x);
}

/* Affine points at the addresses rows, with their signs. */
V_FUNCTION void projective_load(projective *o, const uintptr_t *rows) {
  projective infinity;
  projective_infinity(&infinity);
  v_el t;
  V(load_rows)(&o->x, rows, 0);
  V(load_rows)(&t, rows, V_ROW);
  v_mask none = V(is_plain_zero)(&o->x) & V(is_plain_zero)(&t);
  V(apply_sign)(&o->y, v_signs(rows), &t);
  V(reduce)(&o->y, &o->y);
  V(one)(&o->z);
  V(select)(&o->x, none, &o->x, &infinity.x);
  V(select)(&o->y, none, &o->y, &infinity.y);
  V(select)(&o->z, none, &o->z, &infinity.z);
}

/* Affine coordinates, short; zeros for infinity. */
V_FUNCTION void projective_to_affine(v_el *x, v_el *y, const projective *p) {
  v_el inverse, zero, z;
  V(zero)(&zero);
  V(one)(&z);
  V(mul)(&z, &z, &p->z);
  V(inverse)(&inverse, &z);
  v_mask infinite = V(is_zero)(&z);
  V(mul)(x, &p->x, &inverse);
  V(mul)(y, &p->y, &inverse);
  V(reduce)(x, x);
  V(reduce)(y, y);
  V(select)(x, infinite, x, &zero);
  V(select)(y, infinite, y, &zero);
}

/* Short affine coordinates in the encoding, at the addresses out. */
V_FUNCTION void points_encode(const uintptr_t *out, const v_el *x, const v_el *y) {
  v_mask infinite = V(is_plain_zero)(x) & V(is_plain_zero)(y);
  v_store_bytes(out, 0, x);
  v_store_bytes(out, V_BYTES, y);
  for (int lane = 0; lane < LANES; lane++) {
    if (infinite >> lane & 1) {
      memset((void *)out[lane], 0, 2 * V_BYTES);
      *(uint8_t *)out[lane] = 0x40;
    }
  }
}

/* Encoded points at the addresses in as short affine coordinates. */
V_FUNCTION void points_decode(v_el *x, v_el *y, const uintptr_t *in) {
  v_el zero;
  V(zero)(&zero);
  v_mask infinite = 0;
  for (int lane = 0; lane < LANES; lane++) {
    infinite |= (v_mask)((*(const uint8_t *)in[lane] >> 6 & 1) << lane);
  }
  v_load_bytes(x, in, 0);
  v_load_bytes(y, in, V_BYTES);
  V(select)(x, infinite, x, &zero);
  V(select)(y, infinite, y, &zero);
}
