// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.cli.progress.ProgressDisplay;
import org.sealwright.cli.sector.UpdateProving;
import org.sealwright.cli.sector.VanillaProofs;
import org.sealwright.cli.sector.VanillaProofs.Place;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.update.UpdatePartitionProof;

/** Where the vanilla proofs of an update are taken from, and proofs made of them. */
class UpdateProveTest {
  @TempDir Path folder;
  private final Session session =
      new Session(
          new Console(InputStream.nullInputStream(), System.out, System.err, false, 80),
          KernelSelection.auto(),
          1,
          0,
          null,
          ProgressDisplay.NONE);
  private Path sector;
  private Path update;
  private Path document;

  @BeforeEach
  void encode() throws IOException {
    Path old = Files.write(folder.resolve("old"), TestData.stream(21, 2000));
    Path sealed = folder.resolve("sealed");
    assertThat(Cli.run("seal", old, "--out", sealed).code()).isZero();
    sector = sealed.resolve("sector-0");
    update = folder.resolve("update");
    Path file = Files.write(folder.resolve("file"), TestData.stream(22, 1500));
    assertThat(Cli.run("update", "encode", sector, "--data", file, "--out", update).code())
        .isZero();
    document = update.resolve("update.json");
  }

  @AfterEach
  void close() {
    session.close();
  }

  private VanillaProofs vanilla(Place place) throws IOException {
    return new UpdateProving(session, update).vanilla(place, Optional.empty());
  }

