// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.segment.AggregatePlan;
import org.sealwright.storage.segment.AuxData;
import org.sealwright.storage.segment.SegmentCbor;
import org.sealwright.storage.segment.SegmentDesc;
import org.sealwright.storage.segment.SegmentProof;
import org.sealwright.storage.segment.SegmentVerdict;
import org.sealwright.storage.segment.VerifierData;

/**
 * An aggregate and the proofs of segments in it, as a file. A proof stands there in the CBOR that
 * everybody reads.
 *
 * @param aggregate the aggregate
 * @param segments the segments proved
 */
public record SegmentDocument(AuxData aggregate, List<Segment> segments) {
  private static final String KIND = "segments";

  /** Copies the list. */
  public SegmentDocument {
    segments = List.copyOf(segments);
  }

  /**
   * A segment.
   *
   * @param file the file it was made of, or null
   * @param piece the segment
   * @param offset padded bytes from the beginning of the aggregate, for people
   * @param proof the proof
   */
  public record Segment(String file, VerifierData piece, long offset, SegmentProof proof) {

    private Map<String, Object> toMap() {
      Map<String, Object> out = new LinkedHashMap<>();
      if (file != null) {
        out.put("file", file);
      }
      out.put("pieceCid", piece.commPc());
      out.put("size", piece.sizePc());
      out.put("offset", offset);
      out.put("proof", HexFormat.of().formatHex(SegmentCbor.encode(proof)));
      return out;
    }
  }

  /** All segments of a plan, which were these files. */
  public static SegmentDocument of(AggregatePlan plan, List<Path> files) {
    return of(plan, IntStream.range(0, files.size()).toArray(), files);
  }

  /** Some segments of a plan. */
  public static SegmentDocument of(AggregatePlan plan, int[] chosen) {
    return of(plan, chosen, List.of());
  }

  private static SegmentDocument of(AggregatePlan plan, int[] chosen, List<Path> files) {
    List<Segment> segments = new ArrayList<>();
    for (int i : chosen) {
      SegmentDesc desc = plan.segments().get(i);
      String file = files.isEmpty() ? null : files.get(i).toString();
      segments.add(
          new Segment(
              file, new VerifierData(desc.pieceCid(), desc.size()), desc.offset(), plan.proof(i)));
    }
    return new SegmentDocument(AuxData.of(plan.pieceInfo()), segments);
  }

  /**
   * Reads a document.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws SectorFileException where it can't be read
   */
  public static SegmentDocument read(Path file) throws SectorFileException {
    JsonDocument json = DocumentFile.read(file, KIND);
    List<Segment> segments = new ArrayList<>();
    for (JsonDocument segment : json.objects("segments")) {
      segments.add(
          new Segment(
              segment.has("file") ? segment.text("file") : null,
              new VerifierData(PieceCid.parse(segment.text("pieceCid")), segment.unsigned("size")),
              segment.unsigned("offset"),
              SegmentCbor.decodeProof(HexFormat.of().parseHex(segment.hex("proof")))));
    }
    return new SegmentDocument(
        new AuxData(
            PieceCid.parse(json.text("pieceCid")), new PaddedPieceSize(json.number("size"))),
        segments);
  }

  /** Why not all proofs hold, or there are none. */
  public Optional<String> problem() {
    if (segments.isEmpty()) {
      return Optional.of("there is no proof");
    }
    for (int i = 0; i < segments.size(); i++) {
      switch (segments.get(i).proof().judge(segments.get(i).piece())) {
        case SegmentVerdict.Refused refused -> {
          return Optional.of("segment " + i + ": " + refused.problem() + ", " + refused.detail());
        }
        case SegmentVerdict.Included included -> {
          if (!included.aggregate().equals(aggregate)) {
            return Optional.of(
                "segment "
                    + i
                    + ": it is in "
                    + included.aggregate().commPa()
                    + " of "
                    + included.aggregate().sizePa()
                    + " bytes");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Writes it to a file, whole or not at all. */
  public void write(Path file) throws SectorFileException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", KIND);
    out.put("pieceCid", aggregate.commPa());
    out.put("size", aggregate.sizePa().bytes());
    out.put("segments", segments.stream().map(Segment::toMap).toList());
    SafeFile.writeText(file, JsonWriter.toString(out) + "\n");
  }

  /** What a command prints. */
  public Map<String, Object> summary(Path file) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("aggregate", file);
    out.put("pieceCid", aggregate.commPa());
    out.put("size", aggregate.sizePa().bytes());
    out.put("segments", segments.size());
    return out;
  }
}
