// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;

/**
 * A set of pieces whose possession is proved, in the state that the contract has it in ("data set"
 * there): pieces with ids 0, 1, 2... that are never used again, the leaves that can be challenged
 * in this proving period, removals in the queue.
 *
 * <p>The order of things is that of version 3.5.0: removals are scheduled, then processed, which
 * makes the challenge void, and then a proving period begins; up to 3.4.0 beginning the period
 * processed them. Epochs are taken as they are: only the chain knows whether they are near enough.
 * Not thread-safe.
 */
public final class ProofSet {

  /** The most removals that may wait. */
  public static final int MAX_REMOVALS = 2000;

  /** The challenge epoch that means that there is no challenge. */
  public static final long NO_CHALLENGE = 0;

  private final long id;
  private final PieceList pieces = new PieceList();
  private final RemovalQueue removals = new RemovalQueue();
  private long challengeRange;
  private long challengeEpoch = NO_CHALLENGE;

  private ProofSet(long id) {
    if (id < 1) {
      throw new MalformedInputException("set id (" + id + ") must be at least 1");
    }
    this.id = id;
  }

  /**
   * An empty set.
   *
   * @param id its number, from 1 on; 0 is the contract's word for a set to be created
   */
  public static ProofSet create(long id) {
    return new ProofSet(id);
  }

  /**
   * A set in a known state.
   *
   * @throws MalformedInputException where no set can be in it
   */
  public static ProofSet restore(ProofSetState state) {
    ProofSet set = new ProofSet(state.id());
    state.pieces().forEach(set.pieces::add);
    if (!state.removals().isEmpty()) {
      set.scheduleRemoval(state.removals());
    }
    // The range may exceed the leaves: removals do not lower it until the next period.
    if (state.challengeRange() < 0 || state.challengeEpoch() < 0) {
      throw new MalformedInputException(
          "challenge range ("
              + state.challengeRange()
              + ") and epoch ("
              + state.challengeEpoch()
              + ") must not be negative");
    }
    set.challengeRange = state.challengeRange();
    set.challengeEpoch = state.challengeEpoch();
    return set;
  }

  /** The present state. */
  public ProofSetState state() {
    return new ProofSetState(id, pieces.all(), removals.ids(), challengeRange, challengeEpoch);
  }

  /** The set's number. */
  public long id() {
    return id;
  }

  /**
   * Appends a piece. It is not challenged before the next period.
   *
   * @return its id
   * @throws MalformedInputException where the set would have more leaves than 63 bits can count
   */
  public long add(ProvablePiece piece) {
    pieces.add(Optional.of(piece));
    return pieces.size() - 1L;
  }

  /**
   * Appends the piece of a CID.
   *
   * @throws MalformedInputException where the contract refuses it too, see {@link ProvablePiece}
   */
  public long add(PieceCidV2 piece) {
    return add(ProvablePiece.of(piece));
  }

  /**
   * Queues pieces for removal.
   *
   * @throws MalformedInputException where there are none, too many, or one is not live or queued
   *     already; nothing changes then
   */
  public void scheduleRemoval(List<Long> ids) {
    removals.add(ids, piece -> pieces.get(piece).isPresent());
  }

  /**
   * Removes the last {@code count} pieces of the queue and makes the challenge void.
   *
   * @return their ids in the order of the queue
   * @throws MalformedInputException where the queue has not as many
   */
  public List<Long> processRemovals(int count) {
    List<Long> batch = removals.take(count);
    batch.forEach(pieces::remove);
    challengeEpoch = NO_CHALLENGE;
    return batch;
  }

  /**
   * Begins a proving period: all leaves there are now can be challenged.
   *
   * @param epoch whose randomness will be the seed; a set that became empty has no challenge
   * @throws MalformedInputException where removals wait, or there never was anything to prove
   */
  public void nextProvingPeriod(long epoch) {
    if (removals.size() > 0) {
      throw new MalformedInputException(
          removals.size() + " removals must be processed before a proving period begins");
    }
    if (leafCount() == 0 && challengeRange == 0) {
      throw new MalformedInputException("set " + id + " has no pieces to prove");
    }
    if (epoch <= NO_CHALLENGE) {
      throw new MalformedInputException("challenge epoch (" + epoch + ") must be at least 1");
    }
    challengeRange = leafCount();
    challengeEpoch = challengeRange == 0 ? NO_CHALLENGE : epoch;
  }

  /** Leaves of all live pieces. */
  public long leafCount() {
    return pieces.leafCount();
  }

  /** Leaves that can be challenged: {@link #leafCount} when the period began. */
  public long challengeRange() {
    return challengeRange;
  }

  /** Epoch of the randomness, or {@link #NO_CHALLENGE}. */
  public long challengeEpoch() {
    return challengeEpoch;
  }

  /** Ids given so far, to live and removed pieces. */
  public int size() {
    return pieces.size();
  }

  /** A live piece. */
  public Optional<ProvablePiece> piece(long piece) {
    return pieces.get(piece);
  }

  /** The sums, as the contract stores them. */
  public long sumTreeSlot(int index) {
    return pieces.sumTreeSlot(index);
  }

  /**
   * Finds a leaf.
   *
   * @param leaf 0 to {@link #leafCount} - 1
   */
  public Challenge locate(long leaf) {
    return pieces.locate(leaf);
  }

  /**
   * The challenges of this period.
   *
   * @param seed the beacon's randomness of {@link #challengeEpoch}
   * @param count how many the service wants, at least 1
   * @throws MalformedInputException where there is no challenge, or one reaches beyond the leaves
   *     that removals left
   */
  public List<Challenge> challenges(Bytes32 seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count (" + count + ") must be at least 1");
    }
    if (challengeEpoch == NO_CHALLENGE || challengeRange == 0) {
      throw new MalformedInputException("set " + id + " has no challenge scheduled");
    }
    List<Challenge> challenges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long leaf = Challenge.leaf(seed, id, i, challengeRange);
      if (leaf >= leafCount()) {
        throw new MalformedInputException(
            "challenge " + i + " is about leaf " + leaf + " of " + leafCount());
      }
      challenges.add(locate(leaf));
    }
    return List.copyOf(challenges);
  }

  /** What the contract says to these proofs, of which number i answers challenge i. */
  public PossessionVerdict judge(Bytes32 seed, List<PossessionProof> proofs) {
    if (proofs.isEmpty()) {
      return new PossessionVerdict.Refused(0, PossessionVerdict.Problem.EMPTY);
    }
    if (challengeEpoch == NO_CHALLENGE || challengeRange == 0) {
      return new PossessionVerdict.Refused(0, PossessionVerdict.Problem.NO_CHALLENGE_SCHEDULED);
    }
    List<Challenge> challenges = new ArrayList<>();
    for (int i = 0; i < proofs.size(); i++) {
      long leaf = Challenge.leaf(seed, id, i, challengeRange);
      if (leaf >= leafCount()) {
        return new PossessionVerdict.Refused(i, PossessionVerdict.Problem.LEAF_OUT_OF_BOUNDS);
      }
      Challenge challenge = locate(leaf);
      ProvablePiece piece = pieces.get(challenge.pieceId()).orElseThrow();
      if (proofs.get(i).path().size() != piece.height()) {
        return new PossessionVerdict.Refused(i, PossessionVerdict.Problem.PATH_LENGTH);
      }
      if (!proofs.get(i).verify(piece, challenge.offset())) {
        return new PossessionVerdict.Refused(i, PossessionVerdict.Problem.ROOT);
      }
      challenges.add(challenge);
    }
    return new PossessionVerdict.Proven(challenges);
  }
}
