// SPDX-License-Identifier: Apache-2.0 OR MIT
/** The program {@code sealwright}. Nothing is exported: its interface is the command line. */
module org.sealwright.cli {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires me.tongfei.progressbar;
  requires org.knowm.xchart;
  requires org.sealwright.hashing;
  requires org.sealwright.incentives;
  requires org.sealwright.snark;
  requires org.sealwright.storage;

  // picocli reads options and writes fields by reflection.
  opens org.sealwright.cli to
      info.picocli;
}
