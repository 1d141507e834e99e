// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;

class ParameterStoreTest {
  private static final CircuitName CIRCUIT =
      CircuitName.fallbackPoSt(2048, 10, 2, new TreeShape(64, 0, 0));
  private static final String VK = CIRCUIT.fileName(ParameterKind.VERIFYING_KEY);
  private static final byte[] CONTENTS = "verifying key".getBytes(UTF_8);

  @TempDir Path folder;
  private final Work work = Work.serial();
  private ParameterManifest manifest;

  @BeforeEach
  void publish() throws IOException {
    String json =
        "{\"%s\":{\"cid\":\"Qm\",\"digest\":\"%s\",\"sector_size\":2048}}"
            .formatted(VK, ParameterDigest.of(CONTENTS));
    manifest = ParameterManifest.read("test", new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  @Test
  void digestIsBlake2b512CutTo128Bits() throws IOException {
    // RFC 7693, appendix A, and Python's hashlib.
    assertThat(ParameterDigest.of("abc".getBytes(UTF_8)).hex())
        .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e9");
    byte[] zeros = new byte[3_000_001];
    assertThat(ParameterDigest.of(zeros).hex()).isEqualTo("1dab223e907dc33474f6a3aa06536d42");
    Path file = Files.write(folder.resolve("zeros"), zeros);
    assertThat(ParameterDigest.of(file, work)).isEqualTo(ParameterDigest.of(zeros));
  }

  @Test
  void digestCanBeCancelled() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[3 << 20]);
    Cancellation stop = new Cancellation();
    Work stopping = new Work(Runnable::run, 1, stop, (step, done, total, unit) -> stop.cancel());
    assertThatThrownBy(() -> ParameterDigest.of(file, stopping))
        .isInstanceOf(OperationCancelledException.class);
  }

  @Test
  void missingFilesAreNamedWithTheirDigest() {
    ParameterStore store = ParameterStore.of(folder, manifest);
    assertThatThrownBy(() -> store.verifyingKey(CIRCUIT, work))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.reason()).isEqualTo(ParameterException.Reason.MISSING))
        .hasMessageContainingAll(
            folder.toString(), VK, ParameterDigest.of(CONTENTS).hex(), "params fetch");
    assertThatThrownBy(() -> store.provingKey(CIRCUIT, work))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("params generate");
  }

  @Test
  void publishedFilesAreHandedOut() throws IOException {
    Path file = Files.write(folder.resolve(VK), CONTENTS);
    assertThat(ParameterStore.of(folder, manifest).verifyingKey(CIRCUIT, work)).isEqualTo(file);
  }

  @Test
  void otherContentsAreRefusedUnlessTheFolderIsTrusted() throws IOException {
    Path file = Files.writeString(folder.resolve(VK), "my own");
    assertThatThrownBy(() -> ParameterStore.of(folder, manifest).verifyingKey(CIRCUIT, work))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.reason()).isEqualTo(ParameterException.Reason.WRONG_DIGEST))
        .hasMessageContainingAll(
            ParameterDigest.of("my own".getBytes(UTF_8)).hex(), ParameterDigest.of(CONTENTS).hex());
    assertThat(ParameterStore.trusting(folder).verifyingKey(CIRCUIT, work)).isEqualTo(file);
  }

  @Test
  void filesThatNobodyVouchesForAreRefused() throws IOException {
    Files.write(folder.resolve(CircuitName.AGGREGATION_SRS), CONTENTS);
    assertThatThrownBy(() -> ParameterStore.of(folder, manifest).aggregationSrs(work))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.reason()).isEqualTo(ParameterException.Reason.NOT_PUBLISHED));
  }

  @Test
  void aVerifiedFileIsReadOnceUntilItChanges() throws IOException {
    Path file = Files.write(folder.resolve(VK), CONTENTS);
    AtomicInteger reads = new AtomicInteger();
    Work counting =
        new Work(
            Runnable::run,
            1,
            new Cancellation(),
            (step, done, total, unit) -> reads.incrementAndGet());
    ParameterStore store = ParameterStore.of(folder, manifest);
    store.verifyingKey(CIRCUIT, counting);
    int once = reads.get();
    assertThat(once).isPositive();
    store.verifyingKey(CIRCUIT, counting);
    assertThat(reads).hasValue(once);
    Files.write(file, "VERIFYING key".getBytes(UTF_8));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertThatThrownBy(() -> store.verifyingKey(CIRCUIT, counting))
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void listsWhatIsThere() throws IOException {
    Files.write(folder.resolve(VK), CONTENTS);
    Files.write(folder.resolve(CIRCUIT.fileName(ParameterKind.PROVING_KEY)), new byte[100]);
    Files.write(folder.resolve("unrelated.txt"), new byte[1]);
    Files.write(folder.resolve(VK + ".part"), new byte[1]);
    ParameterStore store = ParameterStore.of(folder, manifest);
    assertThat(store.list(file -> true, work))
        .extracting(StoredParameter::name, StoredParameter::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                CIRCUIT.fileName(ParameterKind.PROVING_KEY), StoredParameter.State.UNPUBLISHED),
            org.assertj.core.groups.Tuple.tuple(VK, StoredParameter.State.PUBLISHED));
    assertThat(store.list(file -> false, work).getLast().state())
        .isEqualTo(StoredParameter.State.UNCHECKED);
    Files.writeString(folder.resolve(VK), "other");
    assertThat(store.list(file -> file.bytes() < 1000, work).getLast().state())
        .isEqualTo(StoredParameter.State.DIFFERENT);
  }
}
