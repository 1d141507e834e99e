// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.sealwright.benchmarks.Folders;
import org.sealwright.benchmarks.TestData;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.piece.PieceCommitment;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.SectorUpdater;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateOutput;

/**
 * Pieces, parents and whole phases of sealing, through the storage module's public API and with its
 * defaults: what an embedder gets, self-checks and forced files included.
 */
final class PhaseWorkloads {
  private static final int POREP_SEED = 4;
  private static final int UPDATE_SEED = 9;

  private final Kernels kernels;
  private final int workers = Runtime.getRuntime().availableProcessors();

  PhaseWorkloads(Kernels kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of(
        "commp",
        this::commP,
        "parents",
        this::parents,
        "pc1",
        this::pc1,
        "pc2",
        this::pc2,
        "update-encode",
        this::updateEncode);
  }

  /** {@code commp FILE}: the piece commitment of a file. */
  private Workload commP(Workload.Arguments arguments) throws IOException {
    Path file = Path.of(arguments.word(1));
    long length = Files.size(file);
    PieceHasher hasher =
        PieceHasher.builder().kernels(kernels).executor(helpers(), workers).build();
    return () -> {
      List<PieceCommitment> out = new ArrayList<>();
      double seconds = Stopwatch.seconds(() -> out.add(hasher.hash(file)));
      String answer = out.getFirst().commP().toString();
      return new Sample("byte", length, seconds, answer, tier(TreeHashKernels.class));
    };
  }

  /** {@code parents LOG2_NODES}: the parents of every node. */
  private Workload parents(Workload.Arguments arguments) {
    int nodes = 1 << arguments.number(1);
    PoRepConfig config =
        new PoRepConfig(
            SectorSize.ofBytes((long) nodes * TestData.NODE),
            Bytes32.of(TestData.node(POREP_SEED)),
            ApiVersion.V1_1_0,
            PoRepFeature.NONE);
    MemorySegment out = TestData.allocate((long) nodes * StackedGraph.BYTES_PER_NODE);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () -> new StackedGraph(config, kernels.feistel()).parents(0, nodes, out, 0));
      return new Sample("node", nodes, seconds, TestData.digest(out), tier(FeistelKernels.class));
    };
  }

  /** {@code pc1 DIR}: PreCommit1 of the staged data; the answer is the digest of the last layer. */
  private Workload pc1(Workload.Arguments arguments) throws IOException {
    Path folder = Path.of(arguments.word(1));
    PreparedSector sector = PreparedSector.in(folder);
    Sealer sealer = sealer(folder);
    SectorPaths paths = SectorPaths.in(folder.resolve("ours-pc1"));
    return () -> {
      Folders.empty(folder.resolve("ours-pc1"));
      double seconds = Stopwatch.seconds(() -> preCommit1(sealer, sector, paths));
      Path last = paths.layer(sector.spec().config().sectorSize().layers());
      return new Sample("sector", 1, seconds, digest(last), tier(LabelKernels.class));
    };
  }

  /**
   * {@code pc2 DIR}: PreCommit2 after our own PreCommit1, on a fresh copy of what that left.
   * Neither PreCommit1 nor the copying is timed, but checking the inputs against the journal is: it
   * is part of the phase.
   */
  private Workload pc2(Workload.Arguments arguments) throws IOException {
    Path folder = Path.of(arguments.word(1));
    PreparedSector sector = PreparedSector.in(folder);
    Sealer sealer = sealer(folder);
    Path before = folder.resolve("ours-before-pc2");
    Folders.empty(before);
    PreCommit1Output pc1 = preCommit1(sealer, sector, SectorPaths.in(before));
    Path work = folder.resolve("ours-pc2");
    return () -> {
      Folders.copy(before, work);
      List<PreCommit2Output> out = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () -> out.add(sealer.preCommit2(sector.spec(), SectorPaths.in(work), pc1)));
      String answer = out.getFirst().commR().toString();
      return new Sample("sector", 1, seconds, answer, tier(PoseidonKernels.class));
    };
  }

  /**
   * {@code update-encode DIR}: data of a fixed seed into the sector, which is sealed before the
   * time. The answer is the new commitment.
   */
  private Workload updateEncode(Workload.Arguments arguments) throws IOException {
    Path folder = Path.of(arguments.word(1));
    PreparedSector sector = PreparedSector.in(folder);
    SectorSize size = sector.spec().config().sectorSize();
    Sealer sealer = sealer(folder);
    SectorPaths old = SectorPaths.in(folder.resolve("ours-before-update"));
    Folders.empty(folder.resolve("ours-before-update"));
    sealer.preCommit2(sector.spec(), old, preCommit1(sealer, sector, old));
    Path staged = folder.resolve("ours-update-staged");
    PieceInfo piece = stage(size, staged);
    SectorUpdater updater =
        SectorUpdater.builder().kernels(kernels).executor(helpers(), workers).build();
    Path work = folder.resolve("ours-update");
    return () -> {
      Folders.empty(work);
      List<UpdateOutput> out = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () ->
                  out.add(
                      updater.encode(
                          new UpdateConfig(size),
                          old,
                          SectorPaths.in(work),
                          staged,
                          List.of(piece))));
      String answer = out.getFirst().commRNew().toString();
      return new Sample("sector", 1, seconds, answer, tier(PoseidonKernels.class));
    };
  }

  /** The data that the reference puts in, too. */
  private PieceInfo stage(SectorSize size, Path staged) throws IOException {
    ByteBuffer data =
        ByteBuffer.allocate(Math.toIntExact(size.unpaddedBytes())).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : TestData.words(UPDATE_SEED, data.capacity() / Long.BYTES)) {
      data.putLong(word);
    }
    try (FileChannel out =
        FileChannel.open(
            staged,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      return new PieceWriter(kernels)
          .addPiece(
              new ByteArrayInputStream(data.array()),
              out,
              new UnpaddedPieceSize(data.capacity()),
              List.of())
          .piece();
    }
  }

  private static PreCommit1Output preCommit1(
      Sealer sealer, PreparedSector sector, SectorPaths paths) throws IOException {
    PreCommit1Output out =
        sealer.preCommit1(sector.spec(), sector.staged(), paths, List.of(sector.piece()));
    if (!out.commD().equals(sector.commD())) {
      throw new IOException("commD " + out.commD() + ", the reference has " + sector.commD());
    }
    return out;
  }

  /** A sealer that shares the reference's folder of parents caches, as a node would. */
  private Sealer sealer(Path folder) {
    return Sealer.builder()
        .kernels(kernels)
        .executor(helpers(), workers)
        .parentsFolder(folder.resolveSibling("parents"))
        .build();
  }

  /** The calling thread works too, so that one core needs no other. */
  private Executor helpers() {
    return workers == 1
        ? Runnable::run
        : Executors.newFixedThreadPool(
            workers - 1, task -> Thread.ofPlatform().daemon().unstarted(task));
  }

  private static String digest(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      return TestData.digest(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    }
  }

  private String tier(Class<?> type) {
    return Tiers.nameInUse(kernels, type);
  }
}
