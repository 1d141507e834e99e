// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Our side: a line of standard input asks for one sample of a workload, a line of standard output
 * answers in JSON, as the peers do. What a workload prepares, and what the JIT learnt, is kept for
 * the next sample.
 */
public final class Worker {
  private final Map<String, Workload.Factory> factories = new HashMap<>();
  private final Map<String, Workload> known = new HashMap<>();

  /**
   * Makes the workloads.
   *
   * @param snark selects the kernels for proofs, for workloads that need them
   */
  Worker(Kernels kernels, Supplier<SnarkKernels> snark) {
    factories.putAll(new HashingWorkloads(kernels).all());
    factories.putAll(new LabelWorkloads(kernels).all());
    factories.putAll(new PhaseWorkloads(kernels).all());
    factories.putAll(new PoStWorkloads(kernels).all());
    factories.putAll(new CurveWorkloads(snark).all());
    factories.putAll(new Groth16Workloads(snark).all());
    factories.putAll(new PoRepWorkloads(snark).all());
  }

  /** The only argument names a tier; without one the best kernels are taken. */
  public static void main(String[] args) throws IOException {
    Kernels kernels =
        args.length == 0
            ? Kernels.select(KernelSelection.auto().asStrict())
            : Tiers.of(args[0], TreeHashKernels.class);
    Supplier<SnarkKernels> snark =
        () -> Tiers.snark(args.length == 0 ? "auto" : args[0], MsmKernels.class);
    Worker worker = new Worker(kernels, snark);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(worker.reply(line));
    }
  }

  /** The answer to one line, on one line. */
  String reply(String line) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", line);
      try {
        write(json, sample(line));
      } catch (IOException | RuntimeException e) {
        json.writeStringField("error", String.valueOf(e.getMessage()));
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private Sample sample(String line) throws IOException {
    Workload workload = known.get(line);
    if (workload == null) {
      List<String> words = List.of(line.strip().split("\\s+"));
      Workload.Factory factory = factories.get(words.getFirst());
      if (factory == null) {
        throw new IllegalArgumentException("no workload is called " + words.getFirst());
      }
      workload = factory.prepare(new Workload.Arguments(words));
      known.put(line, workload);
    }
    return workload.sample();
  }

  private static void write(JsonGenerator json, Sample sample) throws IOException {
    json.writeStringField("unit", sample.unit());
    json.writeNumberField("count", sample.count());
    json.writeArrayFieldStart("samples");
    json.writeNumber(sample.seconds());
    json.writeEndArray();
    json.writeStringField("answer", sample.answer());
    json.writeStringField("detail", sample.detail());
  }
}
