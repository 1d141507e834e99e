// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/** Why a sector can't be proved. */
public enum FaultReason {
  /** There is no file with the replica. */
  REPLICA_MISSING,
  /** The replica has fewer bytes than the sector. */
  REPLICA_SHORT,
  /**
   * The replica has more bytes than the sector and does not hash to its tree. Where it does, the
   * sector is proved, as the reference does.
   */
  REPLICA_LONG,
  /** A file of tree-R-last is not there. */
  TREE_MISSING,
  /** A file of tree-R-last is shorter than it should be, or than its sisters are. */
  TREE_SHORT,
  /**
   * A file of tree-R-last is longer than it should be, or than its sisters are, and the tree is not
   * well. Where it is, the sector is proved.
   */
  TREE_LONG,
  /** There is no p_aux. */
  AUX_MISSING,
  /** p_aux is too short or holds a value that is not a field element. */
  AUX_MALFORMED,
  /** comm_c and comm_r_last of p_aux don't hash to comm_r: damaged, or of another sector. */
  COMM_R_MISMATCH,
  /** The roots in the files of tree-R-last don't make comm_r_last: the tree of another replica. */
  ROOT_MISMATCH,
  /** A stored node of tree-R-last is damaged. */
  TREE_CORRUPT,
  /** The replica does not hash to its tree under the challenge. */
  REPLICA_CORRUPT,
  /** A leaf of the replica or a stored node is not a field element. */
  NODE_NOT_CANONICAL,
  /** The system refused to open or read a file. */
  READ_ERROR,
  /** The files did not answer in the time that the caller grants. */
  READ_TOO_SLOW,
  /** The deadline had passed before the sector's turn came. */
  DEADLINE,
  /** The sector was given twice, with different commitments or places. */
  DUPLICATE_SECTOR;

  /** Whether another attempt may go better: what is missing, slow or refused may come back. */
  public boolean isWorthRetrying() {
    return switch (this) {
      case REPLICA_MISSING, TREE_MISSING, AUX_MISSING, READ_ERROR, READ_TOO_SLOW -> true;
      default -> false;
    };
  }
}
