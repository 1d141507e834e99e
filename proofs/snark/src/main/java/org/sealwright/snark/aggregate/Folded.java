// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;

/** What vectors of proofs and keys have shrunk to after the last halving. */
record Folded(
    G1Affine a, G2Affine b, G1Affine c, G2Affine v1, G2Affine v2, G1Affine w1, G1Affine w2) {}
