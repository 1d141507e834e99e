// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;

/** What goes wrong in silence elsewhere, and inputs that are not what they should be. */
class UpdateTrapsTest {
  @TempDir Path place;
  private final SectorUpdater updater = UpdateFolder.updater();
  private UpdateFolder one;

  @BeforeEach
  void prepare() throws IOException {
    one = new UpdateFolder(SectorSize.KIB_4, 77, place);
  }

  private static void refuses(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(SealingException.class).hasMessageContainingAll(words);
  }

  private void encode(List<PieceInfo> pieces) throws IOException {
    updater.encode(one.config, one.old, one.updated, one.staged, pieces);
  }

  @Test
  void whatIsBeyondTheSectorDoesNotCount() throws IOException {
    UpdateOutput made = one.encode();
    byte[] data = Files.readAllBytes(one.staged);
    byte[] longer = Arrays.copyOf(data, data.length + 100);
    Arrays.fill(longer, data.length, longer.length, (byte) 0xff);
    Files.write(one.staged, longer);
    assertThat(updater.encode(one.config, one.old, one.restored, one.staged, one.pieces))
        .isEqualTo(made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.updated));
  }

  @Test
  void dataShorterThanTheSectorAreRefused() throws IOException {
    byte[] data = Files.readAllBytes(one.staged);
    Files.write(one.staged, Arrays.copyOf(data, data.length - 1));
    refuses(one::encode, "4095", "4096");
    assertThat(one.updated.sealed()).doesNotExist();
  }

  @Test
  void whatIsNoFieldElementIsRefusedWithItsNode() throws IOException {
    byte[] large = new byte[32];
    Arrays.fill(large, (byte) 0xff);
    UpdateFolder.put(one.staged, 5, large);
    List<PieceInfo> pieces = List.of(UpdateFolder.pieceOf(Files.readAllBytes(one.staged)));
    refuses(() -> encode(pieces), "node 5", "field element", "tree-d");
    assertThat(one.updated.sealed()).doesNotExist();
    UpdateFolder other = new UpdateFolder(SectorSize.KIB_4, 78, place.resolve("other"));
    UpdateFolder.put(other.old.sealed(), 127, large);
    refuses(other::encode, "node 127", "field element", "sealed");
  }

  @Test
  void fieldElementsThatWereNeverPaddedComeBackAsNodesOnly() throws IOException {
    byte[] elements = UpdateFolder.elements(9, one.config.nodes());
    Files.write(one.staged, elements);
    List<PieceInfo> pieces = List.of(UpdateFolder.pieceOf(elements));
    UpdateOutput made = updater.encode(one.config, one.old, one.updated, one.staged, pieces);
    Path out = place.resolve("out");
    updater.decode(one.config, one.updated.sealed(), one.old, made.commDNew(), out);
    assertThat(out).hasBinaryContent(elements);
    refuses(() -> raw(one.old, made.commDNew(), 0, 4064), "Fr32");
  }

  @Test
  void piecesMustHaveTheCommitmentOfTheData() throws IOException {
    List<PieceInfo> others = GoldenUpdate.stage(new byte[4064], place.resolve("zeros"));
    refuses(() -> encode(others), "pieces and data do not match");
    assertThatThrownBy(() -> encode(List.of(one.pieces.getFirst(), one.pieces.getFirst())))
        .isInstanceOf(MalformedInputException.class);
    assertThat(one.updated.sealed()).doesNotExist();
    assertThat(one.updated.treeD()).doesNotExist();
  }

  @Test
  void auxFileOfTheUpdateInPlaceOfTheOldOneIsNoticed() throws IOException {
    UpdateOutput made = one.encode();
    Path aux = one.old.persistentAux();
    byte[] before = Files.readAllBytes(aux);
    Files.copy(one.updated.persistentAux(), aux, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refuses(
        () -> updater.encode(one.config, one.old, one.restored, one.staged, one.pieces), "p_aux");
    Path out = place.resolve("out");
    refuses(
        () -> updater.decode(one.config, one.updated.sealed(), one.old, made.commDNew(), out),
        "p_aux");
    Files.write(aux, before);
    // The whole cache of the update, where the reference decodes to nonsense.
    SectorPaths mixed =
        new SectorPaths(one.old.sealed(), one.updated.cache(), place.resolve("none"));
    refuses(
        () -> updater.decode(one.config, one.updated.sealed(), mixed, made.commDNew(), out),
        "comm_d");
    assertThat(out).doesNotExist();
    refuses(() -> raw(mixed, made.commDNew(), 0, 4000), "Fr32");
  }

  @Test
  void removingTakesTheOldCommitmentAndNoOther() throws IOException {
    UpdateOutput made = one.encode();
    refuses(
        () ->
            updater.remove(
                one.config,
                one.updated,
                one.staged,
                made.commDNew(),
                made.commRNew(),
                one.restored),
        "comm_r",
        "updated replica");
    assertThat(one.restored.sealed()).doesNotExist();
    one.treeRLast(one.restored).forEach(file -> assertThat(file).doesNotExist());
    assertThat(one.restored.persistentAux()).doesNotExist();
    one.remove(updater, made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
  }

  @Test
  void removingAlsoWorksOnTheOldCacheAsTheReferencesTestsHaveIt() throws IOException {
    UpdateOutput made = one.encode();
    SectorPaths mixed =
        new SectorPaths(one.updated.sealed(), one.old.cache(), place.resolve("none"));
    updater.remove(one.config, mixed, one.staged, made.commDNew(), made.commROld(), one.restored);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
  }

  @Test
  void removingChecksDataAndReplica() throws IOException {
    UpdateOutput made = one.encode();
    byte[] replica = Files.readAllBytes(one.updated.sealed());
    byte[] data = Files.readAllBytes(one.staged);
    UpdateFolder.put(one.staged, 3, new byte[32]);
    refuses(() -> one.remove(updater, made), "comm_d");
    Files.write(one.staged, data);
    UpdateFolder.put(one.updated.sealed(), 3, new byte[32]);
    refuses(() -> one.remove(updater, made), "comm_r", "damaged");
    assertThat(one.restored.sealed()).doesNotExist();
    Files.write(one.updated.sealed(), replica);
    one.remove(updater, made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
  }

  @Test
  void commitmentsMustBeFieldElementsOtherThanZero() throws IOException {
    UpdateOutput made = one.encode();
    Bytes32 large = Bytes32.fromHex("ff".repeat(32));
    for (Bytes32 bad : List.of(Bytes32.ZERO, large)) {
      assertThatThrownBy(() -> range(bad, made.commROld(), 0, 1))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> range(made.commDNew(), bad, 0, 1))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(
              () ->
                  updater.remove(
                      one.config, one.updated, one.staged, made.commDNew(), bad, one.restored))
          .isInstanceOf(MalformedInputException.class);
    }
    Files.write(one.old.persistentAux(), new PersistentAux(Bytes32.ZERO, Bytes32.ZERO).toBytes());
    refuses(
        () -> updater.encode(one.config, one.old, one.restored, one.staged, one.pieces), "p_aux");
  }

  @Test
  void rangesOutsideTheSectorAreRefused() throws IOException {
    UpdateOutput made = one.encode();
    for (long[] range : new long[][] {{-1, 1}, {0, -1}, {0, 129}, {128, 1}, {Long.MAX_VALUE, 2}}) {
      assertThatThrownBy(() -> range(made.commDNew(), made.commROld(), range[0], range[1]))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> raw(one.old, made.commDNew(), 32 * range[0], 32 * range[1]))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThat(range(made.commDNew(), made.commROld(), 128, 0)).isEmpty();
    assertThat(range(made.commDNew(), made.commROld(), 0, 0)).isEmpty();
    assertThat(raw(one.old, made.commDNew(), 4064, 0)).isEmpty();
  }

  @Test
  void filesOfAnotherLengthAreRefused() throws IOException {
    UpdateOutput made = one.encode();
    byte[] replica = Files.readAllBytes(one.updated.sealed());
    Files.write(one.updated.sealed(), Arrays.copyOf(replica, 4064));
    assertThatThrownBy(() -> range(made.commDNew(), made.commROld(), 0, 1))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("4064");
    Files.write(one.updated.sealed(), replica);
    Files.write(one.old.sealed(), new byte[8192]);
    assertThatThrownBy(() -> range(made.commDNew(), made.commROld(), 0, 1))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("8192");
  }

  private byte[] range(Bytes32 commD, Bytes32 commR, long first, long nodes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WritableByteChannel channel = Channels.newChannel(out);
    updater.decodeRange(
        one.config, one.updated.sealed(), one.old.sealed(), commD, commR, first, nodes, channel);
    return out.toByteArray();
  }

  private byte[] raw(SectorPaths key, Bytes32 commD, long offset, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    updater.decodeRaw(
        one.config, one.updated.sealed(), key, commD, offset, length, Channels.newChannel(out));
    return out.toByteArray();
  }
}
