// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Sealwright's C kernels. They allocate nothing, start no threads, keep no state and draw no
 * randomness: all of that is the caller's. Every function that can fail returns a status.
 *
 * Argument order is OUT, INOUT, IN where the Java interface leaves it open; the SHA functions keep
 * the order of ShaKernels, which is their specification.
 */
#ifndef SEALWRIGHT_H
#define SEALWRIGHT_H

#include <stdint.h>

#if defined(__GNUC__)
#define SW_EXPORT __attribute__((visibility("default")))
#else
#define SW_EXPORT
#endif

/* Changes whenever a signature or a layout below does; the Java side refuses any other value. */
#define SW_ABI_VERSION 8

/* Done. */
#define SW_OK 0
/* The library was compiled for a CPU family that has no such kernel. */
#define SW_UNSUPPORTED 1
/* A parent lies outside the memory of its layer; nothing was written. */
#define SW_BAD_PARENT 2

SW_EXPORT int sw_abi_version(void);

/*
 * 1 where this CPU and this system run the sw_sha_ functions, else 0; they must not be called where it
 * is 0. Those whose names end in _x16 have a question of their own.
 */
SW_EXPORT int sw_sha_supported(void);
SW_EXPORT int sw_x16_supported(void);
/* The same question for the functions that end in _ifma, and for those that end in _adx. */
SW_EXPORT int sw_ifma_supported(void);
SW_EXPORT int sw_adx_supported(void);

/*
 * Hashes count pairs of adjacent 32-byte nodes to 254 bits. out may be in itself, otherwise the two
 * must not overlap. Any alignment.
 */
SW_EXPORT int sw_sha_hash_pairs(const uint8_t *in, uint8_t *out, uint64_t count);

/* The same, 16 at a time; fewer take as long as 16. */
SW_EXPORT int sw_sha_hash_pairs_x16(const uint8_t *in, uint8_t *out, uint64_t count);

/*
 * Labels nodes from .. from + count - 1 of one layer of one sector.
 *
 * replica_id: 32 bytes. current: the layer being made, current_nodes nodes long. previous: the layer
 * below, previous_nodes nodes long, not read in layer 1. parents: 14 little-endian u32 a node,
 * beginning with node from. Any alignment.
 */
SW_EXPORT int sw_sha_labels(const uint8_t *replica_id, uint32_t layer, uint8_t *current,
                            uint64_t current_nodes, const uint8_t *previous,
                            uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                            uint64_t count);

/*
 * The same for two sectors side by side. Word w (0..7) of node v of sector s is the int at index
 * (8 v + w) 2 + s, and its value is the big-endian reading of bytes 4w .. 4w+3 of the node.
 * replica_ids is one such node.
 */
SW_EXPORT int sw_sha_labels_2(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                              uint64_t current_nodes, const uint8_t *previous,
                              uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                              uint64_t count);

/* The same for 16 sectors: in the index, 16 takes the place of 2. */
SW_EXPORT int sw_sha_labels_x16(const uint8_t *replica_ids, uint32_t layer, uint8_t *current,
                                uint64_t current_nodes, const uint8_t *previous,
                                uint64_t previous_nodes, const uint8_t *parents, uint64_t from,
                                uint64_t count);

/*
 * Permutes count values below domain in place: three Feistel rounds with halves of half_bits bits (1 to
 * 31) and the first three keys, again and again until the value is below domain. Asks for what
 * sw_x16_supported says.
 */
SW_EXPORT int sw_feistel_permute_x8(uint64_t *values, uint64_t count, const uint64_t *keys,
                                    uint32_t half_bits, uint64_t domain);

/*
 * Transforms of columns over Fr, as NttKernels.java specifies them: element (row, column) is the 32 bytes
 * at values + row row_stride + column column_stride, log2_rows is 0 to 10. twist may be null. scratch is
 * 64-byte aligned and as long as sw_ntt_scratch_ifma says. All else has any alignment.
 */
SW_EXPORT uint64_t sw_ntt_scratch_ifma(uint32_t log2_rows);
SW_EXPORT int sw_ntt_columns_ifma(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                                  uint64_t column_stride, uint64_t columns, const uint8_t *roots,
                                  const uint8_t *twist, uint32_t is_in_time, uint8_t *scratch);

/* a[i] = (a[i] b[i] - c[i]) factor; the three do not overlap. */
SW_EXPORT int sw_ntt_multiply_subtract_ifma(uint8_t *a, const uint8_t *b, const uint8_t *c,
                                            uint64_t count, const uint8_t *factor);

