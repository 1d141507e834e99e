// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;

/**
 * What is finished: one JSON line a file, with its length and SHA-256, appended and forced after
 * the file has its final name. A file that is not in here, or differs from its entry, is not
 * trusted. A line cut off by a crash is ignored. Later entries replace earlier ones of the same
 * file name; an entry of removal takes them back.
 */
public final class FileJournal {

  /**
   * One finished file.
   *
   * @param key what the file was made from, as one digest
   * @param file name of the file without its folder
   * @param bytes length
   * @param sha256 digest of the contents
   */
  public record Entry(String key, String file, long bytes, Bytes32 sha256) {}

  private static final JsonFactory JSON = new JsonFactory();
  private static final String REMOVED = "removed";
  private static final long MAX_BYTES = 16 << 20;

  private final Path path;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<Path> verified = new HashSet<>();
  private int badLines;

  private FileJournal(Path path) {
    this.path = path;
  }

  /** Reads the journal; a missing file is an empty journal. */
  public static FileJournal open(Path path) throws SectorFileException {
    FileJournal journal = new FileJournal(path);
    if (Files.exists(path)) {
      for (String line : lines(path)) {
        journal.read(line);
      }
    }
    return journal;
  }

  /** All entries, one a file, oldest first. */
  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** Lines that are cut or changed and were ignored. */
  public int badLines() {
    return badLines;
  }

  /** Whether a file of that name was ever finished here, from whatever. */
  public boolean hasEntry(Path file) {
    return entries.containsKey(file.getFileName().toString());
  }

  /** The entry of a file made from {@code key}. */
  public Optional<Entry> find(String key, Path file) {
    return Optional.ofNullable(entries.get(file.getFileName().toString()))
        .filter(entry -> entry.key().equals(key));
  }

  /**
   * Whether the file is there, was made from {@code key} and is what it was when it was finished.
   * Reads all of it, once in the life of this object.
   */
  public boolean isIntact(String key, Path file, Work work) throws SectorFileException {
    Optional<Entry> entry = find(key, file);
    if (entry.isEmpty() || !Files.isRegularFile(file)) {
      return false;
    }
    if (verified.contains(file)) {
      return true;
    }
    boolean intact = problem(entry.get(), file, work).isEmpty();
    if (intact) {
      verified.add(file);
    }
    return intact;
  }

  /** How the file differs from its entry, if it does. */
  public static Optional<String> problem(Entry entry, Path file, Work work)
      throws SectorFileException {
    try {
      if (Files.size(file) != entry.bytes()) {
        return Optional.of("has " + Files.size(file) + " bytes, wanted " + entry.bytes());
      }
    } catch (IOException e) {
      throw Io.failure("read", file, e);
    }
    Bytes32 digest = FileDigest.of(file, work);
    return digest.equals(entry.sha256())
        ? Optional.empty()
        : Optional.of("has SHA-256 " + digest + ", wanted " + entry.sha256());
  }

  /** Records a finished file. */
  public void record(String key, Path file, long bytes, Bytes32 sha256) throws SectorFileException {
    Entry entry = new Entry(key, file.getFileName().toString(), bytes, sha256);
    append(format(entry));
    entries.put(entry.file(), entry);
    verified.add(file);
  }

  /** Writes and records a small file, unless it is there with the same contents and intact. */
  public void keep(String key, Path file, byte[] contents, Work work) throws SectorFileException {
    boolean same = isIntact(key, file, work) && Arrays.equals(Io.readSmall(file), contents);
    if (!same) {
      NewFile.write(file, contents);
      record(key, file, contents.length, Bytes32.of(Digests.sha256().digest(contents)));
    }
  }

  /** Records that a file is no longer wanted, so that nobody misses it. */
  public void remove(Path file) throws SectorFileException {
    String name = file.getFileName().toString();
    if (entries.containsKey(name)) {
      append(json(out -> out.writeStringField(REMOVED, name)));
      entries.remove(name);
      verified.remove(file);
    }
  }

  private void append(String text) throws SectorFileException {
    byte[] line = text.getBytes(UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      // A line that a crash cut off must not swallow this one.
      byte[] start = end > 0 && !endsLine(channel, end) ? new byte[] {'\n'} : new byte[0];
      channel.position(end);
      ByteBuffer buffer = ByteBuffer.allocate(start.length + line.length).put(start).put(line);
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw Io.failure("write", path, e);
    }
  }

  private static boolean endsLine(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
  }

  private static List<String> lines(Path path) throws SectorFileException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new SectorFileException("use", path, "it is far too large for a journal");
      }
      String text = new String(Files.readAllBytes(path), UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", path, e);
    }
  }

  private static String format(Entry entry) {
    return json(
        out -> {
          out.writeStringField("key", entry.key());
          out.writeStringField("file", entry.file());
          out.writeNumberField("bytes", entry.bytes());
          out.writeStringField("sha256", entry.sha256().toString());
          out.writeStringField("check", check(entry));
        });
  }

  /** Shows a changed line, which would otherwise put the blame on an undamaged file. */
  private static String check(Entry entry) {
    String text = entry.key() + "|" + entry.file() + "|" + entry.bytes() + "|" + entry.sha256();
    return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(UTF_8)), 0, 8);
  }

  /** Writes the fields of one line. */
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private static String json(Fields fields) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("a string takes everything", e);
    }
    return out + "\n";
  }

  private void read(String line) {
    String[] text = new String[5];
    long[] bytes = {-1};
    try (JsonCursor json = new JsonCursor(new ByteArrayInputStream(line.getBytes(UTF_8)))) {
      json.object(
          name -> {
            switch (name) {
              case "key" -> text[0] = json.string();
              case "file" -> text[1] = json.string();
              case "sha256" -> text[2] = json.string();
              case "check" -> text[4] = json.string();
              case REMOVED -> text[3] = json.string();
              case "bytes" -> bytes[0] = json.number(0, Long.MAX_VALUE);
              default -> {
                return false;
              }
            }
            return true;
          });
      json.end();
      if (text[3] != null) {
        entries.remove(text[3]);
        return;
      }
      if (text[0] != null && text[1] != null && text[2] != null && bytes[0] >= 0) {
        Entry entry = new Entry(text[0], text[1], bytes[0], Bytes32.fromHex(text[2]));
        if (check(entry).equals(text[4]) && entry.sha256().toString().equals(text[2])) {
          entries.put(text[1], entry);
          return;
        }
      }
      badLines++;
    } catch (MalformedInputException | IOException e) {
      badLines++;
      // A line that a crash cut off vouches for nothing; its file will be made again.
      System.getLogger(FileJournal.class.getName())
          .log(System.Logger.Level.DEBUG, "journal line is ignored: " + line, e);
    }
  }
}
