// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.proof.SealStatement;

/** Changes of a statement that make its proof false. */
public final class Statements {
  private Statements() {}

  /** One change of every input that counts, by name; those in commitments stay below r. */
  public static Map<String, SealStatement> changed(SealStatement s) {
    Map<String, SealStatement> out = new LinkedHashMap<>();
    PoRepConfig c = s.config();
    boolean interactive = c.feature() != PoRepFeature.NON_INTERACTIVE;
    out.put(
        "porepId",
        with(
            s,
            new PoRepConfig(c.sectorSize(), flip(c.porepId(), 20), c.apiVersion(), c.feature())));
    for (ApiVersion version : ApiVersion.values()) {
      // 1.1.0 and 1.2.0 have the same graph.
      if ((version == ApiVersion.V1_0_0) != (c.apiVersion() == ApiVersion.V1_0_0)
          && c.feature() == PoRepFeature.NONE) {
        out.put(
            "apiVersion " + version,
            with(s, new PoRepConfig(c.sectorSize(), c.porepId(), version, c.feature())));
      }
    }
    for (PoRepFeature feature : PoRepFeature.values()) {
      if (feature != c.feature()) {
        out.put(
            "feature " + feature,
            with(s, new PoRepConfig(c.sectorSize(), c.porepId(), ApiVersion.V1_2_0, feature)));
      }
    }
    for (int at : new int[] {0, 13, 31}) {
      String byteAt = " byte " + at;
      out.put(
          "proverId" + byteAt,
          of(s, new ProverId(flip(s.proverId().value(), at)), s.sectorId(), s.ticket(), s.seed()));
      out.put(
          "ticket" + byteAt,
          of(s, s.proverId(), s.sectorId(), new Ticket(flip(s.ticket().value(), at)), s.seed()));
      if (interactive) {
        InteractiveSeed seed = new InteractiveSeed(flip(s.seed().value(), at));
        out.put("seed" + byteAt, of(s, s.proverId(), s.sectorId(), s.ticket(), seed));
      }
      out.put("commD" + byteAt, with(s, flip(s.commD(), at), s.commR()));
      out.put("commR" + byteAt, with(s, s.commD(), flip(s.commR(), at)));
    }
    out.put("sectorId", of(s, s.proverId(), s.sectorId() ^ 1, s.ticket(), s.seed()));
    out.put("commD zero", with(s, Bytes32.ZERO, s.commR()));
    out.put("commR zero", with(s, s.commD(), Bytes32.ZERO));
    Bytes32 large = Bytes32.fromHex("ff".repeat(32));
    out.put("commD not canonical", with(s, large, s.commR()));
    out.put("commR not canonical", with(s, s.commD(), large));
    out.put("commD for commR", with(s, s.commR(), s.commD()));
    return out;
  }

  /** The same about another kind of proof. */
  public static SealStatement with(SealStatement s, PoRepConfig config) {
    return new SealStatement(
        config, s.proverId(), s.sectorId(), s.ticket(), s.seed(), s.commD(), s.commR());
  }

  /** The same about other commitments. */
  public static SealStatement with(SealStatement s, Bytes32 commD, Bytes32 commR) {
    return new SealStatement(
        s.config(), s.proverId(), s.sectorId(), s.ticket(), s.seed(), commD, commR);
  }

  private static SealStatement of(
      SealStatement s, ProverId proverId, long sectorId, Ticket ticket, InteractiveSeed seed) {
    return new SealStatement(s.config(), proverId, sectorId, ticket, seed, s.commD(), s.commR());
  }

  /** Flips the lowest bit of a byte. */
  private static Bytes32 flip(Bytes32 value, int at) {
    byte[] bytes = value.toArray();
    bytes[at] ^= 1;
    return Bytes32.of(bytes);
  }
}
