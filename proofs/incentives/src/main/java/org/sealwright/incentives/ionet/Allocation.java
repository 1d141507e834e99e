// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * Who holds what of the 800 million.
 *
 * <p><b>Documented</b> (io.net docs, "IO Coin Allocation"): the shares after twenty years and the
 * lock-ups of investors and contributors. <b>Derived</b>: all emissions belong to the community's
 * half, so 100 million of it existed at launch. <b>Silent</b>: the release of the two last buckets
 * (only third parties describe it), so they have no lock-up here.
 */
public enum Allocation {
  /** Seed investors. */
  SEED(1250, 24),
  /** Series A investors. */
  SERIES_A(1020, 24),
  /** First core contributors. */
  CONTRIBUTORS(1130, 36),
  /** Research, development and ecosystem. */
  RESEARCH(1600, 0),
  /** Airdrops, incentives, and every emission. */
  COMMUNITY(5000, 0);

  /** Releases begin with the end of this month after launch. */
  private static final int FIRST_RELEASE = 13;

  private final int shareBps;
  private final int releases;

  Allocation(int shareBps, int releases) {
    this.shareBps = shareBps;
    this.releases = releases;
  }

  /** Share of the cap, in basis points. */
  public int shareBps() {
    return shareBps;
  }

  /** Atoms after twenty years. */
  public long atoms() {
    return Exact.mulDiv(IoToken.CAP, shareBps, Exact.BPS);
  }

  /** Atoms in existence at launch, locked ones included. */
  public long atLaunch() {
    return this == COMMUNITY ? atoms() - IoToken.EMISSION_POOL : atoms();
  }

  /** Number of equal monthly releases, the first at the end of month 13; 0 where none is known. */
  public int releases() {
    return releases;
  }

  /**
   * Atoms of a locked bucket that are free at the end of a month, counted from 1 at launch.
   *
   * @return all of {@link #atLaunch} where no lock-up is documented
   */
  public long releasedAtEndOf(int month) {
    if (releases == 0) {
      return atLaunch();
    }
    int done = Math.clamp(month - (long) FIRST_RELEASE + 1, 0, releases);
    return Exact.mulDiv(atLaunch(), done, releases);
  }
}
