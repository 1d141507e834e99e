// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Kernels on the Vector API. */
package org.sealwright.snark.internal.vector;
