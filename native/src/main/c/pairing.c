// SPDX-License-Identifier: Apache-2.0 OR MIT
/* The pairing in portable C. */
#define SW_PAIRING(name) sw_##name
#if defined(__SIZEOF_INT128__)
#include "pairing_portable.h"
#else
#include "pairing_unsupported.h"
#endif
