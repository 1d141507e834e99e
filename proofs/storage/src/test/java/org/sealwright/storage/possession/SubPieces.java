// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Pieces of sub-pieces at random: what Curio is asked about, and what we answer. */
final class SubPieces {
  /** Curio has no CID for anything shorter. */
  private static final int MIN_BYTES = 127;

  private final int setId;
  private final Bytes32 seed;
  private final int challenges;
  private final List<List<byte[]>> data = new ArrayList<>();
  private final List<List<PieceTree>> trees = new ArrayList<>();

  private SubPieces(int setId, Bytes32 seed, int challenges) {
    this.setId = setId;
    this.seed = seed;
    this.challenges = challenges;
  }

  /**
   * A set.
   *
   * @param provable whether the payloads of a piece's parts together need a tree as large as they
   *     do one by one
   */
  static SubPieces random(int setId, boolean provable, Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(setId);
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    SubPieces set = new SubPieces(setId, Bytes32.of(seed), random.nextInt(1, 20));
    int count = random.nextInt(1, 4);
    while (set.count() < count) {
      List<byte[]> parts = new ArrayList<>();
      for (int part = random.nextInt(1, 7); part > 0; part--) {
        int capacity = 127 << random.nextInt(0, 9);
        int length = random.nextInt(Math.max(MIN_BYTES, capacity / 2 + 1), capacity + 1);
        parts.add(TestData.stream(random.nextLong(), length));
      }
      parts.sort(Comparator.comparingInt((byte[] part) -> part.length).reversed());
      if (!provable || height(parts.stream()) == height(Stream.of(concat(parts)))) {
        set.add(parts, folder);
      }
    }
    return set;
  }

  private static byte[] concat(List<byte[]> parts) {
    return new byte[parts.stream().mapToInt(part -> part.length).sum()];
  }

  /** Height of the least tree with room for all of these, each padded to a tree of its own. */
  private static int height(Stream<byte[]> parts) {
    long blocks =
        parts.mapToLong(part -> Long.highestOneBit(2 * Math.ceilDiv(part.length, 127) - 1)).sum();
    return Long.SIZE - Long.numberOfLeadingZeros(blocks - 1);
  }

  private void add(List<byte[]> parts, Path folder) throws IOException {
    List<PieceTree> own = new ArrayList<>();
    for (byte[] part : parts) {
      Path file = folder.resolve(setId + "-" + trees.size() + "-" + own.size());
      Files.write(file, part);
      PieceCidV2 cid = PieceHasher.create().hash(file).pieceCidV2();
      own.add(PieceTree.build(TestData.kernels(), file, cid, Work.serial()));
    }
    data.add(parts);
    trees.add(own);
  }

  int count() {
    return trees.size();
  }

  List<PieceCidV2> cids(int piece) {
    return trees.get(piece).stream().map(PieceTree::cid).toList();
  }

  Bytes32 seed() {
    return seed;
  }

  int challenges() {
    return challenges;
  }

  /** The set of these pieces, challenged. */
  ProofSet set() {
    ProofSet set = ProofSet.create(setId);
    for (int piece = 0; piece < count(); piece++) {
      set.add(CompositePiece.of(cids(piece)).cid());
    }
    set.nextProvingPeriod(1);
    return set;
  }

  /** Our answer to a challenge. */
  PossessionProof prove(Challenge challenge) throws IOException {
    int piece = (int) challenge.pieceId();
    CompositePiece composite = CompositePiece.of(cids(piece));
    CompositePiece.Source source = composite.source(challenge.offset()).orElseThrow();
    PossessionProof inner = trees.get(piece).get(source.part()).prove(source.leaf());
    return composite.flatten(challenge.offset(), inner);
  }

  /** The question, on a line; without a set, only about the CIDs. */
  String question(ProofSet set) throws IOException {
    List<List<String>> hex = new ArrayList<>();
    for (List<byte[]> parts : data) {
      hex.add(parts.stream().map(HexFormat.of()::formatHex).toList());
    }
    Map<String, Object> line =
        set == null
            ? Map.of("setId", setId, "pieces", hex)
            : Map.of(
                "setId",
                setId,
                "pieces",
                hex,
                "seed",
                seed.toString(),
                "challenges",
                challenges,
                "leafCounts",
                set.state().pieces().stream().map(p -> p.orElseThrow().leafCount()).toList(),
                "range",
                set.challengeRange());
    return new String(new Json(line).toBytes(), UTF_8);
  }
}
