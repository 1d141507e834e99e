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
  private final Map<Long, PieceTree> trees = new HashMap<>();
  private final List<Map<String, Object>> ops = new ArrayList<>();
  private final List<Map<String, Object>> results = new ArrayList<>();

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

  private void record(Map<String, Object> op, Map<String, Object> result) {
    ops.add(op);
    results.add(result);
  }

  private void addFiles(int count) throws IOException {
    List<PieceCidV2> cids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] data =
          TestData.stream(random.nextLong(), random.nextInt(1, 1 << random.nextInt(5, 16)));
      long id = (long) set.size() + i;
      Path file = Files.write(folder.resolve(set.id() + "-" + id), data);
      PieceCidV2 cid = PieceHasher.create().hash(file).pieceCidV2();
      trees.put(id, PieceTree.build(TestData.kernels(), file, cid, Work.serial()));
      cids.add(cid);
    }
    add(cids);
  }

  private void addAny(int count) {
    List<PieceCidV2> cids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] root = new byte[32];
      random.nextBytes(root);
      int height = random.nextInt(2, 51);
      long capacity = 127L << (height - 2);
      long padding = random.nextBoolean() ? random.nextLong(capacity) : capacity - 1;
      cids.add(new PieceCidV2(Bytes32.of(root), height, padding));
    }
    add(cids);
    byte[] root = new byte[32];
    for (PieceCidV2 bad :
        List.of(
            new PieceCidV2(Bytes32.of(root), 51, 0), new PieceCidV2(Bytes32.of(root), 5, 1016))) {
      record(Map.of("op", "add", "cids", hex(List.of(bad))), refused(() -> set.add(bad)));
    }
    state();
  }

  private void add(List<PieceCidV2> cids) {
    List<List<String>> packed = new ArrayList<>();
    for (PieceCidV2 cid : cids) {
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

  private static List<String> hex(List<PieceCidV2> cids) {
    return cids.stream().map(cid -> HexFormat.of().formatHex(cid.toBytes())).toList();
  }

  private static Map<String, Object> refused(Runnable step) {
    try {
      step.run();
    } catch (MalformedInputException e) {
      return Map.of("ok", false, "packed", List.of());
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
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    Bytes32 seed = Bytes32.of(bytes);
    record(Map.of("op", "seed", "value", seed.toString()), Map.of("ok", true));
    List<PossessionProof> proofs = new ArrayList<>();
    if (set.challengeEpoch() != ProofSet.NO_CHALLENGE) {
      for (Challenge challenge : set.challenges(seed, random.nextInt(1, 7))) {
        proofs.add(trees.get(challenge.pieceId()).prove(challenge.offset()));
      }
    } else {
      proofs.add(trees.get(0L).prove(0));
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
