package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_XML;
import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Reads news XML as a stream, and outputs each item of a {@link NewsVocabulary}. It reads nothing
 * outside the file and ignores entities that the file declares, so that none can expand. The only
 * entities it knows are HTML's character names.
 */
final class NewsXml {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_ATTRIBUTE_CHARS = 64 * 1024;

  private final XMLStreamReader xml;
  private final int maxTextChars;
  private final RecordSink out;
  private final Deque<String> path = new ArrayDeque<>(); // The innermost element is first.
  private Optional<NewsItem> item = Optional.empty();
  private int itemDepth;
  private long items;

  private NewsXml(XMLStreamReader xml, int maxTextChars, RecordSink out) {
    this.xml = xml;
    this.maxTextChars = maxTextChars;
    this.out = out;
  }

  /** Splits a file into its items; see {@link CorpusFormat#split}. */
  static void split(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException {
    XMLStreamReader xml;
    try {
      xml = factory().createXMLStreamReader(file.stream());
    } catch (XMLStreamException e) {
      throw rejection(e, e.getLocation());
    }
    try {
      new NewsXml(xml, settings.maxArticleChars(), out).read();
    } catch (XMLStreamException e) {
      throw rejection(e, e.getLocation() == null ? xml.getLocation() : e.getLocation());
    }
  }

  /**
   * Returns a rejection that says what is wrong with the XML.
   *
   * @throws IOException if the file could not be read
   */
  private static RejectedException rejection(XMLStreamException e, Location place)
      throws IOException {
    if (e.getNestedException() instanceof IOException failure) {
      throw failure;
    }
    return new RejectedException(BAD_XML, at(place) + firstLine(e));
  }

  private static XMLInputFactory factory() {
    var factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(
        WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER,
        (XMLResolver) (publicId, systemId, base, name) -> character(name));
    // Otherwise errors in a text are thrown unchecked by its getters.
    factory.getConfig().doParseLazily(false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARS);
    return factory;
  }

  private void read() throws XMLStreamException, RejectedException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (item.isPresent()) {
            item.get().characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
        }
        default -> {
          // Comments, instructions and the document type are not part of the news.
        }
      }
    }
    if (items == 0) {
      throw new RejectedException(NO_TEXT, "no item of news in it");
    }
  }

  private void start() throws RejectedException {
    out.part();
    String name = xml.getLocalName();
    if (item.isEmpty()) {
      Optional<NewsVocabulary> vocabulary = NewsVocabulary.ofItem(name);
      if (vocabulary.isPresent()) {
        items++;
        itemDepth = path.size();
        item = Optional.of(new NewsItem(vocabulary.get(), maxTextChars));
        out.reading(position(), new byte[0]);
      } else if (path.isEmpty() && !NewsVocabulary.isEnvelope(name)) {
        throw new RejectedException(
            UNKNOWN_FORMAT,
            "its root element is %s; read are %s".formatted(name, NewsVocabulary.allRoots()));
      }
    }
    if (item.isPresent()) {
      item.get().start(Optional.ofNullable(path.peek()).orElse(""), name, xml);
    }
    path.push(name);
  }

  private void end() {
    String name = path.pop();
    if (item.isEmpty()) {
      return;
    }
    item.get().end(name);
    if (path.size() == itemDepth) {
      byte[] fields = RowJson.of(item.get().fields());
      if (item.get().isTooLong()) {
        out.rejected(
            position(),
            TOO_LONG,
            "the text has more than %d characters".formatted(maxTextChars),
            fields);
      } else {
        out.record(position(), 0, fields, new byte[0]);
      }
      item = Optional.empty();
    }
  }

  /** Returns the number of the item; 0 if it is the whole file. */
  private long position() {
    return itemDepth == 0 ? 0 : items;
  }

  /** Returns the character with this name in HTML. */
  private static Reader character(String name) throws XMLStreamException {
    String reference = "&" + name + ";";
    String character = StringEscapeUtils.unescapeHtml4(reference);
    if (character.equals(reference)) {
      throw new XMLStreamException("the entity %s is not read".formatted(reference));
    }
    return new StringReader(character);
  }

  private static String at(Location place) {
    return place == null
        ? ""
        : "line %d, column %d: ".formatted(place.getLineNumber(), place.getColumnNumber());
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("not XML");
  }
}
