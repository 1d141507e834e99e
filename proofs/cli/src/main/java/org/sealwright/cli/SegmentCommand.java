// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code segment}: many small pieces in one aggregate. */
@Command(
    name = "segment",
    description = {
      "Puts many small pieces into one aggregate with an index of them (FRC-0058), proves that they"
          + " are in there, judges such proofs, and reads the index of an aggregate."
    },
    subcommands = {
      SegmentBuildCommand.class,
      SegmentProveCommand.class,
      SegmentVerifyCommand.class,
      SegmentListCommand.class
    })
final class SegmentCommand extends Action {
  @Override
  public Integer call() {
    throw usage("what about segments? build, prove, verify or list");
  }
}
