// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Signatures that a node needs. */
package org.sealwright.snark.signature;
