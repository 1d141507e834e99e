// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layering that design and module descriptors promise. */
@AnalyzeClasses(
    packages = "org.sealwright.hashing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule HASHING_STANDS_ALONE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sealwright.storage..", "org.sealwright.cli..", "org.sealwright.nativekernels..");

  @ArchTest
  static final ArchRule ONLY_THE_VECTOR_TIER_TOUCHES_THE_VECTOR_API =
      noClasses()
          .that()
          .resideOutsideOfPackage("..internal.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule TIERS_ARE_REACHED_THROUGH_THE_KERNEL_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackages("..internal..", "..kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..internal..");

  @ArchTest
  static final ArchRule VALUES_KNOW_NOTHING_OF_TREES =
      noClasses()
          .that()
          .resideInAnyPackage("..field..", "..poseidon..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..merkle..", "..work..");

  @ArchTest
  static final ArchRule NOTHING_READS_THE_ENVIRONMENT =
      noClasses().should().callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule KERNELS_DO_NOT_LOG =
      noClasses()
          .that()
          .resideInAnyPackage("..internal..", "..kernel..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(System.Logger.class);

  @ArchTest
  static final ArchRule TIERS_SAY_WHAT_THEY_ARE =
      classes()
          .that()
          .resideInAPackage("..internal.vector..")
          .and()
          .haveSimpleNameEndingWith("Kernels")
          .should()
          .haveSimpleNameStartingWith("Vector");
}
