// SPDX-License-Identifier: Apache-2.0 OR MIT
/* Two-to-one hashes of tree nodes, two streams at a time. */
#include "sealwright.h"

#if defined(__x86_64__)
#include "sha256_ni.h"

#define NODE 32

SW_TARGET int sw_sha_hash_pairs(const uint8_t *in, uint8_t *out, uint64_t count) {
  sw_begin();
  sw_schedule padding;
  sw_prepare_padding_64(&padding);
  uint64_t i = 0;
  for (; i + 2 <= count; i += 2, in += 4 * NODE, out += 2 * NODE) {
    sw_state a = sw_initial(), b = sw_initial();
    /* All four nodes are in registers before anything is written: out may be in. */
    sw_message ma = sw_two_nodes(in, in + NODE);
    sw_message mb = sw_two_nodes(in + 2 * NODE, in + 3 * NODE);
    sw_fresh_fresh(&a, ma, NULL, &b, mb, NULL);
    sw_ready_ready(&a, &padding, &b, &padding);
    sw_store_node(out, &a);
    sw_store_node(out + NODE, &b);
  }
  if (i < count) {
    sw_state a = sw_initial();
    sw_fresh(&a, sw_two_nodes(in, in + NODE), NULL);
    sw_ready(&a, &padding);
    sw_store_node(out, &a);
  }
  return SW_OK;
}

#else

int sw_sha_hash_pairs(const uint8_t *in, uint8_t *out, uint64_t count) {
  (void)in, (void)out, (void)count;
  return SW_UNSUPPORTED;
}

#endif
