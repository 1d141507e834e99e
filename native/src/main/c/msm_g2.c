// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Batches in G2, in portable C. */
#define FIELD_DEGREE 2
#define SW_MSM(name) sw_g2_##name
#if defined(__SIZEOF_INT128__)
#include "lanes_x1.h"
#include "msm_exports.h"
#else
#include "msm_unsupported.h"
#endif
