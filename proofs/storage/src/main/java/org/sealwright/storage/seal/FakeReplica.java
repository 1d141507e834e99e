// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.porep.CommR;

/**
 * Replicas that nobody sealed, for tests of what comes after sealing: zeros with a true tree-R-last
 * and a comm_c drawn at random. They pass proofs of spacetime, never a proof of replication.
 */
public final class FakeReplica {
  private final SealContext context;
  private final RandomGenerator random;

  /**
   * With the settings of a sealer.
   *
   * @param random where comm_c comes from
   */
  public FakeReplica(Sealer sealer, RandomGenerator random) {
    this.context = sealer.context();
    this.random = random;
  }

  /**
   * Makes replica, tree-R-last and p_aux (fauxrep).
   *
   * @return comm_r
   */
  public Bytes32 make(PoRepConfig config, SectorPaths paths) throws SectorFileException {
    SectorParts.create(paths.cache());
    zeros(paths.sealed(), config.sectorSize().bytes());
    FileKeeper files = FileKeeper.unrecorded();
    TreeRLastFiles trees = new TreeFiles(context, config, paths, files).treeRLast();
    trees.buildOverZeros(files);
    return commit(paths.persistentAux(), trees.root());
  }

  /**
   * Makes a p_aux beside an existing one: its comm_r_last, another comm_c (fauxrep2).
   *
   * @param existingAux the p_aux to start from
   * @return comm_r
   * @throws org.sealwright.hashing.MalformedInputException where that is no p_aux
   */
  public Bytes32 makeAux(SectorPaths paths, Path existingAux) throws SectorFileException {
    PersistentAux existing;
    try {
      existing = PersistentAux.fromBytes(Files.readAllBytes(existingAux));
    } catch (IOException e) {
      throw new SectorFileException("read", existingAux, e);
    }
    SectorParts.create(paths.cache());
    return commit(paths.persistentAux(), existing.commRLast());
  }

  private Bytes32 commit(Path aux, Bytes32 commRLast) throws SectorFileException {
    Bytes32 commC = randomElement(random);
    NewFile.write(aux, new PersistentAux(commC, commRLast).toBytes());
    return CommR.of(commC, commRLast);
  }

  /** Draws 255 bits, lowest word first, until they are below the field's modulus (blstrs). */
  static Bytes32 randomElement(RandomGenerator random) {
    while (true) {
      ByteBuffer bytes = ByteBuffer.allocate(Bytes32.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < 3; i++) {
        bytes.putLong(random.nextLong());
      }
      bytes.putLong(random.nextLong() & Long.MAX_VALUE);
      Bytes32 value = Bytes32.of(bytes.array());
      if (value.isCanonical()) {
        return value;
      }
    }
  }

  /** Only the length: file systems that can keep the zeros off the disk. */
  private static void zeros(Path file, long bytes) throws SectorFileException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), bytes - 1);
    } catch (IOException e) {
      throw new SectorFileException("write", file, e);
    }
  }
}
