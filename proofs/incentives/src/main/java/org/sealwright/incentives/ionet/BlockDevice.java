// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.Locale;
import org.sealwright.incentives.EconomicsException;

/**
 * A device at the close of an hourly block.
 *
 * @param id unique within the block
 * @param pool that pays it
 * @param tier connectivity, 0 to 4
 * @param hardware processors
 * @param uptimeHours whole hours online in a row
 * @param stake atoms, own and co-staked, that count
 * @param wallet whether it has a valid wallet of the owner
 * @param status of the worker
 * @param onlineMinutes of this block, 0 to 60
 * @param powPassed whether it passed this block's proof of work
 * @param exemption from proofs
 */
public record BlockDevice(
    DeviceId id,
    String pool,
    int tier,
    Hardware hardware,
    int uptimeHours,
    long stake,
    boolean wallet,
    Status status,
    int onlineMinutes,
    boolean powPassed,
    Exemption exemption) {

  public BlockDevice {
    Exact.within("tier", tier, 0, 4);
    Exact.notNegative("uptimeHours", uptimeHours);
    Exact.notNegative("stake", stake);
    Exact.within("onlineMinutes", onlineMinutes, 0, 60);
  }

  /** Statuses of a worker that io.net documents. */
  public enum Status {
    /** Hired and at work. */
    RUNNING,
    /** Ready. */
    IDLE,
    /** Paused by its owner. */
    PAUSED,
    /** Not reachable. */
    DOWN,
    /** Failed a check. */
    FAILED,
    /** Blocked, for load beyond the thresholds for instance. */
    BLOCKED,
    /** Of an unsupported model. */
    UNSUPPORTED,
    /** Away for more than five days. */
    INACTIVE,
    /** Removed. */
    TERMINATED;

    /** The status of this name, whatever its case. */
    public static Status named(String name) {
      return BlockDevice.named(Status.class, name);
    }
  }

  /** What a device is excused from. <b>Documented</b>. */
  public enum Exemption {
    /** Both proofs run. */
    NONE,
    /** Hired: no proof of work. */
    HIRED,
    /** Headnode of a cluster: no proof of work. */
    HEADNODE,
    /** Hired bare metal: neither proof. */
    BARE_METAL;

    /** Whether the device counts as hired. */
    public boolean hired() {
      return this == HIRED || this == BARE_METAL;
    }

    /** The exemption of this name, whatever its case. */
    public static Exemption named(String name) {
      return BlockDevice.named(Exemption.class, name);
    }
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name.toUpperCase(Locale.ROOT))) {
        return value;
      }
    }
    throw new EconomicsException(
        "'%s' is no %s".formatted(name, type.getSimpleName().toLowerCase(Locale.ROOT)));
  }
}
