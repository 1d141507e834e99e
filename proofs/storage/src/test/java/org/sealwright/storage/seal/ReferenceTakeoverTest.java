// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Oracle;
import org.sealwright.storage.testing.TestData;

/**
 * Sectors of fresh seeds, sealed by the reference and by us; and each of the two going on where the
 * other stopped. Runs where {@code -Dsealwright.oracle=FOLDER} names the reference's programs.
 */
class ReferenceTakeoverTest {
  private static final String SMALL_SECTORS =
      """
      2048,  101,
      2048,  102, --api 1.0.0
      2048,  103, --api 1.2.0 --feature synthetic
      2048,  104, --api 1.2.0 --feature ni
      2048,  105, '--pieces 508,508,1016'
      4096,  111, --api 1.2.0
      4096,  112, --api 1.2.0 --feature synthetic
      16384, 121, --api 1.0.0
      16384, 122, --api 1.2.0 --feature ni
      32768, 131,
      32768, 132, --api 1.0.0
      """;

  private static final String BIG_SECTORS =
      """
      8388608,  141,
      16777216, 151, --api 1.2.0
      """;

  private static final String FURTHER_BIG_SECTORS =
      """
      8388608,  142, --api 1.0.0
      16777216, 152, --api 1.1.0
      """;

  @TempDir static Path sealedByReference;
  @TempDir Path folder;
  private final Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();
  private Oracle oracle;
  private Path theirs;
  private Path ours;

  @BeforeEach
  void findReference() throws IOException {
    boolean named = Oracle.programs().isPresent();
    if (!named) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    assumeTrue(named, "no reference: -Dsealwright.oracle is not set");
    oracle = Oracle.in(folder);
    ours = Files.createDirectory(folder.resolve("ours"));
  }

  @ParameterizedTest(name = "{0} bytes, seed {1} {2}")
  @CsvSource(textBlock = SMALL_SECTORS + BIG_SECTORS + FURTHER_BIG_SECTORS)
  void sectorOfTheReferenceIsReproduced(long size, long seed, String options) throws IOException {
    GoldenSectorTest.reproduces(seal(size, seed, options), ours);
  }

  @ParameterizedTest(name = "{0} bytes, seed {1} {2}")
  @CsvSource(textBlock = SMALL_SECTORS + BIG_SECTORS)
  void referenceGoesOnAfterOurPreCommit1(long size, long seed, String options) throws IOException {
    GoldenSector golden = seal(size, seed, options);
    SectorPaths paths = SectorPaths.in(ours);
    preCommit1(golden, paths);
    String said = oracle.phase("pc2", ours);
    assertThat(said).contains(golden.get("commR").text()).contains(golden.get("commD").text());
    assertSameFiles("p_aux", "sc-02-data-tree-c", "sc-02-data-tree-r-last");
    PreCommit2Output commitments =
        new PreCommit2Output(golden.bytes("commR"), golden.bytes("commD"));
    assertThat(commit1(golden, paths, commitments)).isEqualTo(commit1Of(golden));
  }

  @ParameterizedTest(name = "{0} bytes, seed {1} {2}")
  @CsvSource(textBlock = SMALL_SECTORS + BIG_SECTORS)
  void weGoOnAfterTheReferencesPreCommit1(long size, long seed, String options) throws IOException {
    GoldenSector golden = seal(size, seed, options);
    Files.createDirectory(ours.resolve("cache"));
    copyCache("sc-02-data-layer", "sc-02-data-tree-d");
    Files.copy(theirs.resolve("staged"), ours.resolve("sealed"));
    SectorPaths paths = SectorPaths.in(ours);
    PreCommit1Output pc1 =
        PhaseJson.readPreCommit1(
            new ByteArrayInputStream(golden.get("preCommit1Output").toBytes()));
    PreCommit2Output pc2 = sealer.preCommit2(golden.spec(), paths, pc1);
    assertThat(pc2.commR()).isEqualTo(golden.bytes("commR"));
    assertThat(FileDigest.of(paths.sealed(), Work.serial()))
        .isEqualTo(golden.bytes("sealedSha256"));
    assertSameFiles("p_aux", "sc-02-data-tree-c", "sc-02-data-tree-r-last");
  }

