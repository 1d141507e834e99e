// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.FileSealing;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.ProofCheck;
import org.sealwright.cli.sector.SafeFile;
import org.sealwright.cli.sector.SealedData;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.storage.SectorFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: there and back again with one file. */
@Command(
    name = "demo",
    description = {
      "Seals FILE into a temporary folder, verifies the proofs, unseals it, and compares.",
      "Without FILE, a short text of its own."
    })
final class DemoCommand extends Action {
  private static final String TEXT =
      "Sealed by Sealwright: bit for bit as Filecoin does, and back again.\n";

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file of any length.")
  private String file;

  @Option(names = "--keep", description = "Leaves the folder and tells where it is.")
  private boolean keep;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("sealwright-demo-");
    try (Session session = options.open()) {
      return run(session, folder);
    } finally {
      if (keep) {
        console().say("kept in %s", folder);
      } else {
        delete(folder);
      }
    }
  }

  private int run(Session session, Path folder) throws IOException {
    Path input;
    if (file == null) {
      input = folder.resolve("hello.txt");
      SafeFile.writeText(input, TEXT);
    } else {
      input = Inputs.readableFile(file);
    }
    String name = String.valueOf(input.getFileName());
    Path sectors = folder.resolve("sectors");
    Manifest manifest =
        new FileSealing(session, sectors, console()).seal(input, name, Optional.empty());
    ProofCheck.Verdict verdict = ProofCheck.Verdict.empty();
    for (Manifest.Part part : manifest.parts()) {
      SectorFolder sector = new SectorFolder(session, sectors.resolve(part.folder()));
      verdict =
          verdict.and(
              new ProofCheck(session.kernels(), sector.document()).judge(sector.readCommit1()));
    }
    Path back = folder.resolve("unsealed");
    SealedData data = SealedData.in(session, sectors);
    SafeFile.write(back, out -> data.copyTo(0, data.length(), out));
    boolean same = Files.mismatch(input, back) == -1;
    report(manifest, verdict, same);
    return same && verdict.valid() ? ExitCodes.OK : ExitCodes.INVALID;
  }

  private void report(Manifest manifest, ProofCheck.Verdict verdict, boolean same) {
    if (json()) {
      Map<String, Object> result = new LinkedHashMap<>(manifest.toMap());
      result.put("valid", verdict.valid());
      result.put("same", same);
      printJson(result);
      return;
    }
    Summary.print(console(), manifest);
    console()
        .out()
        .println(
            "proofs          "
                + verdict.problem().map(problem -> "INVALID: " + problem).orElse("valid")
                + " ("
                + verdict.challenges()
                + " challenges)");
    console()
        .out()
        .println(
            same
                ? "unsealed        the same file, byte for byte"
                : "unsealed        NOT the same file");
  }

  private static void delete(Path folder) throws SectorFileException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(path);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException failure)
                throws IOException {
              Files.delete(path);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new SectorFileException("delete", folder, e);
    }
  }
}
