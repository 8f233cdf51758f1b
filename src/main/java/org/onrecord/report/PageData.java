package org.onrecord.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPOutputStream;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;

/**
 * What the page's scripts read: the columns by which they count, small enough to be decoded at
 * once, and the words of the statements in pages of {@value #PAGE}, each decoded when it is looked
 * at. Each part is JSON, compressed by gzip, in base64, and so cannot end the element that holds
 * it. {@code data.js} is the other side.
 */
final class PageData {
  /** Statements whose words are compressed together. */
  static final int PAGE = 1000;

  /** Stands in a column for what is not known. */
  private static final int NONE = -1;

  private static final JsonFactory JSON = new JsonFactory();

  private final Findings findings;
  private final Optional<LocalDate> firstDay;
  private final Dictionary<Statement> actors;
  private final Dictionary<Stance> targets;
  private final Dictionary<String> publishers;
  private final Map<String, List<Stance>> stances;

  PageData(Findings findings) {
    this.findings = findings;
    firstDay = findings.statements().stream().flatMap(said -> said.getDay().stream()).findFirst();
    actors = new Dictionary<>(findings.statements(), Statement::getActorId, Statement::getActor);
    targets = new Dictionary<>(findings.stances(), Stance::getTargetId, Stance::getTarget);
    publishers =
        new Dictionary<>(
            findings.statements().stream().flatMap(said -> said.getPublisher().stream()).toList(),
            Function.identity(),
            Function.identity());
    stances =
        findings.stances().stream()
            .sorted(comparing(Stance::getTargetId))
            .collect(groupingBy(Stance::getStatementId));
  }

  /** Ids, each with a number: those that most rows have first, of equals the first in order. */
  private static final class Dictionary<T> {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<T> rows = new ArrayList<>();
    private final Function<T, String> id;
    private final Function<T, String> name;

    Dictionary(Collection<T> all, Function<T, String> id, Function<T, String> name) {
      this.id = id;
      this.name = name;
      Map<String, List<T>> byId =
          all.stream().collect(groupingBy(id, LinkedHashMap::new, toList()));
      byId.entrySet().stream()
          .sorted(
              Comparator.comparingInt(
                      (Map.Entry<String, List<T>> entry) -> -entry.getValue().size())
                  .thenComparing(Map.Entry::getKey))
          .forEach(
              entry -> {
                numbers.put(entry.getKey(), rows.size());
                rows.add(longestNamed(entry.getValue()));
              });
    }

    /** Names may differ between days; as in the summaries, the longest stands for the actor. */
    private T longestNamed(List<T> same) {
      return same.stream()
          .min(Comparator.comparingInt((T row) -> -name.apply(row).length()).thenComparing(name))
          .orElseThrow();
    }

    int number(T row) {
      return numbers.get(id.apply(row));
    }

    void write(JsonGenerator json, String field, Function<T, String> value) throws IOException {
      json.writeArrayFieldStart(field);
      for (T row : rows) {
        json.writeString(value.apply(row));
      }
      json.writeEndArray();
    }
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
          actors.write(json, "actorTypes", said -> said.getActorType().toString());
          targets.write(json, "targetIds", Stance::getTargetId);
          targets.write(json, "targets", Stance::getTarget);
          publishers.write(json, "publishers", Function.identity());
          column(json, "day", this::day);
          column(json, "actor", actors::number);
          column(
              json, "publisher", said -> said.getPublisher().map(publishers::number).orElse(NONE));
          column(json, "kind", said -> kind(said.getKind()));
          column(json, "copy", said -> said.getCopyOf().isPresent() ? 1 : 0);
          column(json, "stances", said -> theirs(said).size());
          stanceColumn(json, "target", targets::number);
          stanceColumn(json, "side", stance -> side(stance.getPolarity()));
          json.writeEndObject();
        });
  }

  /** Returns the words of {@link #PAGE} statements, and of the next, and so on. */
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
                  words(json, statement);
                }
                json.writeEndArray();
              }));
    }
    return pages;
  }

  private void words(JsonGenerator json, Statement statement) throws IOException {
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
    for (Stance stance : theirs(statement)) {
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

  private List<Stance> theirs(Statement statement) {
    return stances.getOrDefault(statement.getStatementId(), List.of());
  }

  private int day(Statement statement) {
    return statement
        .getDay()
        .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(firstDay.orElseThrow(), day)))
        .orElse(NONE);
  }

  /** The numbers that {@code data.js} knows kinds by. */
  private static int kind(StatementKind kind) {
    return switch (kind) {
      case DIRECT -> 0;
      case INDIRECT -> 1;
      case MIXED -> 2;
    };
  }

  /** The numbers that {@code data.js} knows sides by. */
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
      for (Stance stance : theirs(statement)) {
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

  /** Something that writes JSON. */
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String packed(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes))) {
      writing.to(json);
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written to", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
