// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;

/** A golden sector in a folder, sealed phase by phase, for tests that break things. */
public final class SmallSector {
  public final GoldenSector golden;
  public final SectorPaths paths;
  public final Path staged;

  /** Stages the golden sector {@code name} in {@code folder}. */
  public SmallSector(String name, Path folder) throws IOException {
    this.golden = GoldenSector.named(name);
    this.paths = SectorPaths.in(Files.createDirectories(folder));
    this.staged = folder.resolve("staged");
    if (!Files.exists(staged)) {
      golden.stage(staged);
    }
  }

  /** A sealer on this machine's best kernels. */
  public static Sealer sealer() {
    return Sealer.builder().kernels(TestData.kernels()).build();
  }

  /** Runs PreCommit1. */
  public PreCommit1Output preCommit1(Sealer sealer) throws IOException {
    return sealer.preCommit1(golden.spec(), staged, paths, golden.pieces());
  }

  /** Runs PreCommit2 alone. */
  public PreCommit2Output preCommit2(Sealer sealer, PreCommit1Output pc1) throws IOException {
    return sealer.preCommit2(golden.spec(), paths, pc1);
  }

  /** Runs Commit1 alone, with the reference's commitments. */
  public Commit1Output commit1(Sealer sealer) throws IOException {
    return sealer.commit1(golden.spec(), paths, commitments(), golden.seed(), golden.pieces());
  }

  /** The reference's commitments. */
  public PreCommit2Output commitments() {
    return new PreCommit2Output(golden.bytes("commR"), golden.bytes("commD"));
  }

  /** Digests of all files of cache and replica, by name. */
  public Map<String, String> digests() throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.exists(paths.sealed())) {
      all.put("sealed", FileDigest.of(paths.sealed(), Work.serial()).toString());
    }
    if (Files.exists(paths.cache())) {
      try (Stream<Path> files = Files.list(paths.cache())) {
        for (Path file : files.toList()) {
          all.put(file.getFileName().toString(), FileDigest.of(file, Work.serial()).toString());
        }
      }
    }
    return all;
  }
}
