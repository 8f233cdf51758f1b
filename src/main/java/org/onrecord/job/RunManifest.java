package org.onrecord.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run was told, what went in, what came out, and where: {@code run.json} in the output.
 *
 * @param schemaVersion the version of the datasets' schemas and of this file
 * @param run the run's id
 * @param spec the options as resolved, by name
 * @param versions of OnRecord, Beam, Flink and Java
 * @param models checksums of the models used, by name
 * @param started when the job was submitted
 * @param finished when it was published
 * @param seconds the time between
 * @param counts records, articles analysed, rows of each dataset
 * @param skipped records left out with good reason, such as their language, by reason
 * @param rejected rejected records by reason
 * @param days the days that the run covers and has replaced; an empty string stands for no day
 * @param busiest the actor days with the most statements
 * @param files every file published, by path
 */
record RunManifest(
    int schemaVersion,
    String run,
    Map<String, Object> spec,
    Map<String, String> versions,
    Map<String, String> models,
    Instant started,
    Instant finished,
    double seconds,
    Map<String, Long> counts,
    Map<String, Long> skipped,
    Map<String, Long> rejected,
    List<String> days,
    List<Busiest> busiest,
    List<File> files) {

  /** The version that this code writes. */
  static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** An actor's day, for the table at the end of a run. */
  record Busiest(
      String day,
      String actor,
      String type,
      long statements,
      long direct,
      long indirect,
      long mixed) {}

  /** A published file. */
  record File(String path, long rows, long bytes, String sha256) {}

  String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  static RunManifest parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, RunManifest.class);
  }
}
