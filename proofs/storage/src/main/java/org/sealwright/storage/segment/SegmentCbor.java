// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PaddedPieceSize;

/**
 * The DAG-CBOR of this area, as go-data-segment writes it: tuples without names. Reading is strict,
 * one encoding for each value; {@link MalformedInputException} tells what is wrong where.
 */
public final class SegmentCbor {

  /** The most entries of an index; the reference's bound. */
  public static final int MAX_INDEX_ENTRIES = 2 << 20;

  private static final int CID_BYTES = 39;

  private SegmentCbor() {}

  /** {@code [[index, [node...]], [index, [node...]]]}, the {@code InclusionProof}. */
  public static byte[] encode(SegmentProof proof) {
    CborOutput out = new CborOutput();
    write(out, proof);
    return out.toBytes();
  }

  /** Reads what {@link #encode(SegmentProof)} writes. */
  public static SegmentProof decodeProof(byte[] bytes) {
    CborInput in = new CborInput(bytes);
    SegmentProof proof = readProof(in);
    in.end();
    return proof;
  }

  /** {@code [cid, size]}, the {@code InclusionVerifierData}. */
  public static byte[] encode(VerifierData data) {
    return new CborOutput().array(2).cid(data.commPc().toBytes()).unsigned(data.sizePc()).toBytes();
  }

  /** Reads what {@link #encode(VerifierData)} writes. */
  public static VerifierData decodeVerifierData(byte[] bytes) {
    CborInput in = new CborInput(bytes);
    in.tuple("VerifierData", 2);
    PieceCid commPc = PieceCid.fromBytes(in.cid("CommPc", CID_BYTES));
    long size = in.unsigned("SizePc");
    in.end();
    return new VerifierData(commPc, size);
  }

  /** {@code [cid, size]}, the {@code InclusionAuxData}. */
  public static byte[] encode(AuxData data) {
    return new CborOutput()
        .array(2)
        .cid(data.commPa().toBytes())
        .unsigned(data.sizePa().bytes())
        .toBytes();
  }

  /** Reads what {@link #encode(AuxData)} writes. */
  public static AuxData decodeAuxData(byte[] bytes) {
    CborInput in = new CborInput(bytes);
    in.tuple("AuxData", 2);
    PieceCid commPa = PieceCid.fromBytes(in.cid("CommPa", CID_BYTES));
    PaddedPieceSize size = new PaddedPieceSize(in.unsigned("SizePa"));
    in.end();
    return new AuxData(commPa, size);
  }

  /** {@code [InclusionProof, 0, [dealId]]}. */
  public static byte[] encode(DataAggregationProof proof) {
    CborOutput out = new CborOutput().array(3);
    write(out, proof.inclusion());
    return out.unsigned(0).array(1).unsigned(proof.dealId()).toBytes();
  }

  /** Reads what {@link #encode(DataAggregationProof)} writes. */
  public static DataAggregationProof decodeAggregationProof(byte[] bytes) {
    CborInput in = new CborInput(bytes);
    in.tuple("DataAggregationProof", 3);
    SegmentProof inclusion = readProof(in);
    in.unsigned("AuxDataType", 0);
    in.tuple("AuxDataSource", 1);
    long dealId = in.unsigned("DealID");
    in.end();
    return new DataAggregationProof(inclusion, dealId);
  }

  /** {@code [[entry...]]}, the {@code IndexData}; an entry is {@code [node, offset, size, sum]}. */
  public static byte[] encodeIndex(List<SegmentDesc> entries) {
    if (entries.size() > MAX_INDEX_ENTRIES) {
      throw new MalformedInputException(
          "index of " + entries.size() + " entries, at most " + MAX_INDEX_ENTRIES);
    }
    CborOutput out = new CborOutput().array(1).array(entries.size());
    for (SegmentDesc entry : entries) {
      out.array(4)
          .bytes(entry.commDs().toArray())
          .unsigned(entry.offset())
          .unsigned(entry.size())
          .bytes(entry.checksum());
    }
    return out.toBytes();
  }

  /** Reads what {@link #encodeIndex} writes; entries may have problems of their own. */
  public static List<SegmentDesc> decodeIndex(byte[] bytes) {
    CborInput in = new CborInput(bytes);
    in.tuple("IndexData", 1);
    int count = in.array("Entries", MAX_INDEX_ENTRIES);
    List<SegmentDesc> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      in.tuple("SegmentDesc", 4);
      Bytes32 commDs = Bytes32.of(in.bytes("CommDs", Bytes32.LENGTH));
      long offset = in.unsigned("Offset");
      long size = in.unsigned("Size");
      ByteBuffer sum =
          ByteBuffer.wrap(in.bytes("Checksum", SegmentDesc.CHECKSUM_BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      entries.add(new SegmentDesc(commDs, offset, size, sum.getLong(), sum.getLong()));
    }
    in.end();
    return List.copyOf(entries);
  }

  private static void write(CborOutput out, SegmentProof proof) {
    out.array(2);
    write(out, proof.subtree());
    write(out, proof.entry());
  }

  private static void write(CborOutput out, SegmentPath path) {
    out.array(2).unsigned(path.index()).array(path.depth());
    path.path().forEach(node -> out.bytes(node.toArray()));
  }

  private static SegmentProof readProof(CborInput in) {
    in.tuple("InclusionProof", 2);
    return new SegmentProof(readPath(in, "ProofSubtree"), readPath(in, "ProofIndex"));
  }

  private static SegmentPath readPath(CborInput in, String name) {
    in.tuple(name, 2);
    long index = in.unsigned(name + ".Index");
    int nodes = in.array(name + ".Path", SegmentPath.MAX_WRITTEN);
    List<Bytes32> path = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      path.add(Bytes32.of(in.bytes(name + ".Path", Bytes32.LENGTH)));
    }
    return new SegmentPath(index, path);
  }
}
