// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealwright.benchmarks.TestData;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStRandomness;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.VanillaReader;
import org.sealwright.storage.post.VanillaReading;
import org.sealwright.storage.seal.PersistentAux;

/** Vanilla proofs of Window PoSt, read from sectors on disk through the public API. */
final class PoStWorkloads {
  private static final PoStConfig CONFIG = PoStConfig.window(SectorSize.MIB_8, ApiVersion.V1_2_0);
  private static final int RANDOMNESS_SEED = 100;

  private final Kernels kernels;

  PoStWorkloads(Kernels kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of("post-vanilla", this::vanilla);
  }

  /** {@code post-vanilla COUNT DIR}: the proofs of all sectors, opening their files included. */
  private Workload vanilla(Workload.Arguments arguments) throws IOException {
    List<PoStReplica> replicas = new ArrayList<>();
    for (int sector = 0; sector < arguments.number(1); sector++) {
      replicas.add(replica(sector, Path.of(arguments.word(2)).resolve("sector-" + sector)));
    }
    VanillaReader reader = VanillaReader.builder().kernels(kernels).work(Threads.work()).build();
    PoStRandomness randomness = new PoStRandomness(Bytes32.of(TestData.node(RANDOMNESS_SEED)));
    return () -> {
      List<VanillaReading> out = new ArrayList<>();
      double seconds = Stopwatch.seconds(() -> out.add(reader.read(CONFIG, randomness, replicas)));
      VanillaReading reading = out.getFirst();
      if (!reading.faults().isEmpty()) {
        throw new IllegalStateException(reading.faults().toString());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (SectorVanillaProof proof : reading.proofs()) {
        bytes.writeBytes(proof.toBytes());
      }
      return new Sample(
          "sector",
          replicas.size(),
          seconds,
          TestData.digest(MemorySegment.ofArray(bytes.toByteArray())),
          Tiers.nameInUse(kernels, PoseidonKernels.class));
    };
  }

  private static PoStReplica replica(int sector, Path folder) throws IOException {
    PersistentAux aux = PersistentAux.fromBytes(Files.readAllBytes(folder.resolve("p_aux")));
    Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
    return new PoStReplica(sector, commR, folder.resolve("sealed"), folder);
  }
}
