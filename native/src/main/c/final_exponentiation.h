// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * The power 3 (p^12 - 1) / r, as FinalExponentiation.java specifies it: the hard part is
 * (x - 1)^2 (x + p) (x^2 + p^2 - 1) + 3 (eprint 2020/875, section 5).
 *
 * Written against functions of an element type, which the file that includes this one defines:
 * GT_TARGET, gt, gt_mul, gt_cyclotomic_sqr, gt_conjugate, gt_frobenius, gt_frobenius_2.
 */

/* o = a^x for a cyclotomic a; o is not a. */
GT_TARGET static void gt_pow_x(gt *o, const gt *a) {
  *o = *a;
  for (int bit = 62; bit >= 0; bit--) {
    gt_cyclotomic_sqr(o, o);
    if (PAIRING_X >> bit & 1) {
      gt_mul(o, o, a);
    }
  }
  gt_conjugate(o, o);
}

/* o = a^(x - 1); o is not a. */
GT_TARGET static void gt_pow_x_less_1(gt *o, const gt *a) {
  gt t;
  gt_pow_x(o, a);
  gt_conjugate(&t, a);
  gt_mul(o, o, &t);
}

/* o = a^((p^2 + 1) (hard part)) for an a of norm 1 over Fp6; o may be a. */
GT_TARGET static void gt_hard_part(gt *o, const gt *a) {
  gt m, y, z, t;
  gt_frobenius_2(&m, a);
  gt_mul(&m, &m, a);
  gt_pow_x_less_1(&z, &m);
  gt_pow_x_less_1(&y, &z);
  gt_pow_x(&z, &y);
  gt_frobenius(&y, &y);
  gt_mul(&y, &z, &y);
  gt_pow_x(&z, &y);
  gt_pow_x(&t, &z);
  gt_frobenius_2(&z, &y);
  gt_mul(&t, &t, &z);
  gt_conjugate(&y, &y);
  gt_mul(&t, &t, &y);
  gt_cyclotomic_sqr(&y, &m);
  gt_mul(&y, &y, &m);
  gt_mul(o, &t, &y);
}
