// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.storage.seal.StoreConfig;

/**
 * The reference, as the programs {@code oracle} and {@code phase}: a folder that holds both is
 * named by the system property {@code sealwright.oracle} or the variable {@code SEALWRIGHT_ORACLE}.
 */
public final class Oracle {
  private final Path programs;
  private final Path scratch;
  private final int rowsToDiscard;

  private Oracle(Path programs, Path scratch, int rowsToDiscard) {
    this.programs = programs;
    this.scratch = scratch;
    this.rowsToDiscard = rowsToDiscard;
  }

  /** Folder of the programs, where one is named. */
  public static Optional<Path> programs() {
    return Optional.ofNullable(System.getProperty("sealwright.oracle"))
        .or(() -> Optional.ofNullable(System.getenv("SEALWRIGHT_ORACLE")))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  /** The reference with its caches in {@code scratch}. */
  public static Oracle in(Path scratch) {
    return new Oracle(programs().orElseThrow(), scratch, StoreConfig.NETWORK_ROWS_TO_DISCARD);
  }

  /** The same with another number of rows left out of tree-R-last, at most the network's. */
  public Oracle discarding(int rows) {
    return new Oracle(programs, scratch, rows);
  }

  /** Seals a sector of stream {@code seed} into {@code folder}. */
  public GoldenSector seal(Path folder, long size, long seed, String... options)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("seal", "--size", "" + size, "--dir", folder.toString(), "--seed", "" + seed));
    arguments.addAll(List.of(options));
    run("oracle", arguments);
    return GoldenSector.in(folder);
  }

  /** Updates the sector in {@code sector} with data of stream {@code seed}, into {@code folder}. */
  public GoldenUpdate update(Path sector, Path folder, long seed) throws IOException {
    return update(sector, folder, seed, List.of());
  }

  /** The same with a proof under the parameters in {@link #keys}. */
  public GoldenUpdate proveUpdate(Path sector, Path folder, long seed) throws IOException {
    return update(sector, folder, seed, List.of("--prove"));
  }

  private GoldenUpdate update(Path sector, Path folder, long seed, List<String> options)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("update", "--sector", sector.toString()));
    arguments.addAll(List.of("--dir", folder.toString(), "--seed", Long.toString(seed)));
    arguments.addAll(options);
    run("oracle", arguments);
    return GoldenUpdate.in(folder);
  }

  /**
   * Whether the reference accepts a document with a proof; an error of it is a rejection.
   *
   * @param parameters folder of the keys
   */
  public static boolean accepts(Path document, Path parameters) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            programs().orElseThrow().resolve("oracle").toString(), "verify", document.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("FIL_PROOFS_PARAMETER_CACHE", parameters.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return said.equals("valid\n");
  }

  /** Folder of the keys that the reference proves under; anybody may put some there. */
  public Path keys() {
    return scratch.resolve("keys");
  }

  /** Has the reference make parameters, such as {@code window}, in {@link #keys}. */
  public void makeParameters(long size, String only) throws IOException {
    run("oracle", List.of("params", "--size", "" + size, "--only", only));
  }

  /** Has the reference read the vanilla proofs of a {@code window} or {@code winning} PoSt. */
  public GoldenPoSt readPoSt(String kind, List<Path> sectors, Path out) throws IOException {
    return poSt(kind, sectors, out, List.of());
  }

  /** Has the reference prove a {@code window} or {@code winning} PoSt of sealed sectors. */
  public GoldenPoSt provePoSt(String kind, List<Path> sectors, Path out) throws IOException {
    return poSt(kind, sectors, out, List.of("--prove"));
  }

  private GoldenPoSt poSt(String kind, List<Path> sectors, Path out, List<String> options)
      throws IOException {
    String folders = String.join(",", sectors.stream().map(Path::toString).toList());
    List<String> arguments =
        new ArrayList<>(List.of(kind, "--sectors", folders, "--out", out.toString()));
    arguments.addAll(options);
    run("oracle", arguments);
    try (InputStream in = Files.newInputStream(out)) {
      return GoldenPoSt.of(Json.read(in));
    }
  }

  /** Runs {@code pc2}, {@code c1} or {@code unseal} on a folder; returns what it prints. */
  public String phase(String phase, Path folder) throws IOException {
    return run("phase", List.of(phase, folder.toString()));
  }

  private String run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(arguments);
    File out = Files.createTempFile(scratch, program, ".out").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(out);
    builder.environment().put("FIL_PROOFS_PARENT_CACHE", scratch.resolve("parents").toString());
    builder.environment().put("FIL_PROOFS_PARAMETER_CACHE", keys().toString());
    builder.environment().put("FIL_PROOFS_ROWS_TO_DISCARD", "" + rowsToDiscard);
    Process process = builder.start();
    try {
      int status = process.waitFor();
      String text = Files.readString(out.toPath());
      if (status != 0) {
        throw new IOException(command + " ended with " + status + ": " + text);
      }
      return text;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(command + " was interrupted", e);
    }
  }
}
