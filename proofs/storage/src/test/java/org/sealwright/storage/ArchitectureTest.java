// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layering of storage: graph and pieces below proofs, proofs below sealing. */
@AnalyzeClasses(
    packages = "org.sealwright.storage",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule STORAGE_KNOWS_NO_COMMAND_AND_NO_TIER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sealwright.cli..",
              "org.sealwright.nativekernels..",
              "org.sealwright.hashing.internal..");

  @ArchTest
  static final ArchRule PROOFS_KNOW_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("..porep..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..storage.seal..", "..storage.internal..", "java.nio.file..");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.sealwright.storage.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_READS_THE_ENVIRONMENT =
      noClasses().should().callMethod(System.class, "getenv", String.class);
}
