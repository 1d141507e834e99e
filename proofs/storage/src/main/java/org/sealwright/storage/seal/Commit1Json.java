// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;

/** Writes Commit1's output. */
final class Commit1Json {
  private final JsonGenerator json;

  Commit1Json(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the bare form, or, with a proof, that of filecoin-ffi. */
  void write(Commit1Output output, RegisteredSealProof proof) throws IOException {
    json.writeStartObject();
    if (proof != null) {
      json.writeStringField("registered_proof", proof.name());
    }
    json.writeFieldName("vanilla_proofs");
    if (proof != null) {
      json.writeStartObject();
      json.writeFieldName(RegisteredSealProof.variantName(proof.sectorSize()));
    }
    json.writeStartArray();
    for (List<VanillaProof> partition : output.vanillaProofs()) {
      json.writeStartArray();
      for (VanillaProof vanilla : partition) {
        write(vanilla);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    if (proof != null) {
      json.writeEndObject();
    }
    field("comm_r", output.commR());
    field("comm_d", output.commD());
    field("replica_id", output.replicaId().value());
    field("seed", output.seed().value());
    field("ticket", output.ticket().value());
    json.writeEndObject();
  }

  private void field(String name, Bytes32 value) throws IOException {
    json.writeFieldName(name);
    PreCommit1Json.writeBytes(json, value);
  }

  private void write(VanillaProof proof) throws IOException {
    json.writeStartObject();
    json.writeFieldName("comm_d_proofs");
    write(proof.commD());
    json.writeFieldName("comm_r_last_proof");
    write(proof.commRLast());
    json.writeObjectFieldStart("replica_column_proofs");
    json.writeFieldName("c_x");
    write(proof.cX());
    columns("drg_parents", proof.drgParents());
    columns("exp_parents", proof.expParents());
    json.writeEndObject();
    json.writeArrayFieldStart("labeling_proofs");
    for (LabelingProof labeling : proof.labeling()) {
      write(labeling);
    }
    json.writeEndArray();
    json.writeFieldName("encoding_proof");
    write(proof.encoding());
    json.writeEndObject();
  }

  private void columns(String name, List<ColumnProof> columns) throws IOException {
    json.writeArrayFieldStart(name);
    for (ColumnProof column : columns) {
      write(column);
    }
    json.writeEndArray();
  }

  private void write(ColumnProof proof) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("column");
    json.writeNumberField("index", proof.index());
    nodes("rows", proof.rows());
    json.writeNullField("_h");
    json.writeEndObject();
    json.writeFieldName("inclusion_proof");
    write(proof.inclusion());
    json.writeEndObject();
  }

  private void write(LabelingProof proof) throws IOException {
    json.writeStartObject();
    nodes("parents", proof.parents());
    json.writeNumberField("layer_index", proof.layer());
    json.writeNumberField("node", proof.node());
    json.writeEndObject();
  }

  private void write(InclusionProof proof) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("data");
    if (proof.sub().isEmpty()) {
      json.writeObjectFieldStart("Single");
      field("root", proof.root());
      field("leaf", proof.leaf());
      path("path", proof.base());
    } else {
      json.writeObjectFieldStart(proof.top().isEmpty() ? "Sub" : "Top");
      path("base_proof", proof.base());
      path("sub_proof", List.of(proof.sub().get()));
      if (proof.top().isPresent()) {
        path("top_proof", List.of(proof.top().get()));
      }
      field("root", proof.root());
      field("leaf", proof.leaf());
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void path(String name, List<PathElement> path) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeArrayFieldStart("path");
    for (PathElement element : path) {
      json.writeStartObject();
      nodes("hashes", element.hashes());
      json.writeNumberField("index", element.index());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void nodes(String name, List<Bytes32> nodes) throws IOException {
    json.writeArrayFieldStart(name);
    for (Bytes32 node : nodes) {
      PreCommit1Json.writeBytes(json, node);
    }
    json.writeEndArray();
  }
}
