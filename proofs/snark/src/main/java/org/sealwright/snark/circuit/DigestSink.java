// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.field.Fr;

/**
 * SHA-256 over the rows of a circuit, which identifies its constraint system: of each row A, B, C,
 * of each of them the number of terms and per term the variable (both u32, little-endian, auxiliary
 * ones with the top bit set) and the coefficient (32 bytes, little-endian, canonical), in normal
 * form. Holds no rows.
 */
public final class DigestSink implements RowSink {
  private static final int TERM_BYTES = Integer.BYTES + Fr.BYTES;

  private final MessageDigest digest = Digests.sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final long[] plain = new long[Fr.LIMBS];
  private long[] canonical = new long[0];
  private int known;

  @Override
  public void accept(Row row) {
    if (known < row.coefficients().size()) {
      extend(row.coefficients());
    }
    side(row.a());
    side(row.b());
    side(row.c());
  }

  /** The digest of all rows so far; ends the stream. */
  public Bytes32 digest() {
    drain();
    return Bytes32.of(digest.digest());
  }

  private void side(LinearCombination side) {
    if (buffer.remaining() < Integer.BYTES) {
      drain();
    }
    buffer.putInt(side.size());
    for (int i = 0; i < side.size(); i++) {
      if (buffer.remaining() < TERM_BYTES) {
        drain();
      }
      long term = side.term(i);
      int at = Term.coefficient(term) * Fr.LIMBS;
      buffer.putInt(Term.variable(term));
      buffer.putLong(canonical[at]);
      buffer.putLong(canonical[at + 1]);
      buffer.putLong(canonical[at + 2]);
      buffer.putLong(canonical[at + 3]);
    }
  }

  private void drain() {
    digest.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void extend(CoefficientTable table) {
    long[] limbs = table.limbs();
    if (canonical.length < limbs.length) {
      canonical = Arrays.copyOf(canonical, limbs.length);
    }
    for (; known < table.size(); known++) {
      Fr.fromMontgomery(plain, 0, limbs, known * Fr.LIMBS);
      System.arraycopy(plain, 0, canonical, known * Fr.LIMBS, Fr.LIMBS);
    }
  }
}
