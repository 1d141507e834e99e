// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.internal.file.WholeFile;

/**
 * As much of a file as has arrived: {@code NAME.part}, with {@code NAME.part.json} beside it that
 * says what it is a part of and where it came from. Its digest is carried along, so that the whole
 * file has been verified when its last byte is there.
 */
final class PartialFile implements AutoCloseable {
  private static final String SUFFIX = ".part";
  private static final String NOTE_SUFFIX = ".part.json";

  private final Path target;
  private final Path path;
  private final Path note;
  private final ParameterDigest wanted;
  private final FileChannel channel;
  private final ParameterHasher hasher = new ParameterHasher();
  private long length;
  private Source source;

  /**
   * Where the bytes came from.
   *
   * @param uri address that was asked for
   * @param etag strong validator of what it served, or empty
   * @param total length of the whole file, or -1 where nobody said
   */
  record Source(String uri, String etag, long total) {
    static final Source NONE = new Source("", "", -1);
  }

  private PartialFile(Path target, ParameterDigest wanted, FileChannel channel) {
    this.target = target;
    this.path = target.resolveSibling(target.getFileName() + SUFFIX);
    this.note = target.resolveSibling(target.getFileName() + NOTE_SUFFIX);
    this.wanted = wanted;
    this.channel = channel;
  }

  /** Opens what an earlier download left, or nothing. A part of anything else is cut to nothing. */
  static PartialFile open(Path target, ParameterDigest wanted, Work work) throws IOException {
    FileChannel channel =
        FileChannel.open(
            target.resolveSibling(target.getFileName() + SUFFIX),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      PartialFile part = new PartialFile(target, wanted, channel);
      part.takeUp(work);
      return part;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private void takeUp(Work work) throws IOException {
    source = readNote();
    if (source.equals(Source.NONE)) {
      restart();
      return;
    }
    ParameterDigest.hash(channel, "part of " + ParameterDigest.shortName(target), hasher, work);
    length = channel.position();
  }

  private Source readNote() throws IOException {
    if (!Files.isRegularFile(note)) {
      return Source.NONE;
    }
    Map<String, String> texts = new HashMap<>();
    long[] total = {-1};
    try {
      StrictJson.readFile(
          note,
          (json, name) -> {
            switch (name) {
              case "digest", "uri", "etag" -> texts.put(name, json.string());
              case "total" -> total[0] = json.number(-1);
              default -> throw json.malformed("unknown field " + name);
            }
          });
    } catch (MalformedInputException e) {
      return Source.NONE;
    }
    return texts.size() == 3 && texts.get("digest").equals(wanted.hex())
        ? new Source(texts.get("uri"), texts.get("etag"), total[0])
        : Source.NONE;
  }

  /** Bytes that are there. */
  long length() {
    return length;
  }

  /** Length of the whole file as far as it is known, else -1. */
  long total() {
    return source.total();
  }

  /** Validator to send with a request for the rest, where {@code uri} served the beginning. */
  Optional<String> validator(URI uri) {
    return source.uri().equals(uri.toString()) && !source.etag().isEmpty()
        ? Optional.of(source.etag())
        : Optional.empty();
  }

  /** Notes where the bytes that follow come from. */
  void continueFrom(Source from) throws IOException {
    source = from;
    WholeFile.write(
        note,
        ("{\"digest\":\""
                + wanted
                + "\",\"uri\":\""
                + escape(from.uri())
                + "\",\"etag\":\""
                + escape(from.etag())
                + "\",\"total\":"
                + from.total()
                + "}\n")
            .getBytes(UTF_8));
  }

  private static String escape(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  /** Adds bytes at the end. */
  void append(ByteBuffer bytes) throws IOException {
    hasher.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        length += channel.write(bytes, length);
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // A full disk does not say which.
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  /** Throws away all that is there. */
  void restart() throws IOException {
    channel.truncate(0);
    hasher.reset();
    length = 0;
    source = Source.NONE;
  }

  /** Digest of what is there. */
  ParameterDigest digest() {
    return hasher.digest();
  }

  /** Whether what is there is the whole file. */
  boolean isWhole() {
    return length > 0 && digest().equals(wanted);
  }

  /** Gives the whole file its name. */
  void finish() throws IOException {
    channel.force(true);
    channel.close();
    WholeFile.rename(path, target);
    Files.deleteIfExists(note);
  }

  /** Keeps what is there for the next time. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.force(true);
      channel.close();
      if (length == 0) {
        Files.deleteIfExists(note);
        Files.deleteIfExists(path);
      }
    }
  }
}
