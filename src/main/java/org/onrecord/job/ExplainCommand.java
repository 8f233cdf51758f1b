package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
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
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.CorpusActors;
import org.onrecord.corpus.ArticleFile;
import org.onrecord.corpus.CorpusSettings;
import org.onrecord.dataset.JsonRows;
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
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code explain}: what is understood of an article. It calls the stages themselves and
 * loads nothing of Beam, so that it answers at once.
 */
@Command(
    name = "explain",
    description = "Shows what is understood of an article: who says what, and why we think so.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Colours are left out where NO_COLOR is set or the output is no terminal.",
      "",
      "Examples:",
      "  java -jar target/onrecord.jar explain article.txt",
      "  java -jar target/onrecord.jar explain --format=html - < article.txt > article.html"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  /** The name by which standard input is known, as plain text. */
  private static final String STDIN_NAME = "stdin.txt";

  /** How an explanation is written. */
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

  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The article, of any format that run reads; - for plain text from stdin.")
  private String file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (the default), html, or json: an object a line for each article.")
  private Format format = Format.TEXT;

  @Option(
      names = "--actors",
      paramLabel = "FILE",
      description = "A catalogue of actors, YAML or CSV.")
  private Optional<String> actors = Optional.empty();

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "A catalogue of issues, YAML. Who is named is a target without one.")
  private Optional<String> targets = Optional.empty();

  @Option(
      names = "--referenceDate",
      paramLabel = "DAY",
      description =
          "A dateline without a year means the latest such day not after this one. Default: today.")
  private Optional<LocalDate> referenceDate = Optional.empty();

  private ExplainCommand(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /**
   * Returns the command.
   *
   * @param in what {@code -} reads
   * @param out where the explanation goes
   * @param err where it is told what could not be read
   */
  public static CommandLine commandLine(InputStream in, PrintStream out, PrintStream err) {
    return new CommandLine(new ExplainCommand(in, out, err))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    Logs.setUp(false);
    ActorCatalogue known =
        actors.map(path -> Catalogues.actors(path, "--actors")).orElse(ActorCatalogue.empty());
    TargetCatalogue issues =
        targets
            .map(path -> Catalogues.targets(List.of(path), "--targets", known))
            .orElse(TargetCatalogue.empty());
    CorpusActors catalogue = new CorpusActors(known);
    ArticleFile articles = read();
    for (Rejected rejected : articles.rejected()) {
      err.printf(
          "onrecord: %s%s: %s (%s)%n",
          rejected.getSourceUri(),
          rejected.getPosition() == 0 ? "" : ":" + rejected.getPosition(),
          rejected.getDetail(),
          rejected.getReason());
    }
    if (articles.articles().isEmpty()) {
      throw new UsageException("%s: no article in it can be read".formatted(file));
    }
    if (format == Format.HTML && articles.articles().size() > 1) {
      throw new UsageException(
          "%s: --format=html shows one article, and there are %d in it"
              .formatted(file, articles.articles().size()));
    }
    // Each takes a part of the second that a user waits; they load at the same time.
    var stanceModel = CompletableFuture.supplyAsync(() -> model(StanceModel.KIND));
    StatementExtractor extractor = new TaggedExtractor(model(AttributionModel.KIND));
    StanceDetector detector = new TargetStances(stanceModel.join(), issues, true);
    for (Article article : articles.articles()) {
      List<Statement> statements =
          extractor.extract(article).stream().map(catalogue::settle).toList();
      List<Stance> stances =
          statements.stream().flatMap(said -> detector.detect(said).stream()).toList();
      print(new Explanation(article, statements, stances));
    }
    out.flush();
    return articles.rejected().isEmpty() ? ExitCode.DONE.value() : ExitCode.FAILED.value();
  }

  private static <M> M model(ModelKind<M> kind) {
    return ModelFile.open(kind, "", "").model();
  }

  private void print(Explanation explanation) throws IOException {
    switch (format) {
      case TEXT -> out.println(explanation.toText(CommandLine.Help.Ansi.AUTO.enabled()));
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
            CorpusSettings.MOST_ARTICLE_CHARS,
            true,
            1);
    if (file.equals(STDIN)) {
      try {
        return ArticleFile.read(STDIN_NAME, in.readAllBytes(), settings);
      } catch (IOException e) {
        throw new UsageException("cannot read standard input: " + e.getMessage());
      }
    }
    try {
      return ArticleFile.read(file, Path.of(file), settings);
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + file);
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }
}
