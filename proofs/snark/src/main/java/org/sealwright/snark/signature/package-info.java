// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What a node of Filecoin signs with: BLS, the VRF on top of it, and ECDSA over secp256k1.
 *
 * <p>Entry types: {@link org.sealwright.snark.signature.Bls} for signatures of workers and their
 * aggregates, {@link org.sealwright.snark.signature.Vrf} with {@link
 * org.sealwright.snark.signature.ChainRandomness} for tickets and elections, {@link
 * org.sealwright.snark.signature.Secp256k1} for accounts.
 *
 * {@snippet :
 * Bls bls = Bls.filecoin(SnarkKernels.select(KernelSelection.auto()));
 * BlsSecretKey key = BlsSecretKey.generate(new SecureRandom());
 * BlsSignature signature = bls.sign(key, message);
 * boolean valid = bls.verify(key.publicKey(), message, signature);
 * }
 *
 * <p>Specifications: draft-irtf-cfrg-bls-signature-05, RFC 9380, RFC 6979, and lotus {@code
 * chain/rand}, {@code lib/sigs}. A signature that does not hold is {@code false}; bytes that encode
 * nothing are a {@link org.sealwright.hashing.MalformedInputException}.
 */
package org.sealwright.snark.signature;
