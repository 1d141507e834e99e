// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run, as it is kept in {@code benchmarks/results}.
 *
 * @param machine where it ran
 * @param measurements one a row
 */
public record Report(Machine machine, List<Measurement> measurements) {

  /** Copies the measurements. */
  public Report {
    measurements = List.copyOf(measurements);
  }

  /** Whether some row has this verdict. */
  public boolean has(Measurement.Verdict verdict) {
    return measurements.stream().anyMatch(m -> m.verdict() == verdict);
  }

  /** Writes {@code <slug>.json}, its plot and {@code REPORT.md}; returns the first. */
  Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path json = folder.resolve(machine.slug() + ".json");
    Files.writeString(json, toJson());
    render(json);
    return json;
  }

  /** Renders the plot and {@code REPORT.md} beside {@code json} from nothing but that file. */
  static Report render(Path json) throws IOException {
    Report report = fromJson(Files.readString(json));
    Path folder = json.toAbsolutePath().getParent();
    String plot = report.machine().slug() + ".png";
    boolean drawn = Plot.write(report, folder.resolve(plot));
    String source = String.valueOf(json.getFileName());
    Files.writeString(folder.resolve("REPORT.md"), Markdown.of(report, source, drawn ? plot : ""));
    return report;
  }

  String toJson() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeObjectFieldStart("machine");
      json.writeStringField("date", machine.date());
      json.writeStringField("cpu", machine.cpu());
      json.writeNumberField("cores", machine.cores());
      json.writeStringField("system", machine.system());
      json.writeNumberField("load", machine.load());
      json.writeStringField("jdk", machine.jdk());
      json.writeStringField("flags", machine.flags());
      json.writeStringField("commit", machine.commit());
      json.writeEndObject();
      json.writeArrayFieldStart("rows");
      for (Measurement m : measurements) {
        write(json, m);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, Measurement m) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", m.id());
    json.writeStringField("title", m.title());
    json.writeNumberField("cores", m.cores());
    json.writeNumberField("target", m.target());
    json.writeStringField("peer", m.peer());
    json.writeStringField("unit", m.unit());
    write(json, "oursNanos", m.ours());
    write(json, "theirsNanos", m.theirs());
    json.writeStringField("detail", m.detail());
    json.writeStringField("fault", m.fault());
    json.writeStringField("verdict", m.verdict().name());
    json.writeNumberField("oursPeakBytes", m.ourPeak());
    json.writeNumberField("theirsPeakBytes", m.theirPeak());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<Double> samples)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double sample : samples) {
      json.writeNumber(Math.round(sample * 1000) / 1000.0);
    }
    json.writeEndArray();
  }

  static Report fromJson(String text) throws IOException {
    Json document = Json.parse(text);
    Json m = document.object("machine");
    Machine machine =
        new Machine(
            m.text("date"),
            m.text("cpu"),
            (int) m.number("cores"),
            m.text("system"),
            m.number("load"),
            m.text("jdk"),
            m.text("flags"),
            m.text("commit"));
    List<Measurement> rows = new ArrayList<>();
    for (Json row : document.objects("rows")) {
      rows.add(
          new Measurement(
              row.text("id"),
              row.text("title"),
              (int) row.number("cores"),
              row.number("target"),
              row.text("peer"),
              row.text("unit"),
              row.numbers("oursNanos"),
              row.numbers("theirsNanos"),
              row.text("detail"),
              row.text("fault"),
              row.text("verdict").equals(Measurement.Verdict.WRONG.name()),
              peak(row, "oursPeakBytes"),
              peak(row, "theirsPeakBytes")));
    }
    return new Report(machine, rows);
  }

  /** Files of earlier versions have none. */
  private static long peak(Json row, String name) throws IOException {
    return row.has(name) ? (long) row.number(name) : 0;
  }
}
