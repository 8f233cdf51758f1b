package org.onrecord.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.CorpusActors;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.corpus.ArticleFile;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.dataset.JsonRows;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import org.onrecord.model.ModelKind;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.report.Explanation;
import org.onrecord.stance.StanceDetector;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.stance.TargetStances;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.TaggedExtractor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code explain}: shows what the stages find in one article. It calls the stages
 * directly and loads nothing of Beam, so that it answers quickly.
 */
@Command(
    name = "explain",
    description = "Shows what is found in an article: who says what, and how we know.",
    sortOptions = false,
    footer = {
      "",
      "Colours are omitted if NO_COLOR is set or the output is not a terminal.",
      "",
      "Examples:",
      "  java -jar target/onrecord.jar explain article.txt",
      "  java -jar target/onrecord.jar explain --format=html - < a.txt > a.html"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  /** The file name given to standard input; its extension means plain text. */
  private static final String STDIN_NAME = "stdin.txt";

  /** The format of an explanation. */
  enum Format {
    TEXT,
    HTML,
    JSON;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal out;
  private final Terminal err;
  private final InputStream in;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The article, in any format that run reads; - for plain text from stdin.")
  private String file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), html, or json: one line with an object for each article.")
  private Format format = Format.TEXT;

  @Option(
      names = "--actors",
      paramLabel = "FILE",
      description = "Catalogue of known actors, YAML or CSV.")
  private Optional<String> actors = Optional.empty();

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "Catalogue of issues, YAML. Entities named in the article are targets without it.")
  private Optional<String> targets = Optional.empty();

  @Option(
      names = "--referenceDate",
      paramLabel = "DAY",
      description =
          "A dateline without a year means the latest matching day not after this day. Default:"
              + " today.")
  private Optional<LocalDate> referenceDate = Optional.empty();

  @Mixin private CommonOptions common;

  private ExplainCommand(InputStream in, Terminal out, Terminal err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /**
   * Returns the command.
   *
   * @param in the standard input, which {@code -} reads
   * @param out receives the explanation
   * @param err receives what could not be read
   */
  public static CommandLine commandLine(InputStream in, Terminal out, Terminal err) {
    return new CommandLine(new ExplainCommand(in, out, err))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    common.setUp();
    // Loading the models takes most of the time, so it happens while the article is read.
    Models models = Models.load();
    ActorCatalogue known =
        actors.map(path -> Catalogues.actors(path, "--actors")).orElse(ActorCatalogue.empty());
    TargetCatalogue issues =
        targets
            .map(path -> Catalogues.targets(List.of(path), "--targets", known))
            .orElse(TargetCatalogue.empty());
    CorpusActors catalogue = new CorpusActors(known);
    ArticleFile articles = read();
    for (Rejected rejected : articles.rejected()) {
      err.message(
          "%s%s: %s (%s)"
              .formatted(
                  rejected.getSourceUri(),
                  rejected.getPosition() == 0 ? "" : ":" + rejected.getPosition(),
                  rejected.getDetail(),
                  rejected.getReason()));
    }
    if (articles.articles().isEmpty()) {
      throw new UsageException("%s: it contains no readable article".formatted(file));
    }
    if (format == Format.HTML && articles.articles().size() > 1) {
      throw new UsageException(
          "%s: --format=html shows one article, but the file contains %d"
              .formatted(file, articles.articles().size()));
    }
    TaggedExtractor extractor =
        new TaggedExtractor(loaded(models.attribution), loaded(models.actor));
    ThreadLocal<StanceDetector> detectors =
        ThreadLocal.withInitial(() -> new TargetStances(loaded(models.stance), issues, true));
    for (Article article : articles.articles()) {
      TaggedExtractor.Explained explained = extractor.explain(article);
      List<Statement> statements = explained.statements().stream().map(catalogue::resolve).toList();
      List<Stance> stances =
          statements.parallelStream()
              .flatMap(said -> detectors.get().detect(said).stream())
              .toList();
      print(new Explanation(article, statements, stances, explained.rules()));
    }
    out.flush();
    return articles.rejected().isEmpty() ? ExitCode.DONE.value() : ExitCode.FAILED.value();
  }

  /** Opens the models in the jar one after the other, in the order of their use. */
  private static final class Models {
    private final CompletableFuture<AttributionModel> attribution = new CompletableFuture<>();
    private final CompletableFuture<ActorModel> actor = new CompletableFuture<>();
    private final CompletableFuture<StanceModel> stance = new CompletableFuture<>();

    static Models load() {
      var models = new Models();
      var thread =
          new Thread(
              () -> {
                open(AttributionModel.KIND, models.attribution);
                open(ActorModel.KIND, models.actor);
                open(StanceModel.KIND, models.stance);
              },
              "models");
      // A daemon, so that a command that fails meanwhile does not wait for it.
      thread.setDaemon(true);
      thread.start();
      return models;
    }

    private static <M> void open(ModelKind<M> kind, CompletableFuture<M> model) {
      model.completeAsync(() -> kind.open(kind.bundled()), Runnable::run);
    }
  }

  private static <M> M loaded(CompletableFuture<M> model) {
    try {
      return model.join();
    } catch (CompletionException e) {
      throw new RunFailedException(e.getCause().getMessage(), e.getCause());
    }
  }

  private void print(Explanation explanation) throws IOException {
    switch (format) {
      case TEXT -> {
        explanation
            .toText(CommandLine.Help.Ansi.AUTO.enabled())
            .forEach(styled -> out.styled(styled.sgr(), styled.words()));
        out.println();
      }
      case HTML -> out.print(explanation.toHtml());
      case JSON -> out.println(json(explanation));
    }
  }

  private static String json(Explanation explanation) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(text).setPrettyPrinter(new MinimalPrettyPrinter())) {
      json.writeStartObject();
      json.writeFieldName("article");
      JsonRows.write(explanation.article(), json);
      json.writeArrayFieldStart("statements");
      for (Statement statement : explanation.statements()) {
        JsonRows.write(statement, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("stances");
      for (Stance stance : explanation.stances()) {
        JsonRows.write(stance, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("rules");
      for (Statement statement : explanation.statements()) {
        Optional<String> rule = explanation.rule(statement);
        if (rule.isPresent()) {
          json.writeStringField(statement.getStatementId(), rule.get());
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private ArticleFile read() {
    var settings =
        new CorpusSettings(
            List.of(file),
            ZoneOffset.UTC,
            referenceDate.orElseGet(() -> LocalDate.now(Clock.systemUTC())),
            CorpusSettings.MAX_ARTICLE_CHARS,
            true,
            1);
    if (file.equals(STDIN)) {
      try {
        return ArticleFile.read(STDIN_NAME, in.readAllBytes(), settings);
      } catch (IOException e) {
        throw new UsageException("cannot read standard input: " + Causes.of(e));
      }
    }
    try {
      return ArticleFile.read(file, Path.of(file), settings);
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + file);
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(file, Causes.of(e)));
    }
  }
}
