package org.onrecord.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPOutputStream;
import org.onrecord.record.GenderVotes;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;

/**
 * The data that the page's scripts read: columns for counting, small enough to be decoded at once,
 * and the details of the statements in pages of {@value #PAGE}, each decoded when it is shown. Each
 * part is JSON, compressed with gzip, in base64, so that it cannot end the element that holds it.
 * {@code data.js} decodes it.
 */
final class PageData {
  /** The number of statements whose details are compressed together. */
  static final int PAGE = 1000;

  /** The value in a column for an unknown. */
  private static final int NONE = -1;

  private static final JsonFactory JSON = new JsonFactory();

  private final Findings findings;
  private final Optional<LocalDate> firstDay;
  private final Dictionary<Statement> actors;
  private final Dictionary<Stance> targets;
  private final Dictionary<String> publishers;
  private final Map<String, List<Stance>> stances;
  private final Map<String, GenderVotes> genders = new HashMap<>();

  PageData(Findings findings) {
    this.findings = findings;
    firstDay =
        findings.statements().stream()
            .flatMap(statement -> statement.getDay().stream())
            .findFirst();
    actors = new Dictionary<>(findings.statements(), Statement::getActorId, Statement::getActor);
    targets = new Dictionary<>(findings.stances(), Stance::getTargetId, Stance::getTarget);
    publishers =
        new Dictionary<>(
            findings.statements().stream()
                .flatMap(statement -> statement.getPublisher().stream())
                .toList(),
            Function.identity(),
            Function.identity());
    for (Statement statement : findings.statements()) {
      genders.computeIfAbsent(statement.getActorId(), id -> new GenderVotes()).add(statement);
    }
    stances =
        findings.stances().stream()
            .sorted(comparing(Stance::getTargetId))
            .collect(groupingBy(Stance::getStatementId));
  }

  /** Returns the columns. */
  String columns() {
    return packed(
        json -> {
          json.writeStartObject();
          json.writeStringField("first", firstDay.map(LocalDate::toString).orElse(""));
          json.writeNumberField("page", PAGE);
          actors.write(json, "actorIds", Statement::getActorId);
          actors.write(json, "actors", Statement::getActor);
          actors.write(json, "actorTypes", statement -> statement.getActorType().toString());
          actors.write(json, "actorGenders", this::gender);
          targets.write(json, "targetIds", Stance::getTargetId);
          targets.write(json, "targets", Stance::getTarget);
          publishers.write(json, "publishers", Function.identity());
          column(json, "day", this::day);
          column(json, "actor", actors::number);
          column(
              json,
              "publisher",
              statement -> statement.getPublisher().map(publishers::number).orElse(NONE));
          column(json, "kind", statement -> kind(statement.getKind()));
          column(json, "copy", statement -> statement.getCopyOf().isPresent() ? 1 : 0);
          column(json, "stances", statement -> stancesOf(statement).size());
          stanceColumn(json, "target", targets::number);
          stanceColumn(json, "side", stance -> side(stance.getPolarity()));
          json.writeEndObject();
        });
  }

  /** Returns the details of the statements, {@link #PAGE} statements in each string. */
  List<String> pages() {
    List<Statement> statements = findings.statements();
    List<String> pages = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += PAGE) {
      List<Statement> page = statements.subList(from, Math.min(from + PAGE, statements.size()));
      pages.add(
          packed(
              json -> {
                json.writeStartArray();
                for (Statement statement : page) {
                  details(json, statement);
                }
                json.writeEndArray();
              }));
    }
    return pages;
  }

  private void details(JsonGenerator json, Statement statement) throws IOException {
    Excerpt excerpt = Excerpt.of(statement);
    json.writeStartObject();
    json.writeStringField("id", statement.getStatementId());
    json.writeStringField("article", statement.getArticleId());
    json.writeStringField("title", statement.getTitle().orElse(""));
    json.writeStringField("url", statement.getUrl().filter(Html::isLink).orElse(""));
    json.writeStringField("role", statement.getActorRole().orElse(""));
    json.writeStringField("text", excerpt.text());
    spans(json, "content", excerpt.content());
    spans(json, "source", excerpt.source().stream().toList());
    spans(json, "cue", excerpt.cue().stream().toList());
    json.writeStringField("how", Labels.resolution(statement.getResolution()));
    json.writeStringField("basis", statement.getDayBasis().map(Labels::dayBasis).orElse(""));
    json.writeNumberField("confidence", statement.getConfidence());
    json.writeArrayFieldStart("stances");
    for (Stance stance : stancesOf(statement)) {
      json.writeStartArray();
      json.writeNumber(targets.number(stance));
      json.writeNumber(side(stance.getPolarity()));
      json.writeNumber(stance.getScore());
      json.writeNumber(stance.getConfidence());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private List<Stance> stancesOf(Statement statement) {
    return stances.getOrDefault(statement.getStatementId(), List.of());
  }

  /** Returns a person's gender over all statements; empty where nothing tells. */
  private String gender(Statement statement) {
    return genders
        .get(statement.getActorId())
        .decide()
        .map(known -> known.gender().toString())
        .orElse("");
  }

  private int day(Statement statement) {
    return statement
        .getDay()
        .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(firstDay.orElseThrow(), day)))
        .orElse(NONE);
  }

  /** Returns the index of a kind in {@code KINDS} of {@code data.js}. */
  private static int kind(StatementKind kind) {
    return switch (kind) {
      case DIRECT -> 0;
      case INDIRECT -> 1;
      case MIXED -> 2;
    };
  }

  /** Returns the index of a side in {@code SIDES} of {@code data.js}. */
  private static int side(Polarity polarity) {
    return switch (polarity) {
      case SUPPORT -> 0;
      case OPPOSE -> 1;
      case NEUTRAL -> 2;
    };
  }

  private void column(JsonGenerator json, String field, ToIntFunction<Statement> value)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Statement statement : findings.statements()) {
      json.writeNumber(value.applyAsInt(statement));
    }
    json.writeEndArray();
  }

  private void stanceColumn(JsonGenerator json, String field, ToIntFunction<Stance> value)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Statement statement : findings.statements()) {
      for (Stance stance : stancesOf(statement)) {
        json.writeNumber(value.applyAsInt(stance));
      }
    }
    json.writeEndArray();
  }

  private static void spans(JsonGenerator json, String field, List<Span> spans) throws IOException {
    json.writeArrayFieldStart(field);
    for (Span span : spans) {
      json.writeStartArray();
      json.writeNumber(span.getBegin());
      json.writeNumber(span.getEnd());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Writes JSON. */
  private interface JsonWriter {
    void write(JsonGenerator json) throws IOException;
  }

  private static String packed(JsonWriter writer) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes))) {
      writer.write(json);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
