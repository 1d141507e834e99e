// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Objects;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.merkle.TreeShape;

/**
 * The name that a circuit's parameters are filed under: a prefix, and the SHA-256 of a text that
 * holds everything that shapes the circuit (rust-fil-proofs, {@code CacheableParameters}). Versions
 * of the proofs, seeds and features don't shape it and are not in it.
 *
 * @param prefix kind of proof, hashes and shape of the tree
 * @param identifier the text that is hashed
 */
public record CircuitName(String prefix, String identifier) {
  /** File of the structured reference string for aggregation, which serves all circuits. */
  public static final String AGGREGATION_SRS = "v28-fil-inner-product-v1.srs";

  private static final String VERSION = "v28-";
  private static final String HASHER = "poseidon_hasher";

  /** Checks for null. */
  public CircuitName {
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(identifier, "identifier");
  }

  /**
   * Proof of replication.
   *
   * @param nodes nodes of 32 bytes in the sector
   * @param layers layers of the stacked graph
   * @param challenges challenges of one partition
   * @param shape shape of tree R
   */
  public static CircuitName poRep(long nodes, int layers, int challenges, TreeShape shape) {
    return new CircuitName(
        "stacked-proof-of-replication-" + tree(shape) + "-sha256_hasher",
        "layered_drgporep::PublicParams{ graph: "
            + graphIdentifier(nodes)
            + ", challenges: LayerChallenges { layers: "
            + layers
            + ", max_count: "
            + challenges
            + " }, tree: "
            + tree(shape)
            + " }");
  }

  /**
   * Proof of spacetime, Window and Winning alike.
   *
   * @param sectorBytes bytes of a sector
   * @param challenges challenges of a sector slot
   * @param sectors slots of one partition
   * @param shape shape of tree R
   */
  public static CircuitName fallbackPoSt(
      long sectorBytes, int challenges, int sectors, TreeShape shape) {
    return new CircuitName(
        "proof-of-spacetime-fallback-" + tree(shape),
        "FallbackPoSt::PublicParams{sector_size: "
            + sectorBytes
            + ", challenge_count: "
            + challenges
            + ", sector_count: "
            + sectors
            + "}");
  }

  /** Sector update of {@code nodes} nodes. */
  public static CircuitName sectorUpdate(long nodes, TreeShape shape) {
    return new CircuitName("empty-sector-update-" + tree(shape), updateIdentifier(nodes));
  }

  /** Sector update with Poseidon instead of SHA-256 over the new data. */
  public static CircuitName sectorUpdatePoseidon(long nodes, TreeShape shape) {
    return new CircuitName("empty-sector-update-poseidon-" + tree(shape), updateIdentifier(nodes));
  }

  /**
   * Proof of retrievability, the bare Merkle path that the reference's tests prove.
   *
   * @param leaves leaves of the tree
   * @param secretRoot whether the root is a witness instead of a public input
   * @param shape shape of the tree
   */
  public static CircuitName merklePath(long leaves, boolean secretRoot, TreeShape shape) {
    return new CircuitName(
        "proof-of-retrievability-" + tree(shape),
        "merklepor::PublicParams{leaves: " + leaves + "; private: " + secretRoot + "}");
  }

  /**
   * How the reference writes a stacked graph where it hashes one into a file's name; names of the
   * graph's cached parents hold it too.
   */
  public static String graphIdentifier(long nodes) {
    return "stacked_graph::StackedGraph{expansion_degree: 8 base_graph: drgraph::BucketGraph{size: "
        + nodes
        + "; degree: 6; hasher: "
        + HASHER
        + "} }";
  }

  /** Prefix and digest: what the reference calls circuit or cache identifier. */
  @Override
  public String toString() {
    byte[] digest = Digests.sha256().digest(identifier.getBytes(UTF_8));
    return prefix + "-" + HexFormat.of().formatHex(digest);
  }

  /** Name of a file of this circuit's, without its folder. */
  public String fileName(ParameterKind kind) {
    return VERSION + this + kind.suffix();
  }

  private static String updateIdentifier(long nodes) {
    return "empty_sector_update::PublicParams{ sector_nodes: " + nodes + " }";
  }

  private static String tree(TreeShape shape) {
    return "merkletree-" + HASHER + "-" + shape;
  }
}
