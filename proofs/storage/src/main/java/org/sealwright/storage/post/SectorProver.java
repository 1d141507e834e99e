// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.seal.PersistentAux;

/** Makes proofs of what was read, or says why there is none. */
final class SectorProver {
  private final Kernels kernels;

  SectorProver(Kernels kernels) {
    this.kernels = kernels;
  }

  /** Outcomes in the order of the sectors. */
  List<SectorOutcome> prove(List<SectorCandidate> sectors) {
    SectorOutcome[] outcomes = new SectorOutcome[sectors.size()];
    Map<Integer, List<Integer>> sound = new TreeMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      Optional<SectorFault> fault = notCanonical(sectors.get(i));
      if (fault.isPresent()) {
        outcomes[i] = new SectorOutcome.Faulty(fault.get());
      } else {
        int height = sectors.get(i).material().geometry().blockRow();
        sound.computeIfAbsent(height, key -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> places : sound.values()) {
      List<SectorCandidate> alike = places.stream().map(sectors::get).toList();
      try (ProofBatch batch = new ProofBatch(alike, kernels)) {
        for (int k = 0; k < alike.size(); k++) {
          outcomes[places.get(k)] = outcome(alike.get(k), k, batch);
        }
      }
    }
    return List.of(outcomes);
  }

  private SectorOutcome outcome(SectorCandidate sector, int place, ProofBatch batch) {
    Optional<SectorFault> fault = new SectorJudge(sector, place, batch, kernels).fault();
    if (fault.isPresent()) {
      return new SectorOutcome.Faulty(fault.get());
    }
    List<InclusionProof> proofs = new ArrayList<>();
    for (long challenge : sector.challenges()) {
      proofs.add(inclusion(sector.material(), challenge, place, batch));
    }
    PersistentAux aux = sector.material().aux();
    return new SectorOutcome.Proved(
        new SectorVanillaProof(
            sector.replica().sector(),
            sector.replica().commR(),
            aux.commC(),
            aux.commRLast(),
            proofs));
  }

  private static InclusionProof inclusion(
      SectorMaterial material, long challenge, int place, ProofBatch batch) {
    TreeGeometry geometry = material.geometry();
    TreeShape shape = geometry.shape();
    int block = material.blockPlace(challenge);
    int local = (int) (challenge % geometry.blockLeaves());
    List<PathElement> base = new ArrayList<>();
    for (int row = 0; row < geometry.top(); row++) {
      int own = geometry.own(challenge, row);
      int level = row;
      if (row < geometry.blockRow()) {
        int first = (local >> (3 * row)) - own;
        base.add(element(8, own, i -> batch.inBlock(place, block, level, first + i)));
      } else {
        TreeGeometry.Group group = geometry.group(challenge, row);
        base.add(element(8, own, i -> material.member(group, i)));
      }
    }
    int tree = geometry.tree(challenge);
    Optional<PathElement> sub = Optional.empty();
    Optional<PathElement> top = Optional.empty();
    if (shape.subArity() > 0) {
      int own = tree % shape.subArity();
      sub = Optional.of(element(shape.subArity(), own, i -> material.root(tree - own + i)));
    }
    if (shape.topArity() > 0) {
      int own = tree / shape.subArity();
      top = Optional.of(element(shape.topArity(), own, i -> batch.subRoot(place, i)));
    }
    Bytes32 leaf = batch.inBlock(place, block, 0, local);
    return new InclusionProof(material.aux().commRLast(), leaf, base, sub, top);
  }

  private static PathElement element(int arity, int own, IntFunction<Bytes32> node) {
    List<Bytes32> siblings = new ArrayList<>(arity - 1);
    for (int i = 0; i < arity; i++) {
      if (i != own) {
        siblings.add(node.apply(i));
      }
    }
    return new PathElement(siblings, own);
  }

  /** The kernels take field elements only, so what is none has to be found first. */
  private Optional<SectorFault> notCanonical(SectorCandidate sector) {
    SectorMaterial material = sector.material();
    TreeGeometry geometry = material.geometry();
    int top = geometry.top();
    long bad = firstBad(material.roots(), geometry.shape().baseTrees());
    if (bad >= 0) {
      return notCanonical(sector, sector.challenges().getFirst(), top, "the root of tree " + bad);
    }
    bad = firstBad(material.groups(), 8L * material.groupCount());
    if (bad >= 0) {
      int place = (int) (bad / 8);
      for (long challenge : sector.challenges()) {
        for (int row = top - 1; row >= geometry.blockRow(); row--) {
          TreeGeometry.Group group = geometry.group(challenge, row);
          if (material.groupPlace(group) == place) {
            long node = 8 * group.index() + bad % 8;
            String what = "node " + node + " of row " + row + " in tree " + group.tree();
            return notCanonical(sector, challenge, row, what);
          }
        }
      }
    }
    bad = firstBad(material.leaves(), material.leaves().length / TreeGeometry.NODE);
    if (bad >= 0) {
      int place = (int) (bad / geometry.blockLeaves());
      for (long challenge : sector.challenges()) {
        if (material.blockPlace(challenge) == place) {
          long leaf =
              geometry.block(challenge) * geometry.blockLeaves() + bad % geometry.blockLeaves();
          return notCanonical(sector, challenge, 0, "leaf " + leaf + " of the replica");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SectorFault> notCanonical(
      SectorCandidate sector, long challenge, int row, String what) {
    return Optional.of(
        SectorFault.at(
            sector.replica().sector(),
            FaultReason.NODE_NOT_CANONICAL,
            challenge,
            row,
            what + " is not below r"));
  }

  private long firstBad(byte[] nodes, long count) {
    return kernels.field().firstNonCanonical(MemorySegment.ofArray(nodes), 0, count);
  }
}
