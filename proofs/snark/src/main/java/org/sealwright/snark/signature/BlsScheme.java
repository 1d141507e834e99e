// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.nio.charset.StandardCharsets;

/**
 * How BLS is kept safe from rogue keys (draft-irtf-cfrg-bls-signature-05, section 3), each with its
 * ciphersuite: public keys in G1, signatures in G2.
 */
public enum BlsScheme {

  /** Messages of an aggregate are distinct. This is Filecoin's. */
  BASIC("BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_"),

  /** Each public key comes with a proof of possession; messages may repeat. */
  PROOF_OF_POSSESSION("BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_");

  private static final String POSSESSION = "BLS_POP_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

  private final String tag;

  BlsScheme(String tag) {
    this.tag = tag;
  }

  /** The ciphersuite's name, which is the domain separation tag of signatures. */
  public String tag() {
    return tag;
  }

  byte[] signatureTag() {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] possessionTag() {
    return POSSESSION.getBytes(StandardCharsets.US_ASCII);
  }
}
