// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;

/** SHA-256 of a whole file. */
final class FileSha256 {
  private static final int BUFFER = 1 << 20;

  private FileSha256() {}

  static Bytes32 of(Path file, Work work) throws SectorFileException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      Step step = work.step("SHA-256 of " + file.getFileName(), in.size(), "bytes");
      MessageDigest digest = Digests.sha256();
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer.clear())) {
        digest.update(buffer.flip());
        step.add(n);
      }
      return Bytes32.of(digest.digest());
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }
}
