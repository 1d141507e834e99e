// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Economics stand alone, their packages in layers, and no network's result is floating point. */
@AnalyzeClasses(
    packages = "org.sealwright.incentives",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] NETWORKS = {
    "..incentives.filecoin..", "..incentives.bittensor..", "..incentives.ionet.."
  };

  private static final DescribedPredicate<JavaClass> FLOATING =
      DescribedPredicate.describe(
          "floating point", type -> type.isEquivalentTo(double.class) || isFloat(type));

  private static final DescribedPredicate<List<JavaClass>> ANY_FLOATING =
      DescribedPredicate.describe("floating point", types -> types.stream().anyMatch(FLOATING));

  private static boolean isFloat(JavaClass type) {
    return type.isEquivalentTo(float.class) || type.isEquivalentTo(double[].class);
  }

  @ArchTest
  static final ArchRule ECONOMICS_KNOW_NO_OTHER_MODULE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sealwright.hashing..",
              "org.sealwright.snark..",
              "org.sealwright.storage..",
              "org.sealwright.nativekernels..",
              "org.sealwright.cli..");

  @ArchTest
  static final ArchRule NO_NETWORK_RETURNS_FLOATING_POINT =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(NETWORKS)
          .and()
          .arePublic()
          .should()
          .haveRawReturnType(FLOATING)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_NETWORK_TAKES_FLOATING_POINT =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(NETWORKS)
          .and()
          .arePublic()
          .should()
          .haveRawParameterTypes(ANY_FLOATING)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_NETWORK_KEEPS_FLOATING_POINT =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(NETWORKS)
          .and()
          .areNotStatic()
          .should()
          .haveRawType(FLOATING)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NETWORKS_AND_MATHEMATICS_ARE_FREE_OF_CYCLES =
      slices().matching("org.sealwright.incentives.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FILECOIN_IS_FREE_OF_CYCLES =
      slices().matching("org.sealwright.incentives.filecoin.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_READS_THE_ENVIRONMENT =
      noClasses().should().callMethod(System.class, "getenv", String.class);
}
