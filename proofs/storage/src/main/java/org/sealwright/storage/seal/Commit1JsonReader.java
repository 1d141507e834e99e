// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.internal.JsonCursor;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;

/** Reads Commit1's output, leniently about form and strictly about types and ranges. */
final class Commit1JsonReader {
  private static final int MAX_PARTITIONS = 128;
  private static final int MAX_LIST = 64;
  private static final long MAX_U32 = 0xffffffffL;

  private final JsonCursor json;

  private Commit1JsonReader(JsonCursor json) {
    this.json = json;
  }

  static Commit1Output read(JsonCursor json) throws IOException {
    return new Commit1JsonReader(json).document();
  }

  /** Fields of one object as they come, and a complaint where one is missing or given twice. */
  private final class Fields {
    private final Map<String, Object> values = new HashMap<>();

    void put(String name, Object value) {
      if (values.put(name, value) != null) {
        throw json.malformed("field " + name + " is given twice");
      }
    }

    <T> T get(String name, Class<T> type) {
      Object value = values.get(name);
      if (value == null) {
        throw json.malformed("field " + name + " is missing");
      }
      return type.cast(value);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> list(String name) {
      return (List<T>) get(name, List.class);
    }
  }

  private interface Known {
    Object read(String name) throws IOException;
  }

  private Fields object(Known known) throws IOException {
    Fields fields = new Fields();
    json.object(
        name -> {
          Object value = known.read(name);
          if (value == null) {
            return false;
          }
          fields.put(name, value);
          return true;
        });
    return fields;
  }

  private Commit1Output document() throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "vanilla_proofs" -> partitions();
                  case "comm_r", "comm_d", "replica_id", "seed", "ticket" -> json.bytes32();
                  default -> null;
                });
    return new Commit1Output(
        fields.list("vanilla_proofs"),
        fields.get("comm_r", Bytes32.class),
        fields.get("comm_d", Bytes32.class),
        new ReplicaId(fields.get("replica_id", Bytes32.class)),
        new InteractiveSeed(fields.get("seed", Bytes32.class)),
        new Ticket(fields.get("ticket", Bytes32.class)));
  }

  private List<List<VanillaProof>> partitions() throws IOException {
    if (json.isArray()) {
      return list();
    }
    Fields variant = object(name -> name.startsWith("StackedDrg") ? list() : null);
    if (variant.values.size() != 1) {
      throw json.malformed("vanilla_proofs must have one variant");
    }
    return variant.list(variant.values.keySet().iterator().next());
  }

  private List<List<VanillaProof>> list() throws IOException {
    return json.array(MAX_PARTITIONS, () -> json.array(MAX_LIST, this::vanilla));
  }

  private VanillaProof vanilla() throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "comm_d_proofs", "comm_r_last_proof" -> inclusion();
                  case "replica_column_proofs" -> replicaColumns();
                  case "labeling_proofs" -> json.array(MAX_LIST, this::labeling);
                  case "encoding_proof" -> labeling();
                  default -> null;
                });
    Fields columns = fields.get("replica_column_proofs", Fields.class);
    return new VanillaProof(
        fields.get("comm_d_proofs", InclusionProof.class),
        fields.get("comm_r_last_proof", InclusionProof.class),
        columns.get("c_x", ColumnProof.class),
        columns.list("drg_parents"),
        columns.list("exp_parents"),
        fields.list("labeling_proofs"),
        fields.get("encoding_proof", LabelingProof.class));
  }

  private Fields replicaColumns() throws IOException {
    return object(
        name ->
            switch (name) {
              case "c_x" -> column();
              case "drg_parents", "exp_parents" -> json.array(MAX_LIST, this::column);
              default -> null;
            });
  }

  private ColumnProof column() throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "column" ->
                      object(
                          inner ->
                              switch (inner) {
                                case "index" -> json.number(0, MAX_U32);
                                case "rows" -> nodes();
                                default -> null;
                              });
                  case "inclusion_proof" -> inclusion();
                  default -> null;
                });
    Fields column = fields.get("column", Fields.class);
    return new ColumnProof(
        column.get("index", Long.class),
        column.list("rows"),
        fields.get("inclusion_proof", InclusionProof.class));
  }

  private LabelingProof labeling() throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "parents" -> nodes();
                  case "layer_index" -> json.number(0, MAX_U32);
                  case "node" -> json.number(0, Long.MAX_VALUE);
                  default -> null;
                });
    return new LabelingProof(
        fields.list("parents"),
        (int) Math.min(Integer.MAX_VALUE, fields.get("layer_index", Long.class)),
        fields.get("node", Long.class));
  }

  private InclusionProof inclusion() throws IOException {
    Fields fields =
        object(
            name ->
                name.equals("data")
                    ? object(variant -> isVariant(variant) ? variant(variant) : null)
                    : null);
    Fields data = fields.get("data", Fields.class);
    if (data.values.size() != 1) {
      throw json.malformed("a Merkle proof must be one of Single, Sub, Top");
    }
    return data.get(data.values.keySet().iterator().next(), InclusionProof.class);
  }

  private static boolean isVariant(String name) {
    return name.equals("Single") || name.equals("Sub") || name.equals("Top");
  }

  private InclusionProof variant(String variant) throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "root", "leaf" -> json.bytes32();
                  case "path", "base_proof", "sub_proof", "top_proof" -> path();
                  default -> null;
                });
    return new InclusionProof(
        fields.get("root", Bytes32.class),
        fields.get("leaf", Bytes32.class),
        fields.list(variant.equals("Single") ? "path" : "base_proof"),
        variant.equals("Single") ? Optional.empty() : Optional.of(only(fields, "sub_proof")),
        variant.equals("Top") ? Optional.of(only(fields, "top_proof")) : Optional.empty());
  }

  private PathElement only(Fields fields, String name) {
    List<PathElement> path = fields.list(name);
    if (path.size() != 1) {
      throw json.malformed(name + " has " + path.size() + " levels, wanted 1");
    }
    return path.getFirst();
  }

  private List<PathElement> path() throws IOException {
    List<List<PathElement>> found = new java.util.ArrayList<>();
    json.object(
        name -> {
          if (name.equals("path")) {
            found.add(json.array(MAX_LIST, this::element));
            return true;
          }
          return false;
        });
    if (found.size() != 1) {
      throw json.malformed("a path is missing or given twice");
    }
    return found.getFirst();
  }

  private PathElement element() throws IOException {
    Fields fields =
        object(
            name ->
                switch (name) {
                  case "hashes" -> nodes();
                  case "index" -> json.number(0, MAX_LIST);
                  default -> null;
                });
    return new PathElement(fields.list("hashes"), Math.toIntExact(fields.get("index", Long.class)));
  }

  private List<Bytes32> nodes() throws IOException {
    return json.array(MAX_LIST, json::bytes32);
  }
}
