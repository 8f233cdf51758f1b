package org.onrecord.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.onrecord.job.ModelFile;
import org.onrecord.job.UsageException;
import org.onrecord.record.Article;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.AttributionScores;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code evaluate}: how good a stage is, on what people annotated. */
@Command(
    name = "evaluate",
    description = "Measures a stage against annotations made by hand.",
    synopsisSubcommandLabel = "STAGE",
    footer = {
      "",
      "Example:",
      "  java -jar target/onrecord.jar evaluate statements --gold=gold.jsonl"
    })
public final class EvaluateCommand {
  private EvaluateCommand() {}

  /**
   * Returns the command with a subcommand for each stage that can be measured.
   *
   * @param out where the figures go
   */
  public static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new EvaluateCommand())
        .addMixin("manners", new CommonOptions())
        .addSubcommand(new Statements(out))
        .addSubcommand(new EvaluateStancesCommand(out));
  }

  /** Statements against attributions. */
  @Command(
      name = "statements",
      description = {
        "Finds the statements of annotated articles and prints precision, recall and F1 over words"
            + " and over attributions, of all of them and of those with quotation marks.",
        ""
      },
      footer = {
        "",
        "A line of FILE: {\"id\": .., \"text\": .., \"attributions\": [{\"content\": [[BEGIN, END],"
            + " ..], \"source\": [..], \"cue\": [..]}, ..]}; offsets count UTF-16 units.",
        "",
        "Example:",
        "  java -jar target/onrecord.jar evaluate statements --gold=gold.jsonl"
      })
  static final class Statements implements Callable<Integer> {
    private final PrintStream out;

    @Option(
        names = "--gold",
        required = true,
        paramLabel = "FILE",
        description = "Annotated articles, JSON Lines, gzip or not.")
    private Path gold;

    @Option(
        names = "--only",
        paramLabel = "FILE",
        description = "Ids of the articles to take, one a line. Default: all.")
    private Optional<Path> only = Optional.empty();

    @Option(
        names = "--attributionModel",
        paramLabel = "FILE",
        description = "Another model than the one in the jar.")
    private String attributionModel = "";

    @Mixin private CommonOptions manners;

    Statements(PrintStream out) {
      this.out = out;
    }

    private record Annotated(Article article, List<AttributionScores.Gold> attributions) {}

    @Override
    public Integer call() {
      manners.setUp();
      StatementExtractor extractor =
          new TaggedExtractor(
              ModelFile.open(
                      AttributionModel.KIND,
                      attributionModel,
                      "--" + ModelFile.option(AttributionModel.KIND))
                  .model());
      AttributionScores all = new AttributionScores(false);
      AttributionScores quoted = new AttributionScores(true);
      int articles = 0;
      long nanos = 0;
      long words = 0;
      for (Annotated annotated : read()) {
        Article article = annotated.article();
        long begun = System.nanoTime();
        List<Statement> statements = extractor.extract(article);
        nanos += System.nanoTime() - begun;
        articles++;
        words += article.getText().split("\\s+").length;
        all.add(article.getText(), annotated.attributions(), statements);
        quoted.add(article.getText(), annotated.attributions(), statements);
      }
      if (articles == 0) {
        throw new UsageException("--gold: no article in %s is to be taken".formatted(gold));
      }
      out.printf(Locale.ROOT, "%-24s precision  recall      F1%n", "");
      print("all", all);
      print("quoted", quoted);
      out.printf(
          Locale.ROOT,
          "articles: %,d; words: %,d; words a second, in one thread: %,.0f%n",
          articles,
          words,
          words / (nanos / 1e9));
      return ExitCode.DONE.value();
    }

    private void print(String which, AttributionScores scores) {
      scores
          .counts()
          .forEach(
              (name, count) ->
                  out.printf(
                      Locale.ROOT,
                      "%-7s %-16s %9.3f %7.3f %7.3f%n",
                      which,
                      name,
                      count.precision(),
                      count.recall(),
                      count.f1()));
      out.printf(
          Locale.ROOT, "%-7s %-16s %25.3f%n", which, "source_accuracy", scores.sourceAccuracy());
    }

    private List<Annotated> read() {
      Set<String> wanted = wanted();
      List<Annotated> articles = new ArrayList<>();
      GoldFile.read(
          gold,
          (object, where) -> {
            if (only.isEmpty() || wanted.contains(object.path("id").asText())) {
              articles.add(annotated(object, where));
            }
          });
      return articles;
    }

    private Set<String> wanted() {
      if (only.isEmpty()) {
        return Set.of();
      }
      try {
        return new HashSet<>(Files.readAllLines(only.get()));
      } catch (IOException e) {
        throw new UsageException("--only: cannot read %s: %s".formatted(only.get(), e));
      }
    }

    private static Annotated annotated(JsonNode object, String where) {
      String text = object.path("text").asText();
      if (!object.path("attributions").isArray() || text.isEmpty()) {
        throw new UsageException(where + "expected an object with text and attributions");
      }
      List<AttributionScores.Gold> attributions = new ArrayList<>();
      for (JsonNode attribution : object.get("attributions")) {
        attributions.add(
            new AttributionScores.Gold(
                spans(attribution.path("content"), text, where),
                spans(attribution.path("source"), text, where)));
      }
      return new Annotated(
          Article.newBuilder()
              .setArticleId(object.path("id").asText())
              .setSourceUri(where)
              .setText(text)
              .build(),
          attributions);
    }

    private static List<Span> spans(JsonNode pairs, String text, String where) {
      List<Span> spans = new ArrayList<>();
      for (JsonNode pair : pairs) {
        int begin = pair.path(0).asInt(-1);
        int end = pair.path(1).asInt(-1);
        if (begin < 0 || end <= begin || end > text.length()) {
          throw new UsageException("%s%s is no span of the text".formatted(where, pair));
        }
        spans.add(new Span(begin, end));
      }
      return spans;
    }
  }
}
