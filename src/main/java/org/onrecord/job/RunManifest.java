package org.onrecord.job;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.SchemaNormalization;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;

/**
 * What the last run on an output was told, what went in, what came out and what it changed; and
 * what the output holds since, of this run and of those before it: {@code run.json} in the output.
 *
 * @param schemaVersion the version of the datasets' schemas and of this file
 * @param schemas a fingerprint of each dataset's schema
 * @param run the run's id
 * @param spec the options as resolved, by name
 * @param versions of OnRecord, Beam, Flink and Java
 * @param models checksums of the models used, by name
 * @param started when the job was submitted
 * @param finished when it was published
 * @param seconds the time between
 * @param window the days published and those read
 * @param counts records, those skipped, articles analysed, statements found, those of them outside
 *     the window, and the rows of each dataset that the run wrote
 * @param skipped records left out with good reason, such as their language or day, by reason
 * @param rejected rejected records by reason
 * @param changes what the run did to the days of the output
 * @param daysWithoutArticles the days of a window with a first and a last day of which the input
 *     had no article
 * @param missed by day, statements in articles of the window that speak of days outside it, which
 *     this run did not publish
 * @param busiest the actor days of the run with the most statements
 * @param slowestArticles the articles that took longest to analyse
 * @param days every day published
 * @param files every file published, by path
 */
public record RunManifest(
    int schemaVersion,
    Map<String, String> schemas,
    String run,
    Map<String, Object> spec,
    Map<String, String> versions,
    Map<String, String> models,
    Instant started,
    Instant finished,
    double seconds,
    Window window,
    Map<String, Long> counts,
    Map<String, Long> skipped,
    Map<String, Long> rejected,
    Changes changes,
    List<String> daysWithoutArticles,
    Map<String, Long> missed,
    List<Busiest> busiest,
    List<Slow> slowestArticles,
    List<Day> days,
    List<File> files) {

  /** The version that this code writes; 1 had the actors of a run in one file. */
  static final int SCHEMA_VERSION = 2;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** An article that took long to analyse, and how long. */
  record Slow(String articleId, double seconds) {}

  /** The days published and the days whose articles are read; empty strings for no limit. */
  public record Window(String from, String to, String readFrom, String readTo) {
    static Window of(DayWindow window) {
      return new Window(
          window.hasFirst() ? window.from().toString() : "",
          window.hasLast() ? window.to().toString() : "",
          window.hasFirst() ? window.firstRead().toString() : "",
          window.hasLast() ? window.lastRead().toString() : "");
    }
  }

  /**
   * Days by what became of them; an empty string stands for no day.
   *
   * @param added not published before
   * @param changed replaced, since a file of theirs is not as it was
   * @param unchanged left as they were, since every file came out the same
   * @param removed taken away, since the input has nothing for them any more
   */
  public record Changes(
      List<String> added, List<String> changed, List<String> unchanged, List<String> removed) {}

  /** An actor's day, for the table at the end of a run. */
  public record Busiest(
      String day,
      String actor,
      String type,
      long statements,
      long direct,
      long indirect,
      long mixed) {}

  /**
   * A published day.
   *
   * @param day the day, an empty string for none
   * @param articles the articles of that day
   * @param statements the statements of that day, in whichever articles
   * @param run the run that last changed it
   */
  public record Day(String day, long articles, long statements, String run) {}

  /** A published file. */
  public record File(String path, long rows, long bytes, String sha256) {}

  String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  public static RunManifest parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, RunManifest.class);
  }

  /** Returns a fingerprint of each dataset's schema as this code writes it. */
  public static Map<String, String> currentSchemas() {
    Map<String, String> schemas = new TreeMap<>();
    for (Dataset dataset : Dataset.values()) {
      schemas.put(
          dataset.folder(),
          "%016x".formatted(SchemaNormalization.parsingFingerprint64(dataset.schema())));
    }
    return schemas;
  }

  /**
   * Returns the manifest of what is published in an output; empty where nothing is.
   *
   * @throws UsageException where this code must not add to it: another version wrote it
   * @throws IOException where it cannot be read
   */
  public static Optional<RunManifest> published(Output output) throws IOException {
    Optional<String> json = Publication.text(output.published(Publication.MANIFEST));
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      checkVersion(output, JSON.readTree(json.get()));
      return Optional.of(parse(json.get()));
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "%s/%s is no manifest of OnRecord's: %s"
              .formatted(output.root(), Publication.MANIFEST, e.getOriginalMessage()));
    }
  }

  private static void checkVersion(Output output, JsonNode manifest) {
    int version = manifest.path("schema_version").asInt();
    if (version != SCHEMA_VERSION) {
      String which = version < SCHEMA_VERSION ? "an older" : "a newer";
      throw new UsageException(
          ("%s was written by %s OnRecord, with version %d of the schemas; this one writes version"
                  + " %d and does not mix them. Publish all days into another folder%s")
              .formatted(
                  output.root(),
                  which,
                  version,
                  SCHEMA_VERSION,
                  version < SCHEMA_VERSION ? "" : ", or use that OnRecord"));
    }
    Map<String, String> current = currentSchemas();
    List<String> different =
        Arrays.stream(Dataset.values())
            .map(Dataset::folder)
            .filter(name -> !manifest.path("schemas").path(name).asText().equals(current.get(name)))
            .toList();
    if (!different.isEmpty()) {
      throw new UsageException(
          ("%s was written by an OnRecord with other columns in %s; they are not mixed. Publish all"
                  + " days into another folder")
              .formatted(output.root(), different.stream().collect(joining(", "))));
    }
  }
}
