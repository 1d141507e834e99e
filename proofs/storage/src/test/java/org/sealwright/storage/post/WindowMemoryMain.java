// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.TestData;

/**
 * Reads many sectors and makes partitions of them, all but the SNARK: {@code FOLDER SECTORS
 * stream|hold}. All sectors are the same replica under different numbers.
 */
final class WindowMemoryMain {
  private WindowMemoryMain() {}

  public static void main(String[] arguments) throws IOException {
    RandomReplica random = new RandomReplica(SectorSize.KIB_2, 1);
    PoStReplica first = random.write(0, Path.of(arguments[0]), 2);
    List<PoStReplica> replicas =
        LongStream.range(0, Long.parseLong(arguments[1]))
            .mapToObj(n -> new PoStReplica(n, first.commR(), first.replica(), first.cache()))
            .toList();
    PoStConfig config = PoStConfig.window(SectorSize.KIB_2, ApiVersion.V1_2_0);
    PoStRandomness randomness = PoStRandomness.masked(Bytes32.of(TestData.stream(5, 32)));
    Proof proof = Proof.fromBytes(Arrays.copyOf(GoldenPoSt.named("window-2k").proof(), 192));
    PartitionAssembly assembly =
        new PartitionAssembly(
            config, ProverId.ofActor(1000), randomness, (partition, index, vanilla) -> proof);
    List<SectorVanillaProof> held = new ArrayList<>();
    VanillaReader reader = VanillaReader.builder().kernels(TestData.kernels()).build();
    PoStResult result =
        assembly.finish(
            reader.stream(
                config,
                randomness,
                replicas,
                vanilla -> {
                  assembly.add(vanilla);
                  if (arguments[2].equals("hold")) {
                    held.add(vanilla);
                  }
                }));
    System.out.println(
        result.partitions().size() + " partitions, " + held.size() + " vanilla proofs held");
  }
}
