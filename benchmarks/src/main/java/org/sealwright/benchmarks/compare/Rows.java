// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/** The comparison: what is measured against whom, and the ratio that we want. */
final class Rows {
  /** Nodes of an 8 MiB sector. */
  private static final int LOG2_NODES = 18;

  private static final int LAYERS = 2;
  private static final int SECTORS = 16;

  /** Raw bytes of a piece that fills 64 MiB when padded. */
  static final long PIECE_BYTES = (64L << 20) / 128 * 127;

  static final String PIECE = "{work}/piece";
  static final String PARENTS = "{work}/parents-" + LOG2_NODES;
  static final String SECTOR = "{work}/sector";
  static final String POST_SECTORS = "8 {work}/post-sectors";

  private Rows() {}

  static List<Row> all(Peer rust, Peer go) {
    String tree = "sha-tree " + LOG2_NODES;
    String feistel = "feistel " + LOG2_NODES;
    String graph = "parents " + LOG2_NODES;
    String commP = "commp " + PIECE;
    String one = labels("labels", 1);
    List<Row> hashing =
        List.of(
            new Row("commp", "CommP of a 64 MiB piece", 1, 2.0, commP, rust, commP),
            new Row(
                "tree", "SHA-256 tree, 2^18 leaves", 1, 2.0, tree, rust.named("sha2 0.10.9"), tree),
            new Row(
                "tree-ni",
                "SHA-256 tree, minio SHA-NI (no Fr32 on either side)",
                1,
                2.0,
                tree,
                go,
                tree.replace("tree", "tree-minio")),
            new Row(
                "tree-lanes",
                "SHA-256 tree, minio 16 lanes (no Fr32 on either side)",
                1,
                1.0,
                tree,
                go,
                tree.replace("tree", "tree-lanes")),
            new Row("label", "Labels of one sector, 8 MiB", 1, 0.95, one, rust, one),
            new Row(
                "label-16",
                "Labels of 16 sectors, 8 MiB",
                1,
                2.0,
                labels("labels-side-by-side", SECTORS),
                rust,
                labels("labels", SECTORS)),
            poseidon(rust, 2),
            poseidon(rust, 8),
            poseidon(rust, 11),
            new Row("feistel", "Feistel permutation, 2^21 edges", 1, 1.0, feistel, rust, feistel),
            new Row("parents", "Parents of an 8 MiB graph", 1, 2.0, graph, rust, graph),
            new Row("pc1", "PreCommit1 of 8 MiB", 1, 1.0, "pc1 " + SECTOR, rust, "pc1 " + SECTOR),
            new Row(
                "pc2",
                "PreCommit2 of 8 MiB, 2 cores",
                2,
                1.0,
                "pc2 " + SECTOR,
                rust,
                "pc2 " + SECTOR),
            new Row(
                "post-vanilla-8m",
                "Vanilla Window PoSt of eight sectors, 8 MiB",
                1,
                2.0,
                "post-vanilla " + POST_SECTORS,
                rust,
                "post-vanilla " + POST_SECTORS));
    return Stream.concat(hashing.stream(), SnarkRows.all(rust).stream()).toList();
  }

  /** Requests to the Rust side that make the inputs of both, as far as the rows read them. */
  static List<String> preparations(List<Row> rows) {
    List<String> hashing =
        List.of(
            "parents-file " + LOG2_NODES + " " + PARENTS,
            "sector " + (32L << LOG2_NODES) + " " + SECTOR,
            "post-sectors " + POST_SECTORS);
    return Stream.concat(hashing.stream(), SnarkRows.preparations().stream())
        .filter(line -> rows.stream().anyMatch(row -> reads(row, line)))
        .toList();
  }

  private static boolean reads(Row row, String preparation) {
    String made = preparation.substring(preparation.lastIndexOf(' '));
    return (row.ours() + " ").contains(made + " ") || (row.theirs() + " ").contains(made + " ");
  }

  private static Row poseidon(Peer rust, int arity) {
    String line = "poseidon " + arity + " 4096";
    return new Row(
        "poseidon-" + arity,
        "Poseidon, arity " + arity,
        1,
        2.0,
        line,
        rust.named("neptune 11.0.0"),
        line);
  }

  private static String labels(String name, int sectors) {
    return String.join(
        " ",
        name,
        String.valueOf(LOG2_NODES),
        String.valueOf(LAYERS),
        String.valueOf(sectors),
        PARENTS);
  }
}
