// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** The specification's table of sectors of zeros and ramps, from data to replica. */
class SpecVectorsTest {
  @TempDir Path folder;
  private final Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ",
      value = {
        "KIB_2 0 zeros "
            + "fc7e928296e516faade986b28f92d44a4f24b935485223376a799027bc18f833 "
            + "fda73bbeb81240328b3e8d654932ad2e1c138aa1f4dc60613cc50b292f24fd1b "
            + "d6e5710b4a590f96eeeb280c864596af3ec62198f175be82b162137ff5963151 "
            + "e34103c9e53a25233311e0c5c754e356c26b800f1053c3aec39efc7ab45a8d37 "
            + "43a84ceefb23d27954780f09b7c162b67a69be9b159645fa6947b8182ac30b73 "
            + "45b1c2fa6c027a0964992c905a0c65d9ffcec6d0e42bd9546eaa63fbeb5d5cdf",
        "KIB_2 5 zeros "
            + "fc7e928296e516faade986b28f92d44a4f24b935485223376a799027bc18f833 "
            + "738657f455797ca55e5b42e5c6c4f3de7cdf031d96b591cf7328c12068fe4224 "
            + "0187abd02317425a0a56c10d2b1ee87afcbf97c13850e5c639e71eb972cc1439 "
            + "b17ef6f7a6ff61cf9193497502a0bc34c4dff1ab9823a3be6455c3371bce5b01 "
            + "ac15d072a65b302847ba83759c1c3bbdfd93eb902b8b59170647e9706cd6be1c "
            + "a8392c1e32433bd5ae8aba6f55db14bc6089ca616ff7cc33df43ea304c723247",
        "KIB_2 5 ramp "
            + "692fbdbc72e1aa6468e86a183ed3dfc2d43b8ad6fb6639110966b2d6371f5419 "
            + "72da7e2b1f34af9101c58ba16959e48b5e8462d225c88c425b48b8f3842a7b26 "
            + "de59eb0b0fc80f60f3361675c5a66e3bbcd5ad5824368084b4171d416278776b "
            + "38e77bd4c4f6f056c05e56fd8dbce092965186f7f73c8f8cae26967220e10526 "
            + "7d53c17731743aab458a8116d524a449435b2a5f93a83b3cfdd5f97b6d418b02 "
            + "10144eb10680192df4ccd22e1b0375dbb6bc3a4758f6592b5880257ce1f1bc04",
        "KIB_2 10 ramp "
            + "692fbdbc72e1aa6468e86a183ed3dfc2d43b8ad6fb6639110966b2d6371f5419 "
            + "87e98867a5c41b82dd3bd0b0c33542a38ca14d89784b792e81efb0f37e675719 "
            + "a89a89f4d4f6bc57343d01ca019a6cfe03f1b2d369cdfbd1c7cc2fbf03a1dc28 "
            + "940f1514a68312291bc2a124ef599f300ed3077e7f77b2d6c90b01017ed0d654 "
            + "a1ab47e46e5023c1507d1d570b4d27ba9c2a49ada1fc593ab593dcfc01ad401f "
            + "c299117fc005e630053aafde3204ef26b6bea6a3d5d8f40467093710befa4ed7",
        "KIB_2 15 ramp "
            + "692fbdbc72e1aa6468e86a183ed3dfc2d43b8ad6fb6639110966b2d6371f5419 "
            + "d9dc9f0c78bdd791c8c982fc25351e14ab5c7170aea42e99aeb0670fb00d7f0c "
            + "11c0f550234d292406962cc0e9b721805e099f788d33602431c0679c673a5615 "
            + "e754b80f947fc01d6b2ec2aa98a16c3d0febe33bbac1da733d8c92f365cb0315 "
            + "a849ae274790c13ed769e5aa8c61b79cd86364c2e09303cd07c3bfdb480a874a "
            + "baca8d5fddda8dd5925ff3c265b4696719c0b55193b8d033bbf1833f19676ed1",
        "KIB_4 5 ramp "
            + "66af3bb154aa2ac35f872bc7d372ca02ff84d669416875e9208b07ed3517b313 "
            + "22c9b3faabe327ef306c008b980766a623471f6393fa7ce4c84957d7784d3d0d "
            + "a785decae9c10bdbfe8066dfa9d864bd85b08d8f30355a2f8818f7c5d3eaab04 "
            + "6ebffd3e674a073f0edd7981d0ff48243660f7fa6db03e17901f35ad8d261753 "
            + "3c780b897632edfccb791d002a5fc3fa77fc9d5d1c1bcfa0dca812b43d9fc10c "
            + "69d92ae95513424bed65e371e0b24d0e2e0274b89df9716bc250756b678462e5",
        "KIB_16 5 ramp "
            + "788d599a794c07c147da19529cfda19c06ef8f673beaf4cc61f0ff27907b141a "
            + "1cf77806742de87c461bbb7d9e68b10a185b0eb5317115d6c6423b448e1b1115 "
            + "9585ad8a51963e82db182becef50661112ec06786749ce45bd4c798d0ac1261e "
            + "7bc70be91e12f1a1f87ba8adbdb54c441467cb76711af654f04407db42f0d638 "
            + "bbb5d1372b3fc15bf9f415bcfccc29e7997861534bab9d1949729cc84f615f5d "
            + "0b035ba4ed7fe9276bf3fcda884252e1373be87df01643d7c8f4de9cea4711a3",
        "KIB_32 5 ramp "
            + "c88f94f32ebb7c8bf2fc62b45aa6c19fdabd9d20f3113b86f98d6d1a0554b028 "
            + "72fecd8efd520781475dd3adb622f7082c487e477b35d2f11bf2943eb5ade11f "
            + "9c96fab2ecc3a4fd84a520e43b148b8144918383fa360d423655fed328d80a1b "
            + "fe3c9e253d3b0fa030f5b4535d6e22a3a161608654330e006b4478442cdb9b4d "
            + "12d63fd55f42cd0da8d1f3bb4e10f00dbc04554f59dd8ba0c426ec2a3839891e "
            + "20794e6a6b441771d33e9a8f55d23594a31909760ea586a38bff25d64b925f7a"
      })
  void everyCommitmentIsTheModels(
      SectorSize size,
      int proof,
      String data,
      String commD,
      String replicaId,
      String commC,
      String commRLast,
      String commR,
      String replica)
      throws IOException {
    PoRepConfig registered = new RegisteredSealProof(proof).config();
    PoRepConfig config =
        new PoRepConfig(size, registered.porepId(), registered.apiVersion(), registered.feature());
    byte[] raw =
        data.equals("zeros")
            ? new byte[Math.toIntExact(size.unpaddedBytes())]
            : TestSector.ramp(size);
    TestSector sector = TestSector.stage(TestSector.spec(config, 42), raw, folder);
    PreCommit2Output got = sector.preCommit(sealer);
    assertThat(got.commD()).hasToString(commD);
    assertThat(sector.spec().replicaId(got.commD())).hasToString(replicaId);
    PersistentAux aux = PersistentAux.fromBytes(Files.readAllBytes(sector.paths().persistentAux()));
    assertThat(aux.commC()).hasToString(commC);
    assertThat(aux.commRLast()).hasToString(commRLast);
    assertThat(got.commR()).hasToString(commR);
    assertThat(FileDigest.of(sector.paths().sealed(), Work.serial())).hasToString(replica);
  }

  @Test
  void labelsOfTheRampAreTheModels() throws IOException {
    SectorSize size = SectorSize.KIB_2;
    TestSector sector =
        TestSector.stage(
            TestSector.spec(new RegisteredSealProof(5).config(), 42),
            TestSector.ramp(size),
            folder);
    sector.preCommit1(sealer);
    assertThat(node(sector.paths().layer(1), 1))
        .hasToString("7657556962b0dcf720b5798c3d332698baee805c8b6f7b4dbe53b8228aff0a01");
    assertThat(node(sector.paths().layer(2), 63))
        .hasToString("4b1d41133293413c4595c599d1289de0fc24e2c3e9e77a4738005a876da24b16");
  }

  @Test
  void committedCapacityIsASectorOfZeros() throws IOException {
    PoRepConfig config = new RegisteredSealProof(5).config();
    SectorPaths paths = SectorPaths.in(folder);
    SectorSpec spec = TestSector.spec(config, 42);
    PreCommit1Output pc1 =
        sealer.preCommit1(spec, Path.of("/dev/zero"), paths, java.util.List.of());
    assertThat(pc1.commD()).isEqualTo(CommD.empty(SectorSize.KIB_2));
    assertThat(sealer.preCommit2(spec, paths, pc1).commR())
        .hasToString("ac15d072a65b302847ba83759c1c3bbdfd93eb902b8b59170647e9706cd6be1c");
  }

  private static Bytes32 node(Path file, int index) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Bytes32.of(java.util.Arrays.copyOfRange(bytes, 32 * index, 32 * index + 32));
  }
}
