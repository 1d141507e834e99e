// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/** What came of one sector. */
sealed interface SectorOutcome {

  /** It is proved. */
  record Proved(SectorVanillaProof proof) implements SectorOutcome {}

  /** It has to be skipped. */
  record Faulty(SectorFault fault) implements SectorOutcome {}
}
