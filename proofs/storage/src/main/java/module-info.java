// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Filecoin's storage proofs: pieces, sealing, proofs of replication. */
module org.sealwright.storage {
  requires transitive org.sealwright.hashing;
  requires transitive org.sealwright.snark;
  requires com.fasterxml.jackson.core;
  requires org.bouncycastle.provider;

  exports org.sealwright.storage;
  exports org.sealwright.storage.graph;
  exports org.sealwright.storage.parameters;
  exports org.sealwright.storage.piece;
  exports org.sealwright.storage.porep;
  exports org.sealwright.storage.porep.circuit;
  exports org.sealwright.storage.post;
  exports org.sealwright.storage.post.circuit;
  exports org.sealwright.storage.proof;
  exports org.sealwright.storage.seal;
  exports org.sealwright.storage.update;
  exports org.sealwright.storage.update.circuit;
}
