// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.util.Objects;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.internal.BincodeCursor;
import org.sealwright.storage.seal.Commit1Output;

/**
 * All that Commit2 takes, as provers that work for others are handed it.
 *
 * @param proof registered proof
 * @param commit1 output of Commit1
 * @param proverId who seals
 * @param sectorId number of the sector, an unsigned 64-bit integer
 */
public record Commit2Input(
    RegisteredSealProof proof, Commit1Output commit1, ProverId proverId, long sectorId) {
  private static final int REGISTERED_PROOFS = 20;

  /** Checks for null. */
  public Commit2Input {
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(commit1, "commit1");
    Objects.requireNonNull(proverId, "proverId");
  }

  /**
   * Reads the bincode of gevulot-fil's {@code C2Input}, version 0: the number of the version, the
   * {@code SealCommitPhase1Output} of filecoin-proofs-api, prover id, sector number.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is none, or more than that
   */
  public static Commit2Input fromBincode(byte[] bytes) {
    BincodeCursor in = new BincodeCursor(bytes.clone());
    in.u32(0);
    RegisteredSealProof proof = new RegisteredSealProof(in.u32(REGISTERED_PROOFS - 1));
    Commit1Output commit1 = new Commit1BincodeReader(in).read();
    Commit2Input input = new Commit2Input(proof, commit1, new ProverId(in.bytes32()), in.u64());
    in.end();
    return input;
  }

  /**
   * Reads the bincode of a {@code SealCommitPhase1Output} of filecoin-proofs-api.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is none, or more than that
   */
  public static Commit2Input fromBincode(byte[] output, ProverId proverId, long sectorId) {
    BincodeCursor in = new BincodeCursor(output.clone());
    RegisteredSealProof proof = new RegisteredSealProof(in.u32(REGISTERED_PROOFS - 1));
    Commit1Output commit1 = new Commit1BincodeReader(in).read();
    in.end();
    return new Commit2Input(proof, commit1, proverId, sectorId);
  }

  /** What the proof will claim. */
  public SealStatement statement() {
    return new SealStatement(
        proof.config(),
        proverId,
        sectorId,
        commit1.ticket(),
        commit1.seed(),
        commit1.commD(),
        commit1.commR());
  }
}
