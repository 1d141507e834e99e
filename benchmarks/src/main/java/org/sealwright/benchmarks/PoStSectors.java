// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStSector;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Replicas of nodes that follow from a seed, 64 of them in an octal tree, for a Window and a
 * Winning PoSt of 2 KiB sectors. The peer program builds the same.
 */
public final class PoStSectors {
  /** Window: two sectors of ten challenges. */
  public static final PoStShape WINDOW = PoStShape.window(SectorSize.KIB_2);

  /** Winning: one sector in 66 places of one challenge. */
  public static final PoStShape WINNING = PoStShape.winning(SectorSize.KIB_2);

  private static final int NODES = 64;
  private static final int ARITY = 8;

  private static final int LEAVES_SEED = 30;
  private static final int COMM_C_SEED = 40;
  private static final int CHALLENGES_SEED = 50;

  private PoStSectors() {}

  /** The circuit with a witness. */
  public static FallbackPoStCircuit circuit(PoStShape shape) {
    List<PoStSector> sectors = new ArrayList<>();
    for (int place = 0; place < shape.sectors(); place++) {
      sectors.add(sector(shape.equals(WINNING) ? 0 : place, place, shape.challenges()));
    }
    return new FallbackPoStCircuit(shape, sectors);
  }

  private static PoStSector sector(int index, int place, int challenges) {
    Poseidon octal = new Poseidon(PoseidonConstants.ofArity(ARITY));
    byte[] nodes = TestData.nodes(LEAVES_SEED + index, NODES).toArray(ValueLayout.JAVA_BYTE);
    List<Bytes32> leaves = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      leaves.add(
          Bytes32.of(Arrays.copyOfRange(nodes, i * Bytes32.LENGTH, (i + 1) * Bytes32.LENGTH)));
    }
    List<Bytes32> row = new ArrayList<>();
    for (int i = 0; i < NODES; i += ARITY) {
      row.add(octal.hash(leaves.subList(i, i + ARITY)));
    }
    Bytes32 commRLast = octal.hash(row);
    Bytes32 commC = Bytes32.of(TestData.node(COMM_C_SEED + index));
    Bytes32 commR = new Poseidon(PoseidonConstants.ofArity(2)).hash(List.of(commC, commRLast));
    List<InclusionProof> paths = new ArrayList<>();
    for (long word : TestData.words(CHALLENGES_SEED + place, challenges)) {
      int i = (int) (word & (NODES - 1));
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
}
