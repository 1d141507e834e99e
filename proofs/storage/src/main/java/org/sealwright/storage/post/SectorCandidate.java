// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;

/**
 * A sector that has been read and not been judged yet.
 *
 * @param replica the sector
 * @param challenges challenged leaves, in order
 * @param material what its files had
 */
record SectorCandidate(PoStReplica replica, List<Long> challenges, SectorMaterial material) {}
