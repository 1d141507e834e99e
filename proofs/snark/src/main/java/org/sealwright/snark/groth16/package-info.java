// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Parameters, prover and verifier. */
package org.sealwright.snark.groth16;
