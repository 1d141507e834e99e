// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;

/**
 * Where the vanilla proofs of an update come from when their turn comes: from the sector's files,
 * as {@link SectorUpdater#vanillaProof} reads them, or from wherever they were kept. A source may
 * be asked for the same partition more than once.
 */
@FunctionalInterface
public interface UpdatePartitionSource {
  /**
   * The vanilla proof of a partition.
   *
   * @param k partition, from 0
   * @throws org.sealwright.storage.SectorFileException where a file can't be read
   * @throws org.sealwright.storage.SealingException where files are damaged or of another update
   * @throws org.sealwright.hashing.MalformedInputException where bytes are no vanilla proof
   */
  UpdatePartitionProof partition(int k) throws IOException;
}
