// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.TestSystem;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Json;

/** The circuit over sectors that the reference sealed. */
class StackedCircuitTest {

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s2k-v10", "s2k-synth", "s2k-ni", "s4k", "s16k", "s32k", "s8m"})
  void provedSectorSatisfiesItAndHasTheReferencesInputs(String name) throws IOException {
    GoldenSector golden = GoldenSector.named(name);
    Commit1Output output = PhaseJson.readCommit1(golden.commit1());
    int last = output.vanillaProofs().size() - 1;
    StackedCircuit circuit = new StackedCircuit(golden.size(), statement(output, last));
    try (Arena arena = Arena.ofConfined()) {
      Assignment witness = Assignment.of(circuit, arena);
      assertThat(TestSystem.check(circuit, witness)).isEmpty();
      List<Json> expected = golden.get("publicInputs").list().get(last).list();
      List<String> inputs = new ArrayList<>();
      for (int i = 1; i < witness.inputCount(); i++) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        for (int k = 0; k < bytes.length; k++) {
          bytes[k] = witness.value(i).shiftRight(8 * k).byteValue();
        }
        inputs.add(Bytes32.of(bytes).toString());
      }
      assertThat(inputs).isEqualTo(expected.stream().map(Json::text).toList());
    }
  }

  @Test
  void changeBreaksTheRowThatStandsForIt() throws IOException {
    PartitionStatement good = golden();
    Bytes32 other = Bytes32.of(new byte[32]);
    assertFails(with(good, other, good.commD(), good.commR()), "challenge[0]/comm_r_last/root");
    assertFails(with(good, good.replicaId(), other, good.commR()), "challenge[0]/comm_d/root");
    assertFails(with(good, good.replicaId(), good.commD(), other), "comm_r");
    assertProofFails(p -> withCommD(p, changed(p.commD())), "challenge[1]/comm_d/root");
    assertProofFails(
        p -> withParents(p, changed(p.drgParents(), 5), p.expParents()),
        "challenge[1]/base parent[5]/root");
    assertProofFails(
        p -> withParents(p, p.drgParents(), changed(p.expParents(), 7)),
        "challenge[1]/expander parent[7]/root");
    assertProofFails(p -> withReplica(p, changed(p.commRLast())), "challenge[1]/comm_r_last/root");
    assertProofFails(
        p ->
            withColumn(
                p, new ColumnProof(p.cX().index(), p.cX().rows(), changed(p.cX().inclusion()))),
        "challenge[1]/column/root");
    assertProofFails(
        p -> withColumn(p, new ColumnProof(p.cX().index() ^ 1, p.cX().rows(), p.cX().inclusion())),
        "challenge[1]/comm_r_last/root");
  }

  @Test
  void wrongCountsAndElementsAreMalformed() throws IOException {
    PartitionStatement good = golden();
    VanillaProof proof = good.proofs().getFirst();
    List<ColumnProof> few = proof.drgParents().subList(1, 6);
    assertMalformed(withProofs(good, List.of(proof)));
    assertMalformed(withProofs(good, List.of(proof, withParents(proof, few, proof.expParents()))));
    assertMalformed(withProofs(good, List.of(proof, withParents(proof, proof.drgParents(), few))));
    ColumnProof first = few.getFirst();
    ColumnProof shallow =
        new ColumnProof(first.index(), first.rows().subList(1, 2), first.inclusion());
    List<ColumnProof> parents = new ArrayList<>(proof.drgParents());
    parents.set(3, shallow);
    assertMalformed(
        withProofs(good, List.of(proof, withParents(proof, parents, proof.expParents()))));
    assertMalformed(with(good, Bytes32.fromHex("ff".repeat(32)), good.commD(), good.commR()));
    assertThatThrownBy(
            () -> PartitionStatement.of(good.replicaId(), good.commD(), good.commR(), List.of()))
        .isInstanceOf(MalformedInputException.class);
  }

  private static PartitionStatement golden() throws IOException {
    return statement(PhaseJson.readCommit1(GoldenSector.named("s2k-1").commit1()), 0);
  }

  private static PartitionStatement statement(Commit1Output output, int partition) {
    return PartitionStatement.of(
        output.replicaId().value(),
        output.commD(),
        output.commR(),
        output.vanillaProofs().get(partition));
  }

  private static void assertProofFails(UnaryOperator<VanillaProof> change, String path)
      throws IOException {
    PartitionStatement good = golden();
    VanillaProof changed = change.apply(good.proofs().getLast());
    assertFails(withProofs(good, List.of(good.proofs().getFirst(), changed)), path);
  }

  private static void assertFails(PartitionStatement statement, String path) {
    assertThat(TestSystem.check(new StackedCircuit(SectorSize.KIB_2, statement)))
        .hasValueSatisfying(failure -> assertThat(failure.path()).startsWith(path));
  }

  private static void assertMalformed(PartitionStatement statement) {
    assertThatThrownBy(() -> TestSystem.check(new StackedCircuit(SectorSize.KIB_2, statement)))
        .isInstanceOf(MalformedInputException.class);
  }

  private static PartitionStatement with(
      PartitionStatement s, Bytes32 replicaId, Bytes32 commD, Bytes32 commR) {
    return new PartitionStatement(replicaId, commD, commR, s.commC(), s.commRLast(), s.proofs());
  }

  private static PartitionStatement withProofs(PartitionStatement s, List<VanillaProof> proofs) {
    return new PartitionStatement(
        s.replicaId(), s.commD(), s.commR(), s.commC(), s.commRLast(), proofs);
  }

  private static VanillaProof withCommD(VanillaProof p, InclusionProof commD) {
    return new VanillaProof(
        commD, p.commRLast(), p.cX(), p.drgParents(), p.expParents(), p.labeling(), p.encoding());
  }

  private static VanillaProof withReplica(VanillaProof p, InclusionProof replica) {
    return new VanillaProof(
        p.commD(), replica, p.cX(), p.drgParents(), p.expParents(), p.labeling(), p.encoding());
  }

  private static VanillaProof withColumn(VanillaProof p, ColumnProof column) {
    return new VanillaProof(
        p.commD(),
        p.commRLast(),
        column,
        p.drgParents(),
        p.expParents(),
        p.labeling(),
        p.encoding());
  }

  private static VanillaProof withParents(
      VanillaProof p, List<ColumnProof> drg, List<ColumnProof> expander) {
    return new VanillaProof(
        p.commD(), p.commRLast(), p.cX(), drg, expander, p.labeling(), p.encoding());
  }

  /** With another label in column {@code i}. */
  private static List<ColumnProof> changed(List<ColumnProof> columns, int i) {
    List<ColumnProof> copy = new ArrayList<>(columns);
    ColumnProof column = columns.get(i);
    copy.set(
        i,
        new ColumnProof(
            column.index(), List.of(column.rows().getFirst(), Bytes32.ZERO), column.inclusion()));
    return copy;
  }

  /** With another sibling at the lowest level. */
  private static InclusionProof changed(InclusionProof proof) {
    List<PathElement> levels = new ArrayList<>(proof.base());
    List<Bytes32> siblings = new ArrayList<>(levels.getFirst().hashes());
    siblings.set(0, Bytes32.ZERO);
    levels.set(0, new PathElement(siblings, levels.getFirst().index()));
    return new InclusionProof(proof.root(), proof.leaf(), levels, proof.sub(), proof.top());
  }
}
