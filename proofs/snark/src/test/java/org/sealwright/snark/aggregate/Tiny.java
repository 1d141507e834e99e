// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.JsonVectors;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;

/** The reference's tiny circuit: 16 proofs, and aggregates of them under an SRS of 64 powers. */
final class Tiny {
  static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  static final Work WORK =
      new Work(ForkJoinPool.commonPool(), 2, new Cancellation(), ProgressListener.NONE);
  static final JsonVectors DOCUMENT = JsonVectors.resource("/vectors/groth16/tiny.json");
  static final byte[] INCLUDE = DOCUMENT.at("include").hex();
  static final AggregateProver PROVER = AggregateProver.of(KERNELS, WORK);
  static final AggregateVerifier VERIFIER = AggregateVerifier.of(KERNELS, WORK);

  private Tiny() {}

  static byte[] srsBytes() {
    return resource("/vectors/groth16/tiny.srs");
  }

  static InnerProductSrs srs() {
    return InnerProductSrs.of(srsBytes());
  }

  static VerifyingKey key() {
    return VerifyingKey.fromBytes(resource("/vectors/groth16/tiny.vk"));
  }

  /** The first proofs, and where there are none left, the last one again and again. */
  static List<Proof> proofs(int from, int to, int padded) {
    return pad(
        DOCUMENT.at("proofs").list().subList(from, to).stream()
            .map(proof -> Proof.fromBytes(proof.at("proof").hex()))
            .toList(),
        padded);
  }

  static List<Proof> proofs(int count) {
    return proofs(0, count, count);
  }

  /** The statements of {@link #proofs}. */
  static List<List<Scalar>> inputs(int from, int to, int padded) {
    return pad(
        DOCUMENT.at("proofs").list().subList(from, to).stream()
            .map(proof -> List.of(Scalar.fromBytesLe(proof.at("y").hex(), 0)))
            .toList(),
        padded);
  }

  static List<List<Scalar>> inputs(int count) {
    return inputs(0, count, count);
  }

  /** The aggregate that the reference made. */
  static byte[] aggregate(int proofs, AggregateVersion version) {
    return DOCUMENT.at("aggregates").list().stream()
        .filter(each -> each.at("proofs").text().equals(String.valueOf(proofs)))
        .filter(each -> version.name().equals("V" + each.at("version").text()))
        .findFirst()
        .orElseThrow()
        .at("bytes")
        .hex();
  }

  static byte[] resource(String path) {
    try (InputStream in = Tiny.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> pad(List<T> list, int size) {
    List<T> out = new ArrayList<>(list);
    while (out.size() < size) {
      out.add(list.getLast());
    }
    return out;
  }
}
