// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.Arrays;
import java.util.function.Function;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.signature.ChainRandomness;
import org.sealwright.snark.signature.RandomnessTag;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.post.PoStRandomness;

/**
 * A draw of the chain's randomness for one use: what it is drawn from, under which tag and round,
 * with what entropy, and what it becomes. Only randomness for a PoSt is cut to 254 bits.
 *
 * <p>Rounds are epochs and may be negative early in a chain; they are hashed as they are, though
 * the chain is then searched from epoch 0. Miners are given by the number of their ID address.
 *
 * @param <T> what is drawn
 */
public final class ChainDraw<T> {

  /** Epochs that a seal ticket is behind the head, in Lotus. */
  public static final long SEAL_LOOKBACK = 900;

  /** The most epochs that it may be behind its pre-commit. */
  public static final long MAX_SEAL_LOOKBACK = 2880 + 900;

  /** Epochs from a pre-commit to its interactive seed. */
  public static final long PRE_COMMIT_CHALLENGE_DELAY = 150;

  /** The most epochs that the ticket of a non-interactive proof may be behind: 180 days. */
  public static final long MAX_NON_INTERACTIVE_LOOKBACK = 180 * 2880;

  /** Epochs that a deadline's challenge is before its opening. */
  public static final long WINDOW_CHALLENGE_LOOKBACK = 20;

  /** The last height on the main network whose tickets do not hash their parents'. */
  public static final long LAST_TICKET_WITHOUT_PARENT = 51_000;

  private final Base base;
  private final RandomnessTag tag;
  private final long round;
  private final byte[] entropy;
  private final Function<Bytes32, T> use;

  private ChainDraw(
      Base base, RandomnessTag tag, long round, byte[] entropy, Function<Bytes32, T> use) {
    this.base = base;
    this.tag = tag;
    this.round = round;
    this.entropy = entropy;
    this.use = use;
  }

  /** What randomness is drawn from. */
  public enum Base {
    /** The VRF proof of the least ticket of a tipset. */
    TICKET,
    /** The signature of a beacon entry. */
    BEACON
  }

  /**
   * The ticket that a sector is sealed with.
   *
   * @param round the ticket's epoch, in Lotus {@link #SEAL_LOOKBACK} before the head; for a
   *     non-interactive proof the {@code SealRandEpoch} of the message
   */
  public static ChainDraw<Ticket> sealTicket(long miner, long round) {
    return new ChainDraw<>(
        Base.TICKET, RandomnessTag.SEAL_RANDOMNESS, round, of(miner), Ticket::new);
  }

  /**
   * The seed of an interactive proof of replication.
   *
   * @param preCommitEpoch epoch in which the pre-commit was executed
   */
  public static ChainDraw<InteractiveSeed> poRepSeed(long miner, long preCommitEpoch) {
    return new ChainDraw<>(
        Base.BEACON,
        RandomnessTag.INTERACTIVE_SEAL_CHALLENGE_SEED,
        preCommitEpoch + PRE_COMMIT_CHALLENGE_DELAY,
        of(miner),
        InteractiveSeed::new);
  }

  /**
   * The randomness of a Window PoSt's challenges.
   *
   * @param round the deadline's challenge epoch, {@link #WINDOW_CHALLENGE_LOOKBACK} before it opens
   */
  public static ChainDraw<PoStRandomness> windowPoStChallenge(long miner, long round) {
    return new ChainDraw<>(
        Base.BEACON,
        RandomnessTag.WINDOWED_POST_CHALLENGE_SEED,
        round,
        of(miner),
        PoStRandomness::masked);
  }

  /**
   * What a Window PoSt message names the chain by that it was made on; no randomness of a proof.
   *
   * @param round from the deadline's challenge epoch up to before the message's own
   */
  public static ChainDraw<Bytes32> chainCommit(long round) {
    return new ChainDraw<>(
        Base.TICKET, RandomnessTag.POST_CHAIN_COMMIT, round, new byte[0], Function.identity());
  }

  /**
   * The randomness of a Winning PoSt's challenges. Its base is the last beacon entry in the block,
   * or the one before it where the block has none.
   *
   * @param round the block's height
   */
  public static ChainDraw<PoStRandomness> winningPoStChallenge(long miner, long round) {
    return new ChainDraw<>(
        Base.BEACON,
        RandomnessTag.WINNING_POST_CHALLENGE_SEED,
        round,
        of(miner),
        PoStRandomness::masked);
  }

  /**
   * What a miner's VRF is computed on for its election; the base as for {@link
   * #winningPoStChallenge}.
   *
   * @param round the block's height
   */
  public static ChainDraw<Bytes32> electionInput(long miner, long round) {
    return new ChainDraw<>(
        Base.BEACON,
        RandomnessTag.ELECTION_PROOF_PRODUCTION,
        round,
        of(miner),
        Function.identity());
  }

  /**
   * What a miner's VRF is computed on for its block's ticket; the base as for {@link
   * #winningPoStChallenge}. The parents' least ticket is part of the entropy above epoch {@link
   * #LAST_TICKET_WITHOUT_PARENT} of the main network.
   *
   * @param height the block's height, one above the round
   * @param parentProof the VRF proof of the parents' least ticket, or empty
   */
  public static ChainDraw<Bytes32> ticketInput(long miner, long height, byte[] parentProof) {
    byte[] own = of(miner);
    byte[] both = Arrays.copyOf(own, own.length + parentProof.length);
    System.arraycopy(parentProof, 0, both, own.length, parentProof.length);
    return new ChainDraw<>(
        Base.BEACON, RandomnessTag.TICKET_PRODUCTION, height - 1, both, Function.identity());
  }

  private static byte[] of(long miner) {
    return ChainRandomness.minerEntropy(miner);
  }

  /** What it is drawn from. */
  public Base base() {
    return base;
  }

  /** What it is for. */
  public RandomnessTag tag() {
    return tag;
  }

  /** The epoch that is hashed, which is also the one whose base is taken unless the use says so. */
  public long round() {
    return round;
  }

  /** What else is hashed. */
  public byte[] entropy() {
    return entropy.clone();
  }

  /**
   * Draws.
   *
   * @param base signature or VRF proof, as {@link #base()} says
   */
  public T draw(byte[] base) {
    return use.apply(ChainRandomness.draw(base, tag, round, entropy));
  }

  /** Draws from Blake2b-256 of the base, which is what the FVM gives to actors. */
  public T drawFromDigest(Bytes32 digest) {
    return use.apply(ChainRandomness.drawFromDigest(digest, tag, round, entropy));
  }

  @Override
  public String toString() {
    return tag + " of round " + round + " from a " + base;
  }
}
