// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** Unsealing undoes sealing, for any data and any range of it. */
class UnsealPropertyTest {
  private static final List<SectorSize> SIZES =
      List.of(SectorSize.KIB_2, SectorSize.KIB_4, SectorSize.KIB_16, SectorSize.KIB_32);
  private static final Map<PoRepConfig, TestSector> WITH_CACHE = new HashMap<>();
  private static final Map<PoRepConfig, TestSector> CLEARED = new HashMap<>();
  private static final Sealer SEALER = Sealer.builder().kernels(TestData.kernels()).build();
  private static Path folder;

  @BeforeContainer
  static void seal() throws IOException {
    folder = Files.createTempDirectory("unseal");
    Bytes32 porepId = new RegisteredSealProof(5).porepId();
    for (SectorSize size : SIZES) {
      for (ApiVersion version : ApiVersion.values()) {
        PoRepConfig config = new PoRepConfig(size, porepId, version, PoRepFeature.NONE);
        String name = size + "-" + version;
        TestSector kept = TestSector.random(config, 5, folder.resolve(name));
        TestSector cleared = TestSector.random(config, 6, folder.resolve(name + "-cleared"));
        kept.preCommit(SEALER);
        cleared.preCommit(SEALER);
        SectorCache.clear(cleared.paths());
        WITH_CACHE.put(config, kept);
        CLEARED.put(config, cleared);
      }
    }
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 400)
  void anyRangeComesBackByTheKeyLayersFile(
      @ForAll @IntRange(max = 3) int size,
      @ForAll ApiVersion version,
      @ForAll @IntRange(max = 1 << 15) int offset,
      @ForAll @IntRange(max = 1 << 15) int length)
      throws IOException {
    assertRange(WITH_CACHE, size, version, offset, length);
  }

  @Property(tries = 40)
  void anyRangeComesBackWhenTheCacheIsCleared(
      @ForAll @IntRange(max = 3) int size,
      @ForAll ApiVersion version,
      @ForAll @IntRange(max = 1 << 15) int offset,
      @ForAll @IntRange(max = 1 << 15) int length)
      throws IOException {
    assertRange(CLEARED, size, version, offset, length);
    TestSector sector = sector(CLEARED, size, version);
    assertThat(sector.paths().treeD()).doesNotExist();
    assertThat(sector.paths().layer(2)).doesNotExist();
  }

  @Property(tries = 60)
  void wholeSectorsOfAnyDataComeBack(
      @ForAll long seed, @ForAll ApiVersion version, @ForAll boolean clear) throws IOException {
    Bytes32 porepId = new RegisteredSealProof(0).porepId();
    PoRepConfig config = new PoRepConfig(SectorSize.KIB_2, porepId, version, PoRepFeature.NONE);
    Path place = Files.createTempDirectory(folder, "any");
    TestSector sector = TestSector.random(config, seed, place);
    Bytes32 commD = sector.preCommit(SEALER).commD();
    if (clear) {
      SectorCache.clear(sector.paths());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Unsealer(SEALER).unsealAll(sector.spec(), sector.paths(), commD, Channels.newChannel(out));
    assertThat(out.toByteArray()).isEqualTo(sector.data());
  }

  private static TestSector sector(
      Map<PoRepConfig, TestSector> sectors, int size, ApiVersion version) {
    Bytes32 porepId = new RegisteredSealProof(5).porepId();
    return sectors.get(new PoRepConfig(SIZES.get(size), porepId, version, PoRepFeature.NONE));
  }

  private static void assertRange(
      Map<PoRepConfig, TestSector> sectors, int size, ApiVersion version, int at, int wanted)
      throws IOException {
    TestSector sector = sector(sectors, size, version);
    int offset = at % (sector.data().length + 1);
    int length = wanted % (sector.data().length - offset + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long written =
        new Unsealer(SEALER)
            .unseal(
                sector.spec(),
                sector.paths(),
                sector.pieces().getFirst().commP(),
                offset,
                length,
                Channels.newChannel(out));
    assertThat(written).isEqualTo(length);
    assertThat(out.toByteArray())
        .isEqualTo(Arrays.copyOfRange(sector.data(), offset, offset + length));
  }
}
