// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.cid.PieceDigest;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.TestData;

/**
 * The life of a set at random: what is asked of the contract, and what our own set does meanwhile.
 * With data, proofs are made and damaged; without, pieces are of any size and leaves are looked up.
 */
final class Scenario {
  private final SplittableRandom random;
  private final Path folder;
  private final ProofSet set;
  private final Map<Long, Answerer> answerers = new HashMap<>();
  private final List<Map<String, Object>> ops = new ArrayList<>();
  private final List<Map<String, Object>> results = new ArrayList<>();

  /** Whatever answers for a piece. */
  private interface Answerer {
    PossessionProof prove(long leaf) throws IOException;
  }

  private Scenario(long setId, Path folder) {
    this.random = new SplittableRandom(setId);
    this.folder = folder;
    this.set = ProofSet.create(setId);
  }

  /** What to ask, in order. */
  List<Map<String, Object>> ops() {
    return ops;
  }

  /** What should come of it. */
  List<Map<String, Object>> results() {
    return results;
  }

  /** With data in {@code folder}. */
  static Scenario withData(long setId, Path folder) throws IOException {
    Scenario scenario = new Scenario(setId, folder);
    scenario.addFiles(scenario.random.nextInt(1, 9));
    scenario.period();
    scenario.prove();
    scenario.addFiles(scenario.random.nextInt(1, 4));
    scenario.prove();
    scenario.remove();
    scenario.prove();
    scenario.period();
    scenario.prove();
    return scenario;
  }

  /** With CIDs of all that the contract accepts, and of what it does not. */
  static Scenario withoutData(long setId) {
    Scenario scenario = new Scenario(setId, null);
    for (int round = 0; round < 3; round++) {
      scenario.addAny(scenario.random.nextInt(1, 40));
      scenario.find();
      scenario.remove();
      scenario.find();
      scenario.period();
    }
    return scenario;
  }

  /** With trees of one and two leaves, and a file. */
  static Scenario withTinyTrees(long setId, Path folder) throws IOException {
    Scenario scenario = new Scenario(setId, folder);
    scenario.addTiny(scenario.random.nextInt(1, 9));
    scenario.period();
    scenario.prove();
    scenario.addFiles(1);
    scenario.addTiny(scenario.random.nextInt(1, 9));
    scenario.period();
    scenario.prove();
    scenario.remove();
    scenario.find();
    scenario.period();
    scenario.prove();
    return scenario;
  }

  private void record(Map<String, Object> op, Map<String, Object> result) {
    ops.add(op);
    results.add(result);
  }

