// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Arithmetic of the BLS12-381 scalar field on arrays of elements, 32 bytes each (four little-endian
 * 64-bit limbs, least significant first), every element below the modulus r.
 *
 * <p>Stateless, thread-safe, no allocation per element. {@code out} may be the same memory as an
 * operand (same segment and offset), but must not overlap one partly. Argument order: OUT, IN.
 */
public interface FieldKernels {

  /** {@code out[i] = a[i] + b[i] mod r}. Works on plain and on Montgomery values alike. */
  void add(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count);

  /** {@code out[i] = a[i] - b[i] mod r}. Works on plain and on Montgomery values alike. */
  void sub(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count);

  /** Montgomery product: {@code out[i] = a[i] b[i] / 2^256 mod r}. */
  void mul(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count);

  /**
   * {@code out[i] = (a[i] u + b[i] v) / 2^256 mod r} with the same two factors for all: plain
   * values in and out where u and v are in Montgomery form.
   *
   * @param u four limbs
   * @param v four limbs
   */
  void combine(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      long[] u,
      MemorySegment b,
      long bOffset,
      long[] v,
      long count);

  /** {@code out[i] = a[i] 2^256 mod r}. */
  void toMontgomery(MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count);

  /** {@code out[i] = a[i] / 2^256 mod r}. */
  void fromMontgomery(MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count);

  /**
   * Index of the first of {@code count} 32-byte values that is not below r, or -1. This is the one
   * operation that takes any bytes.
   */
  long firstNonCanonical(MemorySegment a, long aOffset, long count);
}
