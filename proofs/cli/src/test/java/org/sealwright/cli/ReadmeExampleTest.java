// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.SealedCid;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.piece.PieceCommitment;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.porep.Challenges;
import org.sealwright.storage.porep.VanillaVerifier;
import org.sealwright.storage.proof.SealProver;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.proof.SealVerifier;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.SectorSpec;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.GoldenSector;

/** The README's snippets, compiled and run; the README holds exactly these lines. */
class ReadmeExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("sealwright.root"));
  private static final Path SOURCE =
      ROOT.resolve("proofs/cli/src/test/java/org/sealwright/cli/ReadmeExampleTest.java");

  @TempDir Path folder;

  @Test
  void commpOfAFile() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1000]);
    // region commp
    PieceCommitment piece = PieceHasher.create().hash(file);
    System.out.println("piece CID    " + piece.pieceCid());
    System.out.println("piece CID v2 " + piece.pieceCidV2());
    System.out.println("padded size  " + piece.paddedSize());
    // endregion
    assertThat(piece.paddedSize().bytes()).isEqualTo(1024);
  }

  @Test
  void sealAndVerify() throws IOException {
    String ticket = "11".repeat(32);
    String seed = "22".repeat(32);
    Kernels kernels = Kernels.select(KernelSelection.auto());
    PieceWriter writer = new PieceWriter(kernels);
    InputStream data = new ByteArrayInputStream(new byte[2032]);
    // region seal
    SectorSpec spec =
        new SectorSpec(
            new RegisteredSealProof(5).config(), ProverId.ofActor(1000), 1, Ticket.fromHex(ticket));
    SectorPaths paths = SectorPaths.in(folder);
    PieceInfo piece;
    try (FileChannel staged = FileChannel.open(folder.resolve("staged"), CREATE_NEW, WRITE)) {
      UnpaddedPieceSize size = new UnpaddedPieceSize(2032);
      piece = writer.addPiece(data, staged, size, List.of()).piece();
    }
    Sealer sealer = Sealer.builder().build();
    PreCommit2Output sealed =
        sealer.preCommit(spec, folder.resolve("staged"), paths, List.of(piece));
    System.out.println("sealed CID " + new SealedCid(sealed.commR()));
    Commit1Output proof =
        sealer.commit1(spec, paths, sealed, InteractiveSeed.fromHex(seed), List.of(piece));
    // endregion
    Bytes32 commD = sealed.commD();
    Bytes32 commR = sealed.commR();
    InteractiveSeed chainSeed = InteractiveSeed.fromHex(seed);
    // region verify
    ReplicaId replicaId = spec.replicaId(commD);
    List<List<Long>> challenges = Challenges.all(spec.config(), replicaId, commR, chainSeed);
    VanillaVerifier verifier = new VanillaVerifier(spec.config(), replicaId, commD, commR, kernels);
    for (int partition = 0; partition < challenges.size(); partition++) {
      Optional<String> problem =
          verifier.problem(challenges.get(partition), proof.vanillaProofs().get(partition));
      System.out.println(problem.orElse("valid"));
    }
    // endregion
    assertThat(verifier.problem(challenges.getFirst(), proof.vanillaProofs().getFirst())).isEmpty();
  }

  @Test
  @Tag("big")
  void prove() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-1");
    SectorSpec spec = golden.spec();
    InteractiveSeed seed = golden.seed();
    Bytes32 commD = golden.bytes("commD");
    Bytes32 commR = golden.bytes("commR");
    Commit1Output vanillaProof = PhaseJson.readCommit1(golden.commit1());
    ParameterStore parameters = ParameterStore.trusting(ProveTest.parameters());
    SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
    Work work = Work.serial();
    // region prove
    SealStatement statement =
        new SealStatement(
            spec.config(), spec.proverId(), spec.sectorId(), spec.ticket(), seed, commD, commR);
    try (SealProver prover = SealProver.open(SectorSize.KIB_2, parameters, kernels, work)) {
      byte[] proof = prover.prove(statement, vanillaProof);
      System.out.println(HexFormat.of().formatHex(proof));
    }
    // endregion
  }

  @Test
  void judge() throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-1-proved");
    SealStatement statement = golden.statement();
    byte[] proof = golden.proof();
    ParameterStore parameters = ParameterStore.trusting(GoldenProof.keys(folder));
    SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
    Work work = Work.serial();
    // region judge
    SealVerifier verifier = SealVerifier.open(SectorSize.KIB_2, parameters, kernels, work);
    System.out.println(verifier.verify(statement, proof) ? "valid" : "invalid");
    // endregion
    assertThat(verifier.verify(statement, proof)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"commp", "seal", "verify", "prove", "judge"})
  void readmeHoldsTheLinesThatRan(String region) throws IOException {
    String source = Files.readString(SOURCE);
    int begin = source.indexOf("// region " + region + "\n");
    String lines = source.substring(source.indexOf('\n', begin) + 1);
    String body =
        lines.substring(0, lines.indexOf("    // endregion")).stripTrailing().stripIndent();
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("<!-- snippet: " + region + " -->\n```java\n" + body + "\n```\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"commp", "demo"})
  void readmeShowsWhatTheProgramPrints(String command) throws IOException {
    String out = Cli.run(command, ROOT.resolve("LICENSE-MIT")).out();
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("```console\n$ sealwright " + command + " LICENSE-MIT\n" + out + "```\n");
  }

  @Test
  void readmeNamesTheTwoCommands() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            "mvn -q -DskipTests package && proofs/cli/target/sealwright demo README.md",
            "mvn verify");
  }
}
