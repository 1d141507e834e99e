// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.JsonCursor;

/** PreCommit1's output as JSON. */
final class PreCommit1Json {
  private static final int MAX_LAYERS = 64;
  private static final int MAX_WRAPPERS = 2;

  private final JsonGenerator json;

  PreCommit1Json(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the bare form, or, with a proof, that of filecoin-ffi. */
  void write(PreCommit1Output output, RegisteredSealProof proof) throws IOException {
    json.writeStartObject();
    if (proof != null) {
      json.writeStringField("registered_proof", proof.name());
    }
    json.writeObjectFieldStart("labels");
    if (proof != null) {
      json.writeObjectFieldStart(RegisteredSealProof.variantName(output.sectorSize()));
    }
    json.writeArrayFieldStart("labels");
    for (StoreConfig label : output.labels()) {
      writeStore(label);
    }
    json.writeEndArray();
    json.writeNullField("_h");
    if (proof != null) {
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeFieldName("config");
    writeStore(output.treeD());
    json.writeFieldName("comm_d");
    writeBytes(json, output.commD());
    json.writeEndObject();
  }

  private void writeStore(StoreConfig store) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", store.path());
    json.writeStringField("id", store.id());
    if (store.size().isPresent()) {
      json.writeNumberField("size", store.size().getAsLong());
    } else {
      json.writeNullField("size");
    }
    json.writeNumberField("rows_to_discard", store.rowsToDiscard());
    json.writeEndObject();
  }

  /** 32 numbers, the reference's form of every node. */
  static void writeBytes(JsonGenerator json, Bytes32 bytes) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < Bytes32.LENGTH; i++) {
      json.writeNumber(bytes.get(i));
    }
    json.writeEndArray();
  }

  static PreCommit1Output read(JsonCursor json) throws IOException {
    List<List<StoreConfig>> labels = new java.util.ArrayList<>();
    StoreConfig[] treeD = new StoreConfig[1];
    Bytes32[] commD = new Bytes32[1];
    json.object(
        name -> {
          switch (name) {
            case "labels" -> labels.add(readLabels(json, MAX_WRAPPERS));
            case "config" -> treeD[0] = readStore(json);
            case "comm_d" -> commD[0] = json.bytes32();
            default -> {
              return false;
            }
          }
          return true;
        });
    if (labels.isEmpty() || treeD[0] == null || commD[0] == null) {
      throw json.malformed("PreCommit1 output lacks labels, config or comm_d");
    }
    long treeNodes = treeD[0].size().orElseThrow(() -> json.malformed("tree-d has no size"));
    if (treeNodes % 2 == 0 || treeNodes > Long.MAX_VALUE / 32) {
      throw json.malformed("no sector has a tree-d of " + treeNodes + " nodes");
    }
    SectorSize size = SectorSize.ofBytes((treeNodes + 1) / 2 * 32);
    if (labels.getLast().size() != size.layers()) {
      throw json.malformed("got " + labels.getLast().size() + " layers, wanted " + size.layers());
    }
    return new PreCommit1Output(size, labels.getLast(), treeD[0], commD[0]);
  }

  /** The list itself, or wrapped in "labels" once, or twice with the variant between. */
  private static List<StoreConfig> readLabels(JsonCursor json, int wrappers) throws IOException {
    if (json.isArray()) {
      return json.array(MAX_LAYERS, () -> readStore(json));
    }
    if (wrappers == 0) {
      throw json.malformed("labels are wrapped too often");
    }
    List<List<StoreConfig>> found = new java.util.ArrayList<>();
    json.object(
        name -> {
          if (name.equals("labels") || name.startsWith("StackedDrg")) {
            found.add(readLabels(json, wrappers - 1));
            return true;
          }
          return false;
        });
    if (found.size() != 1) {
      throw json.malformed("labels are missing or given twice");
    }
    return found.getFirst();
  }

  private static StoreConfig readStore(JsonCursor json) throws IOException {
    String[] text = new String[2];
    OptionalLong[] size = {OptionalLong.empty()};
    long[] discard = new long[1];
    json.object(
        name -> {
          switch (name) {
            case "path" -> text[0] = json.string();
            case "id" -> text[1] = json.string();
            case "rows_to_discard" -> discard[0] = json.number(0, Long.MAX_VALUE);
            case "size" -> {
              if (json.isNull()) {
                json.skip();
              } else {
                size[0] = OptionalLong.of(json.number(0, Long.MAX_VALUE - 1));
              }
            }
            default -> {
              return false;
            }
          }
          return true;
        });
    if (text[0] == null || text[1] == null) {
      throw json.malformed("a store lacks its path or id");
    }
    return new StoreConfig(text[0], text[1], size[0], discard[0]);
  }
}
