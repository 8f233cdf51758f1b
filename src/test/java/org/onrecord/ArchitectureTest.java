package org.onrecord;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.POutput;
import org.junit.jupiter.api.Test;
import org.onrecord.cli.RunCommand;
import org.onrecord.corpus.CorpusFiles;

/** Which packages may use which. */
class ArchitectureTest {
  private static final String ROOT = "org.onrecord";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final Pattern WORD_ESCAPE = Pattern.compile("(?<!\\\\)\\\\\\\\[bBwW]");

  /** A method of String that compiles an expression with such an escape. */
  private static final Pattern STRING_METHOD =
      Pattern.compile(
          "\\.(?:matches|split|replaceAll|replaceFirst)\\(\\s*\"[^\"\n]*(?<!\\\\)\\\\\\\\[bBwW]");

  /** Each package, and the packages whose classes it may use, the nearest first. */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("record", Set.of()),
          entry("text", Set.of()),
          entry("limit", Set.of()),
          entry("disk", Set.of()),
          entry("catalogue", Set.of()),
          entry("day", Set.of("text")),
          entry("model", Set.of("text", "disk", "record")),
          entry("corpus.page", Set.of("day", "text", "limit")),
          entry(
              "corpus.format",
              Set.of("corpus.page", "catalogue", "day", "text", "limit", "disk", "record")),
          entry("corpus", Set.of("corpus.format", "day", "text", "record")),
          entry("copies", Set.of("record")),
          entry("actor.article", Set.of("model", "text", "limit", "record")),
          entry("actor", Set.of("actor.article", "catalogue", "text", "record")),
          entry("statement", Set.of("actor.article", "model", "day", "text", "limit", "record")),
          entry("stance", Set.of("model", "catalogue", "text", "limit", "record")),
          entry("summary", Set.of("actor", "record")),
          entry("dataset", Set.of("disk", "record")),
          entry("report", Set.of("dataset", "record")),
          entry(
              "job",
              Set.of(
                  "dataset",
                  "summary",
                  "stance",
                  "statement",
                  "actor",
                  "copies",
                  "corpus",
                  "corpus.format",
                  "model",
                  "record")),
          entry("cli.options", Set.of("job", "dataset", "statement", "corpus.format")),
          entry(
              "cli",
              Set.of(
                  "cli.options",
                  "job",
                  "report",
                  "dataset",
                  "stance",
                  "statement",
                  "actor",
                  "actor.article",
                  "catalogue",
                  "corpus",
                  "corpus.format",
                  "model",
                  "disk",
                  "record")));

  @Test
  void packagesUseOnlyWhatTheyMay() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().layer("main").definedBy(ROOT);
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy(ROOT + "." + name);
    }
    for (var room : MAY_USE.entrySet()) {
      LayeredArchitecture.LayerDependencySpecification layer = layers.whereLayer(room.getKey());
      layers =
          room.getValue().isEmpty()
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
    }
    layers.whereLayer("main").mayOnlyAccessLayers("cli", "job", "disk").check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsListed() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(ROOT)))
        .allSatisfy(name -> assertThat(MAY_USE).containsKey(name.substring(ROOT.length() + 1)));
  }

  /** Of Java's functions, those of Math may give another last bit on another processor. */
  @Test
  void functionsAreThoseOfStrictMath() {
    for (String function :
        List.of("exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "tanh")) {
      noClasses()
          .should()
          .callMethodWhere(target(owner(type(Math.class))).and(target(name(function))))
          .check(CLASSES);
    }
  }

  @Test
  void onlyJobDatasetsOptionsAndTransformsUseBeam() {
    noClasses()
        .that(resideInAPackage("org.onrecord.."))
        .and(
            DescribedPredicate.not(
                resideInAnyPackage(
                    "org.onrecord.job", "org.onrecord.cli.options", "org.onrecord.dataset")))
        .and(DescribedPredicate.not(partOfATransform()))
        // One creates the pipeline and runs it, the other lists files on Beam's file systems.
        .and(DescribedPredicate.not(belongToAnyOf(RunCommand.class, CorpusFiles.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(CLASSES);
  }

  /** `\\b` differs between JDKs, and `\\w` is ASCII: {@code text.Regex} gives both one meaning. */
  @Test
  void wordsInExpressionsAreUnicode() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(
              file -> {
                String source = Files.readString(file);
                if (WORD_ESCAPE.matcher(source).find() && !file.endsWith("text/Regex.java")) {
                  assertThat(source).doesNotContain("Pattern.compile(");
                }
                assertThat(STRING_METHOD.matcher(source).find()).isFalse();
              });
    }
  }

  /** A transform, its result, what is nested in one of these, and what only its coder needs. */
  private static DescribedPredicate<JavaClass> partOfATransform() {
    return describe(
        "part of a transform",
        type -> {
          JavaClass outermost = type;
          while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
          }
          return outermost.isAssignableTo(PTransform.class)
              || outermost.isAssignableTo(POutput.class)
              || outermost.isAssignableTo(Coder.class)
              || outermost.getSimpleName().endsWith("Coder");
        });
  }
}
