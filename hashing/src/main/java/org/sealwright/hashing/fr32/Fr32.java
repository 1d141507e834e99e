// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.fr32;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * Fr32 padding: raw bytes as a little-endian bit stream in which two zero bits follow every 254, so
 * that each 32 bytes are a field element. 127 raw bytes make 128 padded ones.
 *
 * <p>Sizes and ranges only; {@link Fr32Padder} pads streams, {@link Fr32Kernels} whole blocks.
 */
public final class Fr32 {

  /** Raw bytes of a block. */
  public static final int RAW_BLOCK = 127;

  /** Padded bytes of a block. */
  public static final int PADDED_BLOCK = 128;

  private static final int DATA_BITS = 254;
  private static final int NODE_BITS = 256;

  private Fr32() {}

  /**
   * Bytes that {@code raw} bytes occupy when padded; the last node may be cut short
   * (rust-fil-proofs, {@code to_padded_bytes}).
   *
   * @throws IllegalArgumentException where {@code raw} is negative or the result exceeds a long
   */
  public static long toPadded(long raw) {
    checkLength(raw);
    int rest = (int) (raw % RAW_BLOCK);
    int bits = 8 * rest / DATA_BITS * NODE_BITS + 8 * rest % DATA_BITS;
    return blocks(raw / RAW_BLOCK, (bits + 7) / 8, raw);
  }

  /** Whole raw bytes that {@code padded} bytes hold ({@code to_unpadded_bytes}). */
  public static long toUnpadded(long padded) {
    checkLength(padded);
    int rest = (int) (padded % PADDED_BLOCK);
    // A node cut within its two zero bits cannot be: 8 * rest is a multiple of 8, 255 is not.
    int bits = 8 * rest / NODE_BITS * DATA_BITS + 8 * rest % NODE_BITS;
    return padded / PADDED_BLOCK * RAW_BLOCK + bits / 8;
  }

  /**
   * Bytes of the whole nodes that hold {@code raw} bytes, {@code 32 ceil(8 raw / 254)}: what a
   * padding stream emits.
   *
   * @throws IllegalArgumentException where {@code raw} is negative or the result exceeds a long
   */
  public static long toPaddedNodes(long raw) {
    checkLength(raw);
    int rest = (int) (raw % RAW_BLOCK);
    int nodes = (8 * rest + DATA_BITS - 1) / DATA_BITS;
    return blocks(raw / RAW_BLOCK, nodes * Bytes32.LENGTH, raw);
  }

  /**
   * Writes raw bytes {@code offset .. offset + length - 1} of padded data to {@code out}. Nothing
   * need be aligned, and {@code source} may end inside a block or node; of a raw byte that its end
   * cuts, the missing bits are zero. (The reference's check of the length, not aligned to nodes,
   * can promise one byte more than there is; this one does not.)
   *
   * @param source padded data from the beginning of a block
   * @throws MalformedInputException where {@code source} does not reach that far
   * @throws IllegalArgumentException where a number is negative or {@code out} is too small
   */
  public static void unpadRange(
      Fr32Kernels kernels,
      MemorySegment source,
      long offset,
      long length,
      MemorySegment out,
      long outOffset) {
    checkRange(source.byteSize(), offset, length);
    if (outOffset < 0 || length > out.byteSize() - outOffset) {
      throw new IllegalArgumentException(
          "output of " + out.byteSize() + " bytes has no room for " + length + " at " + outOffset);
    }
    long from = offset;
    long to = outOffset;
    long left = length;
    Edge edge = new Edge(kernels, source);
    if (from % RAW_BLOCK != 0 && left > 0) {
      int n = (int) Math.min(left, RAW_BLOCK - from % RAW_BLOCK);
      edge.copy(from, n, out, to);
      from += n;
      to += n;
      left -= n;
    }
    long whole = left / RAW_BLOCK;
    long position = from / RAW_BLOCK * PADDED_BLOCK;
    if (whole > 0 && position + whole * PADDED_BLOCK > source.byteSize()) {
      // Only the last block of a source can be cut short and yet hold 127 bytes' worth of bits.
      whole--;
    }
    if (whole > 0) {
      kernels.unpad(source, position, out, to, whole);
      from += whole * RAW_BLOCK;
      to += whole * RAW_BLOCK;
      left -= whole * RAW_BLOCK;
    }
    if (left > 0) {
      edge.copy(from, (int) left, out, to);
    }
  }

  private static void checkRange(long padded, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "offset (" + offset + ") and length (" + length + ") must not be negative");
    }
    int rest = (int) (padded % PADDED_BLOCK);
    int bits = 8 * rest / NODE_BITS * DATA_BITS + 8 * rest % NODE_BITS;
    long raw = padded / PADDED_BLOCK * RAW_BLOCK + (bits + 7) / 8;
    if (length > 0 && (offset > raw || length > raw - offset)) {
      throw new MalformedInputException(
          "got "
              + padded
              + " padded bytes, which hold "
              + raw
              + " raw ones; wanted "
              + length
              + " from "
              + offset);
    }
  }

  private static long blocks(long whole, int rest, long raw) {
    try {
      return Math.addExact(Math.multiplyExact(whole, PADDED_BLOCK), rest);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("length (" + raw + ") is too large to pad", e);
    }
  }

  private static void checkLength(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("length (" + length + ") must not be negative");
    }
  }

  /** Parts of single blocks, by way of a block of scratch. */
  private record Edge(Fr32Kernels kernels, MemorySegment source) {

    void copy(long offset, int length, MemorySegment out, long outOffset) {
      MemorySegment padded = MemorySegment.ofArray(new byte[PADDED_BLOCK]);
      MemorySegment raw = MemorySegment.ofArray(new byte[RAW_BLOCK]);
      long position = offset / RAW_BLOCK * PADDED_BLOCK;
      long present = Math.min(PADDED_BLOCK, source.byteSize() - position);
      MemorySegment.copy(source, position, padded, 0, present);
      kernels.unpad(padded, 0, raw, 0, 1);
      MemorySegment.copy(raw, offset % RAW_BLOCK, out, outOffset, length);
    }
  }
}
