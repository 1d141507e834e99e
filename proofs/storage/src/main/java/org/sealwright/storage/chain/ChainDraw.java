// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.signature.ChainRandomness;
import org.sealwright.snark.signature.RandomnessTag;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.post.PoStRandomness;

/**
 * A draw of the chain's randomness, one type for each use: what it is drawn from, under which tag
 * and round, with what entropy, and what it becomes. Only randomness for a PoSt is cut to 254 bits.
 *
 * <p>Rounds are epochs and may be negative early in a chain; they are hashed as they are, though
 * the chain is then searched from epoch 0. Miners are given by the number of their ID address.
 *
 * @param <T> what is drawn
 */
public sealed interface ChainDraw<T> {

  /** Epochs that a seal ticket is behind the head, in Lotus. */
  long SEAL_LOOKBACK = 900;

  /** The most epochs that it may be behind its pre-commit. */
  long MAX_SEAL_LOOKBACK = 2880 + 900;

  /** Epochs from a pre-commit to its interactive seed. */
  long PRE_COMMIT_CHALLENGE_DELAY = 150;

  /** The most epochs that the ticket of a non-interactive proof may be behind: 180 days. */
  long MAX_NON_INTERACTIVE_LOOKBACK = 180 * 2880;

  /** Epochs that a deadline's challenge is before its opening. */
  long WINDOW_CHALLENGE_LOOKBACK = 20;

  /** What randomness is drawn from. */
  enum Base {
    /** The VRF proof of the least ticket of a tipset. */
    TICKET,
    /** The signature of a beacon entry. */
    BEACON
  }

  /** What it is drawn from. */
  Base base();

  /** What it is for. */
  RandomnessTag tag();

  /** The epoch that is hashed, which is also the one whose base is taken unless the use says so. */
  long round();

  /** What else is hashed. */
  byte[] entropy();

  /** Makes the use's type of the 32 bytes drawn. */
  T of(Bytes32 drawn);

  /**
   * Draws.
   *
   * @param base signature or VRF proof, as {@link #base} says
   */
  default T draw(byte[] base) {
    return of(ChainRandomness.draw(base, tag(), round(), entropy()));
  }

  /** Draws from Blake2b-256 of the base, which is what the FVM gives to actors. */
  default T drawFromDigest(Bytes32 digest) {
    return of(ChainRandomness.drawFromDigest(digest, tag(), round(), entropy()));
  }

  /**
   * The ticket that a sector is sealed with.
   *
   * @param miner the miner
   * @param round the ticket's epoch, in Lotus {@link #SEAL_LOOKBACK} before the head; for a
   *     non-interactive proof the {@code SealRandEpoch} of the message
   */
  record SealTicket(long miner, long round) implements ChainDraw<Ticket> {
    @Override
    public Base base() {
      return Base.TICKET;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.SEAL_RANDOMNESS;
    }

    @Override
    public byte[] entropy() {
      return ChainRandomness.minerEntropy(miner);
    }

    @Override
    public Ticket of(Bytes32 drawn) {
      return new Ticket(drawn);
    }
  }

  /**
   * The seed of an interactive proof of replication.
   *
   * @param miner the miner
   * @param preCommitEpoch epoch in which the pre-commit was executed
   */
  record PoRepSeed(long miner, long preCommitEpoch) implements ChainDraw<InteractiveSeed> {
    @Override
    public Base base() {
      return Base.BEACON;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.INTERACTIVE_SEAL_CHALLENGE_SEED;
    }

    @Override
    public long round() {
      return preCommitEpoch + PRE_COMMIT_CHALLENGE_DELAY;
    }

    @Override
    public byte[] entropy() {
      return ChainRandomness.minerEntropy(miner);
    }

    @Override
    public InteractiveSeed of(Bytes32 drawn) {
      return new InteractiveSeed(drawn);
    }
  }

  /**
   * The randomness of a Window PoSt's challenges.
   *
   * @param miner the miner
   * @param round the deadline's challenge epoch, {@link #WINDOW_CHALLENGE_LOOKBACK} before it opens
   */
  record WindowPoStChallenge(long miner, long round) implements ChainDraw<PoStRandomness> {
    @Override
    public Base base() {
      return Base.BEACON;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.WINDOWED_POST_CHALLENGE_SEED;
    }

    @Override
    public byte[] entropy() {
      return ChainRandomness.minerEntropy(miner);
    }

    @Override
    public PoStRandomness of(Bytes32 drawn) {
      return PoStRandomness.masked(drawn);
    }
  }

  /**
   * What a Window PoSt message names the chain by that it was made on; no randomness of a proof.
   *
   * @param round from the deadline's challenge epoch up to before the message's own
   */
  record ChainCommit(long round) implements ChainDraw<Bytes32> {
    @Override
    public Base base() {
      return Base.TICKET;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.POST_CHAIN_COMMIT;
    }

    @Override
    public byte[] entropy() {
      return new byte[0];
    }

    @Override
    public Bytes32 of(Bytes32 drawn) {
      return drawn;
    }
  }

  /**
   * The randomness of a Winning PoSt's challenges. Its base is the last beacon entry in the block,
   * or the one before it where the block has none.
   *
   * @param miner the miner
   * @param round the block's height
   */
  record WinningPoStChallenge(long miner, long round) implements ChainDraw<PoStRandomness> {
    @Override
    public Base base() {
      return Base.BEACON;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.WINNING_POST_CHALLENGE_SEED;
    }

    @Override
    public byte[] entropy() {
      return ChainRandomness.minerEntropy(miner);
    }

    @Override
    public PoStRandomness of(Bytes32 drawn) {
      return PoStRandomness.masked(drawn);
    }
  }

  /**
   * What a miner's VRF is computed on for its election; the base as for {@link
   * WinningPoStChallenge}.
   *
   * @param miner the miner
   * @param round the block's height
   */
  record ElectionInput(long miner, long round) implements ChainDraw<Bytes32> {
    @Override
    public Base base() {
      return Base.BEACON;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.ELECTION_PROOF_PRODUCTION;
    }

    @Override
    public byte[] entropy() {
      return ChainRandomness.minerEntropy(miner);
    }

    @Override
    public Bytes32 of(Bytes32 drawn) {
      return drawn;
    }
  }

  /**
   * What a miner's VRF is computed on for its block's ticket; the base as for {@link
   * WinningPoStChallenge}. The parents' least ticket is part of the entropy above epoch 51000 of
   * the main network.
   *
   * @param miner the miner
   * @param height the block's height, one above the round
   * @param parentProof the VRF proof of the parents' least ticket in hexadecimal, or empty
   */
  record TicketInput(long miner, long height, String parentProof) implements ChainDraw<Bytes32> {

    /** The last height on the main network whose tickets do not hash their parents'. */
    public static final long LAST_WITHOUT_PARENT = 51_000;

    /** Checks for null. */
    public TicketInput {
      Objects.requireNonNull(parentProof, "parentProof");
    }

    @Override
    public Base base() {
      return Base.BEACON;
    }

    @Override
    public RandomnessTag tag() {
      return RandomnessTag.TICKET_PRODUCTION;
    }

    @Override
    public long round() {
      return height - 1;
    }

    @Override
    public byte[] entropy() {
      byte[] own = ChainRandomness.minerEntropy(miner);
      byte[] parent = java.util.HexFormat.of().parseHex(parentProof);
      byte[] both = java.util.Arrays.copyOf(own, own.length + parent.length);
      System.arraycopy(parent, 0, both, own.length, parent.length);
      return both;
    }

    @Override
    public Bytes32 of(Bytes32 drawn) {
      return drawn;
    }
  }
}
