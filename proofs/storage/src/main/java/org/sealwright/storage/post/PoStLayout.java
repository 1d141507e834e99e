// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.storage.PoStKind;

/**
 * Which sectors and challenges the places of the partitions' circuits take. A Window PoSt gives
 * every sector a place with its ten challenges, a Winning PoSt every challenge of its one sector a
 * place. The last sector, with the challenges it has already, fills the places left over.
 */
final class PoStLayout {

  /**
   * What one place of a circuit is about.
   *
   * @param sector number of the sector
   * @param commR its commitment
   * @param first which of the sector's challenges is the place's first
   * @param leaves the place's challenges
   */
  record Place(long sector, Bytes32 commR, int first, List<Long> leaves) {}

  private final PoStConfig config;
  private final SortedMap<Long, Bytes32> sectors;
  private final SortedMap<Long, List<Long>> challenges = new TreeMap<>(Long::compareUnsigned);

  private PoStLayout(PoStStatement statement, int firstPlace) {
    this.config = statement.config();
    this.sectors = statement.sectors();
    int place = firstPlace;
    for (long sector : sectors.keySet()) {
      challenges.put(
          sector, PoStChallenges.ofSector(config, statement.randomness(), sector, place++));
    }
  }

  /** Of all partitions. */
  static PoStLayout of(PoStStatement statement) {
    return new PoStLayout(statement, 0);
  }

  /**
   * Of a statement that holds the sectors of one partition of a larger proof.
   *
   * @param index of the partition, from 0
   * @throws MalformedInputException where there are more sectors than one partition has places for,
   *     or no proof has so many partitions
   */
  static PoStLayout ofPartition(PoStStatement statement, int index) {
    PoStConfig config = statement.config();
    int each = config.sectorsPerPartition();
    int last = config.kind() == PoStKind.WINNING ? 0 : Integer.MAX_VALUE / each - 1;
    if (index < 0 || index > last) {
      throw new MalformedInputException("partition is " + index + ", wanted 0 to " + last);
    }
    if (statement.partitions() != 1) {
      throw new MalformedInputException(
          "got " + statement.sectors().size() + " sectors, one partition has places for " + each);
    }
    return new PoStLayout(statement, index * each);
  }

  /** The challenges of each sector. */
  SortedMap<Long, List<Long>> challenges() {
    return challenges;
  }

  /** The places of every partition. */
  List<List<Place>> partitions() {
    List<Place> places = new ArrayList<>();
    sectors.forEach((sector, commR) -> places.addAll(places(sector, commR)));
    int each = config.shape().sectors();
    while (places.size() % each != 0) {
      places.add(places.getLast());
    }
    List<List<Place>> partitions = new ArrayList<>();
    for (int i = 0; i < places.size(); i += each) {
      partitions.add(List.copyOf(places.subList(i, i + each)));
    }
    return partitions;
  }

  private List<Place> places(long sector, Bytes32 commR) {
    List<Long> leaves = challenges.get(sector);
    if (config.kind() == PoStKind.WINDOW) {
      return List.of(new Place(sector, commR, 0, leaves));
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      places.add(new Place(sector, commR, i, leaves.subList(i, i + 1)));
    }
    return places;
  }

  /** Public inputs of every partition. */
  List<List<Scalar>> publicInputs() {
    List<List<Scalar>> all = new ArrayList<>();
    for (List<Place> partition : partitions()) {
      List<Scalar> inputs = new ArrayList<>();
      for (Place place : partition) {
        inputs.add(Scalar.fromBytesLe(place.commR().toArray(), 0));
        place.leaves().forEach(leaf -> inputs.add(Scalar.of(leaf)));
      }
      all.add(inputs);
    }
    return all;
  }
}
