// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Square roots in the field of a group template's coordinates, which of two roots is the larger, and
 * the constants of the curve's endomorphisms.
 *
 * A template: included after lanes_x8.h or lanes_x1.h. Bounds in the comments are multiples of p, for
 * the eight lanes; a product of Fp counts as 2.1, of Fp2 as 3.1.
 */

/* The base field under the names of either kind. */
#if LANES == 8
#define B(operation) fp_x8_##operation
typedef fp_x8 b_el;
#else
#define B(operation) b_##operation
typedef fp b_el;
#define b_mul fp_mul
#define b_sqr fp_sqr
#define b_add fp_add
#define b_dbl fp_dbl
#define b_sub(o, a, b, k) fp_sub(o, a, b)
#define b_neg(o, a, k) fp_neg(o, a)
#define b_is_zero fp_is_zero
#define b_to_plain fp_from_mont
#define b_of_plain fp_to_mont
FP_INLINE void b_one(b_el *o) { *o = FP_ONE; }
FP_INLINE void b_select(b_el *o, v_mask mask, const b_el *a, const b_el *b) { *o = mask ? *b : *a; }
#endif

/* 1/2; a cube root of 1; (1 + u)^(-(p-1)/3) over u, and (1 + u)^(-(p-1)/2). */
static const fp FP_HALF FP_UNUSED = {{0xdcff7fffffffd556, 0x0f55ffff58a9ffff, 0xb39869507b587b12,
                                      0xb23ba5c279c2895f, 0x258dd3db21a5d66b, 0x0d0088f51cbff34d}};
static const fp FP_BETA FP_UNUSED = {{0x2e01fffffffefffe, 0xde17d813620a0002, 0xddb3a93be6f89688,
                                      0xba69c6076a0f77ea, 0x5f19672fdf76ce51, 0}};
static const fp FP_PSI_X FP_UNUSED = {{0x8bfd00000000aaad, 0x409427eb4f49fffd, 0x897d29650fb85f9b,
                                       0xaa0d857d89759ad4, 0xec02408663d4de85, 0x1a0111ea397fe699}};
static const fp FP_PSI_Y[2] FP_UNUSED = {
    {{0xf1ee7b04121bdea2, 0x304466cf3e67fa0a, 0xef396489f61eb45e, 0x1c3dedd930b1cf60,
      0xe2e9c448d77a2cd9, 0x135203e60180a68e}},
    {{0xc81084fbede3cc09, 0xee67992f72ec05f4, 0x77f76e17009241c5, 0x48395dabc2d3435e,
      0x6831e36d6bd17ffe, 0x06af0e0437ff400b}}};
/* (p - 1) / 2: what is above it is the larger of a root and its negative. */
static const fp FP_MIDDLE = {{0xdcff7fffffffd555, 0x0f55ffff58a9ffff, 0xb39869507b587b12,
                              0xb23ba5c279c2895f, 0x258dd3db21a5d66b, 0x0d0088f51cbff34d}};

/* One plain integer below p in all lanes, below 2.1. */
V_FUNCTION void b_constant(b_el *o, const fp *plain) {
  fp lanes[LANES];
  for (int lane = 0; lane < LANES; lane++) {
    lanes[lane] = *plain;
  }
  B(of_plain)(o, lanes);
}

#define ROOT_WINDOW 5
#define ROOT_ODD (1 << (ROOT_WINDOW - 1))
/* Bits of (p - 3) / 4, which are those of p from the third on. */
#define ROOT_BITS 379

static inline int root_bit(int i) { return (int)(FP_P.l[(i + 2) / 64] >> ((i + 2) % 64)) & 1; }

/* o = a^((p-3)/4): o a is a root of a or of -a. */
V_FUNCTION void b_quarter(b_el *o, const b_el *a) {
  b_el odd[ROOT_ODD], square, t;
  B(sqr)(&square, a);
  odd[0] = *a;
  for (int i = 1; i < ROOT_ODD; i++) {
    B(mul)(&odd[i], &odd[i - 1], &square);
  }
  B(one)(&t);
  int begun = 0;
  for (int i = ROOT_BITS - 1; i >= 0;) {
    int low = i;
    int digit = 0;
    if (root_bit(i)) {
      low = i < ROOT_WINDOW ? 0 : i - ROOT_WINDOW + 1;
      while (!root_bit(low)) {
        low++;
      }
      for (int j = i; j >= low; j--) {
        digit = 2 * digit + root_bit(j);
      }
    }
    for (; begun && i >= low; i--) {
      B(sqr)(&t, &t);
    }
    i = low - 1;
    if (digit != 0) {
      B(mul)(&t, &t, &odd[digit / 2]);
      begun = 1;
    }
  }
  *o = t;
}

