package org.onrecord;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.junit.jupiter.api.Test;

/** The design's rules of who may know whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("main")
        .definedBy("org.onrecord")
        .layer("job")
        .definedBy("org.onrecord.job..")
        .layer("report")
        .definedBy("org.onrecord.report..")
        .layer("dataset")
        .definedBy("org.onrecord.dataset..")
        .layer("summary")
        .definedBy("org.onrecord.summary..")
        .layer("stance")
        .definedBy("org.onrecord.stance..")
        .layer("statement")
        .definedBy("org.onrecord.statement..")
        .layer("actor")
        .definedBy("org.onrecord.actor..")
        .layer("corpus")
        .definedBy("org.onrecord.corpus..")
        .layer("catalogue")
        .definedBy("org.onrecord.catalogue..")
        .layer("model")
        .definedBy("org.onrecord.model..")
        .layer("record")
        .definedBy("org.onrecord.record..")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("job")
        .whereLayer("dataset")
        .mayOnlyBeAccessedByLayers("job", "report")
        .whereLayer("summary")
        .mayOnlyBeAccessedByLayers("job")
        .whereLayer("stance")
        .mayOnlyBeAccessedByLayers("job", "summary")
        .whereLayer("statement")
        .mayOnlyBeAccessedByLayers("job", "summary", "stance")
        .whereLayer("actor")
        .mayOnlyBeAccessedByLayers("job", "summary", "stance", "statement")
        .whereLayer("corpus")
        .mayOnlyBeAccessedByLayers("job", "summary", "stance", "statement", "actor")
        .whereLayer("catalogue")
        .mayOnlyBeAccessedByLayers("job", "stance", "actor")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("job", "stance", "statement")
        .check(CLASSES);
  }

  @Test
  void onlyTheJobTheDatasetsAndTheDoorsKnowBeam() {
    noClasses()
        .that(resideInAPackage("org.onrecord.."))
        .and(
            DescribedPredicate.not(
                resideInAnyPackage("org.onrecord.job..", "org.onrecord.dataset..")))
        .and(DescribedPredicate.not(partOfADoor()))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(CLASSES);
  }

  /** A transform, what is nested in one, and what only its coder needs. */
  private static DescribedPredicate<JavaClass> partOfADoor() {
    return describe(
        "part of a door",
        type -> {
          JavaClass outermost = type;
          while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
          }
          return outermost.isAssignableTo(PTransform.class)
              || outermost.isAssignableTo(Coder.class)
              || outermost.getSimpleName().endsWith("Coder");
        });
  }
}
