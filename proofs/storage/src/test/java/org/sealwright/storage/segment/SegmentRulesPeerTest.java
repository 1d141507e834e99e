// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.internal.SparseTree;
import org.sealwright.storage.testing.Go;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Node;

/**
 * What is a proof and what an index entry: the verdicts of the two other implementations on
 * structures that hash as they should but lie anywhere, and on damaged ones. Where we refuse what
 * they accept, the reason is one of a known few.
 */
class SegmentRulesPeerTest {
  private static final int CASES = 50 * Integer.getInteger("sealwright.node.cases", 60);

  /** What {@link SegmentProof#judge} says that it refuses beyond the reference. */
  private static final Set<SegmentProblem> STRICTER =
      EnumSet.of(
          SegmentProblem.SIZE_ZERO,
          SegmentProblem.SIZE_TOO_SMALL,
          SegmentProblem.COMMITMENT_ZERO,
          SegmentProblem.COMMITMENT_NOT_254_BITS,
          SegmentProblem.AGGREGATE_TOO_LARGE,
          SegmentProblem.AGGREGATE_TOO_SMALL,
          SegmentProblem.OUT_OF_RANGE);

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sealwright.seed", 58));

  /** A proof and what it is to prove. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Claim(byte[] proof, Bytes32 root, long size) {

    String line() {
      return "{\"proof\":\"%s\",\"root\":\"%s\",\"size\":\"%s\",\"height\":%d}"
          .formatted(
              HexFormat.of().formatHex(proof),
              root,
              Long.toUnsignedString(size),
              Math.max(0, Long.numberOfTrailingZeros(size) - 5));
    }

    /** Our verdict, or none where it can't be read. */
    SegmentVerdict verdict() {
      try {
        return SegmentCbor.decodeProof(proof).judge(new VerifierData(new PieceCid(root), size));
      } catch (MalformedInputException e) {
        return null;
      }
    }
  }

  @Test
  void goJudgesTheSame() throws IOException {
    Path program = Go.require("segments");
    judgeAll(
        "go-data-segment",
        claims(true),
        input -> Go.run(program, input),
        (answer, aux) -> {
          assertThat(answer.get("pieceCid").text()).isEqualTo(aux.commPa().toString());
          assertThat(answer.get("size").text()).isEqualTo(aux.sizePa().toString());
        });
  }

  @Test
  void nodeJudgesTheSame() throws IOException {
    Path peers = Node.require("@web3-storage/data-segment");
    judgeAll(
        "@web3-storage/data-segment",
        claims(false),
        input -> Node.run(peers, input, "segments.mjs"),
        (answer, aux) ->
            assertThat(answer.get("link").text())
                .isEqualTo(
                    new PieceCidV2(aux.commPa().commitment(), aux.sizePa().height(), 0)
                        .toString()));
  }

  private interface Peer {
    List<String> ask(Path input) throws IOException;
  }

  private interface Agreement {
    void check(Json answer, AuxData ours);
  }

  private void judgeAll(String name, List<Claim> claims, Peer peer, Agreement agreement)
      throws IOException {
    List<String> lines = claims.stream().map(Claim::line).toList();
    List<String> answers = peer.ask(Files.write(folder.resolve("claims"), lines));
    assertThat(answers).hasSameSizeAs(claims);
    int included = 0;
    Map<SegmentProblem, Integer> stricter = new EnumMap<>(SegmentProblem.class);
    for (int i = 0; i < claims.size(); i++) {
      Json answer = parse(answers.get(i));
      boolean accepted = answer.get("read").isTrue() && !answer.has("error");
      switch (claims.get(i).verdict()) {
        case null -> assertThat(accepted).as("unreadable claim %d: %s", i, lines.get(i)).isFalse();
        case SegmentVerdict.Included(AuxData aux) -> {
          assertThat(accepted).as("claim %d: %s", i, lines.get(i)).isTrue();
          agreement.check(answer, aux);
          included++;
        }
        case SegmentVerdict.Refused(SegmentProblem problem, String detail) -> {
          if (accepted) {
            assertThat(STRICTER).as("claim %d, %s: %s", i, detail, lines.get(i)).contains(problem);
            stricter.merge(problem, 1, Integer::sum);
          }
        }
      }
    }
    assertThat(included).isGreaterThan(claims.size() / 10);
    System.err.println(
        "judged "
            + claims.size()
            + " proofs with "
            + name
            + ": "
            + included
            + " hold, refused by us alone "
            + stricter);
  }

  private List<Claim> claims(boolean anySize) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Claim claim = claim();
      claims.add(
          switch (random.nextInt(8)) {
            case 0 -> {
              byte[] bad = claim.proof().clone();
              bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
              yield new Claim(bad, claim.root(), claim.size());
            }
            case 1 -> new Claim(claim.proof(), claim.root(), claim.size() << random.nextInt(1, 59));
            case 2 -> anySize ? new Claim(claim.proof(), claim.root(), random.nextLong()) : claim;
            default -> claim;
          });
    }
    return claims;
  }

  /** Both paths lead to the same root; where segment and entry lie is a matter of chance. */
  private Claim claim() {
    int height = random.nextInt(2, random.nextInt(3, 30));
    int level = random.nextInt(0, height + 1);
    long slot = random.nextLong(1L << (height - level));
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    bytes[31] &= (byte) (random.nextInt(20) == 0 ? 0xff : 0x3f);
    Bytes32 root = Bytes32.of(bytes);
    long size = 32L << level;
    SegmentDesc desc = SegmentDesc.of(root, slot * size, size);
    long row = 1L << (height - 1);
    // Mostly near the end, where the index is.
    long entry =
        random.nextInt(4) > 0 ? row - 1 - random.nextLong(Math.min(row, 4)) : random.nextLong(row);
    List<SparseTree.Subtree> nodes = new ArrayList<>();
    nodes.add(new SparseTree.Subtree(level, slot, root));
    boolean apart = level < 2 ? entry != slot >> (1 - level) : entry >> (level - 1) != slot;
    if (apart) {
      nodes.add(new SparseTree.Subtree(1, entry, desc.node()));
    }
    SparseTree tree = SparseTree.build(height, nodes);
    SegmentProof proof =
        new SegmentProof(
            new SegmentPath(slot, tree.path(level, slot)),
            new SegmentPath(entry, tree.path(1, entry)));
    return new Claim(SegmentCbor.encode(proof), root, size);
  }

  @Test
  void goFindsTheSameEntriesValid() throws IOException {
    Path program = Go.require("segments");
    List<byte[]> indexes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CASES / 50; i++) {
      indexes.add(index());
      lines.add("{\"size\":\"0\",\"index\":\"" + HexFormat.of().formatHex(indexes.get(i)) + "\"}");
    }
    List<String> answers = Go.run(program, Files.write(folder.resolve("indexes"), lines));
    int entries = 0;
    int valid = 0;
    for (int i = 0; i < indexes.size(); i++) {
      List<Json> theirs = parse(answers.get(i)).get("valid").list();
      List<SegmentDesc> ours = IndexBytes.entries(indexes.get(i));
      assertThat(theirs).hasSameSizeAs(ours);
      AggregateIndex read = IndexBytes.read(indexes.get(i));
      List<Long> served = new ArrayList<>();
      for (int place = 0; place < ours.size(); place++) {
        boolean holds = ours.get(place).problem().isEmpty();
        assertThat(holds).as("index %d, place %d", i, place).isEqualTo(theirs.get(place).isTrue());
        entries++;
        valid += holds ? 1 : 0;
        if (holds) {
          served.add((long) place);
        }
      }
      // What we would serve is valid to them; the rest of ours are rules about what can be served.
      assertThat(read.entries().stream().filter(e -> e.problem().isEmpty()).toList())
          .allMatch(entry -> served.contains(entry.place()));
    }
    assertThat(valid).isPositive();
    System.err.println(
        "compared " + entries + " index entries with go-data-segment, " + valid + " valid");
  }

  private byte[] index() {
    List<SegmentDesc> entries = new ArrayList<>();
    int count = 2 * random.nextInt(1, 40);
    for (int i = 0; i < count; i++) {
      SegmentDesc good =
          SegmentDesc.of(
              Aggregates.commitment(random),
              random.nextLong(64) << random.nextInt(5, 30),
              random.nextLong(8) << random.nextInt(5, 12));
      entries.add(
          switch (random.nextInt(5)) {
            case 0 -> new SegmentDesc(Bytes32.ZERO, 0, 0, 0, 0);
            case 1 ->
                new SegmentDesc(
                    good.commDs(),
                    good.offset() ^ 1L << random.nextInt(64),
                    good.size(),
                    good.checksumLow(),
                    good.checksumHigh());
            case 2 -> SegmentDesc.of(good.commDs(), random.nextLong() & -128, random.nextLong());
            default -> good;
          });
    }
    return IndexBytes.raw(entries);
  }

  private static Json parse(String line) throws IOException {
    return Json.read(new ByteArrayInputStream(line.getBytes(UTF_8)));
  }
}
