// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Inverses modulo p by division steps (Bernstein, Yang: "Fast constant-time gcd computation and
 * modular inversion", 2019), 62 at a time on the low words, in variable time as libsecp256k1's
 * safegcd notes describe it. Included by fp.h alone.
 *
 * Numbers are signed, in limbs of 62 bits with the sign in the topmost.
 */

#define FP_INV_LIMBS 7
#define FP_INV_MASK 0x3fffffffffffffffULL
/* 1/p modulo 2^62. */
#define FP_INV_P0 0x360c000300030003ULL

__extension__ typedef __int128 fp_i128;

typedef struct {
  int64_t v[FP_INV_LIMBS];
} fp_signed62;

/* 2^62 times the transition: new f = (u f + v g) / 2^62, new g = (q f + r g) / 2^62. */
typedef struct {
  int64_t u, v, q, r;
} fp_transition;

static const fp_signed62 FP_INV_P FP_UNUSED = {
    {0x39feffffffffaaab, 0x3aaffffac54ffffe, 0x330d2a0f6b0f6241, 0x1dd2e13ce144afd9,
     0x1ba7b6434bacd764, 0x0447a8e5ff9a692c, 0x00000000000001a0}};

FP_INLINE int64_t fp_division_steps(int64_t eta, uint64_t f, uint64_t g, fp_transition *t) {
  uint64_t u = 1, v = 0, q = 0, r = 1;
  int left = 62;
  for (;;) {
    int zeros = __builtin_ctzll(g | (~(uint64_t)0 << left));
    g >>= zeros;
    u <<= zeros;
    v <<= zeros;
    eta -= zeros;
    left -= zeros;
    if (left == 0) {
      break;
    }
    uint64_t w;
    /* A multiple of f clears up to 6 (or 4) low bits of g at once. */
    if (eta < 0) {
      uint64_t swap;
      eta = -eta;
      swap = f, f = g, g = 0 - swap;
      swap = u, u = q, q = 0 - swap;
      swap = v, v = r, r = 0 - swap;
      int limit = (int)eta + 1 > left ? left : (int)eta + 1;
      w = (f * g * (f * f - 2)) & (~(uint64_t)0 >> (64 - limit)) & 63;
    } else {
      int limit = (int)eta + 1 > left ? left : (int)eta + 1;
      uint64_t inverse = f + (((f + 1) & 4) << 1);
      w = ((0 - inverse) * g) & (~(uint64_t)0 >> (64 - limit)) & 15;
    }
    g += f * w;
    q += u * w;
    r += v * w;
  }
  *t = (fp_transition){(int64_t)u, (int64_t)v, (int64_t)q, (int64_t)r};
  return eta;
}

/* d and e follow f and g modulo p; they stay between -2p and p. */
FP_INLINE void fp_update_de(fp_signed62 *d, fp_signed62 *e, const fp_transition *t) {
  int64_t d_sign = d->v[FP_INV_LIMBS - 1] >> 63;
  int64_t e_sign = e->v[FP_INV_LIMBS - 1] >> 63;
  int64_t md = (t->u & d_sign) + (t->v & e_sign);
  int64_t me = (t->q & d_sign) + (t->r & e_sign);
  fp_i128 cd = (fp_i128)t->u * d->v[0] + (fp_i128)t->v * e->v[0];
  fp_i128 ce = (fp_i128)t->q * d->v[0] + (fp_i128)t->r * e->v[0];
  md -= (int64_t)((FP_INV_P0 * (uint64_t)cd + (uint64_t)md) & FP_INV_MASK);
  me -= (int64_t)((FP_INV_P0 * (uint64_t)ce + (uint64_t)me) & FP_INV_MASK);
  cd = (cd + (fp_i128)FP_INV_P.v[0] * md) >> 62;
  ce = (ce + (fp_i128)FP_INV_P.v[0] * me) >> 62;
  for (int i = 1; i < FP_INV_LIMBS; i++) {
    cd += (fp_i128)t->u * d->v[i] + (fp_i128)t->v * e->v[i] + (fp_i128)FP_INV_P.v[i] * md;
    ce += (fp_i128)t->q * d->v[i] + (fp_i128)t->r * e->v[i] + (fp_i128)FP_INV_P.v[i] * me;
    d->v[i - 1] = (int64_t)((uint64_t)cd & FP_INV_MASK);
    e->v[i - 1] = (int64_t)((uint64_t)ce & FP_INV_MASK);
    cd >>= 62;
    ce >>= 62;
  }
  d->v[FP_INV_LIMBS - 1] = (int64_t)cd;
  e->v[FP_INV_LIMBS - 1] = (int64_t)ce;
}

