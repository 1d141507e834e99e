// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What the library is, and what the CPU it runs on can do. */
#include "sealwright.h"

int sw_abi_version(void) { return SW_ABI_VERSION; }

#if defined(__x86_64__)
#include <cpuid.h>

/* Leaf 7, subleaf 0, register ebx. */
#define CPUID_SHA (1U << 29)

int sw_sha_supported(void) {
  unsigned eax, ebx, ecx, edx;
  /* AVX by the compiler's own test, which also asks whether the system saves the registers. */
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx") && __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) &&
         (ebx & CPUID_SHA) != 0;
}

int sw_x16_supported(void) {
  /* The compiler's test covers the wide registers and the masks that the system must save. */
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl");
}

#else

int sw_sha_supported(void) { return 0; }

int sw_x16_supported(void) { return 0; }

#endif