  @ParameterizedTest(name = "{0} bytes, seed {1} {2}")
  @CsvSource(textBlock = SMALL_SECTORS + BIG_SECTORS)
  void referenceAndWeProveEachOthersFolders(long size, long seed, String options)
      throws IOException {
    GoldenSector golden = seal(size, seed, options);
    PreCommit2Output commitments =
        new PreCommit2Output(golden.bytes("commR"), golden.bytes("commD"));
    assertThat(commit1(golden, SectorPaths.in(theirs), commitments)).isEqualTo(commit1Of(golden));

    SectorPaths paths = SectorPaths.in(ours);
    PreCommit2Output pc2 = sealer.preCommit2(golden.spec(), paths, preCommit1(golden, paths));
    if (golden.spec().config().feature() == PoRepFeature.SYNTHETIC) {
      sealer.generateSyntheticProofs(golden.spec(), paths, pc2, golden.pieces());
    }
    oracle.phase("c1", ours);
    assertThat(Json.read(Files.newInputStream(ours.resolve("commit1.reference.json"))))
        .isEqualTo(commit1Of(golden));
  }

  @ParameterizedTest(name = "{0} bytes, seed {1} {2}")
  @CsvSource(textBlock = SMALL_SECTORS + BIG_SECTORS)
  void referenceAndWeUnsealEachOthersReplicas(long size, long seed, String options)
      throws IOException {
    GoldenSector golden = seal(size, seed, options);
    SectorPaths paths = SectorPaths.in(ours);
    sealer.preCommit2(golden.spec(), paths, preCommit1(golden, paths));
    oracle.phase("unseal", ours);
    Path got = folder.resolve("unsealed");
    try (OutputStream out = Files.newOutputStream(got)) {
      new Unsealer(sealer)
          .unsealAll(
              golden.spec(),
              SectorPaths.in(theirs),
              golden.bytes("commD"),
              Channels.newChannel(out));
    }
    assertThat(Files.mismatch(got, ours.resolve("unsealed"))).isEqualTo(-1);
    assertThat(Files.size(got)).isEqualTo(golden.size().unpaddedBytes());
    if (golden.pieces().size() == 1) {
      assertThat(Files.readAllBytes(got)).isEqualTo(golden.data(0));
    }
  }

  /** Each sector is sealed once for all tests. */
  private GoldenSector seal(long size, long seed, String options) throws IOException {
    theirs = sealedByReference.resolve("s" + seed);
    return Files.exists(theirs)
        ? GoldenSector.in(theirs)
        : oracle.seal(theirs, size, seed, split(options));
  }

  private PreCommit1Output preCommit1(GoldenSector golden, SectorPaths paths) throws IOException {
    Path staged = theirs.resolve("staged");
    PreCommit1Output pc1 = sealer.preCommit1(golden.spec(), staged, paths, golden.pieces());
    try (OutputStream out = Files.newOutputStream(ours.resolve("pc1.json"))) {
      PhaseJson.writeBare(pc1, out);
    }
    Files.copy(theirs.resolve("sector.json"), ours.resolve("sector.json"));
    return pc1;
  }

  private Json commit1(GoldenSector golden, SectorPaths paths, PreCommit2Output commitments)
      throws IOException {
    if (golden.spec().config().feature() == PoRepFeature.SYNTHETIC) {
      sealer.generateSyntheticProofs(golden.spec(), paths, commitments, golden.pieces());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PhaseJson.writeBare(
        sealer.commit1(golden.spec(), paths, commitments, golden.seed(), golden.pieces()), out);
    return Json.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static Json commit1Of(GoldenSector golden) throws IOException {
    return Json.read(golden.commit1());
  }

  private void copyCache(String... prefixes) throws IOException {
    for (Path file : cacheFiles(prefixes)) {
      Files.copy(file, ours.resolve("cache").resolve(file.getFileName().toString()));
    }
  }

  private void assertSameFiles(String... prefixes) throws IOException {
    for (Path file : cacheFiles(prefixes)) {
      Path own = ours.resolve("cache").resolve(file.getFileName().toString());
      assertThat(Files.mismatch(own, file)).as(file.toString()).isEqualTo(-1);
    }
  }

  private java.util.List<Path> cacheFiles(String... prefixes) throws IOException {
    try (Stream<Path> all = Files.list(theirs.resolve("cache"))) {
      return all.filter(
              file -> Stream.of(prefixes).anyMatch(file.getFileName().toString()::startsWith))
          .toList();
    }
  }

  private static String[] split(String options) {
    return options == null ? new String[0] : options.split(" ");
  }
}
