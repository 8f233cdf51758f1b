package org.onrecord.corpus.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * The passes that drop blocks which cannot be part of the article, whatever their words. Each takes
 * the blocks of a page and returns those that stay, in their order.
 */
final class NoiseFilters {
  /** Maximum words of a heading that can announce comments or other articles. */
  private static final int MAX_ANNOUNCEMENT_WORDS = 8;

  /** Minimum number of similar siblings with a headline each for them to be cards. */
  private static final int MIN_CARDS = 3;

  private static final int MAX_CARD_WORDS = 120;

  /** How many elements around a headline link are tried as its card. */
  private static final int MAX_CARD_LEVELS = 6;

  private static final int MAX_CAPTION_WORDS = 60;

  /** How many elements around a picture are tried as the one with its caption. */
  private static final int MAX_CAPTION_LEVELS = 3;

  private static final String PICTURES = "img, picture, video, figure";

  /** A text may occur so often on a page: twice, once for each kind of screen. */
  private static final int MAX_OCCURRENCES = 2;

  /** Minimum words of an element around the title for its siblings to be other articles. */
  private static final int MIN_ARTICLE_WORDS = 60;

  /** An element with more children is a list of items. */
  private static final int MAX_CHILDREN_OF_ONE_ITEM = 3;

  private final PageIndex page;

  NoiseFilters(PageIndex page) {
    this.page = page;
  }

  /**
   * Drops what follows a heading such as "Related stories" or "Comments": the rest of the element
   * that the heading opens, else everything up to the next paragraph of prose.
   */
  List<TextBlock> dropAnnounced(List<TextBlock> blocks) {
    List<TextBlock> kept = new ArrayList<>();
    Set<Element> dropped = new HashSet<>();
    boolean seenProse = false;
    boolean skipping = false;
    Optional<Element> commentSection = Optional.empty();
    for (TextBlock block : blocks) {
      if (page.isWithinAny(block.parent(), dropped)) {
        continue;
      }
      boolean comments = Boilerplate.announcesComments(block.text());
      if (seenProse
          && mayAnnounce(block)
          && (comments || Boilerplate.announcesOthers(block.text()))) {
        Optional<Element> section = sectionOpenedBy(block.parent());
        if (section.isPresent()) {
          dropped.add(section.get());
        } else {
          skipping = true;
          commentSection =
              comments ? Optional.ofNullable(block.parent().parent()) : Optional.empty();
        }
        continue;
      }
      if (skipping) {
        skipping =
            commentSection.isPresent()
                ? PageIndex.isWithin(block.parent(), commentSection.get())
                : !block.heading() && !(block.readsAsProse() && block.hasFewLinks());
        if (skipping) {
          continue;
        }
      }
      seenProse |= block.readsAsProse();
      kept.add(block);
    }
    return kept;
  }

  private static boolean mayAnnounce(TextBlock block) {
    return block.words() <= MAX_ANNOUNCEMENT_WORDS && (block.heading() || block.linkWords() == 0);
  }

  /** Returns the smallest element that begins with this heading and has more than it. */
  private Optional<Element> sectionOpenedBy(Element heading) {
    Element at = heading;
    while (at.parent() != null
        && !at.parent().equals(page.body())
        && at.previousElementSibling() == null) {
      Element above = at.parent();
      if (page.containsTitle(above) || (page.hasMostWords(above) && !isList(above))) {
        return Optional.empty();
      }
      if (page.words(above) > page.words(heading) || above.childrenSize() > 1) {
        return Optional.of(above);
      }
      at = above;
    }
    return Optional.empty();
  }

  private static boolean isList(Element element) {
    return element.childrenSize() > MAX_CHILDREN_OF_ONE_ITEM;
  }

  /** Drops cards of other articles: similar siblings, three or more, each with a headline link. */
  List<TextBlock> dropCards(List<TextBlock> blocks) {
    Map<Element, Map<String, Set<Element>>> siblingsByKind = new HashMap<>();
    for (TextBlock block : blocks) {
      if (block.startsWithHeadlineLink()) {
        Element at = block.parent();
        for (int level = 0; level < MAX_CARD_LEVELS && !at.equals(page.body()); level++) {
          Element above = at.parent();
          if (above == null || page.containsTitle(at) || page.words(at) > MAX_CARD_WORDS) {
            break;
          }
          String kind = at.normalName() + " " + at.attr("class");
          siblingsByKind
              .computeIfAbsent(above, key -> new HashMap<>())
              .computeIfAbsent(kind, key -> new HashSet<>())
              .add(at);
          at = above;
        }
      }
    }
    Set<Element> cards =
        siblingsByKind.values().stream()
            .flatMap(kinds -> kinds.values().stream())
            .filter(similar -> similar.size() >= MIN_CARDS)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return without(cards, blocks);
  }

  /** Drops captions: the text of a small element that begins with a picture. */
  List<TextBlock> dropCaptions(List<TextBlock> blocks) {
    Set<Element> captions = new HashSet<>();
    for (Element picture : page.body().select(PICTURES)) {
      Element around = picture.parent();
      for (int level = 0;
          level < MAX_CAPTION_LEVELS && around != null && !around.equals(page.body());
          level++) {
        int words = page.words(around);
        if (around.nameIs("p")
            || words > MAX_CAPTION_WORDS
            || page.hasMostWords(around)
            || page.containsTitle(around)) {
          break;
        }
        if (words > 0) {
          captions.add(around);
          break;
        }
        around = around.parent();
      }
    }
    return without(captions, blocks);
  }

  /**
   * Drops the second occurrence of a text, as pages have it that repeat a text for each kind of
   * screen, and all occurrences of a text that the page has three times or more.
   */
  List<TextBlock> dropRepeated(List<TextBlock> blocks) {
    Map<String, Integer> occurrences = new HashMap<>();
    blocks.forEach(block -> occurrences.merge(block.text(), 1, Integer::sum));
    Set<String> seen = new HashSet<>();
    return blocks.stream()
        .filter(
            block ->
                block.words() < TextBlock.MIN_PROSE_WORDS
                    || (occurrences.get(block.text()) <= MAX_OCCURRENCES && seen.add(block.text())))
        .toList();
  }

  /** Drops articles that follow the one with the title, in elements like its own. */
  List<TextBlock> dropOtherArticles(List<TextBlock> blocks) {
    Set<Element> others = new HashSet<>();
    for (Element own : page.aroundTitle()) {
      if (page.words(own) >= MIN_ARTICLE_WORDS
          && own.parent() != null
          && !own.equals(page.body())) {
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
    return without(others, blocks);
  }

  private List<TextBlock> without(Set<Element> dropped, List<TextBlock> blocks) {
    return blocks.stream().filter(block -> !page.isWithinAny(block.parent(), dropped)).toList();
  }
}