/* Whether plain integers are above the middle, by lanes; where they are zero, by those of rest. */
static inline v_mask lanes_above_middle(const fp *plain, v_mask rest) {
  v_mask above = 0;
  for (int lane = 0; lane < LANES; lane++) {
    int larger = fp_is_zero(&plain[lane]) ? rest >> lane & 1 : 0;
    for (int i = FP_LIMBS - 1; i >= 0; i--) {
      if (plain[lane].l[i] != FP_MIDDLE.l[i]) {
        larger |= plain[lane].l[i] > FP_MIDDLE.l[i];
        break;
      }
    }
    above |= (v_mask)(larger << lane);
  }
  return above;
}

V_FUNCTION v_mask b_is_larger(const b_el *a, v_mask rest) {
  fp plain[LANES];
  B(to_plain)(plain, a);
  return lanes_above_middle(plain, rest);
}

#if FIELD_DEGREE == 1

#define el_is_larger(a) b_is_larger(a, 0)

/* o = 4, the b of the curve. */
V_INLINE void el_curve_b(v_el *o) {
  B(one)(o);
  B(dbl)(o, o);
  B(dbl)(o, o);
}

/* A root of a (below 8), and the lanes in which it is one. */
V_FUNCTION v_mask el_sqrt(v_el *o, const v_el *a) {
  v_el root, t;
  b_quarter(&root, a);
  B(mul)(&root, &root, a);
  B(sqr)(&t, &root);
  B(sub)(&t, &t, a, 8);
  B(one)(o);
  B(mul)(&t, &t, o);
  *o = root;
  return B(is_zero)(&t);
}

/* x of phi: o = beta x. */
V_FUNCTION void el_phi_x(v_el *o, const v_el *x) {
  v_el beta;
  b_constant(&beta, &FP_BETA);
  B(mul)(o, x, &beta);
}

#else

/* The larger has the larger c1, or where that is 0, the larger c0. */
V_INLINE v_mask el_is_larger(const v_el *a) { return b_is_larger(&a->c1, b_is_larger(&a->c0, 0)); }

/* o = 4 (1 + u), the b of the twist. */
V_INLINE void el_curve_b(v_el *o) {
  B(one)(&o->c0);
  B(dbl)(&o->c0, &o->c0);
  B(dbl)(&o->c0, &o->c0);
  o->c1 = o->c0;
}

/* o = a b modulo p within 2.1, for an a below 2^17. */
V_INLINE void b_settle(b_el *o, const b_el *a) {
  b_el one;
  B(one)(&one);
  B(mul)(o, a, &one);
}

/*
 * A root of a (below 8), and the lanes in which it is one. With n a root of the norm and
 * d = (c0 + n) / 2, or (c0 - n) / 2 where that is 0, the root is x + c1 / (2 x) u with x^2 = d, or
 * c1 / (2 x) - x u with x^2 = -d; q = d^((p-3)/4) is 1 / x.
 */
V_FUNCTION v_mask el_sqrt(v_el *o, const v_el *a) {
  b_el half, n, d, q, x, y, t;
  b_constant(&half, &FP_HALF);
  B(sqr)(&n, &a->c0);
  B(sqr)(&t, &a->c1);
  B(add)(&t, &n, &t);
  b_quarter(&n, &t);
  B(mul)(&n, &n, &t);
  B(add)(&d, &a->c0, &n);
  B(mul)(&d, &d, &half);
  B(sub)(&t, &a->c0, &n, 4);
  B(mul)(&t, &t, &half);
  B(select)(&d, B(is_zero)(&d), &d, &t);
  b_quarter(&q, &d);
  B(mul)(&x, &d, &q);
  B(mul)(&y, &a->c1, &q);
  B(mul)(&y, &y, &half);
  B(mul)(&t, &x, &q);
  B(one)(&n);
  B(sub)(&t, &t, &n, 4);
  b_settle(&t, &t);
  v_mask plain = B(is_zero)(&t);
  B(neg)(&n, &x, 4);
  B(select)(&o->c0, plain, &y, &x);
  B(select)(&o->c1, plain, &n, &y);
  v_el square;
  V(sqr)(&square, o);
  V(sub)(&square, &square, a, 8);
  b_settle(&square.c0, &square.c0);
  b_settle(&square.c1, &square.c1);
  return B(is_zero)(&square.c0) & B(is_zero)(&square.c1);
}

/* x and y of psi: the conjugates (of coordinates below 8) times constants. */
V_FUNCTION void el_psi(v_el *ox, v_el *oy, const v_el *x, const v_el *y) {
  b_el constant;
  v_el factor, t;
  /* (c0 - c1 u) k u = c1 k + c0 k u. */
  b_constant(&constant, &FP_PSI_X);
  B(mul)(&t.c0, &x->c1, &constant);
  B(mul)(&t.c1, &x->c0, &constant);
  *ox = t;
  b_constant(&factor.c0, &FP_PSI_Y[0]);
  b_constant(&factor.c1, &FP_PSI_Y[1]);
  t.c0 = y->c0;
  B(neg)(&t.c1, &y->c1, 8);
  V(mul)(oy, &t, &factor);
}

#endif
