// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;

/** What the files of an update are made from, as one short text for the journal. */
final class UpdateJournal {
  private UpdateJournal() {}

  static String encode(UpdateConfig config, SectorKey old, Bytes32 commDNew) {
    return key("UPD", config, old.commR(), commDNew, old.layoutR().discardedRows());
  }

  static String remove(UpdateConfig config, Bytes32 commROld, Bytes32 commDNew, int rows) {
    return key("REM", config, commROld, commDNew, rows);
  }

  private static String key(
      String phase, UpdateConfig config, Bytes32 commR, Bytes32 commD, int rows) {
    String text = config.sectorSize().bytes() + "|" + rows + "|" + commR + "|" + commD;
    byte[] digest = Digests.sha256().digest(text.getBytes(UTF_8));
    return phase + "-" + HexFormat.of().formatHex(digest, 0, 16);
  }
}
