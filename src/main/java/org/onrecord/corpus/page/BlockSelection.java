package org.onrecord.corpus.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * The blocks of a page that belong to its article. The passes add to them, each what it finds, in
 * the order that {@link MainText} gives.
 */
final class BlockSelection {
  /** Minimum share of the region's prose words with one signature for it to be the article's. */
  private static final double MIN_MAIN_SHARE = 0.12;

  /** A title further from the first prose of the region has no standfirst. */
  private static final int MAX_BLOCKS_FROM_TITLE = 12;

  /** Maximum number of short paragraphs before the first prose. */
  private static final int MAX_LEAD_BLOCKS = 3;

  private static final int MIN_POINT_WORDS = 3;

  /** Deeper elements do not add to a signature. */
  private static final int MAX_SIGNATURE_TAGS = 30;

  private static final Set<String> ITEMS = Set.of("li", "dd", "dt", "tr", "td", "blockquote");

  private final PageIndex page;
  private final List<TextBlock> blocks;
  private final boolean[] prose;
  private final Element region;

  /** How each block is marked up; empty for a block outside the region. */
  private final List<Optional<String>> signatures;

  private final Set<String> mainSignatures;
  private final int first; // The first and the last prose of the region.
  private final int last;
  private final boolean[] kept;

  /**
   * Makes a selection of nothing.
   *
   * @param prose whether each of the blocks is prose
   * @param region the element with the article, which contains prose
   */
  BlockSelection(PageIndex page, List<TextBlock> blocks, boolean[] prose, Element region) {
    this.page = page;
    this.blocks = blocks;
    this.prose = prose;
    this.region = region;
    this.signatures = blocks.stream().map(this::signature).toList();
    this.mainSignatures = mainSignatures();
    int[] proseOfRegion =
        IntStream.range(0, blocks.size()).filter(i -> prose[i] && isInRegion(i)).toArray();
    this.first = proseOfRegion[0];
    this.last = proseOfRegion[proseOfRegion.length - 1];
    this.kept = new boolean[blocks.size()];
  }

  /** Returns the blocks that were kept, in the page's order. */
  List<TextBlock> blocks() {
    return IntStream.range(0, kept.length).filter(i -> kept[i]).mapToObj(blocks::get).toList();
  }

  /** Keeps the prose of the region, and other blocks that are marked up as most of the prose is. */
  void keepProseAndAlike() {
    for (int i = first; i < kept.length; i++) {
      TextBlock block = blocks.get(i);
      boolean alike =
          !block.heading()
              && !block.isLink()
              && (isMain(i) || (i <= last && isItem(block.parent())));
      kept[i] = isInRegion(i) && (prose[i] || alike) && !Boilerplate.isNotice(block);
    }
  }

  /** Keeps prose between the page's title and the region. */
  void keepStandfirst() {
    if (page.containsTitle(region)) {
      return;
    }
    int title = first - 1;
    while (title >= 0 && !isTitle(title)) {
      title--;
    }
    if (title >= 0 && first - title <= MAX_BLOCKS_FROM_TITLE) {
      for (int i = title + 1; i < first; i++) {
        kept[i] |= prose[i];
      }
    }
  }

  /** Keeps short paragraphs right before the first prose that are marked up as the prose is. */
  void keepShortLead() {
    for (int i = first - 1; i >= Math.max(0, first - MAX_LEAD_BLOCKS); i--) {
      TextBlock block = blocks.get(i);
      if (!isMain(i)
          || block.heading()
          || !block.hasFewLinks()
          || !block.endsAsSentence()
          || Boilerplate.isNotice(block)) {
        return;
      }
      kept[i] = true;
    }
  }

  /** Keeps list items between title and text. */
  void keepSummaryPoints() {
    for (int i = first - 1; i >= 0 && isInRegion(i) && !isTitle(i); i--) {
      TextBlock block = blocks.get(i);
      kept[i] |=
          block.parent().nameIs("li")
              && block.words() >= MIN_POINT_WORDS
              && block.hasFewLinks()
              && !Boilerplate.isNotice(block);
    }
  }

  /** Keeps a heading if the block that it is the heading of is kept. */
  void keepHeadings() {
    for (int i = last - 1; i >= 0; i--) {
      TextBlock block = blocks.get(i);
      kept[i] |=
          block.heading()
              && !isTitle(i)
              && isInRegion(i)
              && kept[i + 1]
              && isInRegion(i + 1)
              && !block.isLink()
              && !Boilerplate.announcesOthers(block.text());
    }
  }

  private boolean isInRegion(int i) {
    return signatures.get(i).isPresent();
  }

  private boolean isMain(int i) {
    return signatures.get(i).filter(mainSignatures::contains).isPresent();
  }

  private boolean isTitle(int i) {
    return blocks.get(i).parent().nameIs("h1");
  }

  private static boolean isItem(Element parent) {
    return ITEMS.contains(parent.normalName())
        || parent.parentNameIs("blockquote")
        || parent.parentNameIs("li");
  }

  /** Returns the class of the innermost element, without digits, and the tags around the block. */
  private Optional<String> signature(TextBlock block) {
    if (!PageIndex.isWithin(block.parent(), region)) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder(block.parent().attr("class").replaceAll("\\d+", ""));
    int tags = 0;
    for (Element at = block.parent();
        at != null && !at.equals(region) && tags < MAX_SIGNATURE_TAGS;
        at = at.parent()) {
      path.append('<').append(at.normalName());
      tags++;
    }
    return Optional.of(path.toString());
  }

  /** Returns the signatures with much of the region's prose, and with more prose than else. */
  private Set<String> mainSignatures() {
    Map<String, Integer> words = new HashMap<>();
    Map<String, Integer> proseWords = new HashMap<>();
    int allProseWords = 0;
    for (int i = 0; i < prose.length; i++) {
      if (isInRegion(i)) {
        String signature = signatures.get(i).get();
        words.merge(signature, blocks.get(i).words(), Integer::sum);
        if (prose[i]) {
          proseWords.merge(signature, blocks.get(i).words(), Integer::sum);
          allProseWords += blocks.get(i).words();
        }
      }
    }
    Set<String> main = new HashSet<>();
    for (Map.Entry<String, Integer> entry : proseWords.entrySet()) {
      if (entry.getValue() >= MIN_MAIN_SHARE * allProseWords
          && 2 * entry.getValue() >= words.get(entry.getKey())) {
        main.add(entry.getKey());
      }
    }
    return main;
  }
}
