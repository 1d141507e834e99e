// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealwright.hashing.MalformedInputException;

/**
 * The parameter files that somebody vouches for, each with its digest. {@link #published} is what
 * the network uses; others come as JSON of the reference's form.
 */
public final class ParameterManifest {
  private static final String RESOURCE = "published-v28.tsv";
  private static final int MAX_ENTRIES = 10_000;

  private final Map<String, Entry> entries;

  /**
   * A file.
   *
   * @param name name of the file without a folder: letters, digits, {@code . _ -}
   * @param cid its CID in IPFS, which the network's gateways serve it by
   * @param digest its digest
   * @param sectorBytes size of the sectors it is for, 0 where it is for all
   */
  public record Entry(String name, String cid, ParameterDigest digest, long sectorBytes) {
    // Names become paths and CIDs become addresses: nothing in them may lead elsewhere.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final Pattern CID = Pattern.compile("[A-Za-z0-9]{1,128}");

    /**
     * Checks name, CID and size.
     *
     * @throws MalformedInputException where one of them can't be
     */
    public Entry {
      if (!NAME.matcher(name).matches()) {
        throw new MalformedInputException("'" + name + "' is no name of a parameter file");
      }
      if (!CID.matcher(cid).matches()) {
        throw new MalformedInputException(name + ": '" + cid + "' is no CID");
      }
      if (sectorBytes < 0) {
        throw new MalformedInputException(name + ": sector size " + sectorBytes + " is negative");
      }
    }
  }

  private ParameterManifest(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * The parameters of the network's trusted set-up, version 28: proofs of replication, Window and
   * Winning PoSt and sector updates for sectors of 2 KiB, 8 MiB, 512 MiB, 32 GiB and 64 GiB, and
   * the reference string for aggregation. There are none for other sizes.
   */
  public static ParameterManifest published() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream in = ParameterManifest.class.getResourceAsStream(RESOURCE);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(
              part ->
                  new Entry(
                      part[0], part[1], new ParameterDigest(part[2]), Long.parseLong(part[3])))
          .forEach(entry -> entries.put(entry.name(), entry));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this module can be read", e);
    }
    return new ParameterManifest(entries);
  }

  /** Reads a file of the form of {@link #read(String, InputStream)}. */
  public static ParameterManifest read(Path file) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    StrictJson.readFile(file, (json, name) -> add(entries, json, name));
    return new ParameterManifest(entries);
  }

  /**
   * Reads JSON of the form of the reference's {@code parameters.json}, at most 1 MiB: {@code
   * {"NAME": {"cid": "…", "digest": "…", "sector_size": N}, …}}.
   *
   * @param place what to call the document in complaints
   * @throws MalformedInputException for anything else, unknown fields included
   */
  public static ParameterManifest read(String place, InputStream in) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    StrictJson.read(place, in, (json, name) -> add(entries, json, name));
    return new ParameterManifest(entries);
  }

  private static void add(Map<String, Entry> entries, StrictJson document, String name)
      throws IOException {
    if (entries.size() == MAX_ENTRIES) {
      throw document.malformed("more than " + MAX_ENTRIES + " files");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    long[] size = {-1};
    document.object(
        (json, field) -> {
          switch (field) {
            case "cid", "digest" -> texts.put(field, json.string());
            case "sector_size" -> size[0] = json.number(0);
            default -> throw json.malformed("unknown field " + field);
          }
        });
    if (texts.size() < 2 || size[0] < 0) {
      throw document.malformed(name + ": wanted the fields cid, digest and sector_size");
    }
    try {
      ParameterDigest digest = new ParameterDigest(texts.get("digest"));
      entries.put(name, new Entry(name, texts.get("cid"), digest, size[0]));
    } catch (MalformedInputException e) {
      throw document.malformed(e.getMessage());
    }
  }

  /** All files in the order of the document. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The file of this name. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /**
   * The file of this name.
   *
   * @throws ParameterException where it is not published
   */
  public Entry get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    ParameterException.Reason.NOT_PUBLISHED,
                    name
                        + " is not in the manifest: nobody published parameters of that circuit;"
                        + " generate your own for tests"));
  }
}
