// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.internal.file.KeyFiles;

/**
 * A parameter file ({@code .params}), mapped: what a prover needs to know of a circuit. The heap
 * holds the verifying key only, however large the file is. Thread-safe.
 *
 * <p>Opening checks the verifying key and all counts. The points of the vectors are read when they
 * are used, and then only their flags are checked: a digest vouches for files from elsewhere (see
 * {@code org.sealwright.snark.parameters}), as in the reference. {@link #check} checks every point.
 * The file must not change while it is open.
 */
public final class ProvingKey implements AutoCloseable {
  private final Arena arena;
  private final MemorySegment file;
  private final ParameterLayout layout;
  private final VerifyingKey verifyingKey;

  private ProvingKey(
      Arena arena, MemorySegment file, ParameterLayout layout, VerifyingKey verifyingKey) {
    this.arena = arena;
    this.file = file;
    this.layout = layout;
    this.verifyingKey = verifyingKey;
  }

  /**
   * Opens a file; closing the result unmaps it.
   *
   * @param work for the checks of the verifying key's points
   * @throws MalformedInputException where it is no parameter file
   * @throws IOException where it can't be read
   */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the arena
  public static ProvingKey open(Path path, Work work) throws IOException {
    Arena arena = Arena.ofShared();
    boolean done = false;
    try {
      MemorySegment file = KeyFiles.map(path, arena);
      ParameterLayout layout = ParameterLayout.read(file);
      ProvingKey key =
          new ProvingKey(arena, file, layout, VerifyingKey.decode(file, layout.ic(), work));
      done = true;
      return key;
    } finally {
      if (!done) {
        arena.close();
      }
    }
  }

  /** {@link #open(Path, Work)} on the calling thread. */
  public static ProvingKey open(Path path) throws IOException {
    return open(path, Work.serial());
  }

  /** The key that proofs under these parameters verify with. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /** {@code g1 tau^i (tau^m - 1) / delta}, i = 0 .. m - 2. */
  public PointVector h() {
    return layout.h().in(file);
  }

  /** One for each auxiliary variable. */
  public PointVector l() {
    return layout.l().in(file);
  }

  /** All inputs, then the auxiliary variables that occur on an A side. */
  public PointVector a() {
    return layout.a().in(file);
  }

  /** The inputs, then the auxiliary variables, that occur on a B side; in G1. */
  public PointVector bG1() {
    return layout.bG1().in(file);
  }

  /** {@link #bG1} in G2. */
  public PointVector bG2() {
    return layout.bG2().in(file);
  }

  /** Bytes of the file. */
  public long byteSize() {
    return file.byteSize();
  }

  /**
   * Checks every point of the vectors: canonical, on the curve, of order r, finite. Minutes for the
   * files of small sectors, many hours for those of large ones.
   *
   * @throws MalformedInputException where one is not
   */
  public void check(Work work) {
    for (PointVector vector : List.of(h(), l(), a(), bG1(), bG2())) {
      vector.check(work);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
