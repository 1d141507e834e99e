// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Killed;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.UpdateMain;

/** Others at work in the same folder, links between folders, files that are somebody else's. */
class UpdateNeighboursTest {
  @TempDir Path place;
  private final SectorUpdater updater = UpdateFolder.updater();
  private UpdateFolder one;

  @BeforeEach
  void prepare() throws IOException {
    one = new UpdateFolder(SectorSize.KIB_4, 41, place.resolve("one"));
  }

  /** Two that put different data into one folder would otherwise mix tree-D and replica. */
  @Test
  void twoUpdatesOfOneFolderAreNeverMixed() throws Exception {
    Path other = place.resolve("other-staged");
    byte[] data = TestData.stream(42, one.data.length);
    List<PieceInfo> pieces = GoldenUpdate.stage(data, other);
    SectorPaths alone = SectorPaths.in(place.resolve("alone"));
    SectorPaths alone2 = SectorPaths.in(place.resolve("alone2"));
    updater.encode(one.config, one.old, alone, one.staged, one.pieces);
    updater.encode(one.config, one.old, alone2, other, pieces);
    Map<String, String> first = UpdateFolder.digests(alone);
    Map<String, String> second = UpdateFolder.digests(alone2);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 40; round++) {
        SectorPaths both = SectorPaths.in(place.resolve("both" + round));
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Throwable>> thrown =
            List.of(
                pool.submit(
                    () -> {
                      start.await();
                      return catchThrowable(
                          () -> updater.encode(one.config, one.old, both, one.staged, one.pieces));
                    }),
                pool.submit(
                    () -> {
                      start.await();
                      return catchThrowable(
                          () -> updater.encode(one.config, one.old, both, other, pieces));
                    }));
        for (Future<Throwable> each : thrown) {
          if (each.get() != null) {
            assertThat(each.get())
                .isInstanceOfAny(SectorFileException.class, SealingException.class);
          }
        }
        assertThat(thrown.stream().filter(each -> each.resultNow() == null)).hasSize(1);
        assertThat(UpdateFolder.digests(both))
            .as("round %d", round)
            .isEqualTo(thrown.getFirst().get() == null ? first : second);
        assertThat(both.journal().getParent()).isDirectoryNotContaining("glob:**lock");
      }
    }
  }

  @Test
  void anotherProcessIsKeptOutWhileOneIsAtWork() throws Exception {
    UpdateFolder large = new UpdateFolder(SectorSize.MIB_8, 43, place.resolve("large"));
    Path lock = place.resolve("large/updated/journal.jsonl.lock");
    Files.createDirectories(lock.getParent());
    String commD = large.pieces.getFirst().commP().toString();
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> Killed.in("", 0, UpdateMain.class, large.folder.toString(), commD))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("SectorFileException")
          .hasMessageContaining("somebody else is at work");
    }
    // What a killed process leaves is in nobody's way.
    assertThat(lock).exists();
    assertThat(Killed.in("", 0, UpdateMain.class, large.folder.toString(), commD)).isFalse();
    assertThat(lock).doesNotExist();
  }

  @Test
  void linksToTheOldSectorAreSeenThrough() throws IOException {
    Map<String, String> before = UpdateFolder.digests(one.old);
    Path folder = one.old.sealed().getParent();
    Path link = Files.createSymbolicLink(place.resolve("link"), folder);
    Path half = Files.createDirectory(place.resolve("half"));
    Files.createSymbolicLink(half.resolve("cache"), one.old.cache());
    Path replica = Files.createDirectory(place.resolve("replica"));
    Files.createSymbolicLink(replica.resolve("sealed"), one.old.sealed());
    Path hard = Files.createDirectory(place.resolve("hard"));
    Files.createLink(hard.resolve("sealed"), one.old.sealed());
    for (Path out : List.of(link, half, replica, hard)) {
      assertThatThrownBy(
              () ->
                  updater.encode(one.config, one.old, SectorPaths.in(out), one.staged, one.pieces))
          .as("%s", out)
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("to be read");
    }
    assertThat(UpdateFolder.digests(one.old)).isEqualTo(before);
  }

  @Test
  void journalOfTheOldSectorIsNotWrittenTo() throws IOException {
    SectorPaths shared =
        new SectorPaths(one.updated.sealed(), one.updated.cache(), one.old.journal());
    assertThatThrownBy(() -> updater.encode(one.config, one.old, shared, one.staged, one.pieces))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("to be read");
    assertThat(one.old.journal()).doesNotExist();
    UpdateOutput made = one.encode();
    byte[] journal = Files.readAllBytes(one.updated.journal());
    SectorPaths restored =
        new SectorPaths(one.restored.sealed(), one.restored.cache(), one.updated.journal());
    assertThatThrownBy(
            () ->
                updater.remove(
                    one.config,
                    one.updated,
                    one.staged,
                    made.commDNew(),
                    made.commROld(),
                    restored))
        .isInstanceOf(SealingException.class);
    assertThat(one.updated.journal()).hasBinaryContent(journal);
  }

  /** Writing through one of these would cut off the old replica. */
  @Test
  void linksUnderTemporaryNamesAreReplacedAndNotFollowed() throws IOException {
    Map<String, String> before = UpdateFolder.digests(one.old);
    Files.createDirectories(one.updated.cache());
    for (Path file :
        List.of(one.updated.persistentAux(), one.updated.treeD(), one.updated.sealed())) {
      Files.createSymbolicLink(
          file.resolveSibling(file.getFileName() + NewFile.SUFFIX), one.old.sealed());
    }
    one.encode();
    assertThat(UpdateFolder.digests(one.old)).isEqualTo(before);
  }

  /** A cache whose replica lies elsewhere, as programs around the reference have it. */
  @Test
  void cacheOfAnotherUpdateOfTheSectorIsNotReplaced() throws IOException {
    SectorPaths other = SectorPaths.in(place.resolve("other"));
    Path staged = place.resolve("other-staged");
    byte[] data = TestData.stream(44, one.data.length);
    updater.encode(one.config, one.old, other, staged, GoldenUpdate.stage(data, staged));
    Files.delete(other.journal());
    Files.delete(other.treeD());
    Files.move(other.sealed(), place.resolve("elsewhere"));
    Map<String, String> before = UpdateFolder.digests(other);
    assertThatThrownBy(() -> updater.encode(one.config, one.old, other, one.staged, one.pieces))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("p_aux");
    assertThat(UpdateFolder.digests(other)).isEqualTo(before);
  }

  @Test
  void restoringInVainDeletesOnlyWhatItMade() throws IOException {
    UpdateOutput made = one.encode();
    Files.createDirectories(one.restored.cache());
    Files.copy(one.old.sealed(), one.restored.sealed());
    Path tree = one.treeRLast(one.old).getFirst();
    Files.copy(tree, one.restored.cache().resolve(tree.getFileName()));
    Map<String, String> before = UpdateFolder.digests(one.restored);
    byte[] aux = Files.readAllBytes(one.updated.persistentAux());
    PersistentAux wrong =
        new PersistentAux(
            Bytes32.of(UpdateFolder.elements(45, 1)), PersistentAux.fromBytes(aux).commRLast());
    Files.write(one.updated.persistentAux(), wrong.toBytes());
    assertThatThrownBy(() -> one.remove(updater, made))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("comm_r");
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(before);
    Files.write(one.updated.persistentAux(), aux);
    one.remove(updater, made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
  }

  @Test
  void swappedSectorsProveNothing() throws IOException {
    UpdateFolder two = new UpdateFolder(SectorSize.KIB_4, 46, place.resolve("two"));
    UpdateOutput made = one.encode();
    UpdateOutput others = two.encode();
    UpdateStatement statement = made.statement(one.config);
    for (SectorPaths[] pair :
        new SectorPaths[][] {
          {two.old, one.updated},
          {one.old, two.updated},
          {one.updated, one.old},
          {two.old, two.updated}
        }) {
      assertThatThrownBy(() -> updater.vanillaProofs(statement, pair[0], pair[1]))
          .isInstanceOfAny(SealingException.class, SectorFileException.class);
    }
    Path kept = place.resolve("kept");
    Files.move(one.old.sealed(), kept);
    Files.copy(two.old.sealed(), one.old.sealed());
    assertThatThrownBy(() -> updater.vanillaProofs(statement, one.old, one.updated))
        .isInstanceOf(SealingException.class);
    Path out = place.resolve("out");
    assertThatThrownBy(
            () -> updater.decode(one.config, one.updated.sealed(), one.old, made.commDNew(), out))
        .isInstanceOf(SealingException.class);
    assertThat(out).doesNotExist();
    Files.move(kept, one.old.sealed(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(updater.vanillaProofs(statement, one.old, one.updated)).isNotEmpty();
    assertThat(others.commRNew()).isNotEqualTo(made.commRNew());
  }

  @Test
  void damagedOldReplicaIsNoticedWhereAJournalKnowsIt() throws IOException {
    UpdateOutput made = one.encode();
    one.remove(updater, made);
    // The restored sector has a journal; the same bits are the old sector of another update.
    byte[] replica = Files.readAllBytes(one.restored.sealed());
    byte[] damaged = Arrays.copyOf(replica, replica.length);
    damaged[100] ^= 1;
    Files.write(one.restored.sealed(), damaged);
    SectorPaths out = SectorPaths.in(place.resolve("out"));
    assertThatThrownBy(() -> updater.encode(one.config, one.restored, out, one.staged, one.pieces))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("damaged");
    assertThat(out.sealed()).doesNotExist();
    Files.write(one.restored.sealed(), replica);
    assertThat(updater.encode(one.config, one.restored, out, one.staged, one.pieces))
        .isEqualTo(made);
  }
}
