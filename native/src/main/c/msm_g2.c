// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Batches in G2, in portable C. */
#define FIELD_DEGREE 2
#define SW_MSM(name) sw_g2_##name
#include "lanes_x1.h"
#include "msm_exports.h"
