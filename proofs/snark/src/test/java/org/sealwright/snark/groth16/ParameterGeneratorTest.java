// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.Cubic;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.circuit.SparseMatrix;
import org.sealwright.snark.circuit.Term;
import org.sealwright.snark.circuit.Variable;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.ntt.EvaluationDomain;

/**
 * Parameters of known secrets, held point by point against the formulas of the paper in {@link
 * BigInteger}s; and the ways in which none come out.
 */
class ParameterGeneratorTest {
  private static final BigInteger R = Fr.MODULUS;
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final Scalar ALPHA = Scalar.of(1234567);
  private static final Scalar BETA = Scalar.ofReduced(BigInteger.TWO.pow(300));
  private static final Scalar GAMMA = Scalar.of(987654321);
  private static final Scalar DELTA = Scalar.ofReduced(BigInteger.valueOf(-17));
  private static final Scalar TAU = Scalar.ofReduced(BigInteger.TWO.pow(999));
  private static final G1Affine G1 = G1Affine.GENERATOR.multiply(Scalar.of(31));
  private static final G2Affine G2 = G2Affine.GENERATOR.multiply(Scalar.of(37));

  @TempDir Path folder;

  @Test
  void everyPointIsWhatThePaperSays() throws IOException {
    assertFormulas(new Cubic(BigInteger.TWO));
    assertFormulas(new RandomCircuit(1, 40, 5, BigInteger.TEN));
  }

  @Test
  void theFileIsTheSameEachTimeAndOnAnyNumberOfThreads() throws IOException {
    Circuit circuit = new RandomCircuit(2, 2100, 3, BigInteger.TEN);
    byte[] serial = generate(circuit, Work.serial());
    try (var pool = new Pool(3)) {
      assertThat(generate(circuit, pool.work())).isEqualTo(serial);
    }
  }

  @Test
  void proofsUnderFreshParametersVerify() throws IOException {
    for (Circuit circuit :
        List.of(new Cubic(BigInteger.TEN), new RandomCircuit(3, 300, 7, BigInteger.TWO))) {
      try (Arena arena = Arena.ofShared()) {
        Path path = folder.resolve("fresh.params");
        R1cs r1cs = R1cs.of(circuit, arena);
        ParameterGenerator.of(KERNELS, Work.serial()).generate(r1cs, path);
        try (ProvingKey key = ProvingKey.open(path)) {
          assertThatCode(() -> key.check(Work.serial())).doesNotThrowAnyException();
          Assignment assignment = Assignment.of(circuit, r1cs, arena);
          assertThat(
                  Groth16Prover.of(KERNELS, Work.serial()).prove(r1cs, assignment, key).toBytes())
              .hasSize(Proof.BYTES);
        }
      }
    }
  }

  @Test
  void anUnconstrainedVariableIsRefused() {
    Circuit circuit =
        system -> {
          new Cubic(BigInteger.TWO).synthesize(system);
          system.allocate(new long[Fr.LIMBS], 0);
        };
    assertThatExceptionOfType(Groth16Exception.class)
        .isThrownBy(() -> generate(circuit, Work.serial()))
        .withMessageContaining("l ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void secretsThatGiveNoParametersAreRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ToxicWaste.of(ALPHA, BETA, Scalar.ZERO, DELTA, TAU).close());
    Scalar root = Scalar.of(new EvaluationDomain(3).omega());
    try (ToxicWaste waste = ToxicWaste.of(ALPHA, BETA, GAMMA, DELTA, root)) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> generate(new Cubic(BigInteger.TWO), waste, Work.serial()));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void wipedSecretsGiveNothing() {
    ToxicWaste waste = ToxicWaste.random();
    waste.close();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> generate(new Cubic(BigInteger.TWO), waste, Work.serial()));
  }

  @Test
  void cancelledItLeavesNothing() {
    Cancellation cancellation = new Cancellation();
    List<Long> heard = new ArrayList<>();
    ProgressListener listener =
        (step, done, total, unit) -> {
          heard.add(done);
          cancellation.cancel();
        };
    Work work = new Work(Runnable::run, 1, cancellation, listener);
    assertThatExceptionOfType(OperationCancelledException.class)
        .isThrownBy(() -> generate(new RandomCircuit(2, 2100, 3, BigInteger.TEN), work));
    assertThat(heard).isNotEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNotThereIsAnIoException() {
    try (Arena arena = Arena.ofShared()) {
      R1cs r1cs = R1cs.of(new Cubic(BigInteger.TWO), arena);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  ParameterGenerator.of(KERNELS, Work.serial())
                      .generate(r1cs, folder.resolve("no/such/tiny.params")));
    }
  }

  private byte[] generate(Circuit circuit, Work work) throws IOException {
    try (ToxicWaste waste = waste()) {
      return generate(circuit, waste, work);
    }
  }

  private byte[] generate(Circuit circuit, ToxicWaste waste, Work work) throws IOException {
    Path path = folder.resolve("generated.params");
    try (Arena arena = Arena.ofShared()) {
      ParameterGenerator.of(KERNELS, work).generate(R1cs.of(circuit, arena), waste, G1, G2, path);
    }
    byte[] bytes = Files.readAllBytes(path);
    Files.delete(path);
    return bytes;
  }

  private static ToxicWaste waste() {
    return ToxicWaste.of(ALPHA, BETA, GAMMA, DELTA, TAU);
  }

