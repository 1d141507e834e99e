// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.porep.VanillaProofs;

/**
 * {@code syn-porep-vanilla-proofs.dat}: the three roots, then for each synthetic challenge a record
 * of fixed length with parents, paths and columns (rust-fil-proofs, SynthProofs). Positions along
 * the paths follow from the node's number and are not stored.
 */
final class SyntheticProofFile {
  private static final int ROOTS = 3 * 32;
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final PoRepConfig config;
  private final List<Integer> octalArities;
  private final int baseLevels;
  private final int binaryLevels;

  SyntheticProofFile(PoRepConfig config) {
    this.config = config;
    TreeShape shape = config.treeShape();
    this.baseLevels = TreeLayout.full(shape.baseArity(), shape.baseLeaves()).rows() - 1;
    List<Integer> arities = new ArrayList<>();
    for (int i = 0; i < baseLevels; i++) {
      arities.add(shape.baseArity());
    }
    if (shape.subArity() > 0) {
      arities.add(shape.subArity());
    }
    if (shape.topArity() > 0) {
      arities.add(shape.topArity());
    }
    this.octalArities = List.copyOf(arities);
    this.binaryLevels = Long.numberOfTrailingZeros(config.sectorSize().nodes());
  }

  /** Bytes of one record. */
  long recordBytes() {
    int path = 1;
    for (int arity : octalArities) {
      path += arity - 1;
    }
    int columns = 1 + StackedGraph.PARENTS;
    int nodes = 1 + binaryLevels + columns * (config.sectorSize().layers() + path) + path;
    return 8L * columns + 32L * nodes;
  }

  /** Bytes of the file. */
  long bytes() {
    return ROOTS + recordBytes() * config.sectorSize().syntheticChallenges();
  }

  /** Writes records at their places, from any thread. */
  record Writer(SyntheticProofFile format, MemorySegment out) {

    void write(int index, List<VanillaProof> proofs) {
      for (int i = 0; i < proofs.size(); i++) {
        Cursor cursor = new Cursor(out, ROOTS + format.recordBytes() * (index + i));
        VanillaProof proof = proofs.get(i);
        cursor.putLong(proof.challenge());
        proof.drgParents().forEach(parent -> cursor.putLong(parent.index()));
        proof.expParents().forEach(parent -> cursor.putLong(parent.index()));
        putPath(cursor, proof.commD());
        putColumn(cursor, proof.cX());
        proof.drgParents().forEach(parent -> putColumn(cursor, parent));
        proof.expParents().forEach(parent -> putColumn(cursor, parent));
        putPath(cursor, proof.commRLast());
      }
    }

    void roots(Bytes32 commD, PersistentAux aux) {
      commD.writeTo(out, 0);
      aux.commC().writeTo(out, 32);
      aux.commRLast().writeTo(out, 64);
    }

    private static void putColumn(Cursor cursor, ColumnProof column) {
      column.rows().forEach(cursor::put);
      putPath(cursor, column.inclusion());
    }

    private static void putPath(Cursor cursor, InclusionProof proof) {
      cursor.put(proof.leaf());
      proof.levels().forEach(level -> level.hashes().forEach(cursor::put));
    }
  }

  /**
   * Opens a file for reading.
   *
   * @throws SectorFileException where it can't be read or has another length
   */
  static Reader open(PoRepConfig config, Kernels kernels, Path path) throws SectorFileException {
    SyntheticProofFile format = new SyntheticProofFile(config);
    MappedFile file = MappedFile.open(path, format.bytes());
    return new Reader(format, new StackedGraph(config, kernels.feistel()), path, file);
  }

  /** Reads single records. */
  record Reader(SyntheticProofFile format, StackedGraph graph, Path path, MappedFile file)
      implements AutoCloseable {

    /** Checks the head of the file. */
    void requireRoots(Bytes32 commD, PersistentAux aux) {
      if (!root(0).equals(commD)
          || !root(1).equals(aux.commC())
          || !root(2).equals(aux.commRLast())) {
        throw new SealingException(
            "C1", path + " belongs to another sector; generate the synthetic proofs again");
      }
    }

    /** The proof in place {@code index}, which must be of {@code challenge}. */
    VanillaProof read(int index, long challenge) {
      Cursor cursor = new Cursor(file.segment(), ROOTS + format.recordBytes() * index);
      long[] parents = graph.parents(challenge);
      require(cursor.getLong(), challenge, index);
      for (long parent : parents) {
        require(cursor.getLong(), parent, index);
      }
      InclusionProof commD = binary(cursor, challenge);
      ColumnProof column = column(cursor, challenge);
      List<ColumnProof> drg = new ArrayList<>();
      List<ColumnProof> exp = new ArrayList<>();
      for (int i = 0; i < parents.length; i++) {
        (i < StackedGraph.BASE_PARENTS ? drg : exp).add(column(cursor, parents[i]));
      }
      InclusionProof commRLast = octal(cursor, challenge, root(2));
      int layers = format.config.sectorSize().layers();
      List<LabelingProof> labeling = VanillaProofs.labeling(challenge, layers, drg, exp);
      return new VanillaProof(commD, commRLast, column, drg, exp, labeling, labeling.getLast());
    }

    private void require(long got, long wanted, int index) {
      if (got != wanted) {
        throw new MalformedInputException(
            path + " record " + index + " names node " + got + ", wanted " + wanted);
      }
    }

    private Bytes32 root(int i) {
      return Bytes32.from(file.segment(), 32L * i);
    }

    private ColumnProof column(Cursor cursor, long node) {
      List<Bytes32> rows = cursor.nodes(format.config.sectorSize().layers());
      return new ColumnProof(node, rows, octal(cursor, node, root(1)));
    }

    private InclusionProof binary(Cursor cursor, long node) {
      Bytes32 leaf = cursor.get();
      List<PathElement> path = new ArrayList<>();
      for (int level = 0; level < format.binaryLevels; level++) {
        path.add(new PathElement(cursor.nodes(1), (int) (node >>> level & 1)));
      }
      return InclusionProof.single(root(0), leaf, path);
    }

    private InclusionProof octal(Cursor cursor, long node, Bytes32 root) {
      Bytes32 leaf = cursor.get();
      List<PathElement> levels = new ArrayList<>();
      long rest = node;
      for (int arity : format.octalArities) {
        levels.add(new PathElement(cursor.nodes(arity - 1), (int) (rest % arity)));
        rest /= arity;
      }
      int base = format.baseLevels;
      return new InclusionProof(
          root,
          leaf,
          levels.subList(0, base),
          levels.size() > base ? Optional.of(levels.get(base)) : Optional.empty(),
          levels.size() > base + 1 ? Optional.of(levels.get(base + 1)) : Optional.empty());
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** A place in a record. */
  private static final class Cursor {
    private final MemorySegment segment;
    private long at;

    Cursor(MemorySegment segment, long at) {
      this.segment = segment;
      this.at = at;
    }

    void putLong(long value) {
      segment.set(LE64, at, value);
      at += 8;
    }

    long getLong() {
      long value = segment.get(LE64, at);
      at += 8;
      return value;
    }

    void put(Bytes32 node) {
      node.writeTo(segment, at);
      at += 32;
    }

    Bytes32 get() {
      Bytes32 node = Bytes32.from(segment, at);
      at += 32;
      return node;
    }

    List<Bytes32> nodes(int count) {
      List<Bytes32> out = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        out.add(get());
      }
      return out;
    }
  }
}
