// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStSector;
import org.sealwright.storage.post.circuit.PoStShape;

/** Replicas of random nodes, 64 of them in an octal tree, for a Window PoSt of 2 KiB sectors. */
final class WindowSectors {
  /** The partition: two sectors of ten challenges. */
  static final PoStShape SHAPE = PoStShape.window(SectorSize.KIB_2);

  private static final int NODES = 64;
  private static final int ARITY = 8;

  private WindowSectors() {}

  /** The circuit with a witness. */
  static FallbackPoStCircuit circuit() {
    List<PoStSector> sectors = new ArrayList<>();
    for (int i = 0; i < SHAPE.sectors(); i++) {
      sectors.add(sector(new Random(i)));
    }
    return new FallbackPoStCircuit(SHAPE, sectors);
  }

  private static PoStSector sector(Random random) {
    Poseidon octal = new Poseidon(PoseidonConstants.ofArity(ARITY));
    List<Bytes32> leaves = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      leaves.add(node(random));
    }
    List<Bytes32> row = new ArrayList<>();
    for (int i = 0; i < NODES; i += ARITY) {
      row.add(octal.hash(leaves.subList(i, i + ARITY)));
    }
    Bytes32 commRLast = octal.hash(row);
    Bytes32 commC = node(random);
    Bytes32 commR = new Poseidon(PoseidonConstants.ofArity(2)).hash(List.of(commC, commRLast));
    List<InclusionProof> paths = new ArrayList<>();
    for (int k = 0; k < SHAPE.challenges(); k++) {
      int i = random.nextInt(NODES);
      int group = i / ARITY;
      paths.add(
          InclusionProof.single(
              commRLast,
              leaves.get(i),
              List.of(
                  level(leaves.subList(group * ARITY, (group + 1) * ARITY), i % ARITY),
                  level(row, group))));
    }
    return new PoStSector(commR, commC, commRLast, paths);
  }

  private static PathElement level(List<Bytes32> group, int index) {
    List<Bytes32> siblings = new ArrayList<>(group);
    siblings.remove(index);
    return new PathElement(siblings, index);
  }

  private static Bytes32 node(Random random) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    bytes[Bytes32.LENGTH - 1] = 0;
    return Bytes32.of(bytes);
  }
}
