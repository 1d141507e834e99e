// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.testing.GoldenSector;

/**
 * Readers of foreign documents give a value or say {@link MalformedInputException}, whatever comes,
 * in memory bounded by the document. {@code -Dsealwright.fuzz.seconds=600} goes on for ten minutes.
 */
class JsonFuzzTest {
  private static final long SECONDS = Long.getLong("sealwright.fuzz.seconds", 2);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());

  /** Reads bytes of one kind. */
  interface Reader {
    Object read(byte[] document) throws IOException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // readers are lambdas without state
  enum Kind {
    PRE_COMMIT_1(in -> PhaseJson.readPreCommit1(new ByteArrayInputStream(in))),
    COMMIT_1(in -> PhaseJson.readCommit1(new ByteArrayInputStream(in))),
    TEMPORARY_AUX(TemporaryAux::fromBytes),
    PERSISTENT_AUX(PersistentAux::fromBytes),
    JOURNAL(in -> FileJournal.open(Files.write(folder.resolve("journal"), in)).entries());

    private final Reader reader;

    Kind(Reader reader) {
      this.reader = reader;
    }

    byte[] sample() throws IOException {
      GoldenSector golden = GoldenSector.named("s2k-1");
      return switch (this) {
        case PRE_COMMIT_1 -> golden.get("preCommit1Output").toBytes();
        case COMMIT_1 -> golden.commit1().readAllBytes();
        case TEMPORARY_AUX -> HexFormat.of().parseHex(golden.get("tAux").text());
        case PERSISTENT_AUX -> HexFormat.of().parseHex(golden.get("pAux").text());
        case JOURNAL ->
            """
            {"key":"PC1-aa","file":"sealed","bytes":2048,"sha256":"%s","check":"00"}
            {"key":"PC2-aa","file":"sealed","bytes":2048,"sha256":"%s","check":"00"}
            """
                .formatted("ab".repeat(32), "cd".repeat(32))
                .getBytes(UTF_8);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutDocumentIsMalformed(Kind kind) throws IOException {
    byte[] sample = kind.sample();
    int stride = Math.max(1, sample.length / 2000);
    for (int length = 0; length < sample.length; length += stride) {
      boolean whole = survives(kind, Arrays.copyOf(sample, length), "cut at " + length);
      assertThat(whole).as("%s cut at %d", kind, length).isEqualTo(kind == Kind.JOURNAL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mutatedDocumentIsAValueOrMalformed(Kind kind) throws IOException {
    byte[] sample = kind.sample();
    SplittableRandom random = new SplittableRandom(seed);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    for (long round = 0; System.nanoTime() < end; round++) {
      byte[] mutant = new DocumentMutator(random).mutate(sample);
      survives(kind, mutant, "seed " + seed + ", round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"labels\":", "{\"vanilla_proofs\":{\"StackedDrgX\":", "{\"x\":"})
  void deepNestingIsMalformed(String opening) throws IOException {
    byte[] deep = opening.repeat(200_000).getBytes(UTF_8);
    for (Kind kind : Kind.values()) {
      boolean whole = survives(kind, deep, "nesting");
      assertThat(whole).as("%s of %s", kind, opening).isEqualTo(kind == Kind.JOURNAL);
    }
  }

  @Test
  void extraKeysSortedOrderAndMadeUpPathsAreRead() throws IOException {
    PreCommit1Output wanted =
        PhaseJson.readPreCommit1(new ByteArrayInputStream(Kind.PRE_COMMIT_1.sample()));
    String text = new String(Kind.PRE_COMMIT_1.sample(), UTF_8);
    String commD =
        text.substring(
            text.indexOf("\"comm_d\""), text.indexOf("]", text.indexOf("\"comm_d\"")) + 1);
    String lotus =
        """
        {"_lotus_SealRandomness":"AQEB/+==",%s,
         "config":{"id":"tree-d","path":"/placeholder","rows_to_discard":0,"size":127},
         "labels":{"StackedDrg2KiBV1":{"_h":null,"labels":[
          {"id":"layer-1","path":"/placeholder","rows_to_discard":0,"size":64},
          {"id":"layer-2","path":"/placeholder","rows_to_discard":0,"size":64,"more":[{"a":1e9}]}]}},
         "registered_proof":"StackedDrg2KiBV1_1"}
        """
            .formatted(commD);
    PreCommit1Output got =
        PhaseJson.readPreCommit1(new ByteArrayInputStream(lotus.getBytes(UTF_8)));
    assertThat(got.commD()).isEqualTo(wanted.commD());
    assertThat(got.sectorSize()).isEqualTo(wanted.sectorSize());
    assertThat(got.labels().getFirst().path()).isEqualTo("/placeholder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "128",
        "126",
        "1152921504606847103",
        "9223372036854775807",
        "1e3",
        "-127",
        "127.0",
        "99999999999999999999999999",
        "\"127\"",
        "null",
        "[]",
        "true"
      })
  void impossibleTreeSizeIsMalformed(String size) throws IOException {
    String text = new String(Kind.PRE_COMMIT_1.sample(), UTF_8).replace(":127", ":" + size);
    assertThatThrownBy(
            () -> PhaseJson.readPreCommit1(new ByteArrayInputStream(text.getBytes(UTF_8))))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void doubledKeyIsMalformed() throws IOException {
    String text = new String(Kind.COMMIT_1.sample(), UTF_8);
    String doubled = text.replaceFirst("\"seed\":", "\"ticket\":");
    assertThatThrownBy(
            () -> PhaseJson.readCommit1(new ByteArrayInputStream(doubled.getBytes(UTF_8))))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("ticket");
    String pc1 = new String(Kind.PRE_COMMIT_1.sample(), UTF_8);
    String twice = pc1.replaceFirst("\\{", "{\"comm_d\":[" + "0,".repeat(31) + "0],");
    assertThatThrownBy(
            () -> PhaseJson.readPreCommit1(new ByteArrayInputStream(twice.getBytes(UTF_8))))
        .isInstanceOf(MalformedInputException.class);
  }

  /** Whether a value came out; anything but that and a complaint fails the test. */
  private static boolean survives(Kind kind, byte[] document, String what) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      return kind.reader.read(document) != null;
    } catch (MalformedInputException e) {
      return false;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return fail(kind + " " + what + " threw " + e, e);
    } finally {
      long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(spent)
          .as("%s %s: memory", kind, what)
          .isLessThan((4L << 20) + 64L * document.length);
    }
  }
}
