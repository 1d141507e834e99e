// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import org.sealwright.hashing.MalformedInputException;

/**
 * RFC 4648 base 32 in lower case without padding, behind the multibase prefix {@code b}. One text
 * for each value: bits left over at the end must be zero.
 */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final char PREFIX = 'b';

  /** Far beyond any CID here; bounds the work on hostile text. */
  private static final int MAX_CHARS = 1024;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(2 + bytes.length * 8 / 5).append(PREFIX);
    int bits = 0;
    int buffer = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(ALPHABET.charAt(buffer >>> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
    }
    return out.toString();
  }

  static byte[] decode(String text) {
    if (text.length() > MAX_CHARS) {
      throw new MalformedInputException("a CID of " + text.length() + " characters");
    }
    if (text.isEmpty() || text.charAt(0) != PREFIX) {
      throw new MalformedInputException(
          "CID " + text + " does not begin with b, the prefix of lower-case base 32");
    }
    byte[] out = new byte[(text.length() - 1) * 5 / 8];
    int bits = 0;
    int buffer = 0;
    int at = 0;
    for (int i = 1; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new MalformedInputException(
            "CID " + text + " has a character outside base 32 at " + i);
      }
      buffer = buffer << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (buffer >>> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    // Five or more bits left mean a character too many; set bits, a second spelling of the value.
    if (bits >= 5 || buffer != 0) {
      throw new MalformedInputException("CID " + text + " does not end on a byte boundary");
    }
    return out;
  }
}
