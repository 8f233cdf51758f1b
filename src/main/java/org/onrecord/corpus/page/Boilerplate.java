package org.onrecord.corpus.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.onrecord.text.Regex;
import org.onrecord.text.WordLists;

/**
 * Recognises what is not the article of a page: by the names that its authors gave to elements, and
 * by the words that notices, requests and headings of other content consist of. The lists are
 * resource files beside this class. The names are those of Mozilla's Readability and more of the
 * same kind; they are compared as whole words, so that {@code shareholder-news} is not {@code
 * share}.
 */
final class Boilerplate {
  /** Longer names and styles are data, and are not looked at. */
  private static final int MAX_NAME_CHARS = 500;

  /** Longer headings announce nothing. */
  private static final int MAX_HEADING_CHARS = 80;

  private static final int MAX_NOTICE_WORDS = 45;

  /** Maximum words of a line with a date for it to be a byline. */
  private static final int MAX_DATE_LINE_WORDS = 10;

  /** Minimum number of request words in a text that asks the reader for something. */
  private static final int MIN_REQUESTS = 2;

  /** Maximum words per request word; a text with fewer request words may be about them. */
  private static final int MAX_WORDS_PER_REQUEST = 40;

  private static final Set<String> TAGS = words("noise-tags.txt");
  private static final Set<String> ROLES = words("noise-roles.txt");
  private static final Set<String> NAMES = words("noise-names.txt");
  private static final Set<String> WHOLE_NAMES = words("whole-noise-names.txt");
  private static final Set<String> INLINE_NAMES = words("inline-noise-names.txt");
  private static final Set<String> COMMENT_NAMES = words("comment-names.txt");
  private static final Set<String> ARTICLE_NAMES = words("article-names.txt");

  private static final Pattern COMMENT_HEADING = anyOf("comment-headings.txt");
  private static final Pattern RELATED_HEADING = anyOf("related-headings.txt");
  private static final Pattern NOTICE = anyOf("notices.txt");
  private static final Pattern REQUEST = anyOf("request-words.txt");
  private static final Pattern SUBSCRIBE =
      Regex.compile(
          "^\\s*(?:" + alternatives("subscribe-verbs.txt") + ")\\b.{0,30}$",
          Pattern.CASE_INSENSITIVE);

  /** A name that describes a state, and so says nothing about the element: has-sidebar. */
  private static final Pattern STATE =
      Regex.compile("(?:has|is|with|no|not|without|tag|category|topic|type|status|format)[-_].*");

  private static final Pattern HUMP = Regex.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern SEPARATOR = Regex.compile("[-_:./]+");
  private static final Pattern SPACE = Regex.compile("\\s+");

  private static final Pattern DATE =
      Regex.compile(
          "\\b\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9}\\.?,? (?:19|20)\\d\\d\\b"
              + "|\\b\\p{L}{3,9}\\.? \\d{1,2}, (?:19|20)\\d\\d\\b");

  private Boilerplate() {}

  /** Returns whether an element is marked up or named as one that is not part of an article. */
  static boolean isNamedAsNoise(Element element) {
    if (TAGS.contains(element.normalName()) || ROLES.contains(element.attr("role"))) {
      return true;
    }
    if (element.hasAttr("hidden")
        || element.attr("aria-modal").equals("true")
        || isInvisible(element.attr("style"))) {
      return true;
    }
    if (element.isBlock() || isCustom(element)) {
      return hasAnyName(element, NAMES, WHOLE_NAMES) || isNamedAsComments(element);
    }
    return hasAnyName(element, INLINE_NAMES, Set.of());
  }

  /** Returns whether an element is named as one that contains the article. */
  static boolean isNamedAsArticle(Element element) {
    return element.attr("itemprop").contains("articleBody")
        || hasAnyName(element, ARTICLE_NAMES, Set.of());
  }

  /** Returns whether an element is named as one that contains comments by readers. */
  static boolean isNamedAsComments(Element element) {
    return hasAnyName(element, COMMENT_NAMES, Set.of());
  }

  /** Returns whether an element is a custom one, not one of HTML. */
  static boolean isCustom(Element element) {
    return element.normalName().indexOf('-') > 0;
  }

  /** Returns whether comments by readers follow a heading. */
  static boolean announcesComments(String heading) {
    return COMMENT_HEADING.matcher(normalized(heading)).matches();
  }

  /** Returns whether links to other articles follow a heading. */
  static boolean announcesOthers(String heading) {
    return RELATED_HEADING.matcher(normalized(heading)).matches();
  }

  /** Returns whether a block is a notice of the site, not part of its article. */
  static boolean isNotice(TextBlock block) {
    return (block.words() <= MAX_NOTICE_WORDS && NOTICE.matcher(block.text()).find())
        || (block.words() <= MAX_DATE_LINE_WORDS
            && !block.endsAsSentence()
            && DATE.matcher(block.text()).find());
  }

  /** Returns whether a button or an input field asks for a subscription or a donation. */
  static boolean asksForSubscription(Element field) {
    return field.attr("type").equals("email")
        || SUBSCRIBE.matcher(field.text() + field.attr("value")).find();
  }

  /** Returns whether the text of an element with a button asks for consent, an address or money. */
  static boolean isRequest(String text, int words) {
    long asking = REQUEST.matcher(text).results().count();
    return asking >= MIN_REQUESTS && asking * MAX_WORDS_PER_REQUEST >= words;
  }

  private static boolean isInvisible(String style) {
    if (style.isEmpty() || style.length() > MAX_NAME_CHARS) {
      return false;
    }
    String plain = SPACE.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  private static boolean hasAnyName(Element element, Set<String> names, Set<String> wholeNames) {
    String classes = element.attr("class");
    String id = isCustom(element) ? element.id() + " " + element.normalName() : element.id();
    if (classes.isEmpty() && id.isEmpty()) {
      return false;
    }
    if (classes.length() + id.length() > MAX_NAME_CHARS) {
      return false;
    }
    for (String name : SPACE.split(classes + " " + id, -1)) {
      // A modifier of BEM describes a state, not the element.
      int modifier = name.indexOf("--");
      String plain = modifier > 0 ? name.substring(0, modifier) : name;
      if (STATE.matcher(plain).matches()) {
        continue;
      }
      String lower = plain.toLowerCase(Locale.ROOT);
      if (names.contains(lower) || wholeNames.contains(lower)) {
        return true;
      }
      String spaced = HUMP.matcher(plain).replaceAll("-").toLowerCase(Locale.ROOT);
      if (names.contains(spaced)) {
        return true;
      }
      for (String word : SEPARATOR.split(spaced, -1)) {
        if (names.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String normalized(String heading) {
    int end = heading.length();
    while (end > 0 && isHeadingEnd(heading.charAt(end - 1))) {
      end--;
    }
    String plain = heading.substring(0, end).strip();
    return plain.length() > MAX_HEADING_CHARS
        ? ""
        : plain.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /** Returns whether a heading may end in this character without it being part of its words. */
  private static boolean isHeadingEnd(char c) {
    return ":.…!?»→>-–—".indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  private static Set<String> words(String list) {
    return Set.copyOf(WordLists.lines(Boilerplate.class, list));
  }

  private static Pattern anyOf(String list) {
    return Regex.compile(alternatives(list), Pattern.CASE_INSENSITIVE);
  }

  private static String alternatives(String list) {
    return String.join("|", WordLists.lines(Boilerplate.class, list));
  }
}
