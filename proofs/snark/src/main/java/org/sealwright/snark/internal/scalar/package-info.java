// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Kernels in plain Java: the specification of the others. */
package org.sealwright.snark.internal.scalar;
