// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of the comparison: a program that speaks the line protocol.
 *
 * @param name for the report, with the version that makes a ratio mean something
 * @param command the program and its arguments
 */
public record Peer(String name, List<String> command) {

  /** Copies the command. */
  public Peer {
    command = List.copyOf(command);
  }

  /** The same program under the name of the package that does the work. */
  Peer named(String other) {
    return new Peer(other, command);
  }

  /** This JVM's own launcher with the same class path, running {@link Worker}. */
  static Peer ours(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    return new Peer("Sealwright", command);
  }

  /** The published crates of the reference, built by {@code compare.sh}. */
  static Peer rust(Path folder) {
    return new Peer(
        "filecoin-proofs 19.1.0", List.of(folder.resolve("sealwright-peers-rust").toString()));
  }

  /** The rules of a Yuma epoch on the published fixed-point crate, built by {@code compare.sh}. */
  static Peer yuma(Path folder) {
    return new Peer(
        "substrate-fixed 0.6.0", List.of(folder.resolve("sealwright-peers-yuma").toString()));
  }

  /** minio/sha256-simd, built by {@code compare.sh}. */
  static Peer go(Path folder) {
    return new Peer(
        "minio/sha256-simd 1.0.1", List.of(folder.resolve("sealwright-peers-go").toString()));
  }
}
