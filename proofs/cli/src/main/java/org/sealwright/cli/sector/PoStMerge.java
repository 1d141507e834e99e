// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.post.PoStException;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.PoStVerifier;
import org.sealwright.storage.post.WindowPoSt;

/** Makes one document of those of the partitions of a Window PoSt. */
public final class PoStMerge {
  private final Map<Path, PoStPartitionDocument> parts;
  private final PoStPartitionDocument first;

  private PoStMerge(Map<Path, PoStPartitionDocument> parts) {
    this.parts = parts;
    this.first = parts.values().iterator().next();
  }

  /**
   * Reads the documents.
   *
   * @param files one at least
   * @throws MalformedInputException where one is of another kind, or about something else than the
   *     first
   * @throws SectorFileException where one can't be read
   */
  public static PoStMerge read(List<Path> files) throws SectorFileException {
    Map<Path, PoStPartitionDocument> parts = new LinkedHashMap<>();
    for (Path file : files) {
      if (!(ProofDocument.read(file) instanceof PoStPartitionDocument part)) {
        throw new MalformedInputException(
            file + " is no proof of a partition, as post prove --partition writes it");
      }
      parts.put(file, part);
    }
    PoStMerge merge = new PoStMerge(parts);
    parts.forEach(
        (file, part) -> {
          if (!part.statement().equals(merge.statement())) {
            throw new MalformedInputException(
                file + " is about something else than " + files.getFirst());
          }
        });
    return merge;
  }

  /** What the whole is about. */
  public PoStStatement statement() {
    return first.statement();
  }

  /**
   * The whole.
   *
   * @throws MalformedInputException where a partition is missing, or a proof is none
   * @throws PoStException where a proof doesn't hold
   */
  public PoStDocument merge(PoStVerifier verifier) {
    Map<Integer, byte[]> proofs = new TreeMap<>();
    parts.forEach(
        (file, part) -> {
          requireProof(verifier, file, part);
          proofs.putIfAbsent(part.partition(), part.proof());
        });
    List<Integer> missing = new ArrayList<>();
    for (int k = 0; k < statement().partitions(); k++) {
      if (!proofs.containsKey(k)) {
        missing.add(k);
      }
    }
    if (!missing.isEmpty()) {
      throw new MalformedInputException(
          "no document is of partition "
              + missing.getFirst()
              + ": got "
              + proofs.size()
              + " of "
              + statement().partitions()
              + " partitions");
    }
    byte[] whole = WindowPoSt.merge(List.copyOf(proofs.values()));
    return new PoStDocument(
        statement(), Optional.of(HexFormat.of().formatHex(whole)), List.of(), first.skipped());
  }

  private static void requireProof(PoStVerifier verifier, Path file, PoStPartitionDocument part) {
    boolean holds;
    try {
      holds = verifier.verifyPartition(part.ownStatement(), part.partition(), part.proof());
    } catch (MalformedInputException e) {
      throw new MalformedInputException(file + ": " + e.getMessage(), e);
    }
    if (!holds) {
      throw new PoStException(file + ": the proof doesn't hold for partition " + part.partition());
    }
  }
}
