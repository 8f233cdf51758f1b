package org.onrecord.corpus;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the fields of an article from a line of JSON, without building a tree, so that a field that
 * nobody asked for costs nothing and a wrong one is reported with its column.
 */
final class JsonArticles {
  /** Deeper than any field of a sensible corpus that we pass over, and harmless to a stack. */
  private static final int DEEPEST = 100;

  /** Jackson's messages name their source, which tells a reader nothing. */
  private static final Pattern SOURCE_REFERENCE =
      Pattern.compile("\\h*+\\([^()\\[]*+\\[Source: [^\\]]*+\\]\\)");

  private enum Field {
    ID,
    URL,
    TITLE,
    TEXT,
    PUBLISHED,
    PUBLISHER,
    AUTHOR,
    LANGUAGE;

    private static final Map<String, Field> BY_NAME =
        Arrays.stream(values()).collect(toUnmodifiableMap(Field::toString, field -> field));

    static Optional<Field> of(String name) {
      return Optional.ofNullable(BY_NAME.get(name));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  // The line is bounded already, and with it its strings.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * Returns the fields of an article.
   *
   * @param line one JSON object. Its fields {@code id} (a string or an integer) and {@code url,
   *     title, text, published, publisher, author, language} (strings) are taken; null, and a blank
   *     one of all but the text, is as if absent; of one given twice the last counts; all others
   *     are ignored
   * @param lineNumber the line's number in its file, for messages
   * @throws RejectedException BAD_JSON where the line is none or a field of a wrong type,
   *     BAD_ENCODING where a field holds half a surrogate pair; with line and column
   */
  ArticleFields read(String line, long lineNumber) throws RejectedException {
    try (JsonParser parser = json.createParser(line)) {
      return fields(parser, lineNumber);
    } catch (JsonProcessingException e) {
      String problem = SOURCE_REFERENCE.matcher(e.getOriginalMessage()).replaceAll("");
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new RejectedException(BAD_JSON, at(lineNumber, column) + problem);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private static ArticleFields fields(JsonParser parser, long lineNumber)
      throws IOException, RejectedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new RejectedException(
          BAD_JSON, at(lineNumber, column(parser)) + "not an object but " + kind(parser));
    }
    var values = new EnumMap<Field, String>(Field.class);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Optional<Field> field = Field.of(parser.currentName());
      parser.nextToken();
      if (field.isPresent()) {
        Optional<String> value = value(parser, field.get(), lineNumber);
        values.remove(field.get());
        value.ifPresent(v -> values.put(field.get(), v));
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new RejectedException(
          BAD_JSON, at(lineNumber, column(parser)) + "something follows the object");
    }
    return new ArticleFields(
        given(values, Field.ID),
        given(values, Field.URL),
        given(values, Field.TITLE),
        values.getOrDefault(Field.TEXT, ""),
        given(values, Field.PUBLISHED),
        given(values, Field.PUBLISHER),
        given(values, Field.AUTHOR),
        given(values, Field.LANGUAGE));
  }

  private static Optional<String> given(Map<Field, String> values, Field field) {
    return Optional.ofNullable(values.get(field)).filter(value -> !value.isBlank());
  }

  private static Optional<String> value(JsonParser parser, Field field, long lineNumber)
      throws IOException, RejectedException {
    JsonToken token = parser.currentToken();
    int column = column(parser);
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (token == JsonToken.VALUE_STRING
        || (token == JsonToken.VALUE_NUMBER_INT && field == Field.ID)) {
      String value = parser.getText();
      OptionalInt unpaired = StrictUtf8.unpairedSurrogate(value);
      if (unpaired.isPresent()) {
        throw new RejectedException(
            BAD_ENCODING,
            at(lineNumber, column)
                + "field %s holds half a surrogate pair at its unit %d"
                    .formatted(field, unpaired.getAsInt()));
      }
      return Optional.of(value);
    }
    throw new RejectedException(
        BAD_JSON,
        at(lineNumber, column)
            + "field %s is %s, not %s"
                .formatted(
                    field,
                    kind(parser),
                    field == Field.ID ? "a string or an integer" : "a string"));
  }

  private static String at(long lineNumber, int column) {
    return "line %d, column %d: ".formatted(lineNumber, column);
  }

  private static int column(JsonParser parser) {
    return parser.currentTokenLocation().getColumnNr();
  }

  private static String kind(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token == null
        ? "nothing"
        : switch (token) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "a truth value";
          case VALUE_NULL -> "null";
          default -> token.asString();
        };
  }
}
