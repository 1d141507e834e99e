// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Batches in G2, with products in MULX, ADCX and ADOX. */
#define FIELD_DEGREE 2
#define SW_MSM(name) sw_g2_##name##_adx
#if defined(__x86_64__)
#define SW_FP_ADX
#include "lanes_x1.h"
#include "msm_exports.h"
#else
#include "msm_unsupported.h"
#endif
