// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.UpdateStatement;

/** The digests of an update's files in its document: replica and cache. */
final class UpdateInventory {
  private static final String REPLICA = "replicaSha256";
  private static final String CACHE = "cache";
  private static final String SHA256 = "sha256";

  private UpdateInventory() {}

  /** Members of the document for the files that are there. */
  static Map<String, Object> of(SectorPaths paths, Work work) throws IOException {
    Map<String, Object> cache = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(paths.cache())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("bytes", Files.size(file));
      entry.put(SHA256, FileSha256.of(file, work));
      cache.put(file.getFileName().toString(), entry);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(REPLICA, FileSha256.of(paths.sealed(), work));
    out.put(CACHE, cache);
    return out;
  }

  /**
   * What a folder's document and the files in it disagree about.
   *
   * @param digests of the files that are there
   * @throws MalformedInputException where the document is not what it should be
   */
  static List<String> problems(Path folder, SectorPaths paths, Map<Path, Bytes32> digests)
      throws IOException {
    JsonDocument json = JsonDocument.read(folder.resolve(UpdateDocument.FILE));
    UpdateStatement statement = UpdateDocument.of(json).statement();
    List<String> problems = new ArrayList<>();
    wanted(json, paths)
        .forEach(
            (file, digest) -> {
              Bytes32 got = digests.get(file);
              if (!digest.equals(got)) {
                problems.add(
                    file
                        + (got == null ? " is missing" : " has SHA-256 " + got)
                        + ", update.json says "
                        + digest);
              }
            });
    statement.problem().ifPresent(problem -> problems.add("update.json: " + problem));
    return problems;
  }

  private static Map<Path, Bytes32> wanted(JsonDocument json, SectorPaths paths) {
    Map<Path, Bytes32> wanted = new LinkedHashMap<>();
    json.optionalBytes32(REPLICA).ifPresent(digest -> wanted.put(paths.sealed(), digest));
    if (json.members().get(CACHE) instanceof Map<?, ?> cache) {
      cache.forEach(
          (name, entry) -> {
            if (entry instanceof Map<?, ?> file && file.get(SHA256) instanceof String sha256) {
              wanted.put(inCache(json, paths, (String) name), Bytes32.fromHex(sha256));
            }
          });
    }
    return wanted;
  }

  private static Path inCache(JsonDocument json, SectorPaths paths, String name) {
    try {
      return paths.cache().resolve(name);
    } catch (InvalidPathException e) {
      throw json.wrong(CACHE, "has an impossible name: " + e.getReason());
    }
  }
}
