// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Gadgets, constraint for constraint those of the reference. */
package org.sealwright.snark.gadget;
