// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.DataRoot;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorParts;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.TestData;

/**
 * A sector of random field elements that nobody sealed, but with a true tree-R-last and p_aux, and
 * data to put into it: all that an update reads.
 */
final class UpdateFolder {
  final Path folder;
  final UpdateConfig config;
  final SectorPaths old;
  final SectorPaths updated;
  final SectorPaths restored;
  final Path staged;
  final byte[] data;
  final List<PieceInfo> pieces;

  UpdateFolder(SectorSize size, long seed, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.config = new UpdateConfig(size);
    this.old = SectorPaths.in(folder.resolve("old"));
    this.updated = SectorPaths.in(folder.resolve("updated"));
    this.restored = SectorPaths.in(folder.resolve("restored"));
    this.staged = folder.resolve("new-staged");
    this.data = TestData.stream(seed, Math.toIntExact(size.unpaddedBytes()));
    this.pieces = GoldenUpdate.stage(data, staged);
    if (!Files.exists(old.persistentAux())) {
      makeKey(elements(seed + 1, size.nodes()), Bytes32.of(elements(seed + 2, 1)));
    }
  }

  /** With a sector key and padded data of these elements; {@link #data} means nothing then. */
  UpdateFolder(SectorSize size, byte[] key, byte[] padded, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.config = new UpdateConfig(size);
    this.old = SectorPaths.in(folder.resolve("old"));
    this.updated = SectorPaths.in(folder.resolve("updated"));
    this.restored = SectorPaths.in(folder.resolve("restored"));
    this.staged = Files.write(folder.resolve("new-staged"), padded);
    this.data = new byte[0];
    this.pieces = List.of(pieceOf(padded));
    makeKey(key, Bytes32.of(elements(1, 1)));
  }

  private void makeKey(byte[] key, Bytes32 commC) throws IOException {
    Files.createDirectories(old.cache());
    Files.write(old.sealed(), key);
    Bytes32 root = treeRLast(config.sectorSize(), old.sealed(), old.cache());
    Files.write(old.persistentAux(), new PersistentAux(commC, root).toBytes());
  }

  /** The piece of a sector full of such data. */
  static PieceInfo pieceOf(byte[] padded) {
    MemorySegment nodes = MemorySegment.ofArray(padded);
    Bytes32 root =
        DataRoot.of(
            padded.length,
            (at, out, bytes) -> MemorySegment.copy(nodes, at, out, 0, bytes),
            TestData.kernels(),
            Work.serial(),
            "");
    return new PieceInfo(root, padded.length / 128L * 127);
  }

  static Bytes32 treeRLast(SectorSize size, Path replica, Path cache) throws IOException {
    PoRepConfig porep = new PoRepConfig(size, Bytes32.ZERO, ApiVersion.V1_1_0, PoRepFeature.NONE);
    Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();
    return new SectorParts(sealer).generateTreeRLast(porep, replica, cache);
  }

  /** Canonical field elements. */
  static byte[] elements(long seed, long count) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(32 * count)).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      for (int i = 0; i < 3; i++) {
        out.putLong(random.nextLong());
      }
      // Below the top limb of r, so that bit 254 is set in many.
      out.putLong(random.nextLong(0x73eda753299d7d48L));
    }
    return out.array();
  }

  static SectorUpdater updater() {
    return updater(TestData.kernels());
  }

  static SectorUpdater updater(Kernels kernels) {
    return SectorUpdater.builder().kernels(kernels).build();
  }

  UpdateOutput encode() throws IOException {
    return encode(updater());
  }

  UpdateOutput encode(SectorUpdater updater) throws IOException {
    return updater.encode(config, old, updated, staged, pieces);
  }

  void remove(SectorUpdater updater, UpdateOutput made) throws IOException {
    updater.remove(config, updated, staged, made.commDNew(), made.commROld(), restored);
  }

  /** Tree files of the old and the restored sector have these names. */
  List<Path> treeRLast(SectorPaths paths) {
    TreeShape shape = config.treeShape();
    return Stream.iterate(0, i -> i + 1)
        .limit(shape.baseTrees())
        .map(i -> paths.treeRLast(i, shape.baseTrees()))
        .toList();
  }

  /** Digests of all finished files of a sector, by name. */
  static Map<String, String> digests(SectorPaths paths) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.exists(paths.sealed())) {
      all.put("sealed", FileDigest.of(paths.sealed(), Work.serial()).toString());
    }
    if (Files.exists(paths.cache())) {
      try (Stream<Path> files = Files.list(paths.cache())) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (!name.endsWith(NewFile.SUFFIX)) {
            all.put(name, FileDigest.of(file, Work.serial()).toString());
          }
        }
      }
    }
    return all;
  }

  /** Overwrites 32 bytes of a file. */
  static void put(Path file, long node, byte[] value) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(value), 32 * node);
    }
  }
}
