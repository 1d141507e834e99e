// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.Challenges;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.porep.VanillaVerifier;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.testing.SharedVectors;
import org.sealwright.storage.testing.TestData;

/** Bincode that others wrote: an 8 MiB sector that gevulot-fil was given to prove. */
class Commit2InputTest {
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  @TempDir Path folder;

  @Test
  void inputOfAnotherProverIsReadAndItsVanillaProofHolds() throws Exception {
    Commit2Input input = Commit2Input.fromBincode(bincode());
    assertThat(input.proof()).isEqualTo(RegisteredSealProof.ofName("StackedDrg8MiBV1_1"));
    assertThat(input.proverId()).isEqualTo(ProverId.ofActor(1006));
    assertThat(input.sectorId()).isEqualTo(1498);
    SealStatement statement = input.statement();
    Commit1Output commit1 = input.commit1();
    assertThat(statement.replicaId()).isEqualTo(commit1.replicaId());
    VanillaVerifier verifier =
        new VanillaVerifier(
            statement.config(),
            statement.replicaId(),
            statement.commD(),
            statement.commR(),
            TestData.kernels());
    List<List<Long>> challenges =
        Challenges.all(
            statement.config(), statement.replicaId(), statement.commR(), statement.seed());
    assertThat(verifier.problem(challenges.getFirst(), commit1.vanillaProofs().getFirst()))
        .isEmpty();
    assertThat(statement.config().sectorSize()).isEqualTo(SectorSize.MIB_8);
    assertThat(statement.publicInputs(TestData.kernels().feistel()).getFirst()).hasSize(39);
    assertThat(commit1.vanillaProofs().getFirst().stream().map(VanillaProof::challenge).toList())
        .isEqualTo(challenges.getFirst());
  }

  @Test
  void outputWithoutTheEnvelopeIsReadAsWell() throws Exception {
    byte[] all = bincode();
    Commit2Input whole = Commit2Input.fromBincode(all);
    byte[] output = Arrays.copyOfRange(all, 4, all.length - 40);
    assertThat(Commit2Input.fromBincode(output, whole.proverId(), whole.sectorId()))
        .isEqualTo(whole);
  }

  @Test
  void cutLengthenedOrAlteredInputIsMalformedOrAnotherOne() throws Exception {
    byte[] all = bincode();
    Commit2Input whole = Commit2Input.fromBincode(all);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      byte[] cut = Arrays.copyOf(all, random.nextInt(all.length));
      assertThatThrownBy(() -> Commit2Input.fromBincode(cut))
          .as("seed %d, %d bytes", seed, cut.length)
          .isInstanceOf(MalformedInputException.class);
      byte[] altered = all.clone();
      int at = random.nextInt(all.length);
      altered[at] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(Commit2Input.fromBincode(altered))
            .as("seed %d, byte %d", seed, at)
            .isNotEqualTo(whole);
      } catch (MalformedInputException e) {
        assertThat(e).hasMessageMatching("(?s).*(bincode at byte|seal proof).*");
      }
    }
    assertThatThrownBy(() -> Commit2Input.fromBincode(Arrays.copyOf(all, all.length + 1)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("1 bytes follow");
  }

  /** Unpacked by the program zstd, since nothing else here needs that format. */
  private byte[] bincode() throws IOException, InterruptedException {
    Path packed = SharedVectors.require("gevulot/c2-input-8MiB.bincode.zst");
    Path out = folder.resolve("bincode");
    Process process;
    try {
      process =
          new ProcessBuilder("zstd", "-dqf", packed.toString(), "-o", out.toString())
              .inheritIO()
              .start();
    } catch (IOException e) {
      System.err.println("SKIPPED: no program zstd here");
      assumeTrue(false, "no program zstd");
      throw e;
    }
    assertThat(process.waitFor()).isZero();
    return Files.readAllBytes(out);
  }
}
