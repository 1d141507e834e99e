// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.sealwright.hashing.Digests;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ReplicaId;

/**
 * What a phase's files are made from, as one short text. The replica id binds prover, sector,
 * ticket, data and graph seed; the rest of the configuration is added.
 */
final class JournalKeys {
  private JournalKeys() {}

  static String preCommit1(SectorSpec spec, ReplicaId replicaId) {
    return preCommit1(spec.config(), replicaId);
  }

  static String preCommit1(PoRepConfig config, ReplicaId replicaId) {
    return key("PC1", config, replicaId);
  }

  static String preCommit2(SectorSpec spec, ReplicaId replicaId) {
    return key("PC2", spec.config(), replicaId);
  }

  static String synthetic(SectorSpec spec, ReplicaId replicaId) {
    return key("SYN", spec.config(), replicaId);
  }

  /** The part of a key that all phases of one sector share. */
  static String sector(String key) {
    return key.substring(key.indexOf('-') + 1);
  }

  private static String key(String phase, PoRepConfig config, ReplicaId replicaId) {
    // 1.1 and 1.2 make the same files; the graph changed only after 1.0.
    boolean legacy = config.apiVersion() == org.sealwright.storage.ApiVersion.V1_0_0;
    String text = config.sectorSize().bytes() + "|" + legacy + "|" + replicaId;
    byte[] digest = Digests.sha256().digest(text.getBytes(UTF_8));
    return phase + "-" + HexFormat.of().formatHex(digest, 0, 16);
  }
}
