// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.groth16.ParameterLayout.Section;
import org.sealwright.snark.internal.file.KeyFiles;

/**
 * What a verifier needs to know of a circuit (Groth, <a
 * href="https://eprint.iacr.org/2016/260">eprint 2016/260</a>): the contents of a {@code .vk} file.
 * No point is infinity.
 *
 * @param alphaG1 {@code alpha g1}
 * @param betaG1 {@code beta g1}
 * @param betaG2 {@code beta g2}
 * @param gammaG2 {@code gamma g2}
 * @param deltaG1 {@code delta g1}
 * @param deltaG2 {@code delta g2}
 * @param ic a point for every public input, that of the constant ONE first
 */
public record VerifyingKey(
    G1Affine alphaG1,
    G1Affine betaG1,
    G2Affine betaG2,
    G2Affine gammaG2,
    G1Affine deltaG1,
    G2Affine deltaG2,
    List<G1Affine> ic) {
  private static final int G1_BYTES = 96;
  private static final int G2_BYTES = 192;
  private static final long CHECKED_AT_ONCE = 64;

  /** Refuses infinity and an empty {@code ic}. */
  public VerifyingKey {
    ic = List.copyOf(ic);
    if (ic.isEmpty()) {
      throw new IllegalArgumentException("ic must have a point for the constant ONE");
    }
    if (Stream.concat(Stream.of(alphaG1, betaG1, deltaG1), ic.stream())
            .anyMatch(G1Affine::isInfinity)
        || Stream.of(betaG2, gammaG2, deltaG2).anyMatch(G2Affine::isInfinity)) {
      throw new IllegalArgumentException("a verifying key has no point at infinity");
    }
  }

  /** Number of public inputs that a statement has; the constant ONE is not one of them. */
  public int publicInputs() {
    return ic.size() - 1;
  }

  /**
   * Reads a {@code .vk} file and checks every point: canonical, on the curve, of order r, finite.
   *
   * @throws MalformedInputException where it is no verifying key, or more than one
   * @throws IOException where it can't be read
   */
  public static VerifyingKey read(Path path, Work work) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      return of(KeyFiles.map(path, arena), work);
    }
  }

  /** {@link #read(Path, Work)} on the calling thread. */
  public static VerifyingKey read(Path path) throws IOException {
    return read(path, Work.serial());
  }

  /**
   * Decodes the contents of a {@code .vk} file, checking as {@link #read(Path, Work)} does.
   *
   * @throws MalformedInputException where it is no verifying key
   */
  public static VerifyingKey fromBytes(byte[] bytes) {
    return of(MemorySegment.ofArray(bytes.clone()).asReadOnly(), Work.serial());
  }

  private static VerifyingKey of(MemorySegment file, Work work) {
    Section ic = ParameterLayout.keySection(file);
    if (ic.end() != file.byteSize()) {
      throw new MalformedInputException(
          "verifying key: has " + file.byteSize() + " bytes, wanted " + ic.end());
    }
    return decode(file, ic, work);
  }

  /** Decodes the key at the start of a file whose count is known to fit. */
  static VerifyingKey decode(MemorySegment file, Section icAt, Work work) {
    G1Affine[] ic = new G1Affine[(int) icAt.count()];
    work.forEachChunk(
        ic.length,
        CHECKED_AT_ONCE,
        (from, count) -> {
          for (long i = from; i < from + count; i++) {
            ic[(int) i] = g1(file, icAt.points() + i * G1_BYTES, "ic[" + i + "]");
          }
        });
    return new VerifyingKey(
        g1(file, 0, "alpha_g1"),
        g1(file, 96, "beta_g1"),
        g2(file, 192, "beta_g2"),
        g2(file, 384, "gamma_g2"),
        g1(file, 576, "delta_g1"),
        g2(file, 672, "delta_g2"),
        Arrays.asList(ic));
  }

  /** The contents of a {@code .vk} file: {@code 868 + 96 ic} bytes. */
  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(ParameterLayout.of(ic.size(), 0, 0, 0, 0).ic().end()));
    out.put(alphaG1.toUncompressed())
        .put(betaG1.toUncompressed())
        .put(betaG2.toUncompressed())
        .put(gammaG2.toUncompressed())
        .put(deltaG1.toUncompressed())
        .put(deltaG2.toUncompressed())
        .putInt(ic.size());
    ic.forEach(point -> out.put(point.toUncompressed()));
    return out.array();
  }

  /**
   * Writes a {@code .vk} file, under a temporary name first.
   *
   * @throws IOException where it can't be written
   */
  public void write(Path path) throws IOException {
    ParameterWriter.write(path, toBytes());
  }

  private static G1Affine g1(MemorySegment file, long at, String name) {
    try {
      G1Affine point = G1Affine.fromUncompressed(bytes(file, at, G1_BYTES));
      if (point.isInfinity()) {
        throw infinity();
      }
      return point;
    } catch (MalformedInputException e) {
      throw named(name, at, e);
    }
  }

  private static G2Affine g2(MemorySegment file, long at, String name) {
    try {
      G2Affine point = G2Affine.fromUncompressed(bytes(file, at, G2_BYTES));
      if (point.isInfinity()) {
        throw infinity();
      }
      return point;
    } catch (MalformedInputException e) {
      throw named(name, at, e);
    }
  }

  private static MalformedInputException infinity() {
    return new MalformedInputException("got infinity, wanted a finite point");
  }

  private static MalformedInputException named(String name, long at, MalformedInputException e) {
    return new MalformedInputException(
        "verifying key: " + name + " at byte " + at + ": " + e.getMessage(), e);
  }

  private static byte[] bytes(MemorySegment file, long at, int count) {
    return file.asSlice(at, count).toArray(ValueLayout.JAVA_BYTE);
  }
}