FP_INLINE void fp_update_fg(int length, fp_signed62 *f, fp_signed62 *g, const fp_transition *t) {
  fp_i128 cf = ((fp_i128)t->u * f->v[0] + (fp_i128)t->v * g->v[0]) >> 62;
  fp_i128 cg = ((fp_i128)t->q * f->v[0] + (fp_i128)t->r * g->v[0]) >> 62;
  for (int i = 1; i < length; i++) {
    cf += (fp_i128)t->u * f->v[i] + (fp_i128)t->v * g->v[i];
    cg += (fp_i128)t->q * f->v[i] + (fp_i128)t->r * g->v[i];
    f->v[i - 1] = (int64_t)((uint64_t)cf & FP_INV_MASK);
    g->v[i - 1] = (int64_t)((uint64_t)cg & FP_INV_MASK);
    cf >>= 62;
    cg >>= 62;
  }
  f->v[length - 1] = (int64_t)cf;
  g->v[length - 1] = (int64_t)cg;
}

/* a + p where a is negative, else a; then limbs within 62 bits. */
FP_INLINE void fp_add_p_if_negative(fp_signed62 *a) {
  int64_t mask = a->v[FP_INV_LIMBS - 1] >> 63;
  int64_t carry = 0;
  for (int i = 0; i < FP_INV_LIMBS - 1; i++) {
    int64_t limb = a->v[i] + (FP_INV_P.v[i] & mask) + carry;
    a->v[i] = (int64_t)((uint64_t)limb & FP_INV_MASK);
    carry = limb >> 62;
  }
  a->v[FP_INV_LIMBS - 1] += (FP_INV_P.v[FP_INV_LIMBS - 1] & mask) + carry;
}

/* The plain inverse of a plain integer below p; 0 for 0. */
static FP_UNUSED void fp_modular_inverse(fp *o, const fp *a) {
  fp_signed62 d = {{0}}, e = {{1}}, f = FP_INV_P, g;
  for (int i = 0; i < FP_INV_LIMBS; i++) {
    int word = 62 * i / 64;
    int shift = 62 * i % 64;
    uint64_t high = shift == 0 || word + 1 >= FP_LIMBS ? 0 : a->l[word + 1] << (64 - shift);
    g.v[i] = (int64_t)((a->l[word] >> shift | high) & FP_INV_MASK);
  }
  int64_t eta = -1;
  int length = FP_INV_LIMBS;
  for (;;) {
    fp_transition t;
    uint64_t f_low = (uint64_t)f.v[0] | (uint64_t)f.v[1] << 62;
    uint64_t g_low = (uint64_t)g.v[0] | (uint64_t)g.v[1] << 62;
    eta = fp_division_steps(eta, f_low, g_low, &t);
    fp_update_de(&d, &e, &t);
    fp_update_fg(length, &f, &g, &t);
    int64_t rest = 0;
    for (int i = 0; i < length; i++) {
      rest |= g.v[i];
    }
    if (rest == 0) {
      break;
    }
    int64_t f_top = f.v[length - 1];
    int64_t g_top = g.v[length - 1];
    if (length > 2 && (f_top ^ (f_top >> 63)) == 0 && (g_top ^ (g_top >> 63)) == 0) {
      /* The topmost limbs are signs only: the limbs below take them. */
      f.v[length - 2] |= (int64_t)((uint64_t)f_top << 62);
      g.v[length - 2] |= (int64_t)((uint64_t)g_top << 62);
      length--;
    }
  }
  fp_add_p_if_negative(&d);
  if (f.v[length - 1] < 0) {
    for (int i = 0; i < FP_INV_LIMBS; i++) {
      d.v[i] = -d.v[i];
    }
    int64_t carry = 0;
    for (int i = 0; i < FP_INV_LIMBS - 1; i++) {
      int64_t limb = d.v[i] + carry;
      d.v[i] = (int64_t)((uint64_t)limb & FP_INV_MASK);
      carry = limb >> 62;
    }
    d.v[FP_INV_LIMBS - 1] += carry;
  }
  fp_add_p_if_negative(&d);
  for (int i = 0; i < FP_LIMBS; i++) {
    int limb = 64 * i / 62;
    int shift = 64 * i % 62;
    o->l[i] = (uint64_t)d.v[limb] >> shift | (uint64_t)d.v[limb + 1] << (62 - shift);
  }
}
