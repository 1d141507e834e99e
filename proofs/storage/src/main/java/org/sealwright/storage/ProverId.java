// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * Who seals: the payload of the miner actor's ID address, filled with zeros to 32 bytes.
 *
 * @param value 32 bytes, any
 */
public record ProverId(Bytes32 value) {

  /** Checks for null. */
  public ProverId {
    Objects.requireNonNull(value, "value");
  }

  /** From 64 hexadecimal digits. */
  public static ProverId fromHex(String hex) {
    return new ProverId(Bytes32.fromHex(hex));
  }

  /** Of the miner actor {@code f0<id>}: the id as unsigned LEB128. */
  public static ProverId ofActor(long id) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    long rest = id;
    int at = 0;
    do {
      int group = (int) (rest & 0x7f);
      rest >>>= 7;
      bytes[at++] = (byte) (rest == 0 ? group : group | 0x80);
    } while (rest != 0);
    return new ProverId(Bytes32.of(bytes));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
