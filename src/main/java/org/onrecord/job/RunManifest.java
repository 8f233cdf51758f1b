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
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.record.DataFile;

/**
 * The file {@code run.json} in an output. It describes the last run (its options, what it read,
 * wrote and changed) and everything that the output contains, from this run and earlier ones.
 *
 * @param schemaVersion the version of the datasets' schemas and of this file
 * @param schemas a fingerprint of each dataset's schema
 * @param run the run's id
 * @param spec the options as resolved, by name
 * @param versions of OnRecord, Beam, Flink and Java
 * @param models checksums of the models used, by name
 * @param sources the files that the options {@code spec}, {@code actors}, {@code publishers} and
 *     {@code targets} name, with checksums
 * @param inputs the files that were read
 * @param started when the job was submitted
 * @param finished when it was published
 * @param seconds the time between
 * @param window the days published and those read
 * @param counts the totals of {@link RunCounts}
 * @param skipped the number of records skipped deliberately, by reason, such as their language or
 *     day
 * @param rejected the number of rejected records by reason
 * @param changes what the run did to the days of the output
 * @param daysWithoutArticles the days of a window for which the input had no article; empty unless
 *     the window has both a first and a last day
 * @param missed by day, the number of statements in the window's articles whose day is outside the
 *     window, so that this run did not publish them
 * @param busiest the actor days of the run with the most statements
 * @param slowestArticles the articles that took longest to analyse
 * @param days every published day
 * @param files every published file, by path
 */
public record RunManifest(
    int schemaVersion,
    Map<String, String> schemas,
    String run,
    Map<String, Object> spec,
    Map<String, String> versions,
    Map<String, String> models,
    Map<String, List<Measure.SourceFile>> sources,
    Inputs inputs,
    Instant started,
    Instant finished,
    double seconds,
    Window window,
    Map<RunCounts.Counted, Long> counts,
    Map<String, Long> skipped,
    Map<String, Long> rejected,
    Changes changes,
    List<String> daysWithoutArticles,
    Map<String, Long> missed,
    List<Busiest> busiest,
    List<Slow> slowestArticles,
    List<Day> days,
    List<File> files) {

  /**
   * The version that this code writes. Version 1 had the actors of a run in one file; version 2 had
   * neither catalogues nor inputs in the manifest; version 3 had no genders, and all names of an
   * actor under {@code names}.
   */
  static final int SCHEMA_VERSION = 4;

  /** The name of the option in the spec. */
  public static final String CSV_DIALECT = "csvDialect";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * The files that a run read, without sidecars.
   *
   * @param bytes their size as stored, added up
   * @param list the file that lists them
   */
  public record Inputs(long bytes, File list) {}

  /** An article that took long to analyse, and the seconds that it took. */
  record Slow(String articleId, double seconds) {}

  /** The first and last day published, and the first and last day read; empty for no limit. */
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
   * Days by what the run did to them; an empty string stands for no day.
   *
   * @param added days not published before
   * @param changed days replaced because one of their files changed
   * @param unchanged days left alone because all of their files are the same
   * @param removed days removed because the input no longer has anything for them
   */
  public record Changes(
      List<String> added, List<String> changed, List<String> unchanged, List<String> removed) {}

  /** An actor's day in the table at the end of a run. */
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
   * @param day the day; an empty string for none
   * @param articles the number of articles published on that day
   * @param statements the number of statements of that day, whatever day their articles have
   * @param run the run that last changed the day
   */
  public record Day(String day, long articles, long statements, String run) {}

  /** A published file. */
  public record File(String path, long rows, long bytes, String sha256) {
    static File of(DataFile file) {
      return new File(file.getPath(), file.getRows(), file.getBytes(), file.getSha256());
    }

    /** Returns the folder below the output that holds the file. */
    public String folder() {
      return Publication.folder(path);
    }

    /** Returns the file's format. */
    public FileFormat format() {
      return FileFormat.ofPath(path);
    }
  }

  /** Returns the dialect of all published CSV. */
  public CsvDialect csvDialect() {
    return csvDialect(spec);
  }

  /** Returns the dialect that a spec names; outputs of before there were two have the plain one. */
  static CsvDialect csvDialect(Map<String, Object> spec) {
    return CsvDialect.named(
        spec.getOrDefault(CSV_DIALECT, CsvDialect.PLAIN.optionName()).toString());
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  /** Returns the manifest in a JSON text. */
  public static RunManifest parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, RunManifest.class);
  }

  /** Returns the fingerprint of each dataset's schema as this code writes it. */
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
   * Returns the manifest of an output; empty if nothing is published there.
   *
   * @throws UsageException if another version wrote it, so that this code must not add to it
   * @throws IOException if it cannot be read
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
          "%s/%s is not a manifest written by OnRecord: %s"
              .formatted(output.root(), Publication.MANIFEST, e.getOriginalMessage()));
    }
  }

  private static void checkVersion(Output output, JsonNode manifest) {
    int version = manifest.path("schema_version").asInt();
    if (version != SCHEMA_VERSION) {
      String which = version < SCHEMA_VERSION ? "an older" : "a newer";
      throw new UsageException(
          ("%s was written by %s OnRecord, with version %d of the schemas. This one writes version"
                  + " %d, and the two cannot be mixed. Publish all days to another folder%s")
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
          ("%s was written by an OnRecord with other columns in %s, which cannot be mixed. Publish"
                  + " all days to another folder")
              .formatted(output.root(), different.stream().collect(joining(", "))));
    }
  }
}
