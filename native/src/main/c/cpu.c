// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What the library is, and what the CPU it runs on can do. */
#include "sealwright.h"

int sw_abi_version(void) { return SW_ABI_VERSION; }

#if defined(__x86_64__)
#include <cpuid.h>

/* Leaf 7, subleaf 0, register ebx. */
#define CPUID_BMI2 (1U << 8)
#define CPUID_ADX (1U << 19)
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

int sw_ifma_supported(void) {
  __builtin_cpu_init();
  return sw_x16_supported() && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512ifma") && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("bmi2");
}

int sw_adx_supported(void) {
  unsigned eax, ebx, ecx, edx;
  return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && (ebx & CPUID_BMI2) != 0 &&
         (ebx & CPUID_ADX) != 0;
}

#else

int sw_sha_supported(void) { return 0; }

int sw_x16_supported(void) { return 0; }

int sw_ifma_supported(void) { return 0; }

int sw_adx_supported(void) { return 0; }

#endif
