// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/** What a circuit is written against; see the package. */
public interface ConstraintSystem {}
