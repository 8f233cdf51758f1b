package org.onrecord.corpus.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the text of the article on a page, in a few walks over its tree, each linear in its size.
 *
 * <p>No maintained library of a licence that we could ship does this for jsoup, so three published
 * methods are put together:
 *
 * <ol>
 *   <li>What is named as something else ({@link Boilerplate}) is left out, as in Mozilla's
 *       Readability, unless most of the page's text stands in it.
 *   <li>What is left is cut into blocks of text, and each is called prose or not by its length, its
 *       share of link text, and those of its neighbours: C. Kohlschütter, P. Fankhauser, W. Nejdl,
 *       Boilerplate Detection using Shallow Text Features, WSDM 2010.
 *   <li>Prose counts for, other blocks against; the article is the element whose blocks give the
 *       largest sum: the maximum subsequence of J. Pasternack and D. Roth, Extracting Article Text
 *       from the Web with Maximum Subsequence Segmentation, WWW 2009, held to the page's tree.
 * </ol>
 *
 * <p>Within that element a block that is no prose is kept where it stands as the prose stands: a
 * short paragraph between long ones, a heading above one.
 */
public final class MainText {
  /** A paragraph of fewer words may be anything; of so many, ending as a sentence, it is prose. */
  private static final int PROSE_WORDS = 12;

  /** So many words are prose even without an end. */
  private static final int LONG_WORDS = 30;

  /** A text between two links that has no more words is their summary. */
  private static final int SUMMARY_WORDS = 40;

  /** A summary below a heading that is a link has at most so many. */
  private static final int LONG_SUMMARY_WORDS = 100;

  /** So many elements alike, each with a headline, are cards; each has at most so many words. */
  private static final int CARDS = 3;

  private static final int CARD_WORDS = 120;
  private static final int CARD_DEPTH = 6;

  private static final double LINKS = 0.5;
  private static final double FEW_LINKS = 0.34;

  /** An element with more of the page's words than this is not left out for its name. */
  private static final double MOST = 0.5;

  private static final double MAIN_SHARE = 0.12;
  private static final int REQUEST_WORDS = 600;
  private static final int PITCH_WORDS = 80;
  private static final int CAPTION_WORDS = 60;

  /** An element named as the article's, with this share of what could be it, is the article. */
  private static final double NAMED_SHARE = 0.15;

  private static final int ARTICLE_WORDS = 60;

  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");

  private final Element body;
  private final Map<Element, Integer> ownWords = new HashMap<>();
  private final Map<Element, Boolean> holdsTitle = new HashMap<>();
  private final Set<Element> requests = new HashSet<>();
  private final List<TextBlock> blocks = new ArrayList<>();
  private int allWords;

  private MainText(Element body) {
    this.body = body;
  }

  /**
   * Returns the paragraphs of the page's article, headings within it included, its title not; none
   * where the page has no text that reads as one.
   *
   * @param page the page, which is not changed
   * @param title the article's title, "" where it is not known
   */
  public static List<String> of(Document page, String title) {
    MainText text = new MainText(page.body());
    text.measure();
    text.findRequests();
    text.cut();
    return text.choose(title);
  }

