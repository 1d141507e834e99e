// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/**
 * The optional file with the parents of all nodes, in the reference's format and under its name, so
 * that both can share a folder. Its size is 56 bytes a node: 56 GiB for a 32 GiB sector.
 *
 * <p>An existing file is used only if it agrees with the graph: by its digest where the network's
 * manifest lists one, and always by a few hundred nodes at random (the name says nothing about the
 * API version, which the contents depend on). One that does not agree is made anew.
 */
public final class ParentsCache implements AutoCloseable {
  private static final int SAMPLES = 256;
  private static final int GRAIN = 1 << 12;

  /** File name to SHA-256 of the contents (rust-fil-proofs, parent_cache.json). */
  private static final Map<String, String> MANIFEST =
      Map.of(
          "3f0eef38bb48af1f48ad65e14eb85b4ebfc167cec18cd81764f6d998836c9899",
          "3da49221e2ed55371b86d0bf3d6526fcf128af61bed904f966428db1b531750d",
          "494d91dc80f2df5272c4b9e129bc7ade9405225993af9fe34e6542a39a47554b",
          "840057702eea7652cf97e04306c30fe57174714d90de156a25eddd6075c25b97",
          "dcdabb0fbe4364bf0ac28b6a18c66de246409fa1a9020a00f33fb3e3053da6dc",
          "a76604f2f59f2744c7151653bbb1d8596b6b57d295e6fa6c1f0c41d725b502ce",
          "5eed212119fd91aa6220a27f31a8966444a9381842bceb3a1ea61525bd47a5b5",
          "03cd13565ded97c240a5f52e54295ad127bd0461b57904cb3a4d79b097bbecab",
          "2aa9c77c3e58259481351cc4be2079cc71e1c9af39700866545c043bfa30fb42",
          "3adcc092423aa76d6a7184016893406da44dd974b219a89cd3ece25e4e3018f5",
          "7ba215a1d2345774ab90b8cb1158d296e409d6068819d7b8c7baf0b25d63dc34",
          "b5877d1963793efebc261fd8fde4dd6bc59e6b5c7abf52617a4ee023b8dc173a",
          "e1fa5d5b811ddbd118be3412c4a8c329156b8b8acc72632bca459455b5a05a13",
          "3c4f9841fcc75aed8c695800e58d08480629f25af3a2aefd81904181d75cc0b6",
          "21981246c370f9d76c7a77ab273d94bde0ceb4e938292334960bce05585dc117",
          "93deeac5e3052b6927467d4b2641bb782f05491de18d510147c93eeedd8672da",
          "8a99e8d6b6be7ab87a56b632e6739ff201c23ea14e99737c74690f0e265574d6",
          "2778a732ad46a7dc18e0564dfdf59fd321dcde74ab476fd6d3c4e6735d7cd89c",
          "4905486b7af19558ac3649bc6261411858b6add534438878c4ee3b29d8b9de0b",
          "2698b74eb2606b55b98d8b095e18b6320b47f46e00075956d48640ccd1641b03");

  private final MappedFile file;

  private ParentsCache(MappedFile file) {
    this.file = file;
  }

  /**
   * Opens the file of {@code graph} in {@code folder}, making it where it is missing or wrong.
   *
   * @throws SectorFileException where it can't be read or written
   */
  public static ParentsCache open(StackedGraph graph, Path folder, Work work)
      throws SectorFileException {
    Path path = folder.resolve(graph.cacheFileName());
    if (Files.exists(path)) {
      MappedFile file = MappedFile.open(path);
      if (agrees(graph, file.segment(), work)) {
        return new ParentsCache(file);
      }
      file.close();
    }
    write(graph, path, work);
    return new ParentsCache(MappedFile.open(path));
  }

  /** The parents of all nodes, as {@link StackedGraph#parents} writes them. */
  public MemorySegment parents() {
    return file.segment();
  }

  /** Computes the parents of all nodes into {@code out}. */
  public static void compute(StackedGraph graph, MemorySegment out, Work work) {
    Step step = work.step("parents", graph.nodes(), "nodes");
    work.forEachChunk(
        graph.nodes(),
        GRAIN,
        (from, count) -> {
          graph.parents(from, (int) count, out, from * StackedGraph.BYTES_PER_NODE);
          step.add(count);
        });
  }

  @Override
  public void close() {
    file.close();
  }

  private static void write(StackedGraph graph, Path path, Work work) throws SectorFileException {
    try (NewFile file = NewFile.create(path, bytes(graph), work.cancellation())) {
      compute(graph, file.segment(), work);
      file.commit();
    }
  }

  private static boolean agrees(StackedGraph graph, MemorySegment parents, Work work) {
    if (parents.byteSize() != bytes(graph)) {
      return false;
    }
    SplittableRandom random = new SplittableRandom();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment wanted = arena.allocate(StackedGraph.BYTES_PER_NODE);
      for (int i = 0; i < SAMPLES; i++) {
        long node = random.nextLong(graph.nodes());
        graph.parents(node, 1, wanted, 0);
        long at = node * StackedGraph.BYTES_PER_NODE;
        if (wanted.mismatch(parents.asSlice(at, StackedGraph.BYTES_PER_NODE)) != -1) {
          return false;
        }
      }
    }
    String name = graph.cacheFileName();
    String digest = MANIFEST.get(name.substring(name.lastIndexOf('-') + 1, name.indexOf('.')));
    return digest == null
        || FileDigest.of(parents, "parents cache", work).equals(Bytes32.fromHex(digest));
  }

  private static long bytes(StackedGraph graph) {
    return graph.nodes() * StackedGraph.BYTES_PER_NODE;
  }
}
