// SPDX-License-Identifier: Apache-2.0 OR MIT
/** The optional native kernel tier; on the path, it is found by itself. */
module org.sealwright.nativekernels {
  requires org.sealwright.hashing;
  requires org.sealwright.snark;

  exports org.sealwright.nativekernels;

  provides org.sealwright.hashing.kernel.KernelProvider with
      org.sealwright.nativekernels.NativeKernelProvider;
}
