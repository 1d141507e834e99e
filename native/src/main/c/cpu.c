// SPDX-License-Identifier: Apache-2.0 OR MIT
/* What the library is, and what the CPU it runs on can do. */
#include "sealwright.h"

int sw_abi_version(void) { return SW_ABI_VERSION; }

#if defined(__x86_64__)
#include <cpuid.h>

/* Leaf 1, register ecx. */
#define CPUID_SSSE3 (1U << 9)
#define CPUID_SSE41 (1U << 19)
/* Leaf 7, subleaf 0, register ebx. */
#define CPUID_SHA (1U << 29)

int sw_sha_supported(void) {
  unsigned eax, ebx, ecx, edx;
  if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx)) {
    return 0;
  }
  if (!(ecx & CPUID_SSSE3) || !(ecx & CPUID_SSE41)) {
    return 0;
  }
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) {
    return 0;
  }
  return (ebx & CPUID_SHA) != 0;
}

#else

int sw_sha_supported(void) { return 0; }

#endif
