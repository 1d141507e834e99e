// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.LongPredicate;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.ntt.EvaluationDomain;
import org.sealwright.snark.ntt.Ntt;

/**
 * Makes parameter files: the set-up of Groth16 (<a href="https://eprint.iacr.org/2016/260">eprint
 * 2016/260</a>, section 3.2) with all secrets on one machine. For tests and private networks; the
 * network's own parameters come from its ceremony. Thread-safe; one instance makes any number.
 *
 * <p>Memory: {@code 32 (m + 2 v)} bytes outside the heap for a domain of m and v variables, beside
 * the shape and a few MiB a thread. The points go straight to the file.
 */
public final class ParameterGenerator {
  private final SnarkKernels kernels;
  private final Work work;

  private ParameterGenerator(SnarkKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** With given kernels, threads, listener. */
  public static ParameterGenerator of(SnarkKernels kernels, Work work) {
    return new ParameterGenerator(kernels, work);
  }

  /**
   * Makes parameters of fresh secrets over the standard generators, and forgets the secrets.
   *
   * @throws Groth16Exception where a variable is in no constraint
   * @throws IOException where the file can't be written; nothing is left then
   */
  public void generate(R1cs r1cs, Path target) throws IOException {
    try (ToxicWaste waste = ToxicWaste.random()) {
      generate(r1cs, waste, G1Affine.GENERATOR, G2Affine.GENERATOR, target);
    }
  }

  /**
   * Makes parameters of given secrets: the same file each time.
   *
   * @param g1 any finite point of order r
   * @param g2 any finite point of order r
   * @param target replaced where it exists, once the new file is complete
   * @throws Groth16Exception where a variable is in no constraint
   * @throws IllegalArgumentException where tau is in the domain
   * @throws IOException where the file can't be written; nothing is left then
   */
  public void generate(R1cs r1cs, ToxicWaste waste, G1Affine g1, G2Affine g2, Path target)
      throws IOException {
    EvaluationDomain domain = EvaluationDomain.ofRows(r1cs.rowsWithInputs());
    ParameterLayout layout = layout(r1cs, domain);
    try (ParameterWriter writer = ParameterWriter.create(target, layout.bytes());
        Arena arena = Arena.ofShared()) {
      writer.put(0, MemorySegment.ofArray(keyPoints(waste, g1, g2)));
      Step step = work.step("parameters", points(layout), "points");
      PointSink inG1 =
          new PointSink(
              kernels.msm(), CurveGroup.G1, g1.toUncompressed(), arena, writer, work, step);
      PointSink inG2 =
          new PointSink(
              kernels.msm(), CurveGroup.G2, g2.toUncompressed(), arena, writer, work, step);
      new Run(r1cs, waste, domain, layout, inG1, inG2, arena).write();
      writer.commit();
    }
  }

  /** The file's layout follows from the shape: a point for each variable that a side has. */
  private static ParameterLayout layout(R1cs r1cs, EvaluationDomain domain) {
    return ParameterLayout.of(
        r1cs.inputs(),
        domain.size() - 1,
        r1cs.aux(),
        r1cs.inputs() + r1cs.auxInA().cardinality(),
        r1cs.inputsInB().cardinality() + r1cs.auxInB().cardinality());
  }

  private static long points(ParameterLayout layout) {
    return layout.ic().count()
        + layout.h().count()
        + layout.l().count()
        + layout.a().count()
        + layout.bG1().count()
        + layout.bG2().count();
  }

  private static byte[] keyPoints(ToxicWaste waste, G1Affine g1, G2Affine g2) {
    Scalar alpha = Scalar.ofMontgomery(waste.alpha(), 0);
    Scalar beta = Scalar.ofMontgomery(waste.beta(), 0);
    Scalar gamma = Scalar.ofMontgomery(waste.gamma(), 0);
    Scalar delta = Scalar.ofMontgomery(waste.delta(), 0);
    return ByteBuffer.allocate((int) ParameterLayout.KEY_POINTS_BYTES)
        .put(g1.multiply(alpha).toUncompressed())
        .put(g1.multiply(beta).toUncompressed())
        .put(g2.multiply(beta).toUncompressed())
        .put(g2.multiply(gamma).toUncompressed())
        .put(g1.multiply(delta).toUncompressed())
        .put(g2.multiply(delta).toUncompressed())
        .array();
  }

  private static boolean always(long index) {
    return true;
  }

  /** One file. */
  private final class Run {
    private final R1cs r1cs;
    private final ToxicWaste waste;
    private final EvaluationDomain domain;
    private final ParameterLayout layout;
    private final PointSink inG1;
    private final PointSink inG2;
    private final Arena arena;

    Run(
        R1cs r1cs,
        ToxicWaste waste,
        EvaluationDomain domain,
        ParameterLayout layout,
        PointSink inG1,
        PointSink inG2,
        Arena arena) {
      this.r1cs = r1cs;
      this.waste = waste;
      this.domain = domain;
      this.layout = layout;
      this.inG1 = inG1;
      this.inG2 = inG2;
      this.arena = arena;
    }

    void write() throws IOException {
      MemorySegment rows = Elements.allocate(arena, domain.size());
      QapColumns columns = new QapColumns(r1cs, rows, work);
      MemorySegment column = Elements.allocate(arena, columns.variables());
      MemorySegment sum = Elements.allocate(arena, columns.variables());
      try {
        powersOfTau(rows);
        Ntt.of(kernels, work).inverse(rows, 0, domain.log2());
        columns.accumulate(column, R1cs.Side.A);
        inG1.write(layout.a(), all(column, inA()));
        Elements.addScaled(sum, column, waste.beta(), columns.variables(), work);
        columns.accumulate(column, R1cs.Side.B);
        inG1.write(layout.bG1(), all(column, inB()));
        inG2.write(layout.bG2(), all(column, inB()));
        Elements.addScaled(sum, column, waste.alpha(), columns.variables(), work);
        columns.accumulate(column, R1cs.Side.C);
        Elements.addScaled(sum, column, Elements.one(), columns.variables(), work);
        long[] gamma = Elements.plain(Elements.inverse(waste.gamma()));
        inG1.write(
            layout.ic(),
            new ScalarSource(sum, 0, r1cs.inputs(), gamma, ParameterGenerator::always));
        long[] delta = Elements.plain(Elements.inverse(waste.delta()));
        inG1.write(
            layout.l(),
            new ScalarSource(sum, r1cs.inputs(), r1cs.aux(), delta, ParameterGenerator::always));
      } finally {
        Elements.wipe(rows);
        Elements.wipe(column);
        Elements.wipe(sum);
      }
    }

    /** Leaves {@code tau^i} in {@code rows}, having written h. */
    private void powersOfTau(MemorySegment rows) throws IOException {
      long[] tau = waste.tau();
      long[] vanishing =
          Elements.subtract(Elements.power(tau, BigInteger.valueOf(domain.size())), Elements.one());
      if (Elements.isZero(vanishing)) {
        throw new IllegalArgumentException("tau is in the domain of " + domain.size() + " rows");
      }
      Elements.powers(rows, tau, domain.size(), work);
      long[] factor = Elements.multiply(vanishing, Elements.inverse(waste.delta()));
      inG1.write(
          layout.h(),
          new ScalarSource(
              rows, 0, domain.size() - 1, Elements.plain(factor), ParameterGenerator::always));
    }

    private ScalarSource all(MemorySegment values, LongPredicate taken) {
      return new ScalarSource(values, 0, r1cs.inputs() + r1cs.aux(), Elements.plainOne(), taken);
    }

    private LongPredicate inA() {
      BitSet aux = r1cs.auxInA();
      long inputs = r1cs.inputs();
      return i -> i < inputs || aux.get((int) (i - inputs));
    }

    private LongPredicate inB() {
      BitSet aux = r1cs.auxInB();
      BitSet in = r1cs.inputsInB();
      long inputs = r1cs.inputs();
      return i -> i < inputs ? in.get((int) i) : aux.get((int) (i - inputs));
    }
  }
}
