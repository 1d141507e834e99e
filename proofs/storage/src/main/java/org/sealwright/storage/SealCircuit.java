// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.merkle.TreeShape;

/**
 * Names of the proof's circuit and of its parameter files: a digest over everything that shapes the
 * circuit. Version, graph seed and kind of challenges don't (rust-fil-proofs, CacheableParameters).
 */
public final class SealCircuit {
  private static final String FILE_PREFIX = "v28-";

  private SealCircuit() {}

  /** How the reference writes a graph of so many nodes where it hashes one into a file name. */
  public static String graphIdentifier(long nodes) {
    return "stacked_graph::StackedGraph{expansion_degree: 8 base_graph: drgraph::BucketGraph{size: "
        + nodes
        + "; degree: 6; hasher: poseidon_hasher} }";
  }

  /** Identifier of the circuit of a sector size. */
  public static String identifier(SectorSize size) {
    TreeShape shape = new TreeShape(size.nodes(), size.subArity(), size.topArity());
    String tree = "merkletree-poseidon_hasher-" + shape;
    String parameters =
        "layered_drgporep::PublicParams{ graph: "
            + graphIdentifier(size.nodes())
            + ", challenges: LayerChallenges { layers: "
            + size.layers()
            + ", max_count: "
            + size.challengesPerPartition()
            + " }, tree: "
            + tree
            + " }";
    byte[] digest = Digests.sha256().digest(parameters.getBytes(US_ASCII));
    return "stacked-proof-of-replication-"
        + tree
        + "-sha256_hasher-"
        + HexFormat.of().formatHex(digest);
  }

  /** Name of the file of Groth16 parameters (the proving key). */
  public static String parametersFile(SectorSize size) {
    return FILE_PREFIX + identifier(size) + ".params";
  }

  /** Name of the file of the verifying key. */
  public static String verifyingKeyFile(SectorSize size) {
    return FILE_PREFIX + identifier(size) + ".vk";
  }

  /** Name of the file of metadata beside the parameters. */
  public static String metadataFile(SectorSize size) {
    return FILE_PREFIX + identifier(size) + ".meta";
  }
}
