// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Constraint systems: one circuit, three back ends. */
package org.sealwright.snark.circuit;
