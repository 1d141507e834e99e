// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Pieces with ids 0, 1, 2... that are never used again, and the leaves of the live ones. */
final class PieceList {
  private final List<Optional<ProvablePiece>> pieces = new ArrayList<>();
  private final SumTree sums = new SumTree();

  /** Appends a piece, or the id of a removed one. */
  void add(Optional<ProvablePiece> piece) {
    sums.add(piece.map(ProvablePiece::leafCount).orElse(0L));
    pieces.add(piece);
  }

  /** Removes a live piece. */
  void remove(long id) {
    int index = Math.toIntExact(id);
    sums.remove(index, pieces.get(index).orElseThrow().leafCount());
    pieces.set(index, Optional.empty());
  }

  Optional<ProvablePiece> get(long id) {
    return id < 0 || id >= pieces.size() ? Optional.empty() : pieces.get((int) id);
  }

  List<Optional<ProvablePiece>> all() {
    return Collections.unmodifiableList(pieces);
  }

  int size() {
    return pieces.size();
  }

  long leafCount() {
    return sums.total();
  }

  long sumTreeSlot(int index) {
    return sums.slot(index);
  }

  Challenge locate(long leaf) {
    SumTree.Place place = sums.find(leaf);
    return new Challenge(leaf, place.index(), place.offset());
  }
}
