// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Sums and products of fp.h in x86-64 assembly: MULX with two carry chains side by side in ADCX and
 * ADOX. Included by fp.h alone.
 */

#define FP_STR(x) #x

/* t - p where that is not negative, else t: both ways end in the memory of o. */
#define FP_REDUCE_ONCE                                                            \
  "movq %[t0], (%[o])\n\tmovq %[t1], 8(%[o])\n\tmovq %[t2], 16(%[o])\n\t"         \
  "movq %[t3], 24(%[o])\n\tmovq %[t4], 32(%[o])\n\tmovq %[t5], 40(%[o])\n\t"      \
  "subq %[p0], %[t0]\n\tsbbq %[p1], %[t1]\n\tsbbq %[p2], %[t2]\n\t"               \
  "sbbq %[p3], %[t3]\n\tsbbq %[p4], %[t4]\n\tsbbq %[p5], %[t5]\n\t"               \
  "cmovcq (%[o]), %[t0]\n\tcmovcq 8(%[o]), %[t1]\n\tcmovcq 16(%[o]), %[t2]\n\t"   \
  "cmovcq 24(%[o]), %[t3]\n\tcmovcq 32(%[o]), %[t4]\n\tcmovcq 40(%[o]), %[t5]\n\t" \
  "movq %[t0], (%[o])\n\tmovq %[t1], 8(%[o])\n\tmovq %[t2], 16(%[o])\n\t"         \
  "movq %[t3], 24(%[o])\n\tmovq %[t4], 32(%[o])\n\tmovq %[t5], 40(%[o])\n\t"

#define FP_T [t0] "=&r"(t0), [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), \
             [t5] "=&r"(t5)
#define FP_MODULUS [p0] "m"(FP_P.l[0]), [p1] "m"(FP_P.l[1]), [p2] "m"(FP_P.l[2]), \
                   [p3] "m"(FP_P.l[3]), [p4] "m"(FP_P.l[4]), [p5] "m"(FP_P.l[5])

FP_INLINE void fp_add(fp *o, const fp *a, const fp *b) {
  uint64_t t0, t1, t2, t3, t4, t5;
  __asm__ __volatile__("movq (%[a]), %[t0]\n\tmovq 8(%[a]), %[t1]\n\tmovq 16(%[a]), %[t2]\n\t"
          "movq 24(%[a]), %[t3]\n\tmovq 32(%[a]), %[t4]\n\tmovq 40(%[a]), %[t5]\n\t"
          "addq (%[b]), %[t0]\n\tadcq 8(%[b]), %[t1]\n\tadcq 16(%[b]), %[t2]\n\t"
          "adcq 24(%[b]), %[t3]\n\tadcq 32(%[b]), %[t4]\n\tadcq 40(%[b]), %[t5]\n\t" FP_REDUCE_ONCE
          : FP_T
          : [o] "r"(o), [a] "r"(a), [b] "r"(b), FP_MODULUS
          : "cc", "memory");
}

FP_INLINE void fp_sub(fp *o, const fp *a, const fp *b) {
  uint64_t t0, t1, t2, t3, t4, t5, mask;
  __asm__ __volatile__("movq (%[a]), %[t0]\n\tmovq 8(%[a]), %[t1]\n\tmovq 16(%[a]), %[t2]\n\t"
          "movq 24(%[a]), %[t3]\n\tmovq 32(%[a]), %[t4]\n\tmovq 40(%[a]), %[t5]\n\t"
          "subq (%[b]), %[t0]\n\tsbbq 8(%[b]), %[t1]\n\tsbbq 16(%[b]), %[t2]\n\t"
          "sbbq 24(%[b]), %[t3]\n\tsbbq 32(%[b]), %[t4]\n\tsbbq 40(%[b]), %[t5]\n\t"
          "sbbq %[mask], %[mask]\n\t"
          : FP_T, [mask] "=&r"(mask)
          : [a] "r"(a), [b] "r"(b)
          : "cc", "memory");
  uint64_t m0 = FP_P.l[0] & mask, m1 = FP_P.l[1] & mask, m2 = FP_P.l[2] & mask;
  uint64_t m3 = FP_P.l[3] & mask, m4 = FP_P.l[4] & mask, m5 = FP_P.l[5] & mask;
  __asm__ __volatile__("addq %[m0], %[t0]\n\tadcq %[m1], %[t1]\n\tadcq %[m2], %[t2]\n\t"
          "adcq %[m3], %[t3]\n\tadcq %[m4], %[t4]\n\tadcq %[m5], %[t5]\n\t"
          : [t0] "+&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4),
            [t5] "+&r"(t5)
          : [m0] "rm"(m0), [m1] "rm"(m1), [m2] "rm"(m2), [m3] "rm"(m3), [m4] "rm"(m4),
            [m5] "rm"(m5)
          : "cc");
  *o = (fp){{t0, t1, t2, t3, t4, t5}};
}

