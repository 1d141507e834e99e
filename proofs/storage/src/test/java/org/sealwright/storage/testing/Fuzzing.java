// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.sealwright.hashing.MalformedInputException;

/**
 * Gives damaged inputs to a reader for a while: it gives a value or says {@link
 * MalformedInputException}, in memory bounded by the input. {@code -Dsealwright.fuzz.seconds=600}
 * goes on for ten minutes, {@code -Dsealwright.seed=N} repeats a run.
 */
public final class Fuzzing {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Heads that promise much, numbers at the borders of their types, and pieces of JSON. */
  private static final List<byte[]> HOSTILE =
      List.of(
          hex("9a00200000"),
          hex("9bffffffffffffffff"),
          hex("1bffffffffffffffff"),
          hex("1b8000000000000000"),
          hex("5affffffff"),
          hex("9f"),
          hex("d82a"),
          hex("ffffffffffffffff7f"),
          hex("8080808080808080807f"),
          hex("00".repeat(32)),
          hex("ff".repeat(32)),
          hex("00".repeat(24) + "7fffffffffffffff"),
          hex("00".repeat(24) + "ffffffffffffffff"),
          text("null"),
          text("-1"),
          text("1e999"),
          text("18446744073709551615"),
          text("9223372036854775808"),
          text("[]"),
          text("{}"),
          text("\"\""),
          text("\"\\u0000\""),
          text("[[[["),
          text("}"),
          text(","),
          text("9".repeat(1200)),
          text("\"kind\":1,"));

  private final List<byte[]> samples;
  private final int memoryPerByte;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  private Fuzzing(List<byte[]> samples, int memoryPerByte) {
    this.samples = samples;
    this.memoryPerByte = memoryPerByte;
  }

  /** Reads bytes. */
  public interface Reader {
    /** Reads all of them, and whatever follows from what they say. */
    void read(byte[] input) throws IOException;
  }

  /**
   * Cuts each sample everywhere, then damages them at random.
   *
   * @param name what is read
   * @param samples good inputs
   * @param memoryPerByte what reading may allocate for each byte, beside 8 MiB
   */
  public static void run(String name, List<byte[]> samples, int memoryPerByte, Reader reader) {
    new Fuzzing(samples, memoryPerByte).run(name, reader);
  }

  private void run(String name, Reader reader) {
    // What is allocated once, for classes and tables, is not the input's fault.
    samples.forEach(sample -> readUnmeasured(reader, sample));
    for (byte[] sample : samples) {
      assertThat(accepts(reader, sample, name)).as("%s: the sample itself", name).isTrue();
      for (int length = 0; length < sample.length; length += 1 + sample.length / 500) {
        accepts(reader, Arrays.copyOf(sample, length), name + " cut at " + length);
      }
    }
    long end = System.nanoTime() + Long.getLong("sealwright.fuzz.seconds", 1) * 1_000_000_000L;
    long rounds = 0;
    long accepted = 0;
    for (; System.nanoTime() < end; rounds++) {
      byte[] input = samples.get(random.nextInt(samples.size()));
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        input = damage(input);
      }
      accepted += accepts(reader, input, name + " seed " + seed + ", round " + rounds) ? 1 : 0;
    }
    System.err.println("fuzzed " + name + ": " + rounds + " inputs, " + accepted + " read");
  }

  private static void readUnmeasured(Reader reader, byte[] sample) {
    try {
      reader.read(sample);
    } catch (IOException e) {
      fail("a sample can't be read", e);
    }
  }

  private boolean accepts(Reader reader, byte[] input, String what) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reader.read(input);
      return true;
    } catch (MalformedInputException e) {
      return false;
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      return fail(what + " threw " + e + " at " + HexFormat.of().formatHex(input), e);
    } finally {
      long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(spent)
          .as("%s: memory", what)
          .isLessThan((8L << 20) + (long) memoryPerByte * input.length);
    }
  }

  private byte[] damage(byte[] in) {
    int from = random.nextInt(in.length + 1);
    int to = Math.min(in.length, from + random.nextInt(1, 80));
    byte[] head = Arrays.copyOf(in, from);
    byte[] tail = Arrays.copyOfRange(in, to, in.length);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(in, from);
      case 1 -> join(head, tail);
      case 2 ->
          join(head, Arrays.copyOfRange(in, from, to), Arrays.copyOfRange(in, from, in.length));
      case 3 -> join(head, HOSTILE.get(random.nextInt(HOSTILE.size())), tail);
      case 4 -> overwritten(in, from, HOSTILE.get(random.nextInt(HOSTILE.size())));
      case 5 -> {
        byte[] noise = new byte[to - from];
        random.nextBytes(noise);
        yield join(head, noise, tail);
      }
      case 6 -> {
        byte[] other = samples.get(random.nextInt(samples.size()));
        yield join(head, Arrays.copyOfRange(other, Math.min(from, other.length), other.length));
      }
      default -> head;
    };
  }

  private byte[] flipped(byte[] in, int at) {
    byte[] out = in.clone();
    if (at < out.length) {
      out[at] ^= (byte) (1 << random.nextInt(8));
    }
    return out;
  }

  private static byte[] overwritten(byte[] in, int at, byte[] piece) {
    byte[] out = in.clone();
    System.arraycopy(piece, 0, out, at, Math.min(piece.length, out.length - at));
    return out;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
