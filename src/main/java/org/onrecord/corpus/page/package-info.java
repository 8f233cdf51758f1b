/**
 * Web pages: an article's text, title, author, day, address and publisher out of HTML.
 *
 * <p>{@code MainText} finds the text among the {@code TextBlock}s of a page, with what {@code
 * Boilerplate} knows of text that is not the article's; {@code PageMetadata} and {@code LinkedData}
 * read what the page says of itself; {@code PageCharset} decodes it.
 */
package org.onrecord.corpus.page;
