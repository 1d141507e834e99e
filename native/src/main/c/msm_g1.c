// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Batches in G1, in portable C. */
#define FIELD_DEGREE 1
#define SW_MSM(name) sw_g1_##name
#if defined(__SIZEOF_INT128__)
#include "lanes_x1.h"
#include "msm_exports.h"
#else
#include "msm_unsupported.h"
#endif