  private void without(String member) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(document)) {
      ((Map<?, ?>) Json.read(in).value())
          .forEach((name, value) -> members.put((String) name, value));
    }
    assertThat(members.remove(member)).isNotNull();
    Files.write(document, new Json(members).toBytes());
  }

  @Test
  void filesAreReadWhereTheyAreThereAndElseTheDocument() throws IOException {
    assertThat(vanilla(Place.AUTO).place()).isEqualTo(Place.DISK);
    UpdatePartitionProof read = vanilla(Place.DISK).source().partition(0);
    assertThat(vanilla(Place.DOCUMENT).source().partition(0)).isEqualTo(read);
    for (Path file :
        new Path[] {
          sector.resolve("sealed"),
          sector.resolve("cache/p_aux"),
          sector.resolve("cache/sc-02-data-tree-r-last.dat"),
          update.resolve("sealed"),
          update.resolve("cache/sc-02-data-tree-d.dat"),
          update.resolve("cache/sc-02-data-tree-r-last.dat")
        }) {
      Path away = folder.resolve("away");
      Files.move(file, away);
      assertThat(vanilla(Place.AUTO).place()).as("%s", file).isEqualTo(Place.DOCUMENT);
      assertThat(vanilla(Place.AUTO).source().partition(0)).isEqualTo(read);
      assertThatThrownBy(() -> vanilla(Place.DISK).source().partition(0))
          .isInstanceOf(SectorFileException.class)
          .hasMessageContaining(file.toString());
      Files.move(away, file);
    }
    assertThat(vanilla(Place.AUTO).place()).isEqualTo(Place.DISK);
  }

  @Test
  void withoutVanillaProofsInTheDocumentTheFilesMustBeThere() throws IOException {
    UpdatePartitionProof read = vanilla(Place.DOCUMENT).source().partition(0);
    without("vanillaProofsBincode");
    assertThat(vanilla(Place.AUTO).source().partition(0)).isEqualTo(read);
    assertThatThrownBy(() -> vanilla(Place.DOCUMENT))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("no vanilla proofs");
    Path treeD = update.resolve("cache/sc-02-data-tree-d.dat");
    Files.delete(treeD);
    assertThatThrownBy(() -> vanilla(Place.AUTO))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining(treeD.toString())
        .hasMessageContaining("update.json has no vanilla proofs");
  }

  @Test
  void sectorThatIsNotNamedIsGivenByAnOption() throws IOException {
    without("sectorKey");
    assertThat(vanilla(Place.AUTO).place()).isEqualTo(Place.DOCUMENT);
    without("vanillaProofsBincode");
    assertThatThrownBy(() -> vanilla(Place.AUTO))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("--sector");
    Path moved = folder.resolve("moved");
    Files.move(sector, moved);
    VanillaProofs there =
        new UpdateProving(session, update).vanilla(Place.AUTO, Optional.of(moved));
    assertThat(there.place()).isEqualTo(Place.DISK);
    assertThat(there.source().partition(0).challenges()).hasSize(10);
  }

  /** A proof of what was there once would hide that it is gone. */
  @Test
  void damagedFilesAreNotPassedOver() throws IOException {
    Path replica = update.resolve("sealed");
    Files.write(replica, new byte[2048]);
    assertThat(vanilla(Place.AUTO).place()).isEqualTo(Place.DISK);
    assertThatThrownBy(() -> vanilla(Place.AUTO).source().partition(0))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining(replica.toString());
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    for (Object[] options :
        new Object[][] {{"--from", "tape"}, {"--partition", "x"}, {"--partition", ""}}) {
      assertThat(
              Cli.run("update", "prove", update, "--params", keys, options[0], options[1]).code())
          .isEqualTo(ExitCodes.USAGE);
    }
    Cli.Result missing = Cli.run("update", "prove", update, "--params", keys, "--from", "document");
    assertThat(missing.code()).isEqualTo(ExitCodes.IO);
    assertThat(missing.err()).contains("missing", ".params");
  }

  /** With parameters from the folder of that property, or made in a minute. */
  @Test
  @Tag("big")
  void updateIsProvedFromDiskInOneGoAndByPartition() throws IOException {
    Path params = parameters(SectorSize.KIB_2);
    without("vanillaProofsBincode");
    Cli.Result proved = Cli.run("update", "prove", update, "--params", params, "--json");
    assertThat(proved.code()).as(proved.err()).isZero();
    assertThat(proved.json().get("vanillaProofs").text()).isEqualTo("disk");
    assertThat(Cli.run("verify", "--params", params, document).out()).isEqualTo("valid\n");
    without("proof");

    Cli.Result wild = Cli.run("update", "prove", update, "--params", params, "--partition", "0,1");
    assertThat(wild.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(wild.err()).contains("there is no partition 1, only 0 to 0");
    Path part = update.resolve("update.partition-0.json");
    assertThat(part).doesNotExist();
    assertThat(Cli.run("update", "prove", update, "--params", params, "--partition", 0).code())
        .isZero();
    assertThat(Cli.run("verify", "--params", params, part).out()).isEqualTo("valid\n");
    byte[] kept = Files.readAllBytes(part);
    // It is there and holds: nothing to do, whatever else is gone.
    Cli.Result again =
        Cli.run("update", "prove", update, "--params", params, "--partition", 0, "--json");
    assertThat(again.code()).isZero();
    assertThat(part).hasBinaryContent(kept);
    Files.writeString(part, Files.readString(part).replace("\"partition\": 0", "\"partition\": 1"));
    assertThat(Cli.run("update", "prove", update, "--params", params, "--partition", 0).code())
        .isZero();
    assertThat(Cli.run("update", "merge", update, "--params", params).code()).isZero();
    assertThat(part).doesNotExist();
    assertThat(Cli.run("verify", "--params", params, document).out()).isEqualTo("valid\n");
  }

  @Test
  @Tag("big")
  void partitionsAreSharedAndAStoppedRunGoesOn() throws IOException {
    Path params = parameters(SectorSize.KIB_16);
    Path data = Files.write(folder.resolve("data"), TestData.stream(23, 10000));
    Path sealed = folder.resolve("large");
    assertThat(Cli.run("seal", data, "--out", sealed, "--sector-size", 16384).code()).isZero();
    Path dir = folder.resolve("large-update");
    assertThat(Cli.run("update", "encode", sealed, "--data", data, "--out", dir).code()).isZero();

    // Another machine, which has the document and nothing else.
    Path afar = Files.createDirectory(folder.resolve("afar"));
    Files.copy(dir.resolve("update.json"), afar.resolve("update.json"));
    Cli.Result shared =
        Cli.run("update", "prove", afar, "--params", params, "--partition", 1, "--json");
    assertThat(shared.code()).as(shared.err()).isZero();
    assertThat(shared.json().get("vanillaProofs").text()).isEqualTo("document");
    Path part = afar.resolve("update.partition-1.json");

    // What a run that was stopped leaves; the part of somebody else's is no obstacle.
    Path kept = dir.resolve("update.partition-1.json");
    Files.copy(part, kept);
    Files.copy(part, dir.resolve("update.partition-0.json"));
    Cli.Result proved = Cli.run("update", "prove", dir, "--params", params, "--json");
    assertThat(proved.code()).as(proved.err()).isZero();
    assertThat(proved.json().get("vanillaProofs").text()).isEqualTo("disk");
    Path whole = dir.resolve("update.json");
    assertThat(Cli.run("verify", "--params", params, whole).out()).isEqualTo("valid\n");
    // Proofs are random, so this one was taken over and not made again.
    assertThat(text(whole, "proof")).endsWith(text(part, "proof")).hasSize(4 * 192);
    assertThat(dir).isDirectoryNotContaining("glob:**partition*");

    assertThat(Cli.run("update", "prove", dir, "--params", params, "--partition", 0).code())
        .isZero();
    assertThat(Cli.run("update", "merge", dir, part, "--params", params).code()).isZero();
    assertThat(Cli.run("verify", "--params", params, whole).out()).isEqualTo("valid\n");
  }

  private static String text(Path document, String member) throws IOException {
    try (InputStream in = Files.newInputStream(document)) {
      return Json.read(in).get(member).text();
    }
  }

  private static Path parameters(SectorSize size) throws IOException {
    String given = System.getProperty("sealwright.parameters", "");
    Path params = Files.createDirectories(Path.of(given.isBlank() ? "target/parameters" : given));
    SectorParameters wanted = new SectorParameters(SectorProof.UPDATE, size);
    if (!Files.exists(params.resolve(wanted.fileName(ParameterKind.PROVING_KEY)))) {
      Cli.Result made =
          Cli.run(
              "params", "generate", "--size", size.bytes(), "--only", "update", "--params", params);
      assertThat(made.code()).as(made.err()).isZero();
    }
    return params;
  }
}
