// SPDX-License-Identifier: Apache-2.0 OR MIT
/* The pairing with products in MULX, ADCX and ADOX. */
#define SW_PAIRING(name) sw_##name##_adx
#if defined(__x86_64__)
#define SW_FP_ADX
#include "pairing_portable.h"
#else
#include "pairing_unsupported.h"
#endif
