package org.onrecord.corpus.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.onrecord.limit.Interrupts;

/**
 * Splits a page into {@link TextBlock}s, in the page's order, without the elements that are noise
 * by their name or because they ask the reader for something.
 */
final class TextBlocks {
  /** Maximum words of an element with a button that can be a request to the reader. */
  private static final int MAX_REQUEST_WORDS = 600;

  /** Maximum words of an element with a subscription button that is a request by that alone. */
  private static final int MAX_PITCH_WORDS = 80;

  /** How many elements above a button are tried as the request around it. */
  private static final int MAX_REQUEST_LEVELS = 4;

  private static final String BUTTONS =
      "button, input[type=submit], input[type=button], input[type=email], [role=button]";

  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");

  private final PageIndex page;
  private final Set<Element> requests;

  private TextBlocks(PageIndex page) {
    this.page = page;
    this.requests = findRequests(page);
  }

  /** Splits a page. */
  static List<TextBlock> split(PageIndex page) {
    var splitter = new TextBlocks(page).new Splitter();
    page.body().filter(splitter);
    return splitter.blocks;
  }

  /** Finds the elements with a button that ask for consent, an address or money. */
  private static Set<Element> findRequests(PageIndex page) {
    Set<Element> requests = new HashSet<>();
    Set<Element> seen = new HashSet<>();
    for (Element button : page.body().select(BUTTONS)) {
      Interrupts.check();
      Element around = button.parent();
      for (int level = 0;
          level < MAX_REQUEST_LEVELS && around != null && !around.equals(page.body());
          level++) {
        int words = page.words(around);
        if (words > MAX_REQUEST_WORDS || page.containsTitle(around) || !seen.add(around)) {
          break;
        }
        if (words >= TextBlock.MIN_PROSE_WORDS) {
          boolean small = words <= MAX_PITCH_WORDS && !page.hasMostWords(around);
          if ((small && Boilerplate.asksForSubscription(button))
              || Boilerplate.isRequest(around.text(), words)) {
            requests.add(around);
          }
          break;
        }
        around = around.parent();
      }
    }
    return requests;
  }

  /** Returns whether an element is skipped with all that is in it. */
  private boolean isNoise(Element element) {
    if (element.equals(page.body())) {
      return false;
    }
    if (requests.contains(element)) {
      return true;
    }
    if (!Boilerplate.isNamedAsNoise(element)) {
      return false;
    }
    if (page.containsTitle(element)) {
      return element.normalName().equals("dialog");
    }
    return !page.hasMostWords(element)
        || Boilerplate.isNamedAsComments(element)
        || !mayHoldArticle(element);
  }

  /** Returns whether an element with most of the page's words may contain the article. */
  private static boolean mayHoldArticle(Element element) {
    return Boilerplate.isNamedAsArticle(element)
        || element.nameIs("form") // Some servers put the whole page into one.
        || element.hasAttr("hidden")
        || element.hasAttr("style")
        || element.selectFirst("article, [itemprop~=articleBody]") != null;
  }

  /** Returns whether an element begins and ends a block. */
  private static boolean startsBlock(Element element) {
    return switch (element.normalName()) {
      case "td", "th" -> isLayoutCell(element);
      case "a", "span", "em", "strong", "b", "i", "u", "br" -> false;
      default -> element.isBlock() || Boilerplate.isCustom(element);
    };
  }

  /** Returns whether a table cell contains blocks or lines, and so is layout rather than data. */
  private static boolean isLayoutCell(Element cell) {
    return cell.children().stream().anyMatch(child -> child.isBlock() || child.nameIs("br"));
  }

  private static boolean isCell(Element element) {
    return element.nameIs("td") || element.nameIs("th");
  }

  private static boolean isHeading(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
  }

  /** Returns the number of words of a text: runs of characters that are not white space. */
  static int countWords(String text) {
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

  /** Soft hyphen, zero width space and byte order mark are not text. */
  private static boolean isInvisible(char c) {
    return c == '\u00AD' || c == '\u200B' || c == '\uFEFF';
  }

  /** Collects the text of the page's nodes, and ends a block where an element does. */
  private final class Splitter implements NodeFilter {
    private final List<TextBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Element parent = page.body();
    private int words;
    private int linkWords;
    private int leadWords;
    private int openLinks;
    private boolean afterLineBreak;
    private boolean afterSpace = true;

    @Override
    public FilterResult head(Node node, int depth) {
      Interrupts.check();
      if (node instanceof TextNode textNode) {
        if (parent.nameIs("pre")) {
          appendLines(textNode.getWholeText());
        } else {
          append(textNode.getWholeText());
        }
      } else if (node instanceof Element element) {
        if (isNoise(element)) {
          if (startsBlock(element)) {
            endBlock();
          } else {
            appendSpace();
          }
          return FilterResult.SKIP_ENTIRELY;
        }
        if (element.nameIs("br")) {
          breakLine();
        } else if (startsBlock(element)) {
          endBlock();
          parent = element;
        } else if (element.nameIs("a")) {
          openLinks++;
        } else if (isCell(element)) {
          appendSpace();
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (startsBlock(element)) {
          endBlock();
          parent = element.parent() == null ? page.body() : element.parent();
        } else if (element.nameIs("a")) {
          openLinks--;
        } else if (isCell(element)) {
          appendSpace();
        }
      }
      if (node.equals(page.body())) {
        endBlock();
      }
      return FilterResult.CONTINUE;
    }

    /** Appends preformatted text, in which an empty line ends a paragraph. */
    private void appendLines(String preformatted) {
      String[] paragraphs = EMPTY_LINE.split(preformatted, -1);
      for (int i = 0; i < paragraphs.length; i++) {
        if (i > 0) {
          endBlock();
        }
        append(paragraphs[i]);
      }
    }

    private void append(String characters) {
      for (int i = 0; i < characters.length(); i++) {
        char c = characters.charAt(i);
        if (isSpace(c)) {
          appendSpace();
        } else if (!isInvisible(c)) {
          if (afterSpace) {
            words++;
            linkWords += openLinks > 0 ? 1 : 0;
            leadWords += openLinks > 0 && linkWords == words ? 1 : 0;
          }
          afterLineBreak = false;
          afterSpace = false;
          text.append(c);
        }
      }
    }

    private void appendSpace() {
      if (!afterSpace) {
        text.append(' ');
        afterSpace = true;
      }
    }

    /** Two line breaks, or one after a sentence, end a paragraph. */
    private void breakLine() {
      appendSpace();
      if (afterLineBreak || (words > 0 && TextBlock.endsAsSentence(text))) {
        endBlock();
      }
      afterLineBreak = true;
    }

    private void endBlock() {
      if (words > 0) {
        blocks.add(
            new TextBlock(
                text.toString().strip(), words, linkWords, leadWords, parent, isHeading(parent)));
      }
      text.setLength(0);
      words = 0;
      linkWords = 0;
      leadWords = 0;
      afterLineBreak = false;
      afterSpace = true;
    }
  }
}