/* The same in portable C, where the compiler had 128-bit integers. */
SW_EXPORT int sw_ntt_portable_supported(void);
SW_EXPORT uint64_t sw_ntt_scratch_portable(uint32_t log2_rows);
SW_EXPORT int sw_ntt_columns_portable(uint8_t *values, uint32_t log2_rows, uint64_t row_stride,
                                      uint64_t column_stride, uint64_t columns,
                                      const uint8_t *roots, const uint8_t *twist,
                                      uint32_t is_in_time, uint8_t *scratch);
SW_EXPORT int sw_ntt_multiply_subtract_portable(uint8_t *a, const uint8_t *b, const uint8_t *c,
                                                uint64_t count, const uint8_t *factor);

/*
 * Batches in G1 and G2 of BLS12-381, as MsmKernels specifies them. Points are in the uncompressed
 * encoding, 96 and 192 bytes; scalars are 32 bytes little-endian, below 2^255. Any alignment, but
 * for scratch and tables: 64 bytes. No output overlaps an operand.
 *
 *   sum_scratch     bytes of scratch that sum needs for count points, at most 2^20
 *   sum             out = sum of scalars[i] bases[i]
 *   multiply_each   out[i] = scalars[i] bases[i]
 *   table           bytes of the table of a base, in a form of its own for every kind below
 *   fixed_scratch   bytes of scratch that the next two need
 *   build_table     the table of a base
 *   multiply_fixed  out[i] = scalars[i] times the base of a table
 *   decompress      out[i] = the point whose compressed encoding, 48 or 96 bytes, is in[i], and
 *                   valid[i] = 1; zeros and 0 where there is no such point of order r
 *
 * In three kinds: portable, where the compiler had 128-bit integers as sw_ntt_portable_supported says;
 * _adx, which asks for what sw_adx_supported says; _ifma likewise.
 */
#define SW_MSM_FUNCTIONS(group, kind)                                                              \
  SW_EXPORT uint64_t sw_##group##_sum_scratch##kind(uint64_t count);                               \
  SW_EXPORT int sw_##group##_sum##kind(uint8_t *out, const uint8_t *bases, const uint8_t *scalars, \
                                       uint64_t count, uint8_t *scratch);                          \
  SW_EXPORT int sw_##group##_multiply_each##kind(uint8_t *out, const uint8_t *bases,               \
                                                 const uint8_t *scalars, uint64_t count);          \
  SW_EXPORT uint64_t sw_##group##_table##kind(void);                                               \
  SW_EXPORT uint64_t sw_##group##_fixed_scratch##kind(void);                                       \
  SW_EXPORT int sw_##group##_build_table##kind(uint8_t *table, const uint8_t *base,                \
                                               uint8_t *scratch);                                  \
  SW_EXPORT int sw_##group##_multiply_fixed##kind(uint8_t *out, const uint8_t *table,              \
                                                  const uint8_t *scalars, uint64_t count,          \
                                                  uint8_t *scratch);                               \
  SW_EXPORT int sw_##group##_decompress##kind(uint8_t *out, uint8_t *valid, const uint8_t *in,     \
                                              uint64_t count)

SW_MSM_FUNCTIONS(g1, );
SW_MSM_FUNCTIONS(g2, );
SW_MSM_FUNCTIONS(g1, _adx);
SW_MSM_FUNCTIONS(g2, _adx);
SW_MSM_FUNCTIONS(g1, _ifma);
SW_MSM_FUNCTIONS(g2, _ifma);

/*
 * The optimal ate pairing in its two halves, as PairingKernels specifies them: g1 and g2 are
 * uncompressed points, 96 and 192 bytes; out and in are elements of Fp12, 576 bytes, which may be the
 * same. Any alignment. In the three kinds of the batches above.
 */
#define SW_PAIRING_FUNCTIONS(kind)                                                             \
  SW_EXPORT int sw_miller_product##kind(uint8_t *out, const uint8_t *g1, const uint8_t *g2,    \
                                        uint64_t count);                                       \
  SW_EXPORT int sw_final_exponentiation##kind(uint8_t *out, const uint8_t *in)

SW_PAIRING_FUNCTIONS();
SW_PAIRING_FUNCTIONS(_adx);
SW_PAIRING_FUNCTIONS(_ifma);

#endif
