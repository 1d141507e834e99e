// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.seal.PersistentAux;

/** A replica of random nodes that nobody sealed, with true trees of which any rows are stored. */
public final class RandomReplica {
  private final TreeShape shape;
  private final byte[] nodes;
  private final List<byte[]> trees = new ArrayList<>();
  private final PersistentAux aux;

  /** Made of stream {@code seed}. */
  public RandomReplica(SectorSize size, long seed) {
    this.shape = new TreeShape(size.nodes(), size.subArity(), size.topArity());
    this.nodes = TestData.stream(seed, Math.toIntExact(size.bytes()));
    for (int i = 31; i < nodes.length; i += 32) {
      nodes[i] &= 0x3f;
    }
    RowHasher octal = RowHasher.poseidon(TestData.kernels(), 8);
    TreeLayout layout = TreeLayout.full(8, shape.baseLeaves());
    List<Bytes32> roots = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      byte[] store = new byte[Math.toIntExact(layout.storedBytes())];
      int leaves = Math.toIntExact(32 * shape.baseLeaves());
      System.arraycopy(nodes, tree * leaves, store, 0, leaves);
      roots.add(
          new TreeBuilder(octal, Work.serial())
              .buildOverLeaves(layout, MemorySegment.ofArray(store), 0, "tree"));
      trees.add(store);
    }
    Bytes32 commC = Bytes32.of(TestData.stream(~seed, 32)).truncated254();
    this.aux = new PersistentAux(commC, CompoundTree.rootOf(shape, roots, TestData.kernels()));
  }

  /** Writes the files, the trees from row {@code first} up. */
  public PoStReplica write(long sector, Path folder, int first) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("sealed"), nodes);
    Files.write(folder.resolve("p_aux"), aux.toBytes());
    TreeLayout layout = TreeLayout.full(8, shape.baseLeaves());
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      byte[] store = trees.get(tree);
      String number = shape.baseTrees() == 1 ? "" : "-" + tree;
      Files.write(
          folder.resolve("sc-02-data-tree-r-last" + number + ".dat"),
          Arrays.copyOfRange(store, (int) (32 * layout.position(first)), store.length));
    }
    Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
    return new PoStReplica(sector, commR, folder.resolve("sealed"), folder);
  }
}
