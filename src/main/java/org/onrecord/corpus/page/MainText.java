package org.onrecord.corpus.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the text of the article on a page. {@link #of} is the list of passes, each linear in the
 * page's size.
 *
 * <p>No maintained library under a licence that we can ship does this for jsoup, so the passes
 * combine three published methods:
 *
 * <ol>
 *   <li>Elements named as something else ({@link Boilerplate}) are dropped, as in Mozilla's
 *       Readability, unless they contain most of the page's text.
 *   <li>The rest is split into blocks of text. A block is prose or not by its length, its share of
 *       link text, and those of its neighbours: C. Kohlschütter, P. Fankhauser, W. Nejdl,
 *       Boilerplate Detection using Shallow Text Features, WSDM 2010.
 *   <li>Prose counts for an element, other blocks count against it, and the article is the element
 *       with the largest sum: the maximum subsequence of J. Pasternack and D. Roth, Extracting
 *       Article Text from the Web with Maximum Subsequence Segmentation, WWW 2009, restricted to
 *       the page's tree.
 * </ol>
 */
public final class MainText {
  /** Maximum words of a text between two links that is a summary of an article. */
  private static final int MAX_SUMMARY_WORDS = 40;

  /** The same if the link above it is a heading. */
  private static final int MAX_HEADED_SUMMARY_WORDS = 100;

  private MainText() {}

  /**
   * Returns the paragraphs of the page's article, with the headings within it and without its
   * title; empty if no text of the page reads as an article.
   *
   * @param document the page, which is not changed
   * @param title the article's title, "" if it is not known
   */
  public static List<String> of(Document document, String title) {
    PageIndex page = PageIndex.of(document.body());

    // Split. Blocks are what a reader sees as one text; menus, forms and advertising that are
    // marked as such never become blocks, so that later passes see little noise.
    List<TextBlock> blocks = TextBlocks.split(page);

    var noise = new NoiseFilters(page);
    // Drop what headings announce. "Related stories" and comments read as prose, and only their
    // heading says what they are. This is first, since it needs the headings that cards have too.
    blocks = noise.dropAnnounced(blocks);
    // Drop cards. Teasers of other articles are prose with a headline; only their number and
    // likeness tells them from the article.
    blocks = noise.dropCards(blocks);
    // Drop captions. A caption is a sentence, but not part of the text around the picture.
    blocks = noise.dropCaptions(blocks);
    // Drop repetitions. Pages repeat texts for other screens, and notices for every item.
    blocks = noise.dropRepeated(blocks);
    // Drop other articles. Pages that load the next article below the first have several.
    blocks = noise.dropOtherArticles(blocks);

    // Label prose. This needs the neighbours, so it follows the passes that drop blocks.
    boolean[] prose = labelProse(blocks);

    // Choose the region. What is outside the element with most prose belongs to the site.
    Optional<Element> region = ArticleRegion.find(page.body(), blocks, prose);
    if (region.isEmpty()) {
      return List.of();
    }

    var selection = new BlockSelection(page, blocks, prose, region.get());
    // Keep prose and its like. A short paragraph is marked up as the long ones are.
    selection.keepProseAndAlike();
    // Keep the standfirst. Some pages have it beside the title, outside the region.
    selection.keepStandfirst();
    // Keep a short lead. A first paragraph can be too short to be prose.
    selection.keepShortLead();
    // Keep summary points. Lists between title and text sum up the article.
    selection.keepSummaryPoints();
    // Keep headings. This is last, since a heading is kept with the block below it.
    selection.keepHeadings();

    // Drop the title, which is not part of the text.
    String plainTitle = title.strip();
    return selection.blocks().stream()
        .map(TextBlock::text)
        .filter(text -> plainTitle.isEmpty() || !text.strip().equalsIgnoreCase(plainTitle))
        .toList();
  }

  private static boolean[] labelProse(List<TextBlock> blocks) {
    boolean[] prose = new boolean[blocks.size()];
    for (int i = 0; i < prose.length; i++) {
      TextBlock block = blocks.get(i);
      prose[i] =
          block.readsAsProse() && !Boilerplate.isNotice(block) && !isSummaryOfLink(blocks, i);
    }
    return prose;
  }

  /** Returns whether a block is a summary below the link that it belongs to, and above the next. */
  private static boolean isSummaryOfLink(List<TextBlock> blocks, int i) {
    boolean betweenLinks =
        i > 0 && blocks.get(i - 1).isLink() && i + 1 < blocks.size() && blocks.get(i + 1).isLink();
    return betweenLinks
        && blocks.get(i).words()
            <= (blocks.get(i - 1).heading() ? MAX_HEADED_SUMMARY_WORDS : MAX_SUMMARY_WORDS);
  }
}