  private void assertFormulas(Circuit circuit) throws IOException {
    Path path = folder.resolve("formulas.params");
    try (Arena arena = Arena.ofShared();
        ToxicWaste waste = waste()) {
      R1cs r1cs = R1cs.of(circuit, arena);
      ParameterGenerator.of(KERNELS, Work.serial()).generate(r1cs, waste, G1, G2, path);
      try (ProvingKey key = ProvingKey.open(path)) {
        Formulas formulas = new Formulas(r1cs);
        VerifyingKey vk = key.verifyingKey();
        assertThat(vk.alphaG1()).isEqualTo(G1.multiply(ALPHA));
        assertThat(vk.betaG1()).isEqualTo(G1.multiply(BETA));
        assertThat(vk.betaG2()).isEqualTo(G2.multiply(BETA));
        assertThat(vk.gammaG2()).isEqualTo(G2.multiply(GAMMA));
        assertThat(vk.deltaG1()).isEqualTo(G1.multiply(DELTA));
        assertThat(vk.deltaG2()).isEqualTo(G2.multiply(DELTA));
        assertThat(vk.ic()).isEqualTo(formulas.ic());
        assertThat(g1(key.h())).isEqualTo(formulas.h());
        assertThat(g1(key.l())).isEqualTo(formulas.l());
        assertThat(g1(key.a())).isEqualTo(formulas.query(formulas.a, G1));
        assertThat(g1(key.bG1())).isEqualTo(formulas.query(formulas.b, G1));
        assertThat(g2(key.bG2())).isEqualTo(formulas.queryG2());
      }
    }
  }

  private static List<G1Affine> g1(PointVector vector) {
    List<G1Affine> points = new ArrayList<>();
    for (long i = 0; i < vector.count(); i++) {
      points.add(
          G1Affine.fromUncompressed(
              vector.points().asSlice(i * 96, 96).toArray(ValueLayout.JAVA_BYTE)));
    }
    return points;
  }

  private static List<G2Affine> g2(PointVector vector) {
    List<G2Affine> points = new ArrayList<>();
    for (long i = 0; i < vector.count(); i++) {
      points.add(
          G2Affine.fromUncompressed(
              vector.points().asSlice(i * 192, 192).toArray(ValueLayout.JAVA_BYTE)));
    }
    return points;
  }

  /** The same by Lagrange's formula {@code L_j(tau) = w^j (tau^m - 1) / (m (tau - w^j))}. */
  private static final class Formulas {
    final List<BigInteger> a;
    final List<BigInteger> b;
    final List<BigInteger> c;
    private final int inputs;
    private final BigInteger tau = TAU.toBigInteger();
    private final EvaluationDomain domain;

    Formulas(R1cs r1cs) {
      inputs = (int) r1cs.inputs();
      domain = EvaluationDomain.ofRows(r1cs.rows() + inputs);
      a = column(r1cs, R1cs.Side.A);
      b = column(r1cs, R1cs.Side.B);
      c = column(r1cs, R1cs.Side.C);
      for (int i = 0; i < inputs; i++) {
        a.set(i, a.get(i).add(lagrange(r1cs.rows() + i)).mod(R));
      }
    }

    private BigInteger lagrange(long row) {
      BigInteger root = domain.omega().pow((int) row).mod(R);
      return root.multiply(domain.vanishingAt(tau))
          .multiply(domain.sizeInverse())
          .multiply(tau.subtract(root).modInverse(R))
          .mod(R);
    }

    private List<BigInteger> column(R1cs r1cs, R1cs.Side side) {
      List<BigInteger> sums = new ArrayList<>();
      for (int v = 0; v < inputs + r1cs.aux(); v++) {
        sums.add(BigInteger.ZERO);
      }
      SparseMatrix matrix = r1cs.matrix(side);
      for (long row = 0; row < matrix.rows(); row++) {
        for (long i = matrix.start(row); i < matrix.end(row); i++) {
          int variable = Term.variable(matrix.term(i));
          int v = Variable.index(variable) + (Variable.isAux(variable) ? inputs : 0);
          BigInteger coefficient = r1cs.coefficients().value(Term.coefficient(matrix.term(i)));
          sums.set(v, sums.get(v).add(coefficient.multiply(lagrange(row))).mod(R));
        }
      }
      return sums;
    }

    private BigInteger all(int v) {
      return BETA.toBigInteger()
          .multiply(a.get(v))
          .add(ALPHA.toBigInteger().multiply(b.get(v)))
          .add(c.get(v));
    }

    List<G1Affine> ic() {
      List<G1Affine> points = new ArrayList<>();
      BigInteger inverse = GAMMA.toBigInteger().modInverse(R);
      for (int v = 0; v < inputs; v++) {
        points.add(G1.multiply(Scalar.ofReduced(all(v).multiply(inverse))));
      }
      return points;
    }

    List<G1Affine> l() {
      List<G1Affine> points = new ArrayList<>();
      BigInteger inverse = DELTA.toBigInteger().modInverse(R);
      for (int v = inputs; v < a.size(); v++) {
        points.add(G1.multiply(Scalar.ofReduced(all(v).multiply(inverse))));
      }
      return points;
    }

    List<G1Affine> h() {
      List<G1Affine> points = new ArrayList<>();
      BigInteger factor = domain.vanishingAt(tau).multiply(DELTA.toBigInteger().modInverse(R));
      for (int i = 0; i < domain.size() - 1; i++) {
        points.add(G1.multiply(Scalar.ofReduced(tau.pow(i).multiply(factor))));
      }
      return points;
    }

    List<G1Affine> query(List<BigInteger> column, G1Affine base) {
      return column.stream()
          .filter(x -> x.signum() != 0)
          .map(x -> base.multiply(Scalar.of(x)))
          .toList();
    }

    List<G2Affine> queryG2() {
      return b.stream().filter(x -> x.signum() != 0).map(x -> G2.multiply(Scalar.of(x))).toList();
    }
  }
}
