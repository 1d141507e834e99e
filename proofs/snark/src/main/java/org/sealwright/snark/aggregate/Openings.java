// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;

/** KZG openings of the folded keys: proofs that they were folded with the challenges. */
record Openings(G2Affine v1, G2Affine v2, G1Affine w1, G1Affine w2) {}
