// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.FolderReport;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.storage.seal.SectorInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inspect}: what is in a folder. */
@Command(
    name = "inspect",
    description = {
      "Tells what is in DIR: the phase reached, every file with its length and SHA-256, and every"
          + " problem: damaged, missing and left-over files, documents that disagree.",
      "Exit code 1 where there is a problem. With manifest.json, all its sectors."
    })
final class InspectCommand extends FolderAction {

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    List<FolderReport> reports = new ArrayList<>();
    try (Session session = options.open()) {
      if (Manifest.isIn(folder)) {
        for (Manifest.Part part : Manifest.read(folder).parts()) {
          reports.add(FolderReport.of(session, folder.resolve(part.folder())));
        }
      } else {
        reports.add(FolderReport.of(session, folder));
      }
    }
    if (json()) {
      List<Map<String, Object>> all = reports.stream().map(InspectCommand::describe).toList();
      printJson(Manifest.isIn(folder) ? Map.of("sectors", all) : all.getFirst());
    } else {
      reports.forEach(this::show);
    }
    boolean sound = reports.stream().allMatch(report -> report.problems().isEmpty());
    return sound ? ExitCodes.OK : ExitCodes.INVALID;
  }

  private static Map<String, Object> describe(FolderReport report) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("dir", report.folder());
    out.put("phase", report.phase());
    report.sector().ifPresent(sector -> out.put("sector", sector.toMap()));
    List<Map<String, Object>> files = new ArrayList<>();
    for (SectorInspector.FileState file : report.files()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", report.nameOf(file));
      entry.put("bytes", file.bytes());
      entry.put("sha256", file.sha256());
      entry.put("recorded", file.recorded());
      entry.put("problem", file.problem().orElse(null));
      files.add(entry);
    }
    out.put("files", files);
    out.put("problems", report.problems());
    return out;
  }

  private void show(FolderReport report) {
    line("%s: %s", report.folder(), report.phase().description());
    report
        .sector()
        .ifPresent(
            sector -> {
              line(
                  "  %s sector %s, api %s%s",
                  sector.spec().config().sectorSize().label(),
                  Long.toUnsignedString(sector.spec().sectorId()),
                  sector.spec().config().apiVersion(),
                  sector.spec().config().feature().option().isEmpty()
                      ? ""
                      : ", " + sector.spec().config().feature().option());
              Summary.commitments(sector).forEach((name, value) -> line("  %-14s %s", name, value));
            });
    for (SectorInspector.FileState file : report.files()) {
      line(
          "  %-34s %14d  %s  %s",
          report.nameOf(file),
          file.bytes(),
          file.sha256(),
          file.problem().isPresent() ? "PROBLEM" : file.recorded() ? "ok" : "no record");
    }
    report.problems().forEach(problem -> line("  problem: %s", problem));
    if (report.problems().isEmpty()) {
      line("  no problems");
    }
  }

  private void line(String format, Object... args) {
    console().out().println(String.format(format, args));
  }
}
