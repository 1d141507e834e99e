// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

/** The two source groups of the pairing. */
public enum CurveGroup {
  /** Points over Fp: 96 bytes uncompressed, 48 compressed. */
  G1(96),
  /** Points over Fp2: 192 bytes uncompressed, 96 compressed. */
  G2(192);

  private final int bytes;

  CurveGroup(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a point in uncompressed encoding. */
  public int uncompressedBytes() {
    return bytes;
  }

  /** Bytes of a point in compressed encoding. */
  public int compressedBytes() {
    return bytes / 2;
  }
}
