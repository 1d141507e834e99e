// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Number-theoretic transforms over Fr and its cosets. */
package org.sealwright.snark.ntt;
