package org.onrecord.corpus.format;

import static java.util.stream.Collectors.joining;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.text.Surrogates;

/**
 * Reads the fields of an article from a JSON object. It does not build a tree, so that other fields
 * cost nothing and an invalid one is reported with its column.
 */
final class JsonArticles implements FieldReader {
  /** Maximum nesting: deeper than the ignored fields of real corpora, and safe for the stack. */
  private static final int MAX_DEPTH = 100;

  /** Fields that can be integers, as ids often are. */
  private static final Set<ArticleField> INTEGERS = EnumSet.of(ArticleField.ID);

  /** Fields that can be arrays. */
  private static final Set<ArticleField> LISTS = EnumSet.of(ArticleField.TEXT, ArticleField.AUTHOR);

  /** The source in Jackson's messages, which means nothing to a user. */
  private static final Pattern SOURCE_REFERENCE =
      Pattern.compile("\\h*+\\([^()\\[]*+\\[Source: [^\\]]*+\\]\\)");

  /** A name in the object: the fields that are taken from it, and the names within it. */
  private record Node(EnumSet<ArticleField> fields, Map<String, Node> children) {
    Node() {
      this(EnumSet.noneOf(ArticleField.class), new HashMap<>());
    }
  }

  private final Node root = new Node();
  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // The record is bounded already, and with it its strings.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Makes a reader of objects with this mapping of fields. */
  JsonArticles(FieldMapping mapping) {
    mapping
        .paths()
        .forEach(
            (field, path) -> {
              Node node = root;
              for (String name : path.split("\\.", -1)) {
                node = node.children.computeIfAbsent(name, key -> new Node());
              }
              node.fields.add(field);
            });
  }

  /**
   * Returns the fields of an article.
   *
   * @param record one JSON object. {@code id} is a string or an integer; {@code url, title, text,
   *     published, publisher, author, language} are strings; {@code text} and {@code author} can
   *     also be arrays of strings, which are paragraphs and names. Null, and a blank value other
   *     than the text, counts as missing; the last of repeated fields counts; all others are
   *     ignored
   * @throws RejectedException BAD_JSON if it is not an object or a field has the wrong type,
   *     BAD_ENCODING if it is not UTF-8 or a field contains half a surrogate pair; the message
   *     gives the place
   */
  @Override
  public ArticleFields read(RawRecord record) throws RejectedException {
    String text = StrictUtf8.decode(record);
    try (JsonParser parser = json.createParser(text)) {
      return fields(parser, record);
    } catch (JsonProcessingException e) {
      String problem = SOURCE_REFERENCE.matcher(e.getOriginalMessage()).replaceAll("");
      throw new RejectedException(BAD_JSON, at(record, e.getLocation()) + problem);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private ArticleFields fields(JsonParser parser, RawRecord record)
      throws IOException, RejectedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new RejectedException(
          BAD_JSON,
          at(record, parser.currentTokenLocation()) + "not an object but " + kind(parser));
    }
    var values = new EnumMap<ArticleField, String>(ArticleField.class);
    readObject(parser, root, values, record);
    if (parser.nextToken() != null) {
      throw new RejectedException(
          BAD_JSON, at(record, parser.currentTokenLocation()) + "something follows the object");
    }
    return ArticleFields.of(values);
  }

  /** Reads an object; recursion is at most as deep as the mapping's paths. */
  private static void readObject(
      JsonParser parser, Node node, Map<ArticleField, String> values, RawRecord record)
      throws IOException, RejectedException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Node child = node.children.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (child != null && token == JsonToken.START_OBJECT && !child.children.isEmpty()) {
        readObject(parser, child, values, record);
      } else if (child != null && !child.fields.isEmpty()) {
        Optional<String> value = value(parser, child.fields, record);
        for (ArticleField field : child.fields) {
          value.ifPresentOrElse(v -> values.put(field, v), () -> values.remove(field));
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private static Optional<String> value(
      JsonParser parser, EnumSet<ArticleField> fields, RawRecord record)
      throws IOException, RejectedException {
    JsonToken token = parser.currentToken();
    JsonLocation place = parser.currentTokenLocation();
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (token == JsonToken.VALUE_STRING
        || (token == JsonToken.VALUE_NUMBER_INT && INTEGERS.containsAll(fields))) {
      return Optional.of(checked(parser.getText(), fields, place, record));
    }
    if (token == JsonToken.START_ARRAY && LISTS.containsAll(fields)) {
      var items = new ArrayList<String>();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        items.add(checked(parser.getText(), fields, place, record));
      }
      if (parser.currentToken() == JsonToken.END_ARRAY) {
        return Optional.of(String.join(fields.contains(ArticleField.TEXT) ? "\n\n" : ", ", items));
      }
      throw wrongType(fields, "an array with " + kind(parser) + " in it", place, record);
    }
    throw wrongType(fields, kind(parser), place, record);
  }

  private static RejectedException wrongType(
      EnumSet<ArticleField> fields, String found, JsonLocation place, RawRecord record) {
    return new RejectedException(
        BAD_JSON,
        at(record, place)
            + "field %s is %s, not %s"
                .formatted(
                    name(fields),
                    found,
                    INTEGERS.containsAll(fields) ? "a string or an integer" : "a string"));
  }

  private static String checked(
      String value, EnumSet<ArticleField> fields, JsonLocation place, RawRecord record)
      throws RejectedException {
    OptionalInt unpaired = Surrogates.unpaired(value);
    if (unpaired.isPresent()) {
      throw new RejectedException(
          BAD_ENCODING,
          at(record, place)
              + "field %s holds half a surrogate pair at its unit %d"
                  .formatted(name(fields), unpaired.getAsInt()));
    }
    return value;
  }

  private static String name(EnumSet<ArticleField> fields) {
    return fields.stream().map(ArticleField::toString).collect(joining(" and "));
  }

  /** Returns a place for messages: the column in a line, and also the line in a whole file. */
  private static String at(RawRecord record, JsonLocation place) {
    if (!record.format().isText()) {
      return "%s %d: "
          .formatted(record.format().unit(), record.position()); // Not JSON that a user wrote.
    }
    int line = place == null ? 1 : place.getLineNr();
    int column = place == null ? 1 : place.getColumnNr();
    if (record.position() == 0) {
      return "line %d, column %d: ".formatted(line, column);
    }
    return line == 1
        ? "%s %d, column %d: ".formatted(record.format().unit(), record.position(), column)
        : "%s %d, line %d, column %d of it: "
            .formatted(record.format().unit(), record.position(), line, column);
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
