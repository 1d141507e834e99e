// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Kernel interfaces of this module: groups, pairing, number-theoretic transform; and their choice.
 */
package org.sealwright.snark.kernel;
