// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;

/**
 * The arithmetic of an update, node by node, with the rho of each: {@code replica = key + data rho}
 * and what follows from it. A node is 32 little-endian bytes and must be below r.
 */
final class UpdateCodec {
  /** Nodes in one chunk: a few hundred microseconds of work, a MiB of each operand. */
  private static final long GRAIN = 1 << 14;

  private final UpdateContext context;
  private final Direction direction;
  private final UpdateFactors factors;

  /** Which of the three is computed from the other two. */
  enum Direction {
    /** {@code a + b rho}: the replica, of key and data. */
    ENCODE,
    /** {@code a - b rho}: the key, of replica and data. */
    REMOVE,
    /** {@code (a - b) / rho}: the data, of replica and key. */
    DECODE
  }

  /**
   * A file's nodes, all of them.
   *
   * @param path for complaints
   */
  record Nodes(Path path, MemorySegment segment) {}

  /**
   * For some nodes of a sector.
   *
   * @param phi what all factors come from
   * @param first first node that {@link #apply} will be asked for
   * @param count how many, at least 1
   */
  UpdateCodec(
      UpdateContext context,
      UpdateConfig config,
      Direction direction,
      Bytes32 phi,
      long first,
      long count) {
    this.context = context;
    this.direction = direction;
    this.factors = UpdateFactors.of(config, direction, phi, first, count, context.work());
  }

  /** Computes nodes {@code first ..} into the front of {@code out}, in parallel. */
  void apply(Nodes a, Nodes b, long first, MemorySegment out, long count) {
    context
        .work()
        .forEachChunk(
            count, GRAIN, (from, size) -> chunk(a, b, first + from, out, 32 * from, size));
  }

  /** Computes a whole sector, reports progress, and computes random nodes again. */
  void applyToAll(Nodes a, Nodes b, MemorySegment out, String stepName) {
    long nodes = out.byteSize() / 32;
    Step step = context.work().step(stepName, nodes, "nodes");
    context
        .work()
        .forEachChunk(
            nodes,
            GRAIN,
            (from, size) -> {
              chunk(a, b, from, out, 32 * from, size);
              step.add(size);
            });
    selfCheck(a, b, out, nodes);
  }

  private void chunk(Nodes a, Nodes b, long first, MemorySegment out, long outOffset, long count) {
    requireCanonical(a, first, count);
    requireCanonical(b, first, count);
    for (long node = first; node < first + count; ) {
      long end = Math.min(first + count, factors.endOfPart(node));
      context
          .kernels()
          .field()
          .combine(
              out,
              outOffset + 32 * (node - first),
              a.segment(),
              32 * node,
              factors.forA(node),
              b.segment(),
              32 * node,
              factors.forB(node),
              end - node);
      node = end;
    }
  }

  private void requireCanonical(Nodes nodes, long first, long count) {
    long bad = context.kernels().field().firstNonCanonical(nodes.segment(), 32 * first, count);
    if (bad >= 0) {
      throw new SealingException(
          UpdateContext.PHASE,
          nodes.path()
              + " holds at node "
              + (first + bad)
              + " (byte "
              + 32 * (first + bad)
              + ") what is not a field element");
    }
  }

  /** By integers, apart from the kernels and from the factors in their tables. */
  private void selfCheck(Nodes a, Nodes b, MemorySegment out, long nodes) {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < context.selfChecks(); i++) {
      long node = random.nextLong(nodes);
      BigInteger rho = factors.rhoAgain(node);
      BigInteger x = value(a.segment(), node);
      BigInteger y = value(b.segment(), node);
      BigInteger wanted =
          switch (direction) {
            case ENCODE -> x.add(y.multiply(rho));
            case REMOVE -> x.subtract(y.multiply(rho));
            case DECODE -> x.subtract(y).multiply(rho.modInverse(Fr.MODULUS));
          };
      if (!wanted.mod(Fr.MODULUS).equals(value(out, node))) {
        throw new SealingException(
            "self-check",
            "node "
                + node
                + " came out wrong: this machine or kernel makes errors; run doctor, then the same"
                + " again");
      }
    }
  }

  private static BigInteger value(MemorySegment nodes, long node) {
    return UpdateChallenges.value(Bytes32.from(nodes, 32 * node));
  }
}
