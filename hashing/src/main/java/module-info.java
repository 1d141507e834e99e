// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Fields, hashes, trees and the kernels under them. */
module org.sealwright.hashing {
  requires static jdk.incubator.vector;
  requires static jdk.management;
  requires java.management;
  requires org.bouncycastle.provider;

  exports org.sealwright.hashing;
  exports org.sealwright.hashing.cid;
  exports org.sealwright.hashing.field;
  exports org.sealwright.hashing.fr32;
  exports org.sealwright.hashing.internal.vector to
      org.sealwright.snark;
  exports org.sealwright.hashing.kernel;
  exports org.sealwright.hashing.merkle;
  exports org.sealwright.hashing.poseidon;
  exports org.sealwright.hashing.work;

  uses org.sealwright.hashing.kernel.KernelProvider;
}
