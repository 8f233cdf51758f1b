package org.onrecord.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.job.ModelFile;
import org.onrecord.job.UsageException;
import org.onrecord.record.Article;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.AttributionScores;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code evaluate statements}: compares statements with annotated attributions. */
@Command(
    name = "statements",
    description = {
      "Finds the statements in annotated articles and prints precision, recall and F1 by word and"
          + " by attribution, for all attributions and for those with quotation marks.",
      ""
    },
    footer = {
      "",
      "Each line of FILE: {\"id\": .., \"text\": .., \"attributions\": [{\"content\": [[BEGIN, END],"
          + " ..], \"source\": [..], \"cue\": [..]}, ..]}; offsets count UTF-16 units.",
      "",
      "Example:",
      "  java -jar target/onrecord.jar evaluate statements --gold=gold.jsonl"
    })
final class EvaluateStatementsCommand implements Callable<Integer> {
  private final Terminal out;

  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FILE",
      description = "Annotated articles, JSON Lines, may be gzip-compressed.")
  private Path gold;

  @Option(
      names = "--only",
      paramLabel = "FILE",
      description = "File of ids of the articles to use, one per line. Default: all.")
  private Optional<Path> only = Optional.empty();

  @Option(
      names = "--attributionModel",
      paramLabel = "FILE",
      description = "Model to use instead of the one in the jar.")
  private String attributionModel = "";

  @Mixin private CommonOptions common;

  EvaluateStatementsCommand(Terminal out) {
    this.out = out;
  }

  private record Annotated(Article article, List<AttributionScores.Gold> attributions) {}

  @Override
  public Integer call() {
    common.setUp();
    StatementExtractor extractor =
        new TaggedExtractor(
            ModelFile.open(
                    AttributionModel.KIND,
                    attributionModel,
                    "--" + ModelFile.option(AttributionModel.KIND))
                .model(),
            ActorModel.KIND.open(ActorModel.KIND.bundled()));
    AttributionScores all = new AttributionScores(false);
    AttributionScores quoted = new AttributionScores(true);
    int articles = 0;
    long nanos = 0;
    long words = 0;
    for (Annotated annotated : read()) {
      Article article = annotated.article();
      long start = System.nanoTime();
      List<Statement> statements = extractor.extract(article);
      nanos += System.nanoTime() - start;
      articles++;
      words += article.getText().split("\\s+").length;
      all.add(article.getText(), annotated.attributions(), statements);
      quoted.add(article.getText(), annotated.attributions(), statements);
    }
    if (articles == 0) {
      throw new UsageException("--gold: no article of %s is selected".formatted(gold));
    }
    out.printf(Locale.ROOT, "%-24s precision  recall      F1%n", "");
    print("all", all);
    print("quoted", quoted);
    out.printf(
        Locale.ROOT,
        "articles: %,d; words: %,d; words per second, in one thread: %,.0f%n",
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
      throw new UsageException("--only: cannot read %s: %s".formatted(only.get(), Causes.of(e)));
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
        throw new UsageException("%s%s is not a span of the text".formatted(where, pair));
      }
      spans.add(new Span(begin, end));
    }
    return spans;
  }
}
