// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

/** What one attempt to read a sector brought. */
sealed interface ReadResult {

  /** All that its proofs need. */
  record Read(SectorMaterial material) implements ReadResult {}

  /** A fault, for this time at least. */
  record Failed(SectorFault fault) implements ReadResult {}
}
