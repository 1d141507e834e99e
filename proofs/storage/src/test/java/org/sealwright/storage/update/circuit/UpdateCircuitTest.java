// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.TestSystem;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.update.UpdateChallengeProof;
import org.sealwright.storage.update.UpdatePartitionProof;
import org.sealwright.storage.update.UpdateStatement;

/** The circuit over updates that the reference made. */
class UpdateCircuitTest {
  private final GoldenUpdate small = GoldenUpdate.named("s2k-1");
  private final UpdateShape shape = UpdateShape.of(small.config());
  private final PartitionWitness good =
      PartitionWitness.of(small.statement(), 0, small.vanilla().getFirst());

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s4k", "s16k", "s32k"})
  void provedUpdateSatisfiesItAndItsCommitmentsAreInputs(String name) {
    GoldenUpdate golden = GoldenUpdate.named(name);
    UpdateStatement statement = golden.statement();
    int k = golden.config().partitions() - 1;
    UpdateCircuit circuit =
        new UpdateCircuit(
            UpdateShape.of(golden.config()),
            PartitionWitness.of(statement, k, golden.vanilla().get(k)));
    try (Arena arena = Arena.ofConfined()) {
      Assignment witness = Assignment.of(circuit, arena);
      assertThat(TestSystem.check(circuit, witness)).isEmpty();
      List<String> inputs = new ArrayList<>();
      for (int i = 1; i < witness.inputCount(); i++) {
        inputs.add(witness.value(i).toString());
      }
      assertThat(inputs)
          .isEqualTo(
              statement.publicInputs(k).stream().map(s -> s.toBigInteger().toString()).toList());
    }
  }

  @Test
  void changeBreaksTheRowThatStandsForIt() {
    Bytes32 other = Bytes32.ZERO;
    UpdateStatement s = small.statement();
    UpdatePartitionProof p = good.proof();
    UpdateChallengeProof c = p.challenges().getLast();
    // Twice the high bits: a rho of another part of the sector.
    assertFails(with(3, s.commROld(), s.commDNew(), s.commRNew(), p), "challenge[");
    assertFails(with(0x40, s.commROld(), s.commDNew(), s.commRNew(), p), "pack");
    assertFails(with(1, other, s.commDNew(), s.commRNew(), p), "comm_r_old");
    assertFails(with(1, s.commROld(), other, s.commRNew(), p), "apex/root");
    assertFails(with(1, s.commROld(), s.commDNew(), other, p), "comm_r_new");
    List<Bytes32> leaves = new ArrayList<>(p.apexLeaves());
    leaves.set(7, other);
    assertFails(witness(new UpdatePartitionProof(p.commC(), leaves, p.challenges())), "apex/root");
    assertFails(
        last(new UpdateChallengeProof(changed(c.replicaOld()), c.data(), c.replicaNew())),
        "challenge[9]/replica_old/root");
    assertFails(
        last(new UpdateChallengeProof(c.replicaOld(), changed(c.data()), c.replicaNew())),
        "challenge[9]/data/root");
    assertFails(
        last(new UpdateChallengeProof(c.replicaOld(), c.data(), changed(c.replicaNew()))),
        "challenge[9]/replica_new/root");
  }

  @Test
  void wrongCountsAndElementsAreMalformed() {
    UpdatePartitionProof p = good.proof();
    UpdateChallengeProof c = p.challenges().getLast();
    assertMalformed(
        new UpdatePartitionProof(p.commC(), p.apexLeaves().subList(1, 8), p.challenges()));
    assertMalformed(
        new UpdatePartitionProof(p.commC(), p.apexLeaves(), p.challenges().subList(1, 10)));
    assertMalformed(
        new UpdatePartitionProof(Bytes32.fromHex("ff".repeat(32)), p.apexLeaves(), p.challenges()));
    InclusionProof shallow =
        InclusionProof.single(
            c.data().root(), c.data().leaf(), c.data().base().subList(1, c.data().base().size()));
    assertMalformed(
        last(new UpdateChallengeProof(c.replicaOld(), shallow, c.replicaNew())).proof());
    assertMalformed(last(new UpdateChallengeProof(c.data(), c.data(), c.replicaNew())).proof());
  }

  private PartitionWitness witness(UpdatePartitionProof proof) {
    return PartitionWitness.of(small.statement(), 0, proof);
  }

  private PartitionWitness last(UpdateChallengeProof changed) {
    List<UpdateChallengeProof> all = new ArrayList<>(good.proof().challenges());
    all.set(all.size() - 1, changed);
    return witness(new UpdatePartitionProof(good.proof().commC(), good.proof().apexLeaves(), all));
  }

  private static PartitionWitness with(
      long selector, Bytes32 commROld, Bytes32 commDNew, Bytes32 commRNew, UpdatePartitionProof p) {
    return new PartitionWitness(selector, commROld, commDNew, commRNew, p);
  }

  private void assertFails(PartitionWitness witness, String path) {
    assertThat(TestSystem.check(new UpdateCircuit(shape, witness)))
        .hasValueSatisfying(failure -> assertThat(failure.path()).startsWith(path));
  }

  private void assertMalformed(UpdatePartitionProof proof) {
    assertThatThrownBy(() -> TestSystem.check(new UpdateCircuit(shape, witness(proof))))
        .isInstanceOf(MalformedInputException.class);
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
