// SPDX-License-Identifier: Apache-2.0 OR MIT
/** BLS12-381, constraint systems, Groth16, SnarkPack and signatures. */
module org.sealwright.snark {
  requires static jdk.incubator.vector;
  requires transitive org.sealwright.hashing;
  requires com.fasterxml.jackson.core;
  requires transitive java.net.http;
  requires org.bouncycastle.provider;

  exports org.sealwright.snark.aggregate;
  exports org.sealwright.snark.circuit;
  exports org.sealwright.snark.curve;
  exports org.sealwright.snark.gadget;
  exports org.sealwright.snark.groth16;
  exports org.sealwright.snark.internal.file to
      org.sealwright.storage;
  exports org.sealwright.snark.kernel;
  exports org.sealwright.snark.msm;
  exports org.sealwright.snark.ntt;
  exports org.sealwright.snark.parameters;
  exports org.sealwright.snark.signature;

  uses org.sealwright.hashing.kernel.KernelProvider;
}
