// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Filecoin's verifiable random function: the worker's BLS signature on 32 bytes of drawn
 * randomness, and Blake2b-256 of it as the output. BLS signatures are unique, so the signer has no
 * choice. Thread-safe.
 *
 * {@snippet :
 * Vrf vrf = Vrf.of(SnarkKernels.select(KernelSelection.auto()));
 * Bytes32 input = ChainRandomness.electionInput(beacon, height, 1000);
 * VrfProof proof = vrf.compute(workerKey, input);
 * assert vrf.verify(workerKey.publicKey(), input, proof);
 * }
 */
public final class Vrf {
  private final Bls bls;

  private Vrf(Bls bls) {
    this.bls = bls;
  }

  /** A VRF whose proofs are verified by the pairing of {@code kernels}. */
  public static Vrf of(SnarkKernels kernels) {
    return new Vrf(Bls.filecoin(kernels));
  }

  /** The proof of the output on {@code input}, as {@link ChainRandomness} draws it. */
  public VrfProof compute(BlsSecretKey key, Bytes32 input) {
    return new VrfProof(bls.sign(key, input.toArray()));
  }

  /** Whether the proof is the one that the key has for {@code input}. */
  public boolean verify(BlsPublicKey key, Bytes32 input, VrfProof proof) {
    return bls.verify(key, input.toArray(), proof.signature());
  }
}
