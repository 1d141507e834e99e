// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;

/**
 * The stacked graph that labels follow: six base parents a node in its own layer, eight expander
 * parents in the layer below. The same for every layer and every sector of one {@link PoRepConfig}.
 * Immutable and thread-safe.
 */
public final class StackedGraph {
  /** Parents of a node. */
  public static final int PARENTS = LabelKernels.PARENTS;

  /** Base parents of a node. */
  public static final int BASE_PARENTS = LabelKernels.BASE_PARENTS;

  /** Expander parents of a node. */
  public static final int EXPANDER_PARENTS = PARENTS - BASE_PARENTS;

  /** Bytes of one node's parents: 14 little-endian u32. */
  public static final int BYTES_PER_NODE = 4 * PARENTS;

  private static final int BATCH = 1024;
  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final long nodes;
  private final ApiVersion version;
  private final int[] drgSeed = new int[7];
  private final long[] feistelKeys = new long[4];
  private final int halfBits;
  private final FeistelKernels feistel;

  /** The graph of {@code config}. */
  public StackedGraph(PoRepConfig config, FeistelKernels feistel) {
    this.nodes = config.sectorSize().nodes();
    this.version = config.apiVersion();
    this.feistel = feistel;
    byte[] id = config.porepId().toArray();
    ByteBuffer drg = littleEndian(sha256("Filecoin_DRSample".getBytes(US_ASCII), id));
    for (int i = 0; i < drgSeed.length; i++) {
      drgSeed[i] = drg.getInt();
    }
    ByteBuffer keys = littleEndian(sha256("Filecoin_Feistel".getBytes(US_ASCII), id));
    for (int i = 0; i < feistelKeys.length; i++) {
      feistelKeys[i] = keys.getLong();
    }
    int bits = 1;
    while (1L << (2 * bits) < EXPANDER_PARENTS * nodes) {
      bits++;
    }
    this.halfBits = bits;
  }

  /** Nodes of a layer. */
  public long nodes() {
    return nodes;
  }

  /** All parents of one node, base parents first. */
  public long[] parents(long node) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException("node " + node + " of " + nodes);
    }
    int[] out = new int[PARENTS];
    fill(node, 1, out, new long[EXPANDER_PARENTS], sampler());
    long[] parents = new long[PARENTS];
    for (int i = 0; i < PARENTS; i++) {
      parents[i] = Integer.toUnsignedLong(out[i]);
    }
    return parents;
  }

  /**
   * Writes the parents of {@code count} nodes from {@code from} on as little-endian u32, {@link
   * #BYTES_PER_NODE} a node.
   */
  public void parents(long from, int count, MemorySegment out, long outOffset) {
    int[] batch = new int[BATCH * PARENTS];
    long[] work = new long[BATCH * EXPANDER_PARENTS];
    BucketSampler sampler = sampler();
    for (int done = 0; done < count; done += BATCH) {
      int n = Math.min(BATCH, count - done);
      fill(from + done, n, batch, work, sampler);
      MemorySegment.copy(
          batch, 0, out, LE32, outOffset + (long) BYTES_PER_NODE * done, n * PARENTS);
    }
  }

  private void fill(long from, int count, int[] out, long[] work, BucketSampler sampler) {
    for (int i = 0; i < count; i++) {
      sampler.parents(from + i, out, i * PARENTS);
    }
    int values = count * EXPANDER_PARENTS;
    for (int i = 0; i < values; i++) {
      work[i] = EXPANDER_PARENTS * from + i;
    }
    feistel.permute(feistelKeys, halfBits, EXPANDER_PARENTS * nodes, work, 0, values);
    // Version 1.0 cut the permuted value to 32 bits before dividing; kept, since sectors depend on
    // it.
    long cut = version == ApiVersion.V1_0_0 ? 0xffffffffL : -1L;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < EXPANDER_PARENTS; k++) {
        long value = work[i * EXPANDER_PARENTS + k] & cut;
        out[i * PARENTS + BASE_PARENTS + k] = (int) (value / EXPANDER_PARENTS);
      }
    }
  }

  /** File name of the reference's parents cache for this graph; version 1.0 and 1.1 share it. */
  public String cacheFileName() {
    ByteBuffer tail = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    for (long key : feistelKeys) {
      tail.putLong(key);
    }
    tail.putInt((int) nodes);
    byte[] digest =
        sha256(
            "poseidon_hasher".getBytes(US_ASCII),
            CircuitName.graphIdentifier(nodes).getBytes(US_ASCII),
            tail.array());
    return "v28-sdr-parent-" + HexFormat.of().formatHex(digest) + ".cache";
  }

  private BucketSampler sampler() {
    return new BucketSampler(drgSeed, version != ApiVersion.V1_0_0);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] sha256(byte[]... parts) {
    MessageDigest digest = Digests.sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
