// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * A call of {@code provePossession(uint256,(bytes32,bytes32[])[])}: what is sent to the contract,
 * in Solidity's ABI. Reading takes the one layout that compilers write, in order and without gaps;
 * the ABI would allow others.
 *
 * @param setId the set, from 1 on
 * @param proofs answers to the challenges 0, 1, 2...
 */
public record PossessionCalldata(long setId, List<PossessionProof> proofs) {

  /** The method as its selector is made of it. */
  public static final String SIGNATURE = "provePossession(uint256,(bytes32,bytes32[])[])";

  private static final int WORD = Bytes32.LENGTH;
  private static final int SELECTOR = 4;

  /** Leaf, offset of the path, length of the path. */
  private static final int PROOF_HEAD = 3 * WORD;

  /**
   * Copies the proofs.
   *
   * @throws MalformedInputException where there is no such set
   */
  public PossessionCalldata {
    proofs = List.copyOf(proofs);
    if (setId < 1) {
      throw new MalformedInputException("set id (" + setId + ") must be at least 1");
    }
  }

  /** The bytes of the call. */
  public byte[] encode() {
    int size = SELECTOR + 3 * WORD;
    for (PossessionProof proof : proofs) {
      size += WORD + sizeOf(proof);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(selector());
    word(out, setId);
    word(out, 2L * WORD);
    word(out, proofs.size());
    long offset = (long) WORD * proofs.size();
    for (PossessionProof proof : proofs) {
      word(out, offset);
      offset += sizeOf(proof);
    }
    for (PossessionProof proof : proofs) {
      out.put(proof.leaf().toArray());
      word(out, 2L * WORD);
      word(out, proof.path().size());
      proof.path().forEach(node -> out.put(node.toArray()));
    }
    return out.array();
  }

  /**
   * Reads a call.
   *
   * @throws MalformedInputException where it is not exactly one of this method
   */
  public static PossessionCalldata decode(byte[] bytes) {
    if (!Arrays.equals(Arrays.copyOf(bytes, SELECTOR), selector())) {
      throw new MalformedInputException("calldata is not of " + SIGNATURE);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).position(Math.min(SELECTOR, bytes.length));
    long setId = number(in, "setId");
    expect(in, "offset of proofs", 2L * WORD);
    int count = count(in, "number of proofs", WORD + PROOF_HEAD);
    long[] offsets = new long[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = number(in, "offset of proof " + i);
    }
    List<PossessionProof> proofs = new ArrayList<>();
    long at = (long) WORD * count;
    for (int i = 0; i < count; i++) {
      if (offsets[i] != at) {
        throw new MalformedInputException(
            "offset of proof " + i + ": got " + offsets[i] + ", wanted " + at);
      }
      PossessionProof proof = proof(in, i);
      proofs.add(proof);
      at += sizeOf(proof);
    }
    if (in.hasRemaining()) {
      throw new MalformedInputException(in.remaining() + " more bytes follow the calldata");
    }
    return new PossessionCalldata(setId, proofs);
  }

  /** The first 4 bytes of the signature's hash. */
  static byte[] selector() {
    return Arrays.copyOf(Keccak.hash(SIGNATURE.getBytes(US_ASCII)).toArray(), SELECTOR);
  }

  private static PossessionProof proof(ByteBuffer in, int index) {
    Bytes32 leaf = node(in, "leaf " + index);
    expect(in, "offset of path " + index, 2L * WORD);
    int length = count(in, "length of path " + index, WORD);
    List<Bytes32> path = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      path.add(node(in, "path " + index));
    }
    return new PossessionProof(leaf, path);
  }

  private static int sizeOf(PossessionProof proof) {
    return PROOF_HEAD + WORD * proof.path().size();
  }

  private static void word(ByteBuffer out, long value) {
    out.position(out.position() + WORD - Long.BYTES).putLong(value);
  }

  private static Bytes32 node(ByteBuffer in, String name) {
    if (in.remaining() < WORD) {
      throw new MalformedInputException("calldata ends in " + name);
    }
    byte[] bytes = new byte[WORD];
    in.get(bytes);
    return Bytes32.of(bytes);
  }

  private static long number(ByteBuffer in, String name) {
    BigInteger value = new BigInteger(1, node(in, name).toArray());
    if (value.bitLength() >= Long.SIZE) {
      throw new MalformedInputException(name + " exceeds 63 bits");
    }
    return value.longValue();
  }

  private static void expect(ByteBuffer in, String name, long wanted) {
    long got = number(in, name);
    if (got != wanted) {
      throw new MalformedInputException(name + ": got " + got + ", wanted " + wanted);
    }
  }

  /** A number of elements, of which each takes so many of the bytes left. */
  private static int count(ByteBuffer in, String name, int bytesEach) {
    long got = number(in, name);
    if (got > in.remaining() / bytesEach) {
      throw new MalformedInputException(
          name + ": got " + got + ", " + in.remaining() + " bytes are left");
    }
    return (int) got;
  }
}
