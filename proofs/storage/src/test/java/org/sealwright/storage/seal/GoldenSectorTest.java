// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.porep.PublicInputs;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Every byte of every file and every JSON value of sectors that the reference sealed. */
class GoldenSectorTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1",
        "s2k-v10",
        "s2k-pieces",
        "s2k-synth",
        "s2k-ni",
        "s4k",
        "s16k",
        "s32k",
        "s32k-v10",
        "s8m"
      })
  void sectorIsReproduced(String name) throws IOException {
    reproduces(GoldenSector.named(name), folder);
  }

  /** Seals the sector in {@code folder} and compares everything. */
  static void reproduces(GoldenSector golden, Path folder) throws IOException {
    SectorSpec spec = golden.spec();
    SectorPaths paths = SectorPaths.in(folder);
    Path staged = folder.resolve("staged");
    golden.stage(staged);
    Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();

    PreCommit1Output pc1 = sealer.preCommit1(spec, staged, paths, golden.pieces());
    assertThat(inventory(paths.cache())).isEqualTo(golden.inventory("afterPreCommit1"));
    assertThat(pc1.commD()).isEqualTo(golden.bytes("commD"));
    assertThat(withPath(pc1Json(pc1), paths))
        .isEqualTo(withPath(golden.get("preCommit1Output"), paths));

    PreCommit2Output pc2 = sealer.preCommit2(spec, paths, pc1);
    assertThat(pc2.commR()).isEqualTo(golden.bytes("commR"));
    assertThat(FileDigest.of(paths.sealed(), Work.serial()))
        .isEqualTo(golden.bytes("sealedSha256"));
    compareWithoutTemporaryAux(paths, golden.inventory("afterPreCommit2"));
    assertThat(Files.readAllBytes(paths.persistentAux())).isEqualTo(hex(golden.get("pAux").text()));
    TemporaryAux wanted = TemporaryAux.fromBytes(hex(golden.get("tAux").text()));
    TemporaryAux got = TemporaryAux.fromBytes(Files.readAllBytes(paths.temporaryAux()));
    assertThat(withoutPath(got)).isEqualTo(withoutPath(wanted));
    assertThat(wanted.toBytes()).isEqualTo(hex(golden.get("tAux").text()));

    if (spec.config().feature() == PoRepFeature.SYNTHETIC) {
      sealer.generateSyntheticProofs(spec, paths, pc2, golden.pieces());
      compareWithoutTemporaryAux(paths, golden.inventory("afterSynthProofs"));
    }
    Commit1Output c1 = sealer.commit1(spec, paths, pc2, golden.seed(), golden.pieces());
    compareCommit1(golden, c1);
    comparePublicInputs(golden, c1);
  }

  private static void compareCommit1(GoldenSector golden, Commit1Output c1) throws IOException {
    ByteArrayOutputStream bare = new ByteArrayOutputStream();
    PhaseJson.writeBare(c1, bare);
    byte[] wanted = golden.commit1().readAllBytes();
    assertThat(Json.read(new ByteArrayInputStream(bare.toByteArray())))
        .isEqualTo(Json.read(new ByteArrayInputStream(wanted)));
    assertThat(bare.toByteArray()).as("even the order of keys").isEqualTo(wanted);
    assertThat(PhaseJson.readCommit1(new ByteArrayInputStream(wanted))).isEqualTo(c1);
    if (RegisteredSealProof.of(golden.spec().config()).isPresent()) {
      ByteArrayOutputStream ffi = new ByteArrayOutputStream();
      PhaseJson.writeFfi(c1, RegisteredSealProof.of(golden.spec().config()).get(), ffi);
      assertThat(PhaseJson.readCommit1(new ByteArrayInputStream(ffi.toByteArray()))).isEqualTo(c1);
    }
  }

  private static void comparePublicInputs(GoldenSector golden, Commit1Output c1) {
    List<List<Bytes32>> inputs =
        PublicInputs.derive(
            golden.spec().config(),
            c1.replicaId(),
            c1.commD(),
            c1.commR(),
            c1.seed(),
            TestData.kernels().feistel());
    assertThat(inputs.stream().map(p -> p.stream().map(Bytes32::toString).toList()).toList())
        .isEqualTo(
            golden.get("publicInputs").list().stream()
                .map(p -> p.list().stream().map(Json::text).toList())
                .toList());
  }

  /** t_aux holds the path of the reference's folder; it is compared apart. */
  private static void compareWithoutTemporaryAux(SectorPaths paths, Map<String, Object> golden)
      throws IOException {
    Map<String, Object> wanted = new TreeMap<>(golden);
    Map<String, Object> got = inventory(paths.cache());
    assertThat(got.keySet()).isEqualTo(wanted.keySet());
    wanted.remove("t_aux");
    got.remove("t_aux");
    assertThat(got).isEqualTo(wanted);
  }

  static Map<String, Object> inventory(Path cache) throws IOException {
    Map<String, Object> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(cache)) {
      for (Path file : all.toList()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("bytes", Math.toIntExact(Files.size(file)));
        entry.put("sha256", FileDigest.of(file, Work.serial()).toString());
        files.put(file.getFileName().toString(), entry);
      }
    }
    return files;
  }

  private static Json pc1Json(PreCommit1Output pc1) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PhaseJson.writeBare(pc1, out);
    assertThat(PhaseJson.readPreCommit1(new ByteArrayInputStream(out.toByteArray())))
        .isEqualTo(pc1);
    return Json.read(new ByteArrayInputStream(out.toByteArray()));
  }

  @SuppressWarnings("unchecked")
  private static Object withPath(Json pc1, SectorPaths paths) {
    List<Map<String, Object>> stores = new java.util.ArrayList<>();
    stores.add((Map<String, Object>) pc1.get("config").value());
    pc1.get("labels")
        .get("labels")
        .list()
        .forEach(l -> stores.add((Map<String, Object>) l.value()));
    stores.forEach(store -> store.put("path", paths.cache().toString()));
    return pc1.value();
  }

  private static TemporaryAux withoutPath(TemporaryAux aux) {
    return new TemporaryAux(
        aux.labels().stream().map(GoldenSectorTest::withoutPath).toList(),
        withoutPath(aux.treeD()),
        withoutPath(aux.treeRLast()),
        withoutPath(aux.treeC()));
  }

  private static StoreConfig withoutPath(StoreConfig store) {
    return new StoreConfig("", store.id(), store.size(), store.rowsToDiscard());
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