/* h:l = rdx times a limb, l joined to the limb t by the chain of OF, h to the next by that of CF. */
#define FP_FIRST(offset, t, next) \
  "mulxq " FP_STR(offset) "(%[a]), %%rax, %[" #next "]\n\tadoxq %%rax, %[" #t "]\n\t"
#define FP_LIMB(offset, t) \
  "adcxq %[h], %[" #t "]\n\tmulxq " FP_STR(offset) "(%[a]), %%rax, %[h]\n\tadoxq %%rax, %[" #t "]\n\t"
#define FP_SHIFT(p, to, from) \
  "adcxq %[" #from "], %[" #to "]\n\tmulxq %[" #p "], %%rax, %[" #from "]\n\tadoxq %%rax, %[" #to "]\n\t"

/* Adds the multiple of p that clears the lowest limb and moves all limbs down by one. */
#define FP_REDUCE_LIMB                                                       \
  "movabsq $0x89f3fffcfffcfffd, %%rdx\n\timulq %[t0], %%rdx\n\txorl %%eax, %%eax\n\t" \
  "mulxq %[p0], %%rax, %[c]\n\tadcxq %[t0], %%rax\n\tmovq %[c], %[t0]\n\t"   \
  FP_SHIFT(p1, t0, t1) FP_SHIFT(p2, t1, t2) FP_SHIFT(p3, t2, t3)             \
  FP_SHIFT(p4, t3, t4) FP_SHIFT(p5, t4, t5)                                  \
  "movl $0, %%eax\n\tadcxq %%rax, %[t5]\n\tadoxq %[h], %[t5]\n\t"

#define FP_ROW(offset)                                                                    \
  "xorl %%eax, %%eax\n\tmovq " FP_STR(offset) "(%[b]), %%rdx\n\t"                         \
  "mulxq (%[a]), %%rax, %[h]\n\tadoxq %%rax, %[t0]\n\t"                                   \
  FP_LIMB(8, t1) FP_LIMB(16, t2) FP_LIMB(24, t3) FP_LIMB(32, t4) FP_LIMB(40, t5)          \
  "movl $0, %%eax\n\tadcxq %%rax, %[h]\n\tadoxq %%rax, %[h]\n\t" FP_REDUCE_LIMB

/*
 * Rows of a product, reduced after each; the sum stays within six limbs and one carry word because
 * p has bits to spare (Botrel, Gillot, Housni, Piellard: gnark, "no-carry" CIOS).
 */
static FP_UNUSED void fp_mul(fp *o, const fp *a, const fp *b) {
  uint64_t t0, t1, t2, t3, t4, t5, h, c;
  __asm__ __volatile__("xorl %%eax, %%eax\n\tmovq (%[b]), %%rdx\n\t"
          "mulxq (%[a]), %[t0], %[t1]\n\t"
          FP_FIRST(8, t1, t2) FP_FIRST(16, t2, t3) FP_FIRST(24, t3, t4) FP_FIRST(32, t4, t5)
          FP_FIRST(40, t5, h)
          "movl $0, %%eax\n\tadoxq %%rax, %[h]\n\t"
          FP_REDUCE_LIMB FP_ROW(8) FP_ROW(16) FP_ROW(24) FP_ROW(32) FP_ROW(40) FP_REDUCE_ONCE
          : FP_T, [h] "=&r"(h), [c] "=&r"(c)
          : [o] "r"(o), [a] "r"(a), [b] "r"(b), FP_MODULUS
          : "rax", "rdx", "cc", "memory");
}
