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
 * Reads the fields of an article from an object of JSON, without building a tree, so that a field
 * that nobody asked for costs nothing and a wrong one is reported with its column.
 */
final class JsonArticles implements FieldReader {
  /** Deeper than any field of a sensible corpus that we pass over, and harmless to a stack. */
  private static final int DEEPEST = 100;

  /** Fields that may be integers, as ids often are. */
  private static final Set<ArticleField> INTEGERS = EnumSet.of(ArticleField.ID);

  /** Fields that may be arrays. */
  private static final Set<ArticleField> LISTS = EnumSet.of(ArticleField.TEXT, ArticleField.AUTHOR);

  /** Jackson's messages name their source, which tells a reader nothing. */
  private static final Pattern SOURCE_REFERENCE =
      Pattern.compile("\\h*+\\([^()\\[]*+\\[Source: [^\\]]*+\\]\\)");

  /** What stands at a name: fields that are to be taken, or names within. */
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
                  .maxNestingDepth(DEEPEST)
                  // The line is bounded already, and with it its strings.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Makes a reader of objects whose fields stand where the mapping says. */
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
   * @param record one JSON object. Its fields {@code id} (a string or an integer) and {@code url,
   *     title, text, published, publisher, author, language} (strings) are taken; {@code text} and
   *     {@code author} may be arrays of strings, which are paragraphs and names; null, and a blank
   *     one of all but the text, is as if absent; of one given twice the last counts; all others
   *     are ignored
   * @throws RejectedException BAD_JSON where it is none or a field of a wrong type, BAD_ENCODING
   *     where it is not UTF-8 or a field holds half a surrogate pair; with the place
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

  /** Recursion is as deep as the mapping's paths, no deeper. */
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

  /** Returns where it is, for messages: in a line the column, in the whole file also the line. */
  private static String at(RawRecord record, JsonLocation place) {
    if (!record.format().isText()) {
      return "%s %d: ".formatted(record.format().unit(), record.position()); // No one's JSON.
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
