// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** The file of parents: contents by the network's manifest, repair of wrong files. */
class ParentsCacheTest {
  @TempDir Path folder;

  private Path open(StackedGraph graph) throws IOException {
    Path file = folder.resolve(graph.cacheFileName());
    try (ParentsCache cache = ParentsCache.open(graph, folder, Work.serial())) {
      assertThat(cache.parents().byteSize())
          .isEqualTo(graph.nodes() * StackedGraph.BYTES_PER_NODE)
          .isEqualTo(Files.size(file));
    }
    return file;
  }

  private void assertDigest(int proof, String digest) throws IOException {
    Path file = open(StackedGraphTest.graph(proof));
    assertThat(FileDigest.of(file, Work.serial())).hasToString(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3da49221e2ed55371b86d0bf3d6526fcf128af61bed904f966428db1b531750d",
    "5, 840057702eea7652cf97e04306c30fe57174714d90de156a25eddd6075c25b97",
    "10, 0c9ac05c2f3221deff12ab7b098acc90d974c3db61925b8429537e06c6062621",
    "15, 3f5bf8010fc1cefce85a00045fad10a7abe09ab9e97d5ad9d1a08ff834ac5590",
    "1, a76604f2f59f2744c7151653bbb1d8596b6b57d295e6fa6c1f0c41d725b502ce",
    "6, 03cd13565ded97c240a5f52e54295ad127bd0461b57904cb3a4d79b097bbecab"
  })
  void contentsHaveTheReferencesDigest(int proof, String digest) throws IOException {
    assertDigest(proof, digest);
  }

  @Tag("big")
  @ParameterizedTest
  @CsvSource({
    "2, 3adcc092423aa76d6a7184016893406da44dd974b219a89cd3ece25e4e3018f5",
    "7, b5877d1963793efebc261fd8fde4dd6bc59e6b5c7abf52617a4ee023b8dc173a"
  })
  void contentsFor512MiBHaveTheReferencesDigest(int proof, String digest) throws IOException {
    assertDigest(proof, digest);
  }

  @Test
  void anIntactFileIsKept() throws IOException {
    StackedGraph graph = StackedGraphTest.graph(5);
    Object made = Files.readAttributes(open(graph), "unix:ino").get("ino");
    assertThat(Files.readAttributes(open(graph), "unix:ino").get("ino")).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10})
  void aDamagedFileIsReplaced(int proof) throws IOException {
    StackedGraph graph = StackedGraphTest.graph(proof);
    Path file = open(graph);
    byte[] whole = Files.readAllBytes(file);
    // Of a file that no manifest lists only some nodes are looked at: damage it everywhere.
    for (int at = 0; at < whole.length; at += proof == 5 ? whole.length : 56) {
      TestSector.damage(file, at);
    }
    open(graph);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 56));
    open(graph);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    Files.write(file, new byte[0]);
    open(graph);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void theFileOfAnotherVersionUnderTheSameNameIsReplaced() throws IOException {
    PoRepConfig current = new RegisteredSealProof(5).config();
    PoRepConfig legacy =
        new PoRepConfig(
            current.sectorSize(), current.porepId(), ApiVersion.V1_0_0, current.feature());
    StackedGraph graph = new StackedGraph(current, TestData.kernels().feistel());
    StackedGraph other = new StackedGraph(legacy, TestData.kernels().feistel());
    assertThat(other.cacheFileName()).isEqualTo(graph.cacheFileName());
    byte[] wanted = Files.readAllBytes(open(graph));
    byte[] unlike = Files.readAllBytes(open(other));
    assertThat(unlike).isNotEqualTo(wanted);
    assertThat(Files.readAllBytes(open(graph))).isEqualTo(wanted);
  }
}
