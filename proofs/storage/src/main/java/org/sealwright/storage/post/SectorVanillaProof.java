// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.storage.internal.BincodeCursor;
import org.sealwright.storage.internal.BincodeWriter;
import org.sealwright.storage.internal.InclusionBincode;

/**
 * One sector's answer to its challenges, before the SNARK: what filecoin-ffi hands around as the
 * vanilla proof of a sector (FallbackPoStSectorProof).
 *
 * @param sector number of the sector, unsigned
 * @param commR the replica's commitment
 * @param commC root of tree-C
 * @param commRLast root of tree-R-last
 * @param inclusions a path in tree-R-last for each challenge, in their order
 */
public record SectorVanillaProof(
    long sector, Bytes32 commR, Bytes32 commC, Bytes32 commRLast, List<InclusionProof> inclusions) {
  /** Challenges of a Winning PoSt, the most there are. */
  private static final int MAX_CHALLENGES = 66;

  /** Copies the list. */
  public SectorVanillaProof {
    Objects.requireNonNull(commR, "commR");
    Objects.requireNonNull(commC, "commC");
    Objects.requireNonNull(commRLast, "commRLast");
    inclusions = List.copyOf(inclusions);
  }

  /**
   * Reads the reference's bincode. Whether the proof holds is for {@link PoStVanillaVerifier}.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is none, or more than that
   */
  public static SectorVanillaProof fromBytes(byte[] bytes) {
    BincodeCursor in = new BincodeCursor(bytes.clone());
    long sector = in.u64();
    Bytes32 commR = in.bytes32();
    SectorVanillaProof proof =
        in.single(
            () -> {
              List<InclusionProof> inclusions =
                  in.list(MAX_CHALLENGES, () -> InclusionBincode.read(in));
              Bytes32 commC = in.bytes32();
              return new SectorVanillaProof(sector, commR, commC, in.bytes32(), inclusions);
            });
    in.end();
    return proof;
  }

  /** Writes the reference's bincode. */
  public byte[] toBytes() {
    BincodeWriter out = new BincodeWriter();
    out.u64(sector);
    out.bytes32(commR);
    out.u64(1);
    out.list(inclusions, inclusion -> InclusionBincode.write(out, inclusion));
    out.bytes32(commC);
    out.bytes32(commRLast);
    return out.toBytes();
  }
}
