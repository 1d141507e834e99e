// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.sealwright.hashing.SealwrightException;
import org.sealwright.hashing.kernel.KernelException;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.incentives.EconomicsException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line and an exit code for whatever goes wrong; the stack trace only on request. */
final class Failures {
  private Failures() {}

  static int onUsage(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println("sealwright: " + firstLine(failure));
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, line.getErr());
    line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCodes.USAGE;
  }

  static int onFailure(Exception failure, CommandLine line, ParseResult parsed) {
    Sealwright root = (Sealwright) line.getCommandSpec().root().userObject();
    if (failure instanceof ParameterException usage) {
      return onUsage(usage, new String[0]);
    }
    line.getErr().println("sealwright: " + describe(failure));
    if (root.debug()) {
      failure.printStackTrace(line.getErr());
    }
    return exitCode(failure);
  }

  private static int exitCode(Throwable failure) {
    return switch (failure) {
      case OperationCancelledException e -> ExitCodes.CANCELLED;
      case KernelException e -> ExitCodes.ENVIRONMENT;
      case org.sealwright.snark.parameters.ParameterException e -> exitCode(e);
      case SealwrightException e -> ExitCodes.INVALID;
      case EconomicsException e -> ExitCodes.INVALID;
      case IOException e -> ExitCodes.IO;
      case UncheckedIOException e -> ExitCodes.IO;
      default -> ExitCodes.ENVIRONMENT;
    };
  }

  /** That parameters are not there says nothing about a proof. */
  private static int exitCode(org.sealwright.snark.parameters.ParameterException failure) {
    return switch (failure.reason()) {
      case WRONG_DIGEST, NOT_PUBLISHED -> ExitCodes.INVALID;
      case MISSING, UNAVAILABLE, NO_SPACE -> ExitCodes.IO;
    };
  }

  private static String describe(Throwable failure) {
    return switch (failure) {
      case OperationCancelledException e ->
          "cancelled; finished files stay, the same command goes on from there";
      case SealwrightException e -> firstLine(e);
      case EconomicsException e -> firstLine(e);
      case UncheckedIOException e -> describe(e.getCause());
      // These carry nothing but the path as their message.
      case NoSuchFileException e -> e.getFile() + ": no such file or folder";
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      case NotDirectoryException e -> e.getFile() + ": not a folder";
      case FileAlreadyExistsException e -> e.getFile() + ": exists already";
      case IOException e -> firstLine(e);
      default ->
          "unexpected "
              + failure.getClass().getSimpleName()
              + ": "
              + firstLine(failure)
              + " (this is a bug; --debug shows where)";
    };
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
