// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;

/** Key files: the reference's read as they are, anything else refused with a typed exception. */
class KeyFilesTest {
  private static final byte[] PARAMS = Tiny.bytes("tiny.params");
  private static final byte[] KEY = Tiny.bytes("tiny.vk");

  /** Positions of the six counts: ic, h, l, a, b_g1, b_g2. */
  private static final int[] COUNTS = counts();

  @TempDir Path folder;

  @Test
  void theReferencesKeyComesOutAsItWentIn() {
    VerifyingKey key = VerifyingKey.fromBytes(KEY);
    assertThat(key.publicInputs()).isEqualTo(1);
    assertThat(key.toBytes()).isEqualTo(KEY);
  }

  @Test
  void theReferencesParametersOpen() throws IOException {
    try (ProvingKey key = ProvingKey.open(Tiny.parameters(folder))) {
      assertThat(key.verifyingKey()).isEqualTo(Tiny.verifyingKey());
      assertThat(List.of(key.h().count(), key.l().count(), key.a().count(), key.bG1().count()))
          .containsExactly(7L, 3L, 5L, 2L);
      assertThat(key.bG2().count()).isEqualTo(key.bG1().count());
      assertThat(key.byteSize()).isEqualTo(PARAMS.length);
      assertThatCode(() -> key.check(Work.serial())).doesNotThrowAnyException();
    }
  }

  @Test
  void aKeyThatIsWrittenReadsTheSame() throws IOException {
    Path path = folder.resolve("written.vk");
    Tiny.verifyingKey().write(path);
    assertThat(path).hasBinaryContent(KEY);
    assertThat(VerifyingKey.read(path)).isEqualTo(Tiny.verifyingKey());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void cutAnywhereItIsRefused() {
    for (int length = 0; length < PARAMS.length; length++) {
      MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(PARAMS, length));
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> ParameterLayout.read(cut));
    }
    for (int at : COUNTS) {
      for (int length = at - 1; length <= at + 5; length++) {
        assertRefused(Arrays.copyOf(PARAMS, length));
      }
    }
    for (int length = 0; length < KEY.length; length++) {
      byte[] cut = Arrays.copyOf(KEY, length);
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> VerifyingKey.fromBytes(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 8, 100, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void aWrongCountIsRefused(int count) {
    for (int at : COUNTS) {
      byte[] bytes = PARAMS.clone();
      if (ByteBuffer.wrap(bytes).getInt(at) != count) {
        ByteBuffer.wrap(bytes).putInt(at, count);
        assertRefused(bytes);
      }
    }
    byte[] key = KEY.clone();
    if (ByteBuffer.wrap(key).getInt(COUNTS[0]) != count) {
      ByteBuffer.wrap(key).putInt(COUNTS[0], count);
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> VerifyingKey.fromBytes(key));
    }
  }

  @Test
  void bytesBehindTheEndAreRefused() {
    assertRefused(Arrays.copyOf(PARAMS, PARAMS.length + 1));
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> VerifyingKey.fromBytes(Arrays.copyOf(KEY, KEY.length + 96)))
        .withMessageContaining("1156 bytes, wanted 1060");
  }

  @Test
  void theKeyHasNoInfinityNothingOffCurveOrSubgroupNothingNonCanonical() {
    int[] g1 = {0, 96, 576, 868, 964};
    int[] g2 = {192, 384, 672};
    for (int at : g1) {
      assertKeyRefused(at, Points.infinity(96));
      assertKeyRefused(at, new byte[96]);
      assertKeyRefused(at, Points.offCurve(96));
      assertKeyRefused(at, Points.offSubgroupG1());
      assertKeyRefused(at, Points.nonCanonical(96));
      assertKeyRefused(at, Points.compressedFlag(KEY, at, 96));
    }
    for (int at : g2) {
      assertKeyRefused(at, Points.infinity(192));
      assertKeyRefused(at, new byte[192]);
      assertKeyRefused(at, Points.offCurve(192));
      assertKeyRefused(at, Points.nonCanonical(192));
      assertKeyRefused(at, Points.compressedFlag(KEY, at, 192));
    }
  }

  @Test
  void theFullCheckFindsOneBadPointAnywhere() {
    for (int section = 1; section < COUNTS.length; section++) {
      int size = section == COUNTS.length - 1 ? 192 : 96;
      int first = COUNTS[section] + 4;
      int end = section == COUNTS.length - 1 ? PARAMS.length : COUNTS[section + 1];
      for (int at : new int[] {first, end - size}) {
        assertCheckRefuses(at, Points.infinity(size));
        assertCheckRefuses(at, new byte[size]);
        assertCheckRefuses(at, Points.offCurve(size));
        assertCheckRefuses(at, Points.nonCanonical(size));
        if (size == 96) {
          assertCheckRefuses(at, Points.offSubgroupG1());
        }
      }
    }
  }

  @Test
  void anyBytesAtAllEndInATypedException() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = PARAMS.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Path path = Tiny.write(folder, bytes);
      try (ProvingKey key = ProvingKey.open(path)) {
        key.check(Work.serial());
      } catch (MalformedInputException e) {
        assertThat(e).hasMessageMatching("(?s)(parameters|verifying key|h|l|a|b_g1|b_g2)[:\\[].*");
      }
    }
  }

  @Test
  void aMissingFileOrAFolderIsAnIoException() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ProvingKey.open(folder.resolve("none.params")).close());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> ProvingKey.open(folder).close());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> VerifyingKey.read(folder));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Tiny.verifyingKey().write(folder.resolve("no/such/folder.vk")));
  }

  @Test
  void aKeyOfInfinityCannotBeMade() {
    VerifyingKey key = Tiny.verifyingKey();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new VerifyingKey(
                    key.alphaG1(),
                    key.betaG1(),
                    key.betaG2(),
                    key.gammaG2(),
                    G1Affine.INFINITY,
                    G2Affine.INFINITY,
                    key.ic()));
  }

  private void assertRefused(byte[] bytes) {
    Path path = Tiny.write(folder, bytes);
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> ProvingKey.open(path).close());
  }

  private void assertKeyRefused(int at, byte[] point) {
    byte[] key = KEY.clone();
    System.arraycopy(point, 0, key, at, point.length);
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> VerifyingKey.fromBytes(key))
        .withMessageContaining("at byte " + at);
    byte[] params = PARAMS.clone();
    System.arraycopy(point, 0, params, at, point.length);
    assertRefused(params);
  }

  private void assertCheckRefuses(int at, byte[] point) {
    byte[] bytes = PARAMS.clone();
    System.arraycopy(point, 0, bytes, at, point.length);
    Path path = Tiny.write(folder, bytes);
    try (ProvingKey key = ProvingKey.open(path)) {
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> key.check(Work.serial()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int[] counts() {
    int[] at = new int[6];
    at[0] = 864;
    for (int i = 1; i < at.length; i++) {
      at[i] = at[i - 1] + 4 + 96 * ByteBuffer.wrap(PARAMS).getInt(at[i - 1]);
    }
    return at;
  }
}
