// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Contents of {@code p_aux}: 64 bytes, the roots that make up comm_r.
 *
 * @param commC root of tree-C
 * @param commRLast root of tree-R-last
 */
public record PersistentAux(Bytes32 commC, Bytes32 commRLast) {
  /** Length of the file. */
  public static final int BYTES = 64;

  /**
   * Parses the file.
   *
   * @throws MalformedInputException for a wrong length or a value that is not a field element
   */
  public static PersistentAux fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedInputException("p_aux has " + bytes.length + " bytes, wanted " + BYTES);
    }
    Bytes32 commC = Bytes32.of(java.util.Arrays.copyOfRange(bytes, 0, 32));
    Bytes32 commRLast = Bytes32.of(java.util.Arrays.copyOfRange(bytes, 32, 64));
    if (!commC.isCanonical() || !commRLast.isCanonical()) {
      throw new MalformedInputException("p_aux holds a value that is not a field element");
    }
    return new PersistentAux(commC, commRLast);
  }

  /** The file's bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    System.arraycopy(commC.toArray(), 0, bytes, 0, 32);
    System.arraycopy(commRLast.toArray(), 0, bytes, 32, 32);
    return bytes;
  }
}
