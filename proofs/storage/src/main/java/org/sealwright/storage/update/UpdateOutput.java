// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import org.sealwright.hashing.Bytes32;

/**
 * The commitments of an update.
 *
 * @param commROld commitment to the sector key, recomputed from its p_aux
 * @param commRNew commitment to the new replica
 * @param commRLastNew root of the new replica's tree-R-last
 * @param commDNew commitment to the new data
 */
public record UpdateOutput(
    Bytes32 commROld, Bytes32 commRNew, Bytes32 commRLastNew, Bytes32 commDNew) {}
