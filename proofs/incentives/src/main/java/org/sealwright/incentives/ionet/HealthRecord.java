// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import org.sealwright.incentives.EconomicsException;

/**
 * What was seen of a device in a window of time, 30 days usually. The kinds of observation are
 * those that io.net publishes per device.
 *
 * @param windowSeconds length of the window, 1 or more
 * @param offlineSeconds time offline; more than the window counts as all of it
 * @param windowHours blocks in the window, 1 or more
 * @param powPassed proofs of work passed
 * @param powFailed proofs of work failed
 * @param jobsDone jobs finished
 * @param jobsFailed jobs failed
 * @param download Mbps
 * @param upload Mbps
 * @param disconnects connections lost
 * @param slashes times that stake was slashed
 * @param hoursStaked blocks with enough stake, at most {@code windowHours}
 */
public record HealthRecord(
    int windowSeconds,
    int offlineSeconds,
    int windowHours,
    int powPassed,
    int powFailed,
    int jobsDone,
    int jobsFailed,
    int download,
    int upload,
    int disconnects,
    int slashes,
    int hoursStaked) {

  public HealthRecord {
    Exact.positive("windowSeconds", windowSeconds);
    Exact.notNegative("offlineSeconds", offlineSeconds);
    Exact.positive("windowHours", windowHours);
    Exact.notNegative("powPassed", powPassed);
    Exact.notNegative("powFailed", powFailed);
    Exact.notNegative("jobsDone", jobsDone);
    Exact.notNegative("jobsFailed", jobsFailed);
    Exact.notNegative("download", download);
    Exact.notNegative("upload", upload);
    Exact.notNegative("disconnects", disconnects);
    Exact.notNegative("slashes", slashes);
    Exact.notNegative("hoursStaked", hoursStaked);
    if (hoursStaked > windowHours) {
      throw new EconomicsException(
          "hoursStaked is %d; wanted at most the window's %d".formatted(hoursStaked, windowHours));
    }
  }
}