  /** Counts each element's words and finds those around the first heading of the first level. */
  private void measure() {
    body.traverse(
        new NodeVisitor() {
          private int links;
          private boolean titleSeen;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text && links == 0) {
              int words = countWords(text.getWholeText());
              if (words > 0 && node.parent() instanceof Element parent) {
                ownWords.merge(parent, words, Integer::sum);
              }
            } else if (node instanceof Element element) {
              if (element.nameIs("a")) {
                links++;
              } else if (element.nameIs("h1") && !titleSeen && element.hasText()) {
                titleSeen = true;
                for (Element above = element; above != null; above = above.parent()) {
                  holdsTitle.put(above, true);
                }
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              if (element.nameIs("a")) {
                links--;
              }
              Integer words = ownWords.get(element);
              if (words != null && !element.equals(body) && element.parent() != null) {
                ownWords.merge(element.parent(), words, Integer::sum);
              }
            }
          }
        });
    allWords = words(body);
  }

  private int words(Element element) {
    return ownWords.getOrDefault(element, 0);
  }

  /**
   * Finds what asks the reader for something, whatever its name: a part of the page with a button.
   */
  private void findRequests() {
    Set<Element> seen = new HashSet<>();
    for (Element button :
        body.select(
            "button, input[type=submit], input[type=button], input[type=email], [role=button]")) {
      Element around = button.parent();
      for (int up = 0; up < 4 && around != null && !around.equals(body); up++) {
        int words = words(around);
        if (words > REQUEST_WORDS || holdsTitle.containsKey(around) || !seen.add(around)) {
          break;
        }
        if (words >= PROSE_WORDS) {
          boolean small = words <= PITCH_WORDS && words <= MOST * allWords;
          if ((small && Boilerplate.isForSubscribers(button))
              || Boilerplate.isRequest(around.text(), words)) {
            requests.add(around);
          }
          break;
        }
        around = around.parent();
      }
    }
  }

  private boolean leftOut(Element element) {
    if (element.equals(body)) {
      return false;
    }
    if (requests.contains(element)) {
      return true;
    }
    if (!Boilerplate.named(element)) {
      return false;
    }
    if (holdsTitle.containsKey(element)) {
      return element.normalName().equals("dialog");
    }
    return words(element) <= MOST * allWords
        || Boilerplate.namedAsComments(element)
        || !holdsArticle(element);
  }

  /** Whether an element that has most of the page's words may have them for its article. */
  private static boolean holdsArticle(Element element) {
    return Boilerplate.namedAsArticle(element)
        || element.nameIs("form") // Some servers put the whole page into one.
        || element.hasAttr("hidden")
        || element.hasAttr("style")
        || element.selectFirst("article, [itemprop~=articleBody]") != null;
  }

  /** Cuts what is not left out into blocks. */
  private void cut() {
    body.filter(
        new NodeFilter() {
          private final StringBuilder text = new StringBuilder();
          private Element parent = body;
          private int words;
          private int linkWords;
          private int leadWords;
          private int links;
          private boolean lineEnded;
          private boolean afterSpace = true;

          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode textNode) {
              if (parent.nameIs("pre")) {
                appendLines(textNode.getWholeText());
              } else {
                append(textNode.getWholeText());
              }
            } else if (node instanceof Element element) {
              if (leftOut(element)) {
                if (breaks(element)) {
                  flush();
                } else {
                  space();
                }
                return FilterResult.SKIP_ENTIRELY;
              }
              if (element.nameIs("br")) {
                lineEnd();
              } else if (breaks(element)) {
                flush();
                parent = element;
              } else if (element.nameIs("a")) {
                links++;
              } else if (element.nameIs("td") || element.nameIs("th")) {
                space();
              }
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
              if (breaks(element)) {
                flush();
                parent = element.parent() == null ? body : element.parent();
              } else if (element.nameIs("a")) {
                links--;
              } else if (element.nameIs("td") || element.nameIs("th")) {
                space();
              }
            }
            if (node.equals(body)) {
              flush();
            }
            return FilterResult.CONTINUE;
          }

          /** Of a text that is shown as it stands an empty line ends a paragraph. */
          private void appendLines(String whole) {
            String[] paragraphs = EMPTY_LINE.split(whole, -1);
            for (int i = 0; i < paragraphs.length; i++) {
              if (i > 0) {
                flush();
              }
              append(paragraphs[i]);
            }
          }

          private void append(String whole) {
            for (int i = 0; i < whole.length(); i++) {
              char c = whole.charAt(i);
              if (isSpace(c)) {
                space();
              } else if (c != '\u00AD' && c != '\u200B' && c != '\uFEFF') {
                if (afterSpace) {
                  words++;
                  linkWords += links > 0 ? 1 : 0;
                  leadWords += links > 0 && linkWords == words ? 1 : 0;
                }
                lineEnded = false;
                afterSpace = false;
                text.append(c);
              }
            }
          }

          private void space() {
            if (!afterSpace) {
              text.append(' ');
              afterSpace = true;
            }
          }

          /** Two line breaks, or one after a sentence, end a paragraph. */
          private void lineEnd() {
            space();
            if (lineEnded || (words > 0 && TextBlock.endsAsASentence(text))) {
              flush();
            }
            lineEnded = true;
          }

          private TextBlock block() {
            return new TextBlock(
                text.toString().strip(), words, linkWords, leadWords, parent, isHeading(parent));
          }

          private void flush() {
            if (words > 0) {
              blocks.add(block());
            }
            text.setLength(0);
            words = 0;
            linkWords = 0;
            leadWords = 0;
            lineEnded = false;
            afterSpace = true;
          }
        });
  }

  private static boolean breaks(Element element) {
    return switch (element.normalName()) {
      case "td", "th" -> layoutCell(element);
      case "a", "span", "em", "strong", "b", "i", "u", "br" -> false;
      default -> element.isBlock() || Boilerplate.isCustom(element);
    };
  }

  /** A cell with blocks in it, or with much text, is there for the layout, not for data. */
  private static boolean layoutCell(Element cell) {
    for (Element child : cell.children()) {
      if (child.isBlock() || child.nameIs("br")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHeading(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
  }

  /** Chooses the blocks of the article. */
  private List<String> choose(String title) {
    dropWhatHeadingsAnnounce();
    dropCards();
    dropCaptions();
    dropRepeated();
    dropOtherArticles();
    boolean[] prose = new boolean[blocks.size()];
    for (int i = 0; i < prose.length; i++) {
      prose[i] = isProse(i);
    }
    Element region = region(prose);
    if (region == null) {
      return List.of();
    }
    return kept(region, prose, title);
  }

  /**
   * Leaves out what follows a heading such as Related stories or Comments: within the element that
   * the heading opens, else up to the next paragraph of prose.
   */
  private void dropWhatHeadingsAnnounce() {
    List<TextBlock> kept = new ArrayList<>();
    Set<Element> closed = new HashSet<>();
    boolean seenProse = false;
    boolean skipping = false;
    Element within = null;
    for (TextBlock block : blocks) {
      if (isWithin(block.parent(), closed)) {
        continue;
      }
      boolean comments = Boilerplate.announcesComments(block.text());
      boolean mayAnnounce = block.words() <= 8 && (block.heading() || block.linkWords() == 0);
      if (seenProse && mayAnnounce && (comments || Boilerplate.announcesOthers(block.text()))) {
        Element opened = opened(block.parent());
        if (opened != null) {
          closed.add(opened);
        } else {
          skipping = true;
          within = comments ? block.parent().parent() : null;
        }
        continue;
      }
      if (skipping) {
        boolean still =
            within != null
                ? isBelow(block.parent(), within)
                : block.heading() ? false : !reads(block) || block.linkDensity() > FEW_LINKS;
        if (still) {
          continue;
        }
        skipping = false;
      }
      seenProse |= reads(block);
      kept.add(block);
    }
    blocks.clear();
    blocks.addAll(kept);
  }

  /** Returns the largest element that begins with this heading and has more; null for none. */
  private Element opened(Element heading) {
    Element at = heading;
    while (at.parent() != null
        && !at.parent().equals(body)
        && at.previousElementSibling() == null) {
      Element above = at.parent();
      if (holdsTitle.containsKey(above)
          || (words(above) > MOST * allWords && !mostlyItems(above))) {
        return null;
      }
      if (words(above) > words(heading) || above.childrenSize() > 1) {
        return above;
      }
      at = above;
    }
    return null;
  }

  /**
   * Leaves out the cards of other articles: elements of a kind that stand side by side, three or
   * more, each with a headline that is a link.
   */
  private void dropCards() {
    Map<Element, Map<String, Set<Element>>> kinds = new HashMap<>();
    for (TextBlock block : blocks) {
      if (block.startsAsAHeadline()) {
        Element at = block.parent();
        for (int up = 0; up < CARD_DEPTH && !at.equals(body); up++) {
          Element above = at.parent();
          if (above == null || holdsTitle.containsKey(at) || words(at) > CARD_WORDS) {
            break;
          }
          String kind = at.normalName() + " " + at.attr("class");
          kinds
              .computeIfAbsent(above, key -> new HashMap<>())
              .computeIfAbsent(kind, key -> new HashSet<>())
              .add(at);
          at = above;
        }
      }
    }
    Set<Element> cards = new HashSet<>();
    for (Map<String, Set<Element>> children : kinds.values()) {
      for (Set<Element> alike : children.values()) {
        if (alike.size() >= CARDS) {
          cards.addAll(alike);
        }
      }
    }
    blocks.removeIf(block -> isWithin(block.parent(), cards));
  }

  /** Leaves out what stands under a picture: the text of a small element that begins with one. */
  private void dropCaptions() {
    Set<Element> captions = new HashSet<>();
    for (Element picture : body.select("img, picture, video, figure")) {
      Element around = picture.parent();
      for (int up = 0; up < 3 && around != null && !around.equals(body); up++) {
        int words = words(around);
        if (around.nameIs("p")
            || words > CAPTION_WORDS
            || words > MOST * allWords
            || holdsTitle.containsKey(around)) {
          break;
        }
        if (words > 0) {
          captions.add(around);
          break;
        }
        around = around.parent();
      }
    }
    blocks.removeIf(block -> isWithin(block.parent(), captions));
  }

  /**
   * Leaves out what the page says again, word for word, as those do that have a text once for each
   * kind of screen; and what it says three times or more, since that is no article's.
   */
  private void dropRepeated() {
    Map<String, Integer> times = new HashMap<>();
    blocks.forEach(block -> times.merge(block.text(), 1, Integer::sum));
    Set<String> seen = new HashSet<>();
    blocks.removeIf(
        block ->
            block.words() >= PROSE_WORDS
                && (times.get(block.text()) > 2 || !seen.add(block.text())));
  }

  /** Leaves out articles that follow the one of the title, in elements like its own. */
  private void dropOtherArticles() {
    Set<Element> others = new HashSet<>();
    for (Element own : holdsTitle.keySet()) {
      if (words(own) >= ARTICLE_WORDS && own.parent() != null && !own.equals(body)) {
        for (Element other = own.nextElementSibling();
            other != null;
            other = other.nextElementSibling()) {
          if (other.normalName().equals(own.normalName())
              && other.attr("class").equals(own.attr("class"))
              && other.selectFirst("h1, h2") != null) {
            others.add(other);
          }
        }
      }
    }
    blocks.removeIf(block -> isWithin(block.parent(), others));
  }

  private static boolean mostlyItems(Element element) {
    return element.childrenSize() > 3;
  }

  private boolean isWithin(Element element, Set<Element> closed) {
    if (closed.isEmpty()) {
      return false;
    }
    for (Element at = element; at != null && !at.equals(body); at = at.parent()) {
      if (closed.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(Element element, Element above) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block reads as a sentence, whatever stands beside it. */
  private static boolean reads(TextBlock block) {
    return !block.heading()
        && block.linkDensity() < LINKS
        && ((block.words() >= PROSE_WORDS && block.endsAsASentence())
            || block.words() >= LONG_WORDS);
  }

  private boolean isProse(int i) {
    TextBlock block = blocks.get(i);
    if (!reads(block) || Boilerplate.isNotice(block)) {
      return false;
    }
    // A summary below the link that it belongs to, and above the next.
    boolean afterLink = i > 0 && isLink(blocks.get(i - 1));
    boolean beforeLink = i + 1 < blocks.size() && isLink(blocks.get(i + 1));
    boolean headed = afterLink && blocks.get(i - 1).heading();
    return !(afterLink
        && beforeLink
        && block.words() <= (headed ? LONG_SUMMARY_WORDS : SUMMARY_WORDS));
  }

  private static boolean isLink(TextBlock block) {
    return block.linkDensity() > LINKS;
  }

  private Element region(boolean[] prose) {
    Map<Element, Double> sums = new LinkedHashMap<>(); // In the page's order, whatever the JVM.
    Map<Element, Integer> depths = new HashMap<>();
    for (int i = 0; i < prose.length; i++) {
      double worth = worth(blocks.get(i), prose[i]);
      List<Element> path = new ArrayList<>();
      for (Element at = blocks.get(i).parent(); at != null; at = at.parent()) {
        path.add(at);
        if (at.equals(body)) {
          break;
        }
      }
      for (int up = 0; up < path.size(); up++) {
        sums.merge(path.get(up), worth, Double::sum);
        depths.put(path.get(up), path.size() - up);
      }
    }
    Element best = null;
    for (Map.Entry<Element, Double> entry : sums.entrySet()) {
      if (best == null
          || entry.getValue() > sums.get(best)
          || (entry.getValue().equals(sums.get(best))
              && depths.get(entry.getKey()) > depths.get(best))) {
        best = entry.getKey();
      }
    }
    return best == null || sums.get(best) <= 0 ? null : named(best, sums);
  }

  /** Returns the one element that is named as the article's, where there is one, else the best. */
  private static Element named(Element best, Map<Element, Double> sums) {
    Element named = null;
    for (Map.Entry<Element, Double> entry : sums.entrySet()) {
      Element element = entry.getKey();
      if (entry.getValue() >= NAMED_SHARE * sums.get(best)
          && isBelow(element, best)
          && Boilerplate.namedAsArticle(element)) {
        if (named != null && !isBelow(element, named) && !isBelow(named, element)) {
          return best; // Parts, or several articles.
        }
        named = named == null || isBelow(named, element) ? element : named;
      }
    }
    return named == null ? best : named;
  }

  private static double worth(TextBlock block, boolean prose) {
    if (prose) {
      return Math.min(block.words(), 100);
    }
    if (isLink(block)) {
      return -2 - Math.min(block.words(), 20);
    }
    return block.heading() ? -1 : -2;
  }

  private List<String> kept(Element region, boolean[] prose, String title) {
    Map<String, int[]> signatures = new HashMap<>(); // words, prose words
    String[] signature = new String[prose.length];
    int first = -1;
    int last = -1;
    int proseWords = 0;
    for (int i = 0; i < prose.length; i++) {
      TextBlock block = blocks.get(i);
      if (!isBelow(block.parent(), region)) {
        continue;
      }
      signature[i] = signature(block.parent(), region);
      int[] words = signatures.computeIfAbsent(signature[i], key -> new int[2]);
      words[0] += block.words();
      if (prose[i]) {
        words[1] += block.words();
        proseWords += block.words();
        first = first < 0 ? i : first;
        last = i;
      }
    }
    Set<String> main = new HashSet<>();
    for (Map.Entry<String, int[]> entry : signatures.entrySet()) {
      int[] words = entry.getValue();
      if (words[1] >= MAIN_SHARE * proseWords && 2 * words[1] >= words[0]) {
        main.add(entry.getKey());
      }
    }
    boolean[] keep = new boolean[prose.length];
    for (int i = Math.max(first, 0); i < prose.length && first >= 0; i++) {
      if (signature[i] == null) {
        continue;
      }
      TextBlock block = blocks.get(i);
      boolean may =
          !block.heading() && (main.contains(signature[i]) || (isItem(block) && i <= last));
      keep[i] = (prose[i] || (may && block.linkDensity() <= LINKS)) && !Boilerplate.isNotice(block);
    }
    keepStandfirst(region, first, prose, keep);
    keepShortLead(signature, main, first, keep);
    keepPoints(signature, first, keep);
    keepHeadings(signature, last, keep);
    return paragraphs(keep, title);
  }

  /** What stands between the page's title and the article and is prose belongs to it. */
  private void keepStandfirst(Element region, int first, boolean[] prose, boolean[] keep) {
    if (holdsTitle.containsKey(region)) {
      return;
    }
    int at = first - 1;
    while (at >= 0 && !blocks.get(at).parent().nameIs("h1")) {
      at--;
    }
    for (int i = at + 1; at >= 0 && i < first; i++) {
      keep[i] |= prose[i] && first - at <= 12;
    }
  }

  /** A short first paragraph stands as the others do. */
  private void keepShortLead(String[] signature, Set<String> main, int first, boolean[] keep) {
    for (int i = first - 1; i >= 0 && i >= first - 3; i--) {
      TextBlock block = blocks.get(i);
      if (signature[i] == null
          || !main.contains(signature[i])
          || block.heading()
          || block.linkDensity() > FEW_LINKS
          || !block.endsAsASentence()
          || Boilerplate.isNotice(block)) {
        return;
      }
      keep[i] = true;
    }
  }

  /** Points between title and text sum it up. */
  private void keepPoints(String[] signature, int first, boolean[] keep) {
    for (int i = first - 1; i >= 0 && signature[i] != null; i--) {
      TextBlock block = blocks.get(i);
      if (block.parent().nameIs("h1")) {
        return;
      }
      keep[i] |=
          block.parent().nameIs("li")
              && block.words() >= 3
              && block.linkDensity() <= FEW_LINKS
              && !Boilerplate.isNotice(block);
    }
  }

  /** A heading is kept where what it heads is. */
  private void keepHeadings(String[] signature, int last, boolean[] keep) {
    for (int i = last - 1; i >= 0; i--) {
      TextBlock block = blocks.get(i);
      boolean heads = keep[i + 1] && signature[i + 1] != null;
      if (block.heading()
          && !block.parent().nameIs("h1")
          && signature[i] != null
          && heads
          && block.linkDensity() <= LINKS
          && !Boilerplate.announcesOthers(block.text())) {
        keep[i] = true;
      }
    }
  }

  private static boolean isItem(TextBlock block) {
    Element parent = block.parent();
    return parent.nameIs("li")
        || parent.nameIs("dd")
        || parent.nameIs("dt")
        || parent.nameIs("tr")
        || parent.nameIs("td")
        || parent.nameIs("blockquote")
        || parent.parentNameIs("blockquote")
        || parent.parentNameIs("li");
  }

  private List<String> paragraphs(boolean[] keep, String title) {
    String plainTitle = plain(title);
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < keep.length; i++) {
      String text = blocks.get(i).text();
      if (keep[i] && (plainTitle.isEmpty() || !plain(text).equals(plainTitle))) {
        paragraphs.add(text);
      }
    }
    return paragraphs;
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** How the block stands in the region: the tags above it, and the names of the nearest. */
  private static String signature(Element parent, Element region) {
    StringBuilder path = new StringBuilder(parent.attr("class").replaceAll("\\d+", ""));
    int shown = 0;
    for (Element at = parent; at != null && !at.equals(region) && shown < 30; at = at.parent()) {
      path.append('<').append(at.normalName());
      shown++;
    }
    return path.toString();
  }

  private static int countWords(String text) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = isSpace(text.charAt(i));
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
    }
    return words;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
