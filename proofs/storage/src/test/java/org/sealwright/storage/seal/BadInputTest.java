// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.CpuClock;
import org.sealwright.storage.testing.SmallSector;

/**
 * Inputs that can't be sealed are refused by a typed complaint, before anything has a final name.
 */
class BadInputTest {
  @TempDir Path folder;
  private final Sealer sealer = SmallSector.sealer();
  private SmallSector sector;

  @BeforeEach
  void stage() throws IOException {
    sector = new SmallSector("s2k-1", folder);
  }

  @Test
  void piecesThatDoNotMatchTheDataAreRefused() throws IOException {
    List<PieceInfo> other = List.of(new PieceInfo(Bytes32.fromHex("01".repeat(32)), 2032));
    refuses(SealingException.class, "comm_d", sector.staged, other);
    refuses(SealingException.class, "comm_d", sector.staged, List.of());
  }

  @Test
  void piecesThatExceedTheSectorAreRefused() throws IOException {
    PieceInfo whole = sector.golden.pieces().getFirst();
    refuses(MalformedInputException.class, "exceed", sector.staged, List.of(whole, whole));
  }

  @Test
  void dataThatAreNotFr32AreRefusedWithThePlace() throws IOException {
    byte[] data = Files.readAllBytes(sector.staged);
    data[63] |= (byte) 0x80;
    Path staged = Files.write(folder.resolve("bad"), data);
    refuses(SealingException.class, "node 1 (byte 32)", staged, sector.golden.pieces());
  }

  @Test
  void emptyFileIsASectorOfZerosAndNothingElse() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    refuses(SealingException.class, "comm_d", empty, sector.golden.pieces());
    PreCommit1Output zeros =
        sealer.preCommit1(sector.golden.spec(), empty, sector.paths, List.of());
    assertThat(zeros.commD()).isEqualTo(CommD.empty(SectorSize.KIB_2));
    SectorPaths again = SectorPaths.in(folder.resolve("again"));
    assertThat(
            sealer.preCommit1(sector.golden.spec(), Path.of("/dev/zero"), again, List.of()).commD())
        .isEqualTo(zeros.commD());
    for (Path file : List.of(sector.paths.layer(2), sector.paths.treeD(), sector.paths.sealed())) {
      Path twin = again.sealed().getParent().resolve(folder.relativize(file));
      assertThat(Files.mismatch(file, twin)).isEqualTo(-1);
    }
  }

  @Test
  void dataLongerThanTheSectorAreRefused() throws IOException {
    Path longer = Files.write(folder.resolve("longer"), new byte[2049]);
    refuses(SealingException.class, "2049", longer, sector.golden.pieces());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/urandom", "/nonexistent", "/tmp"})
  void dataThatAreNoFileAreRefused(String path) throws IOException {
    assumeTrue(path.startsWith("/non") || Files.exists(Path.of(path)), "no " + path);
    refuses(SectorFileException.class, path, Path.of(path), sector.golden.pieces());
  }

  @Test
  void fileInPlaceOfAFolderIsNamed() throws IOException {
    Files.createFile(sector.paths.cache());
    assertThatThrownBy(() -> sector.preCommit1(sealer))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining(sector.paths.cache().toString());
    assertThatThrownBy(() -> sector.commit1(sealer))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("p_aux");
  }

  @Test
  void strangeFileUnderTheReplicasNameIsKept() throws IOException {
    Files.writeString(sector.paths.sealed(), "mine");
    assertThatThrownBy(() -> sector.preCommit1(sealer))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("move it away");
    assertThat(Files.readString(sector.paths.sealed())).isEqualTo("mine");
  }

  @Test
  void commitmentThatIsNoFieldElementIsRefused() throws IOException {
    sector.preCommit2(sealer, sector.preCommit1(sealer));
    Bytes32 big = Bytes32.fromHex("ff".repeat(32));
    for (Bytes32 bad : List.of(big, Bytes32.ZERO)) {
      PreCommit2Output good = sector.commitments();
      for (PreCommit2Output wrong :
          List.of(
              new PreCommit2Output(bad, good.commD()), new PreCommit2Output(good.commR(), bad))) {
        assertThatThrownBy(
                () ->
                    sealer.commit1(
                        sector.golden.spec(),
                        sector.paths,
                        wrong,
                        sector.golden.seed(),
                        sector.golden.pieces()))
            .isInstanceOf(MalformedInputException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GIB_32", "GIB_64"})
  void sectorLargerThanTheDiskIsRefusedBeforeWorkBegins(String name) throws IOException {
    SectorSize size = SectorSize.valueOf(name);
    long needed = (2 + 1 + 11) * size.bytes();
    assumeTrue(Files.getFileStore(folder).getUsableSpace() < needed, "this disk has room");
    SectorSpec small = sector.golden.spec();
    PoRepConfig config =
        new PoRepConfig(
            size, small.config().porepId(), small.config().apiVersion(), small.config().feature());
    SectorSpec spec = new SectorSpec(config, small.proverId(), 1, small.ticket());
    long begin = CpuClock.nanos();
    assertThatThrownBy(() -> sealer.preCommit1(spec, Path.of("/dev/zero"), sector.paths, List.of()))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("left");
    assertThat(CpuClock.nanos() - begin).isLessThan(5_000_000_000L);
    assertThat(sector.digests()).isEmpty();
  }

  private void refuses(
      Class<? extends Throwable> type, String message, Path staged, List<PieceInfo> pieces)
      throws IOException {
    assertThatThrownBy(() -> sealer.preCommit1(sector.golden.spec(), staged, sector.paths, pieces))
        .isInstanceOf(type)
        .hasMessageContaining(message);
    assertThat(sector.digests()).isEmpty();
  }
}
