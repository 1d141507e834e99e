// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Commitments;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.seal.SectorPaths;

/**
 * What an update is carried out with.
 *
 * @param selfChecks nodes that are computed again at random at the end
 */
record UpdateContext(Kernels kernels, Work work, int selfChecks) {
  static final String PHASE = "update";

  /** Refuses to write over what is read. */
  static void requireApart(SectorPaths in, SectorPaths out) throws SectorFileException {
    requireApart(in.sealed(), out.sealed());
    requireApart(in.cache(), out.cache());
    requireApart(in.journal(), out.journal());
  }

  static void requireApart(Path in, Path out) throws SectorFileException {
    try {
      boolean bothExist = Files.exists(in) && Files.exists(out);
      boolean same =
          bothExist
              ? Files.isSameFile(in, out)
              : in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize());
      if (same) {
        throw new SealingException(PHASE, out + " is to be read; what is made needs another place");
      }
    } catch (IOException e) {
      throw Io.failure("read", in, e);
    }
  }

  static void createFolder(Path folder) throws SectorFileException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Io.failure("create folder", folder, e);
    }
  }

  /** A commitment that someone handed in. */
  static void requireCommitment(String name, Bytes32 value) {
    Optional<String> problem = Commitments.problem(name, value);
    if (problem.isPresent()) {
      throw new MalformedInputException(problem.get());
    }
  }

  /** A commitment that was computed, as the reference checks it. */
  static void requireNotZero(String name, Bytes32 value) {
    if (value.isZero()) {
      throw new SealingException(PHASE, name + " is all zeros, which no sector has");
    }
  }
}
