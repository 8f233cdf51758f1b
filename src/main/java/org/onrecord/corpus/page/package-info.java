/**
 * Web pages: extracts an article's text, title, author, day, address and publisher from HTML.
 *
 * <p>{@code MainText} is the list of passes that find the text: {@code TextBlocks} splits a page
 * into {@code TextBlock}s, {@code NoiseFilters} drops those of other content, {@code ArticleRegion}
 * finds the element with the article, and {@code BlockSelection} keeps the blocks of it. {@code
 * Boilerplate} recognises noise by names and phrases, which are resource files beside it, and
 * {@code PageIndex} holds what the passes look up about elements. {@code PageMetadata} and {@code
 * LinkedData} read the metadata; {@code PageCharset} decodes the page.
 */
package org.onrecord.corpus.page;
