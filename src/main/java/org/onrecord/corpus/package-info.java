/**
 * Files become articles, and articles that are copies of others are marked.
 *
 * <p>The first door is {@link org.onrecord.corpus.ReadCorpus}; {@link
 * org.onrecord.corpus.CorpusSettings} says what it needs, with {@link
 * org.onrecord.corpus.CorpusLayout} saying how the corpus is laid out where its files do not.
 * Behind it, in plain Java and in the order in which a file meets them:
 *
 * <ol>
 *   <li>{@code InputNames} turns patterns that a person wrote into patterns that every worker can
 *       resolve, and matched files back into the names that stand in {@code source_uri}.
 *   <li>{@code CorpusFile} takes off what is around the records: each {@code Compression}, and each
 *       {@code Archive} with the {@code Sidecars} in it, within the {@code UnpackBudget}. {@code
 *       WatchedFile} keeps apart what fails in the store and what is wrong with the data.
 *   <li>{@link org.onrecord.corpus.CorpusFormat} is the table of formats: how each is known by its
 *       {@code FileHead} or name, and by what it is cut into {@code RawRecord}s. Formats that are
 *       bytes between {@code Boundary}s are cut by the bounded {@code RecordReader}; {@code
 *       ParquetTable}, {@code AvroTable} and {@code NewsXml} make a {@code RowJson} of each row.
 *   <li>{@code ArticleParser} makes an {@link org.onrecord.record.Article} of a raw record: its
 *       format's {@code FieldReader} ({@code TextArticles}, {@code MarkdownArticles}, {@code
 *       JsonArticles}, {@code CsvTable}) finds the fields, where the {@code FieldMapping} says that
 *       they stand; what is missing the {@code FileNamePattern} may know; then the day ({@code
 *       PublishedDay}, else the wire {@link org.onrecord.corpus.Dateline}).
 *   <li>Of pages the article is taken out where they are cut: {@code WarcPages} goes through a web
 *       archive, {@code HtmlArticles} reads a page ({@code PageCharset}, {@code PageMetadata} with
 *       {@code LinkedData}, {@code MainText} with {@code Boilerplate}).
 *   <li>{@code Languages} says which articles are skipped for theirs.
 * </ol>
 *
 * <p>Cutting is done by the one worker that opened the file, or a part of it; what is cut is spread
 * before it is parsed. A new format is a new row of the table, and the classes that it names.
 *
 * <p>The second door is {@link org.onrecord.corpus.MarkCopies}: {@code Shingles} are the words of a
 * text, {@code Fingerprint} is what is kept of them to compare it by, {@code CopyLinks} tells which
 * texts are copies of which, and the door brings together those that may be.
 *
 * <p>What cannot be used leaves as {@link org.onrecord.record.Rejected}, with the reason and the
 * place; what is left out with good reason is counted under it; one bad record never stops a run.
 * Records read are articles, skipped and rejected together. Only a file that cannot be read at all,
 * which may be read when tried again, throws {@link java.io.IOException}, so that the runner
 * retries it.
 */
package org.onrecord.corpus;
