// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.CpuClock;
import org.sealwright.storage.testing.SmallDisk;
import org.sealwright.storage.testing.TestData;

/** Nothing that exists is lost: not to a wrong folder, to damage, or to a cancellation. */
class UpdateSafetyTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path place;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void oldSectorIsNeverWrittenTo() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_4, 1, place);
    Map<String, String> before = UpdateFolder.digests(one.old);
    SectorUpdater updater = UpdateFolder.updater();
    for (SectorPaths out :
        List.of(
            one.old,
            new SectorPaths(one.old.sealed(), one.updated.cache(), one.updated.journal()),
            new SectorPaths(one.updated.sealed(), one.old.cache(), one.updated.journal()),
            new SectorPaths(one.staged, one.updated.cache(), one.updated.journal()))) {
      assertThatThrownBy(() -> updater.encode(one.config, one.old, out, one.staged, one.pieces))
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("to be read");
    }
    UpdateOutput made = one.encode();
    assertThatThrownBy(
            () ->
                updater.remove(
                    one.config,
                    one.updated,
                    one.staged,
                    made.commDNew(),
                    made.commROld(),
                    one.updated))
        .isInstanceOf(SealingException.class);
    assertThatThrownBy(
            () ->
                updater.decode(
                    one.config, one.updated.sealed(), one.old, made.commDNew(), one.old.sealed()))
        .isInstanceOf(SealingException.class);
    assertThat(UpdateFolder.digests(one.old)).isEqualTo(before);
  }

  @Test
  void foldersOfOthersAreNotWrittenTo() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_4, 1, place.resolve("one"));
    UpdateFolder two = new UpdateFolder(SectorSize.KIB_4, 2, place.resolve("two"));
    one.encode();
    SectorUpdater updater = UpdateFolder.updater();
    for (SectorPaths taken : List.of(one.updated, one.old)) {
      Map<String, String> before = UpdateFolder.digests(taken);
      assertThatThrownBy(() -> updater.encode(two.config, two.old, taken, two.staged, two.pieces))
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("another folder");
      assertThat(UpdateFolder.digests(taken)).isEqualTo(before);
    }
  }

  @Test
  void fileInPlaceOfTheNewReplicaStaysUnlessItIsZeros() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_4, 1, place);
    Files.createDirectories(one.updated.cache());
    byte[] precious = new byte[4096];
    precious[4095] = 1;
    Files.write(one.updated.sealed(), precious);
    assertThatThrownBy(one::encode)
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("move it away");
    assertThat(one.updated.sealed()).hasBinaryContent(precious);
    Files.write(one.updated.sealed(), new byte[4096]);
    UpdateOutput made = one.encode();
    Map<String, String> done = UpdateFolder.digests(one.updated);
    // Without its journal the same update is made again, and no other.
    Files.delete(one.updated.journal());
    assertThat(one.encode()).isEqualTo(made);
    assertThat(UpdateFolder.digests(one.updated)).isEqualTo(done);
  }

  @Test
  void everyDamagedFileIsMadeAnew() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_16, 1, place);
    UpdateOutput made = one.encode();
    SectorUpdater updater = UpdateFolder.updater();
    one.remove(updater, made);
    for (SectorPaths paths : List.of(one.updated, one.restored)) {
      Map<String, String> wanted = UpdateFolder.digests(paths);
      for (Path file : files(paths)) {
        for (int way = 0; way < 3; way++) {
          byte[] bytes = Files.readAllBytes(file);
          switch (way) {
            case 0 -> {
              bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
              Files.write(file, bytes);
            }
            case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            default -> Files.delete(file);
          }
          if (paths.equals(one.updated)) {
            assertThat(one.encode()).as("seed %d, %s", seed, file).isEqualTo(made);
          } else {
            one.remove(updater, made);
          }
          assertThat(UpdateFolder.digests(paths)).as("seed %d, %s", seed, file).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void everyDamagedBitOfTheOldCacheIsNoticed() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_2, 1, place);
    SectorUpdater updater = UpdateFolder.updater();
    for (Path file : List.of(one.old.persistentAux(), one.old.store("tree-r-last"))) {
      byte[] bytes = Files.readAllBytes(file);
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        byte[] damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        // comm_c is in no file of the old cache but this one, and in no tree that is left.
        if (file.equals(one.old.persistentAux()) && bit < 256) {
          continue;
        }
        Files.write(file, damaged);
        assertThat(catchThrowable(() -> updater.commROld(one.config, one.old)))
            .as("%s bit %d", file, bit)
            .isInstanceOfAny(SealingException.class, MalformedInputException.class);
      }
      for (int length = 0; length < bytes.length; length++) {
        Files.write(file, Arrays.copyOf(bytes, length));
        assertThat(catchThrowable(() -> updater.commROld(one.config, one.old)))
            .as("%s of %d bytes", file, length)
            .isInstanceOfAny(
                SealingException.class, MalformedInputException.class, SectorFileException.class);
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void damagedReplicasAndTreesProveNothing() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_2, 1, place);
    UpdateOutput made = one.encode();
    SectorUpdater updater = UpdateFolder.updater();
    List<UpdatePartitionProof> proofs =
        updater.vanillaProofs(made.statement(one.config), one.old, one.updated);
    for (Path file :
        List.of(
            one.old.sealed(),
            one.updated.sealed(),
            one.updated.treeD(),
            one.old.store("tree-r-last"),
            one.updated.store("tree-r-last"))) {
      byte[] bytes = Files.readAllBytes(file);
      for (int round = 0; round < 40; round++) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, damaged);
        Throwable thrown =
            catchThrowable(
                () ->
                    assertThat(
                            updater.vanillaProofs(made.statement(one.config), one.old, one.updated))
                        .isEqualTo(proofs));
        if (thrown instanceof AssertionError) {
          // An apex leaf is in no path; the verifier compares it with them.
          assertThat(file).isEqualTo(one.updated.treeD());
        } else if (thrown != null) {
          assertThat(thrown)
              .as("seed %d, %s", seed, file)
              .isInstanceOfAny(
                  SealingException.class, SectorFileException.class, MalformedInputException.class);
        }
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void otherNumbersOfDiscardedRowsAreKept() throws IOException {
    UpdateFolder one = new UpdateFolder(SectorSize.MIB_8, 1, place);
    UpdateOutput made = one.encode();
    TreeLayout full = TreeLayout.full(8, one.config.nodes());
    Path tree = one.old.store("tree-r-last");
    TreeLayout three = new TreeLayout(8, one.config.nodes(), 3);
    byte[] stored = Files.readAllBytes(tree);
    Files.write(
        tree,
        Arrays.copyOfRange(
            stored, stored.length - Math.toIntExact(three.storedBytes()), stored.length));
    SectorPaths other = SectorPaths.in(place.resolve("other"));
    assertThat(UpdateFolder.updater().encode(one.config, one.old, other, one.staged, one.pieces))
        .isEqualTo(made);
    assertThat(other.store("tree-r-last")).hasSize(three.storedBytes());
    assertThat(other.temporaryAux()).doesNotExist();
    assertThat(full.discardedRows()).isZero();
    assertThat(UpdateFolder.updater().vanillaProofs(made.statement(one.config), one.old, other))
        .isEqualTo(
            UpdateFolder.updater().vanillaProofs(made.statement(one.config), one.old, one.updated));
  }

  @Test
  void diskThatFillsUpIsToldWithTheFileAndRoomLetsItGoOn() throws Exception {
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_16, 1, place.resolve("one"));
    UpdateOutput made = one.encode();
    SectorUpdater updater = UpdateFolder.updater();
    one.remove(updater, made);
    SmallDisk disk = SmallDisk.mountIn(place);
    try {
      SectorPaths updated = SectorPaths.in(disk.place().resolve("updated"));
      SectorPaths restored = SectorPaths.in(disk.place().resolve("restored"));
      int refused = 0;
      for (int freeKib : List.of(4, 24, 60, 80, 100, 130, 200, 1000)) {
        disk.fillUpTo(freeKib);
        try {
          updater.encode(one.config, one.old, updated, one.staged, one.pieces);
          updater.remove(
              one.config, one.updated, one.staged, made.commDNew(), made.commROld(), restored);
        } catch (SectorFileException e) {
          refused++;
          assertThat(e).hasMessageContaining(disk.place().toString());
        }
        disk.empty();
      }
      assertThat(refused).isPositive();
      assertThat(UpdateFolder.digests(updated)).isEqualTo(UpdateFolder.digests(one.updated));
      assertThat(UpdateFolder.digests(restored)).isEqualTo(UpdateFolder.digests(one.restored));
    } finally {
      disk.unmount();
    }
  }

  @Test
  void everyStepStopsAndIsResumed() throws IOException {
    UpdateFolder undisturbed = new UpdateFolder(SectorSize.KIB_16, 1, place.resolve("undisturbed"));
    Set<String> steps = new LinkedHashSet<>();
    run(undisturbed, updater(TestData.kernels(), new Cancellation(), steps::add));
    assertThat(steps).contains("update encode", "update remove", "update decode", "update vanilla");
    UpdateFolder one = new UpdateFolder(SectorSize.KIB_16, 1, place.resolve("stopped"));
    for (String step : steps) {
      assertStops(one, step, TestData.kernels());
    }
    run(one, updater(TestData.kernels(), new Cancellation(), step -> {}));
    assertThat(UpdateFolder.digests(one.restored))
        .isEqualTo(UpdateFolder.digests(undisturbed.restored));
    assertThat(UpdateFolder.digests(one.updated))
        .isEqualTo(UpdateFolder.digests(undisturbed.updated));
  }

  @Test
  void slowStepsOfALargeSectorStopWithinASecond() throws IOException {
    Kernels scalar = Kernels.select(KernelSelection.only("scalar"));
    UpdateFolder one = new UpdateFolder(SectorSize.MIB_8, 1, place);
    for (String step : List.of("update encode", "update tree-r-last")) {
      assertStops(one, step, scalar);
    }
  }

  private static void assertStops(UpdateFolder one, String step, Kernels kernels)
      throws IOException {
    AtomicLong asked = new AtomicLong();
    Cancellation cancellation = new Cancellation();
    SectorUpdater stopping =
        updater(
            kernels,
            cancellation,
            name -> {
              if (name.equals(step) && asked.compareAndSet(0, CpuClock.nanos())) {
                cancellation.cancel();
              }
            });
    Throwable thrown = catchThrowable(() -> run(one, stopping));
    long took = CpuClock.nanos() - asked.get();
    assertThat(asked.get()).as("step %s was seen", step).isNotZero();
    assertThat(thrown).as(step).isInstanceOf(OperationCancelledException.class);
    assertThat(took).as("%s: nanoseconds", step).isLessThan(SECOND);
    try (Stream<Path> all = Files.walk(one.folder)) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(NewFile.SUFFIX));
    }
  }

  private static SectorUpdater updater(
      Kernels kernels, Cancellation cancellation, java.util.function.Consumer<String> steps) {
    return SectorUpdater.builder()
        .kernels(kernels)
        .cancellation(cancellation)
        .listener((name, done, total, unit) -> steps.accept(name))
        .build();
  }

  private static void run(UpdateFolder one, SectorUpdater updater) throws IOException {
    UpdateOutput made = one.encode(updater);
    updater.vanillaProofs(made.statement(one.config), one.old, one.updated);
    updater.decode(
        one.config, one.updated.sealed(), one.old, made.commDNew(), one.folder.resolve("decoded"));
    one.remove(updater, made);
  }

  private static List<Path> files(SectorPaths paths) throws IOException {
    try (Stream<Path> cache = Files.list(paths.cache())) {
      return Stream.concat(Stream.of(paths.sealed()), cache.sorted()).toList();
    }
  }
}
