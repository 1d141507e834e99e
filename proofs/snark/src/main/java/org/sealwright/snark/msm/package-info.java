// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Sums and products of many points: the work of a prover and of a parameter generator, divided
 * among threads. The arithmetic is in {@link org.sealwright.snark.kernel.MsmKernels}.
 *
 * <p>Entry type: {@link org.sealwright.snark.msm.Msm}.
 *
 * {@snippet :
 * SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
 * G1Affine sum = Msm.of(kernels, Work.serial()).sumG1(points, scalars);
 * }
 */
package org.sealwright.snark.msm;
