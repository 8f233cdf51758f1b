/**
 * Files become articles.
 *
 * <p>The door is {@link org.onrecord.corpus.ReadCorpus}; {@link org.onrecord.corpus.CorpusSettings}
 * says what it needs. Behind it, in plain Java and in the order in which a file meets them:
 *
 * <ol>
 *   <li>{@code InputNames} turns patterns that a person wrote into patterns that every worker can
 *       resolve, and matched files back into the names that stand in {@code source_uri}.
 *   <li>{@code CorpusFormat} knows a file by its name, {@code CorpusFile} cuts its bytes into
 *       {@code RawRecord}s with the bounded {@code RecordReader}, through {@code GzipMembers} where
 *       the bytes are compressed.
 *   <li>{@code ArticleParser} makes an {@link org.onrecord.record.Article} of a raw record: strict
 *       UTF-8 ({@code StrictUtf8}), JSON fields ({@code JsonArticles}), the day ({@code
 *       PublishedDay}, else the wire {@link org.onrecord.corpus.Dateline}).
 *   <li>Of pages the article is taken out where they are cut: {@code WarcPages} goes through a web
 *       archive, {@code HtmlArticles} reads a page ({@code PageCharset}, {@code PageMetadata} with
 *       {@code LinkedData}, {@code MainText} with {@code Boilerplate}).
 *   <li>{@code Languages} says which articles are skipped for theirs.
 * </ol>
 *
 * <p>What cannot be used leaves as {@link org.onrecord.record.Rejected}, with the reason and the
 * place; what is left out with good reason is counted under it; one bad record never stops a run.
 * Records read are articles, skipped and rejected together. Only a file that cannot be read at all,
 * which may be read when tried again, throws {@link java.io.IOException}, so that the runner
 * retries it.
 */
package org.onrecord.corpus;
