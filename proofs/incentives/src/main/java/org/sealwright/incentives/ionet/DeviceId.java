// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.sealwright.incentives.EconomicsException;

/**
 * The name of a device. Ordered by the bytes of its UTF-8 form, which decides ties.
 *
 * @param value not empty, well-formed Unicode
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
  public DeviceId {
    // Lone surrogates all become the same byte, which would make different ids equal in order.
    if (value.isEmpty() || !UTF_8.newEncoder().canEncode(value)) {
      throw new EconomicsException("device id '" + value + "' is empty or malformed text");
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return Arrays.compareUnsigned(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return value;
  }
}
