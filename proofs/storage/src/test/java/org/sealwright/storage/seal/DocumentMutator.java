// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Damages documents: bytes flipped, cut, doubled and moved, values of other types put in. */
record DocumentMutator(SplittableRandom random) {
  private static final String[] PIECES = {
    "null",
    "-1",
    "1e999",
    "0.5",
    "18446744073709551616",
    "9223372036854775807",
    "[]",
    "{}",
    "\"\"",
    "true",
    "[[[[",
    "}}",
    "]",
    ",",
    ":",
    "\"labels\":",
    "\"path\":1,",
    "\\u0000",
    "\"\\ud800\"",
    "NaN",
    "\u00e9",
    "9".repeat(1200),
    "[1,".repeat(50)
  };

  byte[] mutate(byte[] document) {
    byte[] changed = document;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] in) {
    if (in.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int from = random.nextInt(in.length);
    int to = Math.min(in.length, from + random.nextInt(1, 40));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(in, 0, from);
    switch (random.nextInt(7)) {
      case 0 -> {
        byte[] rest = slice(in, from, in.length);
        rest[0] ^= (byte) (1 << random.nextInt(8));
        out.writeBytes(rest);
      }
      case 1 -> out.writeBytes(slice(in, to, in.length));
      case 2 -> {
        out.writeBytes(slice(in, from, to));
        out.writeBytes(slice(in, from, in.length));
      }
      case 3 -> {
        out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
        out.writeBytes(slice(in, to, in.length));
      }
      case 4 -> {
        out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
        out.writeBytes(slice(in, from, in.length));
      }
      case 5 -> {
        byte[] noise = new byte[to - from];
        random.nextBytes(noise);
        out.writeBytes(noise);
        out.writeBytes(slice(in, to, in.length));
      }
      default -> {
        // The document ends here.
      }
    }
    return out.toByteArray();
  }

  private static byte[] slice(byte[] in, int from, int to) {
    return java.util.Arrays.copyOfRange(in, from, to);
  }
}
