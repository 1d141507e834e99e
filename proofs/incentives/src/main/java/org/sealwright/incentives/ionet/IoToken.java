// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.time.Instant;

/**
 * The numbers of the token IO.
 *
 * <p><b>Documented</b> (io.net docs, "IO Tokenomics", "Block Rewards"): the cap, the supply at
 * launch, the pool of twenty years of emissions, the time of the first block. <b>Derived</b>: eight
 * decimals, since rewards are shown with as many.
 */
public final class IoToken {
  /** Smallest units of one IO. */
  public static final long ATOMS = 100_000_000;

  /** Most that can ever exist: 800,000,000 IO. */
  public static final long CAP = 800_000_000 * ATOMS;

  /** What existed at launch, the base of the emission's 8 %: 500,000,000 IO. */
  public static final long LAUNCH_SUPPLY = 500_000_000 * ATOMS;

  /** What suppliers and their stakers get over twenty years: 300,000,000 IO. */
  public static final long EMISSION_POOL = 300_000_000 * ATOMS;

  /** Opening of the first block with rewards. */
  public static final Instant FIRST_BLOCK = Instant.parse("2024-06-25T12:00:00Z");

  private IoToken() {}
}
