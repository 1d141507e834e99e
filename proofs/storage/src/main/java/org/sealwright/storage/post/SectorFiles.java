// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.StoreConfig;

/**
 * The open files of one sector: p_aux, replica, base trees. Opens nothing but regular files,
 * creates nothing, and holds to the lengths that it saw at first.
 */
final class SectorFiles implements AutoCloseable {
  private final PoStReplica replica;
  private final TreeShape shape;
  private final SectorPaths paths;
  private final ReadCounter counter;
  private final List<FileChannel> channels = new ArrayList<>();
  private FileChannel leaves;
  private FileChannel[] trees;
  private long surplus;
  private Optional<SectorFault> doubt = Optional.empty();
  private PersistentAux aux;
  private TreeGeometry geometry;

  private SectorFiles(PoStReplica replica, TreeShape shape, ReadCounter counter) {
    this.replica = replica;
    this.shape = shape;
    this.paths =
        new SectorPaths(replica.replica(), replica.cache(), replica.cache().resolve("journal"));
    this.counter = counter;
  }

  /** Opens everything and compares the lengths; what follows what is wanted is let be. */
  static SectorFiles open(
      PoStReplica replica, SectorSize size, TreeShape shape, ReadCounter counter)
      throws SectorFaultException {
    SectorFiles files = new SectorFiles(replica, shape, counter);
    try {
      files.openReplica(size.bytes());
      files.openAux();
      files.openTrees();
      return files;
    } catch (SectorFaultException | RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  TreeGeometry geometry() {
    return geometry;
  }

  PersistentAux aux() {
    return aux;
  }

  /** That a file of the tree is longer than it should be, which need not be a fault. */
  Optional<SectorFault> doubt() {
    return doubt;
  }

  /** Bytes of the replica's file that follow the sector's. */
  long surplus() {
    return surplus;
  }

  /** Reads from the replica. */
  void readLeaves(long offset, byte[] out, int at, int length) throws SectorFaultException {
    read(leaves, replica.replica(), offset, out, at, length);
  }

  /** Reads from the file of a base tree. */
  void readTree(int tree, long offset, byte[] out, int at, int length) throws SectorFaultException {
    read(trees[tree], treePath(tree), offset, out, at, length);
  }

  Path treePath(int tree) {
    return paths.treeRLast(tree, shape.baseTrees());
  }

  private void openReplica(long wanted) throws SectorFaultException {
    leaves = open(replica.replica(), FaultReason.REPLICA_MISSING);
    long got = length(leaves, replica.replica());
    if (got < wanted) {
      throw wrongLength(FaultReason.REPLICA_SHORT, replica.replica(), got, wanted);
    }
    surplus = got - wanted;
  }

  private void openAux() throws SectorFaultException {
    Path path = paths.persistentAux();
    FileChannel channel = open(path, FaultReason.AUX_MISSING);
    long got = length(channel, path);
    if (got < PersistentAux.BYTES) {
      throw wrongLength(FaultReason.AUX_MALFORMED, path, got, PersistentAux.BYTES);
    }
    byte[] contents = new byte[PersistentAux.BYTES];
    read(channel, path, 0, contents, 0, contents.length);
    try {
      aux = PersistentAux.fromBytes(contents);
    } catch (MalformedInputException e) {
      throw fault(FaultReason.AUX_MALFORMED, path + ": " + e.getMessage(), e);
    }
  }

  /** The length of one says which rows all of them store; all too long, the usual ones do. */
  private void openTrees() throws SectorFaultException {
    trees = new FileChannel[shape.baseTrees()];
    long[] lengths = new long[trees.length];
    for (int tree = 0; tree < trees.length; tree++) {
      trees[tree] = open(treePath(tree), FaultReason.TREE_MISSING);
      lengths[tree] = length(trees[tree], treePath(tree));
    }
    long usual =
        TreeLayout.discarding(
                shape.baseArity(), shape.baseLeaves(), StoreConfig.NETWORK_ROWS_TO_DISCARD)
            .storedBytes();
    boolean isUsual = LongStream.of(lengths).anyMatch(length -> length == usual);
    long wanted =
        LongStream.of(lengths)
            .filter(length -> !isUsual && TreeGeometry.firstStored(shape, length).isPresent())
            .findFirst()
            .orElse(usual);
    geometry = new TreeGeometry(shape, TreeGeometry.firstStored(shape, wanted).orElseThrow());
    for (int tree = 0; tree < trees.length; tree++) {
      long got = lengths[tree];
      if (got < wanted) {
        throw wrongLength(FaultReason.TREE_SHORT, treePath(tree), got, wanted);
      }
      if (got > wanted && doubt.isEmpty()) {
        doubt =
            Optional.of(wrongLength(FaultReason.TREE_LONG, treePath(tree), got, wanted).fault());
      }
    }
  }

  private FileChannel open(Path path, FaultReason missing) throws SectorFaultException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw fault(FaultReason.READ_ERROR, path + " is not a regular file", null);
      }
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      channels.add(channel);
      return channel;
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw fault(missing, path + " is missing", e);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private long length(FileChannel channel, Path path) throws SectorFaultException {
    try {
      return channel.size();
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private void read(FileChannel channel, Path path, long offset, byte[] out, int at, int length)
      throws SectorFaultException {
    ByteBuffer buffer = ByteBuffer.wrap(out, at, length);
    try {
      while (buffer.hasRemaining()) {
        int got = channel.read(buffer, offset + buffer.position() - at);
        if (got < 0) {
          throw new EOFException("it ends before byte " + (offset + length));
        }
        counter.add(got);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private SectorFaultException wrongLength(FaultReason reason, Path path, long got, long wanted) {
    return fault(reason, path + " has " + got + " bytes, wanted " + wanted, null);
  }

  private SectorFaultException failure(Path path, IOException e) {
    return fault(FaultReason.READ_ERROR, new SectorFileException("read", path, e).getMessage(), e);
  }

  private SectorFaultException fault(FaultReason reason, String detail, Exception cause) {
    return new SectorFaultException(SectorFault.of(replica.sector(), reason, detail), cause);
  }

  @Override
  public void close() {
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was written: what was read is as good as before.
        System.getLogger(SectorFiles.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot close a file of " + replica, e);
      }
    }
  }
}
