// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.seal.PersistentAux;

/** Sectors that the reference sealed, as far as a proof of spacetime reads them. */
public final class GoldenReplicas {
  private static final List<String> FIXED = List.of("sealed", "p_aux");

  private GoldenReplicas() {}

  /** A proof of spacetime of the reference over some of the sectors, such as {@code window-s4k}. */
  public static GoldenPoSt document(String name) throws IOException {
    try (InputStream in = open("/vectors/post/" + name + ".json.gz")) {
      return in == null
          ? GoldenPoSt.named(name)
          : GoldenPoSt.of(Json.read(new GZIPInputStream(in)));
    }
  }

  /** Copies the sectors that a document is about, one folder each; returns them by its order. */
  public static List<PoStReplica> copy(GoldenPoSt document, Path folder, String... names)
      throws IOException {
    List<PoStReplica> all = new ArrayList<>();
    for (String name : names) {
      Path own = Files.createDirectories(folder.resolve(name));
      for (String file : files(document.config().size().baseTrees())) {
        try (InputStream in = open("/vectors/replicas/" + name + "/" + file)) {
          Files.write(own.resolve(file), in.readAllBytes());
        }
      }
      PersistentAux aux = PersistentAux.fromBytes(Files.readAllBytes(own.resolve("p_aux")));
      Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
      long sector =
          document.commitments().entrySet().stream()
              .filter(entry -> entry.getValue().equals(commR))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      all.add(new PoStReplica(sector, commR, own.resolve("sealed"), own));
    }
    return all;
  }

  private static List<String> files(int baseTrees) {
    List<String> names = new ArrayList<>(FIXED);
    for (int tree = 0; tree < baseTrees; tree++) {
      names.add("sc-02-data-tree-r-last" + (baseTrees == 1 ? "" : "-" + tree) + ".dat");
    }
    return names;
  }

  private static InputStream open(String resource) {
    return GoldenReplicas.class.getResourceAsStream(resource);
  }
}
