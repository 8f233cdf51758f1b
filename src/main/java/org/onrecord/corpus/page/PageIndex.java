package org.onrecord.corpus.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What the passes of {@link MainText} look up about a page's elements: how many words each has, and
 * which contain the title. It is built in one walk over the page, so that each lookup is cheap.
 */
final class PageIndex {
  /** An element with a larger share of the page's words is too large to be dropped as noise. */
  private static final double MAX_NOISE_SHARE = 0.5;

  private final Element body;
  private final Map<Element, Integer> words = new HashMap<>();
  private final Set<Element> aroundTitle = new HashSet<>();

  private PageIndex(Element body) {
    this.body = body;
  }

  /** Indexes the elements of a page's body. */
  static PageIndex of(Element body) {
    var index = new PageIndex(body);
    body.traverse(index.new Counter());
    return index;
  }

  /** Returns the page's body. */
  Element body() {
    return body;
  }

  /** Returns the number of words in an element, links excluded. */
  int words(Element element) {
    return words.getOrDefault(element, 0);
  }

  /** Returns whether an element has more than half of the page's words, links excluded. */
  boolean hasMostWords(Element element) {
    return words(element) > MAX_NOISE_SHARE * words(body);
  }

  /** Returns whether an element is or contains the page's title: its first {@code h1} with text. */
  boolean containsTitle(Element element) {
    return aroundTitle.contains(element);
  }

  /** Returns the elements that {@linkplain #containsTitle contain the title}, in no order. */
  Set<Element> aroundTitle() {
    return aroundTitle;
  }

  /** Returns whether an element is one of {@code others} or inside one of them. */
  boolean isWithinAny(Element element, Set<Element> others) {
    if (others.isEmpty()) {
      return false;
    }
    for (Element at = element; at != null && !at.equals(body); at = at.parent()) {
      if (others.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an element is {@code other} or inside it. */
  static boolean isWithin(Element element, Element other) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(other)) {
        return true;
      }
    }
    return false;
  }

  /** Adds up words from the leaves to the body, and finds the title. */
  private final class Counter implements NodeVisitor {
    private int openLinks;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text && openLinks == 0) {
        int count = TextBlocks.countWords(text.getWholeText());
        if (count > 0 && node.parent() instanceof Element parent) {
          words.merge(parent, count, Integer::sum);
        }
      } else if (node instanceof Element element) {
        if (element.nameIs("a")) {
          openLinks++;
        } else if (element.nameIs("h1") && aroundTitle.isEmpty() && element.hasText()) {
          for (Element above = element; above != null; above = above.parent()) {
            aroundTitle.add(above);
          }
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.nameIs("a")) {
          openLinks--;
        }
        Integer count = words.get(element);
        if (count != null && !element.equals(body) && element.parent() != null) {
          words.merge(element.parent(), count, Integer::sum);
        }
      }
    }
  }
}
