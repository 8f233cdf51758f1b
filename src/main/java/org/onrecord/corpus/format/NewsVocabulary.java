package org.onrecord.corpus.format;

import static org.onrecord.corpus.format.ArticleField.AUTHOR;
import static org.onrecord.corpus.format.ArticleField.ID;
import static org.onrecord.corpus.format.ArticleField.LANGUAGE;
import static org.onrecord.corpus.format.ArticleField.PUBLISHED;
import static org.onrecord.corpus.format.ArticleField.PUBLISHER;
import static org.onrecord.corpus.format.ArticleField.TITLE;
import static org.onrecord.corpus.format.ArticleField.URL;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The markup of news agencies: a table of the places of an item's fields. If a field has several
 * places, the first one with a value counts.
 *
 * @param item the name of an item's element
 * @param textElements the elements within it that contain the article's text
 * @param places the places of fields, in order of precedence
 */
record NewsVocabulary(String item, Set<String> textElements, List<Place> places) {
  /** The News Industry Text Format of the IPTC, which The New York Times corpus uses too. */
  private static final NewsVocabulary NITF =
      new NewsVocabulary(
          "nitf",
          Set.of("body.content"),
          List.of(
              attribute(ID, "docdata/doc-id", "id-string"),
              attribute(URL, "head/pubdata", "ex-ref"),
              text(TITLE, "hedline/hl1"),
              text(TITLE, "head/title"),
              attribute(PUBLISHED, "docdata/date.issue", "norm"),
              attribute(PUBLISHED, "docdata/date.release", "norm"),
              attribute(PUBLISHED, "head/pubdata", "date.publication"),
              attribute(PUBLISHED, "dateline/story.date", "norm"),
              attribute(PUBLISHER, "head/pubdata", "name"),
              text(PUBLISHER, "body.head/distributor"),
              text(AUTHOR, "byline/person"),
              text(AUTHOR, "body.head/byline"),
              attribute(LANGUAGE, "/nitf", "lang"),
              attribute(LANGUAGE, "nitf/body", "lang")));

  /** NewsML-G2 of the IPTC, one item or a message of many. */
  private static final NewsVocabulary NEWSML_G2 =
      new NewsVocabulary(
          "newsItem",
          Set.of("inlineXML", "inlineData"),
          List.of(
              attribute(ID, "/newsItem", "guid"),
              text(TITLE, "contentMeta/headline"),
              text(TITLE, "itemMeta/title"),
              text(PUBLISHED, "itemMeta/firstCreated"),
              text(PUBLISHED, "contentMeta/contentCreated"),
              text(PUBLISHED, "itemMeta/versionCreated"),
              text(PUBLISHER, "provider/name"),
              attribute(PUBLISHER, "itemMeta/provider", "literal"),
              attribute(PUBLISHER, "itemMeta/provider", "qcode"),
              text(PUBLISHER, "infoSource/name"),
              text(AUTHOR, "contentMeta/by"),
              text(AUTHOR, "creator/name"),
              attribute(LANGUAGE, "contentMeta/language", "tag"),
              attribute(LANGUAGE, "/newsItem", "lang")));

  /** The Reuters Corpus, Volume 1. */
  private static final NewsVocabulary RCV1 =
      new NewsVocabulary(
          "newsitem",
          Set.of("text"),
          List.of(
              attribute(ID, "/newsitem", "itemid"),
              text(TITLE, "newsitem/headline"),
              text(TITLE, "newsitem/title"),
              attribute(PUBLISHED, "/newsitem", "date"),
              attribute(PUBLISHED, "metadata/dc.date.published", "value"),
              attribute(PUBLISHER, "metadata/dc.publisher", "value"),
              text(AUTHOR, "newsitem/byline"),
              attribute(LANGUAGE, "/newsitem", "lang")));

  private static final List<NewsVocabulary> ALL = List.of(NITF, NEWSML_G2, RCV1);

  /** Elements that contain items of any vocabulary. */
  private static final Set<String> ENVELOPES = Set.of("newsMessage", "newsitems", "nitfs");

  /**
   * A place of a field.
   *
   * @param element the names of the element's parent and of the element; the item has no parent
   * @param attribute the attribute with the value, without prefix; empty if it is the element's
   *     text
   */
  record Place(ArticleField field, String element, String attribute) {}

  private static Place text(ArticleField field, String element) {
    return new Place(field, element, "");
  }

  private static Place attribute(ArticleField field, String element, String attribute) {
    return new Place(field, element, attribute);
  }

  /** Returns the vocabulary with items of this name. */
  static Optional<NewsVocabulary> ofItem(String element) {
    return ALL.stream().filter(v -> v.item.equals(element)).findFirst();
  }

  /** Returns whether an element of this name can contain items. */
  static boolean isEnvelope(String element) {
    return ENVELOPES.contains(element);
  }

  /** Returns whether a file whose text begins like this can have a vocabulary. */
  static boolean begins(String text) {
    return text.startsWith("<?xml")
        || text.startsWith("<!DOCTYPE nitf")
        || ALL.stream().anyMatch(v -> text.startsWith("<" + v.item))
        || ENVELOPES.stream().anyMatch(envelope -> text.startsWith("<" + envelope));
  }

  /** Returns the names of known root elements, for messages. */
  static String allRoots() {
    return String.join(", ", ALL.stream().map(v -> v.item).toList()) + ", newsMessage";
  }

  /** Returns whether an element of this name contains the article's text. */
  boolean isText(String element) {
    return textElements.contains(element);
  }
}
