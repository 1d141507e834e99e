// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Batches in G2, eight points at a time in AVX-512 IFMA. */
#define FIELD_DEGREE 2
#define SW_MSM(name) sw_g2_##name##_ifma
#if defined(__x86_64__)
#include "lanes_x8.h"
#include "msm_exports.h"
#else
#include "msm_unsupported.h"
#endif
