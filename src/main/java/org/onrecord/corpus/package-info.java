/**
 * Files become articles, and articles that are copies of others are marked.
 *
 * <p>The first door is {@link org.onrecord.corpus.ReadCorpus}; {@link
 * org.onrecord.corpus.CorpusSettings} says what it needs. Behind it, in plain Java and in the order
 * in which a file meets them:
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
 * </ol>
 *
 * <p>The second door is {@link org.onrecord.corpus.MarkCopies}: {@code Shingles} are the words of a
 * text, {@code Fingerprint} is what is kept of them to compare it by, {@code CopyLinks} tells which
 * texts are copies of which, and the door brings together those that may be.
 *
 * <p>What cannot be used leaves as {@link org.onrecord.record.Rejected}, with the reason and the
 * place; nothing is skipped in silence and one bad record never stops a run. Records read are
 * articles plus rejected. Only a file that cannot be read at all, which may be read when tried
 * again, throws {@link java.io.IOException}, so that the runner retries it.
 */
package org.onrecord.corpus;
