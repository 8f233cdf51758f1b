package org.onrecord.corpus.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Finds the element that contains the article: prose counts for an element, other blocks count
 * against it, and the element with the largest sum wins.
 */
final class ArticleRegion {
  /** An element named as the article wins over its parents with this share of the largest sum. */
  private static final double MIN_NAMED_SHARE = 0.15;

  /** A longer paragraph counts no more, so that one of them does not decide alone. */
  private static final int MAX_PROSE_SCORE = 100;

  private static final int MAX_LINK_PENALTY = 20;

  private final Element body;
  private final Map<Element, Double> scores = new LinkedHashMap<>(); // In the page's order.
  private final Map<Element, Integer> depths = new HashMap<>();

  private ArticleRegion(Element body, List<TextBlock> blocks, boolean[] prose) {
    this.body = body;
    for (int i = 0; i < prose.length; i++) {
      add(blocks.get(i).parent(), score(blocks.get(i), prose[i]));
    }
  }

  /**
   * Finds the element that contains the article.
   *
   * @param prose whether each of the blocks is prose
   * @return empty if the page has more noise than prose everywhere
   */
  static Optional<Element> find(Element body, List<TextBlock> blocks, boolean[] prose) {
    var region = new ArticleRegion(body, blocks, prose);
    return region.best().map(region::namedWithin);
  }

  private static double score(TextBlock block, boolean prose) {
    if (prose) {
      return Math.min(block.words(), MAX_PROSE_SCORE);
    }
    if (block.isLink()) {
      return -2 - Math.min(block.words(), MAX_LINK_PENALTY);
    }
    return block.heading() ? -1 : -2;
  }

  /** Adds a block's score to all elements around it. */
  private void add(Element parent, double score) {
    List<Element> path = new ArrayList<>();
    for (Element at = parent; at != null; at = at.parent()) {
      path.add(at);
      if (at.equals(body)) {
        break;
      }
    }
    for (int level = 0; level < path.size(); level++) {
      scores.merge(path.get(level), score, Double::sum);
      depths.put(path.get(level), path.size() - level);
    }
  }

  /** Returns the element with the largest positive sum; of equal ones the innermost. */
  private Optional<Element> best() {
    Optional<Element> best = Optional.empty();
    for (Element element : scores.keySet()) {
      if (best.isEmpty() || isBetter(element, best.get())) {
        best = Optional.of(element);
      }
    }
    return best.filter(element -> scores.get(element) > 0);
  }

  private boolean isBetter(Element element, Element other) {
    int byScore = Double.compare(scores.get(element), scores.get(other));
    return byScore > 0 || (byScore == 0 && depths.get(element) > depths.get(other));
  }

  /** Returns the one element within the best that is named as the article's, else the best. */
  private Element namedWithin(Element best) {
    Optional<Element> named = Optional.empty();
    for (Map.Entry<Element, Double> entry : scores.entrySet()) {
      Element element = entry.getKey();
      if (entry.getValue() >= MIN_NAMED_SHARE * scores.get(best)
          && PageIndex.isWithin(element, best)
          && Boilerplate.isNamedAsArticle(element)) {
        if (named.isEmpty() || PageIndex.isWithin(named.get(), element)) {
          named = Optional.of(element);
        } else if (!PageIndex.isWithin(element, named.get())) {
          return best; // Parts of one article, or several articles.
        }
      }
    }
    return named.orElse(best);
  }
}
