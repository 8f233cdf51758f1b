package org.onrecord.corpus.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.onrecord.text.Regex;

/** Collects one news item while its XML is read. */
final class NewsItem {
  /** Elements that end a paragraph and begin one. */
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "block",
          "hl2",
          "ul",
          "ol",
          "li",
          "bq",
          "blockquote",
          "pre",
          "div",
          "section",
          "article",
          "body",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "dl",
          "dt",
          "dd",
          "hr",
          "credit");

  /** Elements within the text that are not part of it. */
  private static final Set<String> NOT_TEXT =
      Set.of(
          "head",
          "body.head",
          "body.end",
          "hedline",
          "media",
          "figure",
          "table",
          "nitf-table",
          "script",
          "style",
          "note",
          "fn",
          "aside",
          "nav");

  /**
   * The block with the full text: The New York Times corpus has a block of lead paragraphs before
   * it.
   */
  private static final String FULL_TEXT = "full_text";

  private static final int MAX_FIELD_CHARS = 10_000;
  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");
  private static final Pattern SPACES = Regex.compile("\\s++");
  private static final Pattern BY = Pattern.compile("(?i)^by\\s+");

  private final NewsVocabulary vocabulary;
  private final int maxTextChars;
  private final Map<Integer, List<String>> found = new HashMap<>(); // By the index of the place.
  private final List<Capture> captures = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private int depth;
  private int textDepth; // Number of open elements from that of the text.
  private int notTextDepth; // Number of open elements from one that is not part of the text.
  private long textChars;

  /** The text of an open element. */
  private record Capture(int place, int depth, StringBuilder text) {}

  NewsItem(NewsVocabulary vocabulary, int maxTextChars) {
    this.vocabulary = vocabulary;
    this.maxTextChars = maxTextChars;
  }

  /** Begins an element; the first is that of the item. */
  void start(String parent, String element, XMLStreamReader attributes) {
    depth++;
    String name = element;
    if (element.equals("dc") && attributes.getAttributeValue(null, "element") != null) {
      name = attributes.getAttributeValue(null, "element"); // Dublin Core in RCV1.
    }
    String at = (depth == 1 ? "" : parent) + "/" + name;
    List<NewsVocabulary.Place> places = vocabulary.places();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).element().equals(at)) {
        take(i, places.get(i).attribute(), attributes);
      }
    }
    if (textDepth == 0) {
      textDepth = vocabulary.isText(element) ? 1 : 0;
      return;
    }
    textDepth++;
    if (notTextDepth > 0) {
      notTextDepth++;
    } else if (NOT_TEXT.contains(element)) {
      notTextDepth = 1;
    } else if (BLOCKS.contains(element)) {
      endParagraph();
      if (FULL_TEXT.equals(attributes.getAttributeValue(null, "class"))) {
        paragraphs.clear();
      }
    } else if (element.equals("br")) {
      paragraph.append(' ');
    }
  }

  private void take(int place, String attribute, XMLStreamReader attributes) {
    if (attribute.isEmpty()) {
      captures.add(new Capture(place, depth, new StringBuilder()));
      return;
    }
    for (int i = 0; i < attributes.getAttributeCount(); i++) {
      if (attributes.getAttributeLocalName(i).equals(attribute)) {
        found(place, attributes.getAttributeValue(i));
      }
    }
  }

  private void found(int place, String value) {
    String clean = SPACES.matcher(value).replaceAll(" ").strip();
    if (!clean.isEmpty()) {
      found.computeIfAbsent(place, key -> new ArrayList<>()).add(clean);
    }
  }

  /** Adds characters; a reader can give any number at a time. */
  void characters(char[] characters, int from, int length) {
    for (Capture capture : captures) {
      int room = Math.max(0, MAX_FIELD_CHARS - capture.text().length());
      capture.text().append(characters, from, Math.min(room, length));
    }
    if (textDepth > 0 && notTextDepth == 0) {
      textChars += length;
      if (!isTooLong()) {
        paragraph.append(characters, from, length);
      }
    }
  }

  /** Ends the element that began last. */
  void end(String element) {
    if (!captures.isEmpty() && captures.get(captures.size() - 1).depth() == depth) {
      captures.removeIf(
          capture -> {
            if (capture.depth() == depth) {
              found(capture.place(), capture.text().toString());
            }
            return capture.depth() == depth;
          });
    }
    depth--;
    if (textDepth > 0) {
      textDepth--;
      if (notTextDepth > 0) {
        notTextDepth--;
      } else if (textDepth == 0 || BLOCKS.contains(element)) {
        endParagraph();
      }
    }
  }

  private void endParagraph() {
    for (String part : BLANK_LINE.split(paragraph, -1)) {
      String words = SPACES.matcher(part).replaceAll(" ").strip();
      if (!words.isEmpty() && !isTooLong()) {
        paragraphs.add(words);
      }
    }
    paragraph.setLength(0);
  }

  /** Returns whether the text is certainly too long; then it is not kept completely. */
  boolean isTooLong() {
    // White space between elements counts too, so the limit is doubled here, and the text is
    // measured again when the article is parsed.
    return textChars > 2L * maxTextChars;
  }

  /** Returns the fields, after the end of the item. */
  Map<ArticleField, Object> fields() {
    var fields = new EnumMap<ArticleField, Object>(ArticleField.class);
    List<NewsVocabulary.Place> places = vocabulary.places();
    for (int i = 0; i < places.size(); i++) {
      List<String> values = found.getOrDefault(i, List.of());
      if (!values.isEmpty()) {
        fields.putIfAbsent(places.get(i).field(), value(places.get(i).field(), values));
      }
    }
    fields.put(ArticleField.TEXT, String.join("\n\n", paragraphs));
    return fields;
  }

  private static String value(ArticleField field, List<String> values) {
    return field == ArticleField.AUTHOR
        ? BY.matcher(String.join(", ", new LinkedHashSet<>(values))).replaceFirst("")
        : values.get(0);
  }
}
