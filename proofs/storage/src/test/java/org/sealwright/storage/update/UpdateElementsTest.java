// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.TestData;

/**
 * Any elements of the field, in the sector key and in the data, and above all those at the ends of
 * the field and of a limb: the new replica is what integers say, the data come back, the key is
 * restored.
 */
class UpdateElementsTest {
  private static final List<SectorSize> SIZES = List.of(SectorSize.KIB_2, SectorSize.KIB_4);
  private static final Kernels SCALAR = Kernels.select(KernelSelection.only("scalar"));
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger ONE = BigInteger.ONE;

  /** Zeros, small ones, the field's last, full limbs, the last that Fr32 padding can yield. */
  private static final List<BigInteger> EDGES =
      List.of(
          BigInteger.ZERO,
          ONE,
          BigInteger.TWO,
          R.subtract(ONE),
          R.subtract(BigInteger.TWO),
          R.shiftRight(1),
          R.shiftRight(1).add(ONE),
          ONE.shiftLeft(64).subtract(ONE),
          ONE.shiftLeft(64),
          ONE.shiftLeft(128).subtract(ONE),
          ONE.shiftLeft(192).subtract(ONE),
          ONE.shiftLeft(254).subtract(ONE),
          ONE.shiftLeft(254));

  private static Path folder;

  @BeforeContainer
  static void create() throws IOException {
    folder = Files.createTempDirectory("elements");
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * A sector's elements.
   *
   * @param edges how many in four are at an end: none, some, all
   */
  private static byte[] elements(SplittableRandom random, int nodes, int edges) {
    byte[] out = UpdateFolder.elements(random.nextLong(), nodes);
    for (int node = 0; node < nodes; node++) {
      if (random.nextInt(4) < edges) {
        put(out, node, EDGES.get(random.nextInt(EDGES.size())));
      }
    }
    return out;
  }

  private static void put(byte[] nodes, int node, BigInteger value) {
    byte[] big = value.toByteArray();
    Arrays.fill(nodes, 32 * node, 32 * node + 32, (byte) 0);
    for (int i = 0; i < Math.min(32, big.length); i++) {
      nodes[32 * node + i] = big[big.length - 1 - i];
    }
  }

  private static BigInteger value(byte[] nodes, int node) {
    return UpdateChallenges.value(Bytes32.of(Arrays.copyOfRange(nodes, 32 * node, 32 * node + 32)));
  }

  @Property(tries = 60)
  void replicaIsWhatIntegersSayAndNothingIsLost(
      @ForAll long seed,
      @ForAll @IntRange(max = 1) int size,
      @ForAll @IntRange(max = 4) int edgesInKey,
      @ForAll @IntRange(max = 4) int edgesInData,
      @ForAll boolean scalar)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int nodes = Math.toIntExact(SIZES.get(size).nodes());
    byte[] key = elements(random, nodes, edgesInKey);
    byte[] data = elements(random, nodes, edgesInData);
    Path place = Files.createTempDirectory(folder, "any");
    UpdateFolder one = new UpdateFolder(SIZES.get(size), key, data, place);
    SectorUpdater updater = UpdateFolder.updater(scalar ? SCALAR : TestData.kernels());
    UpdateOutput made = one.encode(updater);
    requireReplica(one, made, key, data, Files.readAllBytes(one.updated.sealed()));
    Path decoded = place.resolve("decoded");
    updater.decode(one.config, one.updated.sealed(), one.old, made.commDNew(), decoded);
    assertThat(decoded).hasBinaryContent(data);
    one.remove(updater, made);
    assertThat(UpdateFolder.digests(one.restored)).isEqualTo(UpdateFolder.digests(one.old));
    Statistics.label("mostly edges").collect(edgesInKey > 2 || edgesInData > 2);
    Statistics.label("mostly random").collect(edgesInKey < 2 && edgesInData < 2);
    for (String label : List.of("mostly edges", "mostly random")) {
      Statistics.label(label).coverage(all -> all.check(true).count(n -> n > 0));
    }
  }

  /**
   * Sums at the ends of the field: the key is chosen for the data and its rho, which takes a phi
   * that doesn't come from them.
   */
  @Property(tries = 40)
  void sumsAtTheEndsOfTheFieldAreReduced(@ForAll long seed, @ForAll boolean scalar) {
    SplittableRandom random = new SplittableRandom(seed);
    UpdateConfig config = new UpdateConfig(SectorSize.KIB_2);
    int nodes = Math.toIntExact(config.nodes());
    byte[] data = elements(random, nodes, 1);
    SectorUpdater updater = UpdateFolder.updater(scalar ? SCALAR : TestData.kernels());
    Bytes32 phi = Bytes32.of(UpdateFolder.elements(random.nextLong(), 1));
    List<BigInteger> rhos = rhos(config, phi);
    byte[] key = new byte[32 * nodes];
    byte[] wanted = new byte[32 * nodes];
    for (int node = 0; node < nodes; node++) {
      BigInteger sum = EDGES.get(random.nextInt(EDGES.size()));
      put(wanted, node, sum);
      BigInteger masked = value(data, node).multiply(rhos.get(node >> config.rhoShift()));
      put(key, node, sum.subtract(masked).mod(R));
    }
    UpdateCodec codec =
        new UpdateCodec(
            updater.context(), config, UpdateCodec.Direction.ENCODE, phi, 0, config.nodes());
    byte[] got = new byte[32 * nodes];
    codec.applyToAll(nodes(key), nodes(data), MemorySegment.ofArray(got), "");
    assertThat(got).isEqualTo(wanted);
  }

  private static UpdateCodec.Nodes nodes(byte[] bytes) {
    return new UpdateCodec.Nodes(Path.of("none"), MemorySegment.ofArray(bytes));
  }

  /** The rho of each part, by its number. */
  private static List<BigInteger> rhos(UpdateConfig config, Bytes32 phi) {
    return IntStream.range(0, 1 << config.h())
        .mapToObj(high -> UpdateChallenges.value(new UpdateHash().rho(phi, high)))
        .toList();
  }

  private static void requireReplica(
      UpdateFolder one, UpdateOutput made, byte[] key, byte[] data, byte[] replica) {
    List<BigInteger> rhos =
        rhos(one.config, new UpdateHash().phi(made.commDNew(), made.commROld()));
    for (int node = 0; node < replica.length / 32; node++) {
      BigInteger masked = value(data, node).multiply(rhos.get(node >> one.config.rhoShift()));
      assertThat(value(replica, node))
          .as("node %d", node)
          .isEqualTo(value(key, node).add(masked).mod(R));
    }
  }
}
