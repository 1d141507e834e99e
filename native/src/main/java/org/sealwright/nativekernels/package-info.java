// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Kernels in C, called through the foreign function interface: SHA-256 in the CPU's own SHA
 * instructions, and 16 at a time in AVX-512; transforms over Fr in AVX-512 IFMA, or in portable C;
 * batches in G1 and G2, and pairings, in AVX-512 IFMA, in MULX and ADX, and in portable C.
 *
 * <p>Entry type: {@link org.sealwright.nativekernels.NativeKernelProvider}, which {@code Kernels}
 * finds by itself when this module is on the path. Nothing here has to work: where the jar has no
 * library for the platform, the CPU lacks the instructions or native access is denied, the tier
 * says so in the report and the next one takes over. {@link
 * org.sealwright.nativekernels.NativeLibrary} answers the same question alone:
 *
 * {@snippet :
 * NativeLibrary.bundled().unavailabilityCause().ifPresent(System.err::println);
 * Kernels kernels = Kernels.select(KernelSelection.only("native"));
 * }
 *
 * <p>The JVM wants {@code --enable-native-access=org.sealwright.nativekernels} (on the class path:
 * {@code ALL-UNNAMED}). The C sources are in {@code src/main/c}; they allocate nothing and start no
 * threads.
 */
package org.sealwright.nativekernels;
