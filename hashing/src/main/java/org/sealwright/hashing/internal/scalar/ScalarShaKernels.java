// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.DigestException;
import java.security.MessageDigest;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.ShaKernels;

/**
 * SHA-256 by the JDK's own {@link MessageDigest}, which the JVM compiles to SHA instructions where
 * the CPU has them: one stream, some 100 bytes of scratch a call.
 */
public final class ScalarShaKernels implements ShaKernels {
  private static final int NODE = 32;
  private static final int HEADER = 64;
  private static final int PREIMAGE = HEADER + PARENT_SLOTS * NODE;
  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED;
  private static final VarHandle BE32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);
  private static final VarHandle BE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, BIG_ENDIAN);

  @Override
  public void hashPairs(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
    MessageDigest sha = Digests.sha256();
    byte[] block = new byte[2 * NODE];
    byte[] digest = new byte[NODE];
    for (long i = 0; i < count; i++) {
      MemorySegment.copy(
          in, ValueLayout.JAVA_BYTE, inOffset + 2 * NODE * i, block, 0, block.length);
      sha.update(block, 0, block.length);
      finish(sha, digest);
      MemorySegment.copy(digest, 0, out, ValueLayout.JAVA_BYTE, outOffset + NODE * i, NODE);
    }
  }

  @Override
  public void labels(
      byte[] replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    MessageDigest sha = Digests.sha256();
    byte[] preimage = new byte[PREIMAGE];
    byte[] digest = new byte[NODE];
    System.arraycopy(replicaId, 0, preimage, 0, NODE);
    BE32.set(preimage, NODE, layer);
    int distinct = layer == 1 ? BASE_PARENTS : PARENTS;
    for (int i = 0; i < count; i++) {
      long node = from + i;
      BE64.set(preimage, NODE + 4, node);
      int length = HEADER;
      if (node > 0) {
        for (int k = 0; k < distinct; k++) {
          long parent = Integer.toUnsignedLong(parents.get(LE32, 4L * (PARENTS * (long) i + k)));
          MemorySegment source = k < BASE_PARENTS ? current : previous;
          MemorySegment.copy(
              source, ValueLayout.JAVA_BYTE, NODE * parent, preimage, HEADER + NODE * k, NODE);
        }
        repeatCyclically(preimage, distinct * NODE);
        length = PREIMAGE;
      }
      sha.update(preimage, 0, length);
      finish(sha, digest);
      MemorySegment.copy(digest, 0, current, ValueLayout.JAVA_BYTE, NODE * node, NODE);
    }
  }

  @Override
  public int sectorsSideBySide() {
    return 1;
  }

  @Override
  public void labelsSideBySide(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    MessageDigest sha = Digests.sha256();
    byte[] preimage = new byte[PREIMAGE];
    byte[] digest = new byte[NODE];
    readWords(replicaIds, 0, preimage, 0);
    BE32.set(preimage, NODE, layer);
    int distinct = layer == 1 ? BASE_PARENTS : PARENTS;
    for (int i = 0; i < count; i++) {
      long node = from + i;
      BE64.set(preimage, NODE + 4, node);
      int length = HEADER;
      if (node > 0) {
        for (int k = 0; k < distinct; k++) {
          long parent = Integer.toUnsignedLong(parents.get(LE32, 4L * (PARENTS * (long) i + k)));
          readWords(k < BASE_PARENTS ? current : previous, parent, preimage, HEADER + NODE * k);
        }
        repeatCyclically(preimage, distinct * NODE);
        length = PREIMAGE;
      }
      sha.update(preimage, 0, length);
      finish(sha, digest);
      for (int w = 0; w < 8; w++) {
        current.set(WORD, NODE * node + 4L * w, (int) BE32.get(digest, 4 * w));
      }
    }
  }

  private static void readWords(MemorySegment source, long node, byte[] out, int at) {
    for (int w = 0; w < 8; w++) {
      BE32.set(out, at + 4 * w, source.get(WORD, NODE * node + 4L * w));
    }
  }

  private static void repeatCyclically(byte[] preimage, int period) {
    for (int at = period; at < PREIMAGE - HEADER; at += period) {
      int length = Math.min(period, PREIMAGE - HEADER - at);
      System.arraycopy(preimage, HEADER, preimage, HEADER + at, length);
    }
  }

  private static void finish(MessageDigest sha, byte[] digest) {
    try {
      sha.digest(digest, 0, NODE);
    } catch (DigestException e) {
      throw new AssertionError("a 32-byte buffer holds a SHA-256 digest", e);
    }
    digest[NODE - 1] &= 0x3f;
  }
}
