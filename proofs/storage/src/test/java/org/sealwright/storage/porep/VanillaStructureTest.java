// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;

/** Proofs of the wrong shape are refused by an answer, never by an exception. */
class VanillaStructureTest {
  private static final Bytes32 ALL_ONES = Bytes32.fromHex("ff".repeat(32));

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s4k", "s32k", "s2k-ni"})
  void pathOfAnotherShapeIsRefused(String name) throws IOException {
    var sector = new VanillaMutationTest.Sector(name);
    VanillaProof proof = sector.partitions().getFirst().getFirst();
    for (InclusionProof path : reshaped(proof.commRLast()).toList()) {
      refuses(sector, with(proof, proof.commD(), path));
    }
    for (InclusionProof path : reshaped(proof.commD()).toList()) {
      refuses(sector, with(proof, path, proof.commRLast()));
    }
    for (InclusionProof path : reshaped(proof.cX().inclusion()).toList()) {
      ColumnProof column = new ColumnProof(proof.challenge(), proof.cX().rows(), path);
      refuses(sector, with(proof, column));
    }
    refuses(sector, with(proof, proof.commRLast(), proof.commD()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s32k", "s2k-ni"})
  void listOfAnotherLengthOrOrderIsRefused(String name) throws IOException {
    var sector = new VanillaMutationTest.Sector(name);
    VanillaProof p = sector.partitions().getFirst().getFirst();
    for (UnaryOperator<List<ColumnProof>> edit : VanillaStructureTest.<ColumnProof>edits()) {
      refuses(sector, withParents(p, edit.apply(p.drgParents()), p.expParents()));
      refuses(sector, withParents(p, p.drgParents(), edit.apply(p.expParents())));
    }
    refuses(sector, withParents(p, p.expParents(), p.drgParents()));
    for (UnaryOperator<List<LabelingProof>> edit : VanillaStructureTest.<LabelingProof>edits()) {
      refuses(sector, withLabeling(p, edit.apply(p.labeling())));
    }
    for (UnaryOperator<List<Bytes32>> edit : VanillaStructureTest.<Bytes32>edits()) {
      List<Bytes32> rows = edit.apply(p.cX().rows());
      refuses(sector, with(p, new ColumnProof(p.challenge(), rows, p.cX().inclusion())));
      LabelingProof first = p.labeling().getFirst();
      List<LabelingProof> labeling = new ArrayList<>(p.labeling());
      labeling.set(0, new LabelingProof(edit.apply(first.parents()), first.layer(), first.node()));
      if (!labeling.equals(p.labeling())) {
        refuses(sector, withLabeling(p, labeling));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s2k-ni"})
  void repeatedMissingOrForeignProofIsRefused(String name) throws IOException {
    var sector = new VanillaMutationTest.Sector(name);
    List<VanillaProof> proofs = sector.partitions().getFirst();
    List<Long> challenges = sector.challenges(0);
    for (List<VanillaProof> wrong :
        List.of(
            List.<VanillaProof>of(),
            proofs.subList(0, 1),
            List.of(proofs.get(0), proofs.get(0)),
            proofs.reversed(),
            List.of(proofs.get(0), proofs.get(1), proofs.get(1)))) {
      assertThat(sector.verifier().problem(challenges, wrong)).isPresent();
    }
    for (int k = 1; k < sector.partitions().size(); k++) {
      assertThat(sector.verifier().problem(challenges, sector.partitions().get(k))).isPresent();
    }
  }

  private static Stream<InclusionProof> reshaped(InclusionProof p) {
    List<PathElement> levels = p.levels();
    PathElement last = levels.getLast();
    List<Optional<PathElement>> either = List.of(Optional.empty(), Optional.of(last));
    Stream<InclusionProof> reshaped =
        either.stream()
            .flatMap(
                sub ->
                    either.stream()
                        .flatMap(
                            top ->
                                Stream.of(
                                        p.base(),
                                        List.<PathElement>of(),
                                        levels,
                                        p.base().subList(1, p.base().size()),
                                        p.base().subList(0, p.base().size() - 1),
                                        p.base().reversed())
                                    .map(
                                        base ->
                                            new InclusionProof(
                                                p.root(), p.leaf(), base, sub, top))));
    Stream<InclusionProof> elements =
        Stream.of(
                new PathElement(List.of(), 0),
                new PathElement(last.hashes(), -1),
                new PathElement(last.hashes(), Integer.MAX_VALUE),
                new PathElement(last.hashes(), Integer.MIN_VALUE),
                new PathElement(last.hashes(), last.arity()),
                new PathElement(Collections.nCopies(63, p.leaf()), last.index()),
                new PathElement(last.hashes().subList(1, last.hashes().size()), last.index()),
                new PathElement(Collections.nCopies(last.hashes().size(), ALL_ONES), 0))
            .flatMap(element -> Stream.of(atBase(p, element), atTop(p, element)));
    Stream<InclusionProof> ends =
        Stream.of(
            new InclusionProof(ALL_ONES, p.leaf(), p.base(), p.sub(), p.top()),
            new InclusionProof(p.root(), ALL_ONES, p.base(), p.sub(), p.top()));
    return Stream.of(reshaped, elements, ends)
        .flatMap(all -> all)
        .filter(changed -> !changed.equals(p));
  }

  private static InclusionProof atBase(InclusionProof p, PathElement element) {
    List<PathElement> base = new ArrayList<>(p.base());
    base.set(0, element);
    return new InclusionProof(p.root(), p.leaf(), base, p.sub(), p.top());
  }

  private static InclusionProof atTop(InclusionProof p, PathElement element) {
    return new InclusionProof(
        p.root(), p.leaf(), p.base(), p.sub().map(e -> element), p.top().map(e -> element));
  }

  private static <T> List<UnaryOperator<List<T>>> edits() {
    return List.of(
        list -> List.of(),
        list -> list.subList(0, list.size() - 1),
        list -> list.subList(1, list.size()),
        list -> Stream.concat(list.stream(), list.stream().limit(1)).toList(),
        list -> Collections.nCopies(200, list.getFirst()));
  }

  private static void refuses(VanillaMutationTest.Sector sector, VanillaProof changed) {
    List<VanillaProof> proofs = List.of(changed, sector.partitions().getFirst().get(1));
    assertThat(sector.verifier().problem(sector.challenges(0), proofs)).isPresent();
  }

  private static VanillaProof with(VanillaProof p, InclusionProof commD, InclusionProof commR) {
    return new VanillaProof(
        commD, commR, p.cX(), p.drgParents(), p.expParents(), p.labeling(), p.encoding());
  }

  private static VanillaProof with(VanillaProof p, ColumnProof cX) {
    return new VanillaProof(
        p.commD(), p.commRLast(), cX, p.drgParents(), p.expParents(), p.labeling(), p.encoding());
  }

  private static VanillaProof withParents(
      VanillaProof p, List<ColumnProof> drg, List<ColumnProof> exp) {
    return new VanillaProof(p.commD(), p.commRLast(), p.cX(), drg, exp, p.labeling(), p.encoding());
  }

  private static VanillaProof withLabeling(VanillaProof p, List<LabelingProof> labeling) {
    return new VanillaProof(
        p.commD(),
        p.commRLast(),
        p.cX(),
        p.drgParents(),
        p.expParents(),
        labeling,
        labeling.isEmpty() ? p.encoding() : labeling.getLast());
  }
}
