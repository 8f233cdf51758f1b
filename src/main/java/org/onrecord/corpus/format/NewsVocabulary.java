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
 * How news agencies mark up an item: a table of where its fields stand. Of several places of a
 * field the first that says something counts.
 *
 * @param item the element that is an item
 * @param textElements those within it that hold the article's text
 * @param places where fields stand, the places that count more first
 */
record NewsVocabulary(String item, Set<String> textElements, List<Place> places) {
  /** The News Industry Text Format of the IPTC, also as the New York Times' corpus has it. */
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

  /** Elements around items of whatever vocabulary. */
  private static final Set<String> ENVELOPES = Set.of("newsMessage", "newsitems", "nitfs");

  /**
   * Where a field may stand.
   *
   * @param element the element's name with its parent's before it; nothing before the item itself
   * @param attribute the attribute that holds it, without prefix; empty where the element does
   */
  record Place(ArticleField field, String element, String attribute) {}

  private static Place text(ArticleField field, String element) {
    return new Place(field, element, "");
  }

  private static Place attribute(ArticleField field, String element, String attribute) {
    return new Place(field, element, attribute);
  }

  /** Returns the vocabulary whose items are such elements; none where there is none. */
  static Optional<NewsVocabulary> ofItem(String element) {
    return ALL.stream().filter(v -> v.item.equals(element)).findFirst();
  }

  /** Returns whether such an element may hold items. */
  static boolean isEnvelope(String element) {
    return ENVELOPES.contains(element);
  }

  /** Returns whether a file whose text begins so may be of a vocabulary. */
  static boolean begins(String text) {
    return text.startsWith("<?xml")
        || text.startsWith("<!DOCTYPE nitf")
        || ALL.stream().anyMatch(v -> text.startsWith("<" + v.item))
        || ENVELOPES.stream().anyMatch(envelope -> text.startsWith("<" + envelope));
  }

  /** Returns the names of root elements that are read, for messages. */
  static String allRoots() {
    return String.join(", ", ALL.stream().map(v -> v.item).toList()) + ", newsMessage";
  }

  /** Returns whether the article's text is in such an element. */
  boolean isText(String element) {
    return textElements.contains(element);
  }
}
