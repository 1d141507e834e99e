// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link FeistelKernels} must do, whatever its tier. */
public abstract class FeistelKernelsContract {
  private static final long[] KEYS = {0x0123456789abcdefL, -2, 1L << 63, 4};

  /** For subclasses. */
  protected FeistelKernelsContract() {}

  /** The kernel under test; may skip the test. */
  protected abstract FeistelKernels kernel();

  /** Around one and three groups of 2, 4 and 8 lanes, and past one pool of values in flight. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 17, 29, 600})
  void anyCountAgreesWithTheReference(int count) {
    Random random = new Random(count);
    long domain = 8 * 300_000L;
    check(KEYS, 11, domain, random.longs(count, 0, domain).toArray());
  }

  @ParameterizedTest
  @CsvSource({"1,4", "1,1", "2,5", "17,17179869184", "17,8589934593", "31,4611686018427387904"})
  void extremeDomainsAgreeWithTheReference(int halfBits, long domain) {
    long[] values =
        LongStream.of(0, domain / 2, domain - 1, domain / 3, 0, domain - 1, domain / 7, 0, 0)
            .toArray();
    check(KEYS, halfBits, domain, values);
  }

  @Test
  void theWholeDomainIsPermuted() {
    long[] values = LongStream.range(0, 700).toArray();
    kernel().permute(KEYS, 5, 700, values, 0, values.length);
    assertThat(Arrays.stream(values).sorted().toArray())
        .isEqualTo(LongStream.range(0, 700).toArray());
  }

  @Property(tries = 30)
  void randomValuesAgreeWithTheReference(
      @ForAll long first,
      @ForAll long second,
      @ForAll long third,
      @ForAll @IntRange(min = 2, max = 31) int halfBits,
      @ForAll @IntRange(max = 60) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    long size = 1L << (2 * halfBits);
    long domain = random.nextLong(size / 4, size) + 1;
    long[] keys = {first, second, third};
    check(keys, halfBits, domain, random.longs(count, 0, domain).toArray());
  }

  private void check(long[] keys, int halfBits, long domain, long[] values) {
    // A value on either side shows a kernel that reaches too far.
    long[] got = new long[values.length + 2];
    Arrays.fill(got, -1);
    System.arraycopy(values, 0, got, 1, values.length);
    kernel().permute(keys, halfBits, domain, got, 1, values.length);
    assertThat(got[0]).isEqualTo(-1);
    assertThat(got[values.length + 1]).isEqualTo(-1);
    for (int i = 0; i < values.length; i++) {
      assertThat(got[i + 1])
          .as("permutation of %d below %d", values[i], domain)
          .isEqualTo(reference(keys, halfBits, domain, values[i]));
    }
  }

  private static long reference(long[] keys, int halfBits, long domain, long value) {
    long mask = (1L << halfBits) - 1;
    long u = value;
    do {
      long left = u >>> halfBits;
      long right = u & mask;
      for (int k = 0; k < 3; k++) {
        long next = left ^ (roundFunction(right, keys[k]) & mask);
        left = right;
        right = next;
      }
      u = left << halfBits | right;
    } while (u >= domain);
    return u;
  }

  private static long roundFunction(long right, long key) {
    Blake2bDigest blake2b = new Blake2bDigest(512);
    byte[] message = ByteBuffer.allocate(16).putLong(right).putLong(key).array();
    blake2b.update(message, 0, message.length);
    byte[] digest = new byte[64];
    blake2b.doFinal(digest, 0);
    return ByteBuffer.wrap(digest).getLong();
  }
}