  private void addFiles(int count) throws IOException {
    List<ProvablePiece> cids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] data =
          TestData.stream(random.nextLong(), random.nextInt(1, 1 << random.nextInt(5, 16)));
      long id = (long) set.size() + i;
      Path file = Files.write(folder.resolve(set.id() + "-" + id), data);
      PieceCidV2 cid = PieceHasher.create().hash(file).pieceCidV2();
      answerers.put(id, PieceTree.build(TestData.kernels(), file, cid, Work.serial())::prove);
      cids.add(ProvablePiece.of(cid));
    }
    add(cids);
  }

  private void addTiny(int count) {
    List<ProvablePiece> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bytes32 left = bytes32();
      Bytes32 right = bytes32();
      int height = random.nextInt(2);
      Bytes32 root = height == 0 ? left : ShaTreeHasher.parent(left, right);
      answerers.put(
          (long) set.size() + i,
          leaf ->
              leaf == 0
                  ? new PossessionProof(left, height == 0 ? List.of() : List.of(right))
                  : new PossessionProof(right, List.of(left)));
      pieces.add(new ProvablePiece(new PieceDigest(root, height, random.nextInt(32 << height))));
    }
    add(pieces);
    refuse(new PieceDigest(bytes32(), 0, 32));
    refuse(new PieceDigest(bytes32(), 1, 64));
  }

  private Bytes32 bytes32() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private void addAny(int count) {
    List<ProvablePiece> cids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int height = random.nextInt(51);
      long most = height < 2 ? 32 << height : 127L << (height - 2);
      long padding = random.nextBoolean() ? random.nextLong(most) : most - 1;
      cids.add(new ProvablePiece(new PieceDigest(bytes32(), height, padding)));
    }
    add(cids);
    refuse(new PieceDigest(bytes32(), 51, 0));
    refuse(new PieceDigest(bytes32(), 5, 1016));
    state();
  }

  private void add(List<ProvablePiece> cids) {
    List<List<String>> packed = new ArrayList<>();
    for (ProvablePiece cid : cids) {
      set.add(cid);
      Bytes32 header = PieceWords.header(cid);
      if (!PieceWords.ofEvent(header, cid.root()).equals(cid)) {
        throw new AssertionError("event words of " + cid);
      }
      packed.add(List.of(header.toString(), cid.root().toString()));
    }
    record(Map.of("op", "add", "cids", hex(cids)), Map.of("ok", true, "packed", packed));
    state();
  }

  private static List<String> hex(List<ProvablePiece> cids) {
    return cids.stream().map(cid -> hex(cid.digest())).toList();
  }

  private static String hex(PieceDigest cid) {
    return HexFormat.of().formatHex(cid.toBytes());
  }

  private void refuse(PieceDigest bad) {
    try {
      set.add(new ProvablePiece(bad));
    } catch (MalformedInputException e) {
      record(
          Map.of("op", "add", "cids", List.of(hex(bad))), Map.of("ok", false, "packed", List.of()));
      return;
    }
    throw new AssertionError("our own set took what it should not");
  }

  private void remove() {
    TreeSet<Long> ids = new TreeSet<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      long id = random.nextInt(set.size());
      if (set.piece(id).isPresent()) {
        ids.add(id);
      }
    }
    if (ids.isEmpty() || ids.size() == live()) {
      return;
    }
    List<Long> list = List.copyOf(ids.descendingSet());
    set.scheduleRemoval(list);
    List<String> names = list.stream().map(String::valueOf).toList();
    record(Map.of("op", "schedule", "ids", names), Map.of("ok", true));
    record(Map.of("op", "schedule", "ids", List.of(names.getFirst())), Map.of("ok", false));
    record(Map.of("op", "period"), Map.of("ok", false));
    int left = list.size();
    while (left > 0) {
      int batch = random.nextInt(1, left + 1);
      List<String> removed = set.processRemovals(batch).stream().map(id -> "" + id).toList();
      record(Map.of("op", "process", "count", batch), Map.of("ok", true, "ids", removed));
      left -= batch;
    }
    state();
  }

  private long live() {
    return set.state().pieces().stream().filter(piece -> piece.isPresent()).count();
  }

  private void period() {
    set.nextProvingPeriod(1);
    record(Map.of("op", "period"), Map.of("ok", true));
    state();
  }

  private void state() {
    long range = set.challengeRange();
    Object fee = range == 0 ? "0" : ProofFee.of(ProofFee.DEFAULT_PER_TIB, range).toString();
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("leaves", "" + set.leafCount());
    wanted.put("range", "" + range);
    wanted.put("next", "" + set.size());
    wanted.put("fee", fee);
    record(Map.of("op", "state"), wanted);
  }

  private void find() {
    List<String> leaves = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long leaf =
          switch (i) {
            case 0 -> 0;
            case 1 -> set.leafCount() - 1;
            default -> random.nextLong(set.leafCount());
          };
      Challenge place = set.locate(leaf);
      leaves.add("" + leaf);
      places.add(place.pieceId() + ":" + place.offset());
    }
    record(Map.of("op", "find", "leaves", leaves), Map.of("ok", true, "places", places));
    record(
        Map.of("op", "find", "leaves", List.of("" + set.leafCount())),
        Map.of("ok", false, "places", List.of()));
  }

  private void prove() throws IOException {
    Bytes32 seed = bytes32();
    record(Map.of("op", "seed", "value", seed.toString()), Map.of("ok", true));
    List<PossessionProof> proofs = new ArrayList<>();
    if (set.challengeEpoch() != ProofSet.NO_CHALLENGE) {
      for (Challenge challenge : set.challenges(seed, random.nextInt(1, 7))) {
        proofs.add(answerers.get(challenge.pieceId()).prove(challenge.offset()));
      }
    } else {
      proofs.add(answerers.get(0L).prove(0));
    }
    send(seed, new PossessionCalldata(set.id(), proofs).encode());
    byte[] good = new PossessionCalldata(set.id(), proofs).encode();
    for (int i = 0; i < 3; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(4 + 32, good.length)] ^= (byte) (1 << random.nextInt(8));
      send(seed, bad);
    }
  }

  private void send(Bytes32 seed, byte[] calldata) {
    List<String> places = List.of();
    boolean ok = false;
    try {
      PossessionCalldata call = PossessionCalldata.decode(calldata);
      if (set.judge(seed, call.proofs()) instanceof PossessionVerdict.Proven proven) {
        ok = true;
        places = proven.challenges().stream().map(c -> c.pieceId() + ":" + c.offset()).toList();
      }
    } catch (MalformedInputException e) {
      // As refused as a proof that does not hold.
    }
    Object fee = ok ? ProofFee.of(ProofFee.DEFAULT_PER_TIB, set.challengeRange()).toString() : "0";
    record(
        Map.of("op", "prove", "calldata", HexFormat.of().formatHex(calldata)),
        Map.of("ok", ok, "challenges", places, "fee", fee));
  }
}
