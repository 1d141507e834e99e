// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.parameters;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.groth16.ParameterGenerator;
import org.sealwright.snark.groth16.ProvingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterMetadata;

/**
 * Makes parameters of one's own for proofs about sectors, as files that the reference takes for its
 * own: for tests and private networks. Whoever makes them could forge proofs under them, and nobody
 * accepts proofs under them who does not have the same verifying key. Thread-safe.
 */
public final class SectorParameterGenerator {
  private static final String UNFINISHED = ".sealwright-new";

  private final SnarkKernels kernels;
  private final Work work;

  private SectorParameterGenerator(SnarkKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** With given kernels, threads, listener. */
  public static SectorParameterGenerator of(SnarkKernels kernels, Work work) {
    return new SectorParameterGenerator(kernels, work);
  }

  /**
   * Writes the key for proving last, so that it is there only where the other files are.
   *
   * @param folder created where it is not there
   * @param replace whether files that are there give way, published ones included
   * @return the files: key for verifying, metadata, key for proving
   * @throws UnsupportedOperationException where there is no circuit for that proof
   * @throws FileAlreadyExistsException where a key is there and must not give way
   */
  public List<Path> generate(SectorParameters parameters, Path folder, boolean replace)
      throws IOException {
    Circuit circuit =
        parameters
            .circuit()
            .orElseThrow(
                () -> new UnsupportedOperationException("there is no circuit for " + parameters));
    Path provingKey = folder.resolve(parameters.fileName(ParameterKind.PROVING_KEY));
    Path verifyingKey = folder.resolve(parameters.fileName(ParameterKind.VERIFYING_KEY));
    Path metadata = folder.resolve(parameters.fileName(ParameterKind.METADATA));
    for (Path file : List.of(provingKey, verifyingKey)) {
      if (Files.exists(file) && !replace) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    Files.createDirectories(folder);
    Path unfinished = provingKey.resolveSibling(provingKey.getFileName() + UNFINISHED);
    try {
      try (Arena arena = Arena.ofShared()) {
        R1cs shape = R1cs.of(circuit, arena);
        ParameterGenerator.of(kernels, work).generate(shape, unfinished);
      }
      try (ProvingKey key = ProvingKey.open(unfinished, work)) {
        key.verifyingKey().write(verifyingKey);
      }
      new ParameterMetadata(parameters.size().bytes()).write(metadata);
      Files.move(
          unfinished,
          provingKey,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return List.of(verifyingKey, metadata, provingKey);
  }
}
