// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.sealwright.incentives.EconomicsException;

/**
 * Hours of blocks on the calendar.
 *
 * <p><b>Documented</b>: the first block's hour, and that a block's id is its hour in ISO form.
 * <b>Our choice</b>: that hour as hour 0; io.net's monthly table begins with July 2024 instead.
 *
 * @param firstBlock opening of hour 0
 */
public record BlockClock(Instant firstBlock) {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  /** Counting from 2024-06-25 12:00 UTC. */
  public static final BlockClock DEFAULT = new BlockClock(IoToken.FIRST_BLOCK);

  /** The hour at a time; negative before the first block. */
  public int hourOf(Instant time) {
    long hours = Math.floorDiv(Duration.between(firstBlock, time).toSeconds(), 3600);
    if (hours != (int) hours) {
      throw new EconomicsException(time + " is too far from the first block");
    }
    return (int) hours;
  }

  /** When a block opens. */
  public Instant opening(int hour) {
    return firstBlock.plusSeconds(3600L * hour);
  }

  /** The id that io.net shows, such as {@code 2024-06-25T12:00:00}. */
  public String blockId(int hour) {
    return LocalDateTime.ofInstant(opening(hour), ZoneOffset.UTC).format(ID);
  }
}
