// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;

/** SHA-256 of files, with progress and cancellation. */
public final class FileDigest {
  private static final long CHUNK = 8 << 20;

  private FileDigest() {}

  /** Of a whole file. */
  public static Bytes32 of(Path path, Work work) throws SectorFileException {
    try (MappedFile file = MappedFile.open(path)) {
      return of(file.segment(), "digest of " + path.getFileName(), work);
    }
  }

  /** Of memory. */
  public static Bytes32 of(MemorySegment segment, String stepName, Work work) {
    Step step = work.step(stepName, segment.byteSize(), "bytes");
    MessageDigest sha = Digests.sha256();
    for (long at = 0; at < segment.byteSize(); at += CHUNK) {
      long length = Math.min(CHUNK, segment.byteSize() - at);
      sha.update(segment.asSlice(at, length).asByteBuffer());
      step.add(length);
    }
    return Bytes32.of(sha.digest());
  }
}
