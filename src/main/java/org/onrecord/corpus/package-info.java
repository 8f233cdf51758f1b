/**
 * Reads a corpus: files become articles.
 *
 * <p>The transform is {@link org.onrecord.corpus.ReadCorpus}; {@link
 * org.onrecord.corpus.format.CorpusSettings} are its settings. {@link
 * org.onrecord.corpus.CorpusFiles} lists and samples the files without a pipeline, and {@link
 * org.onrecord.corpus.ArticleFile} reads a single one. A file passes through these classes, which
 * are plain Java:
 *
 * <ol>
 *   <li>{@code InputNames} resolves the patterns that a user wrote, so that they match the same
 *       files on every worker, and gives each file its {@code source_uri}.
 *   <li>{@code CorpusFile} removes the layers around the records: each {@code Compression}, and
 *       each {@code Archive} with its {@code MemberSidecars}, within the {@code UnpackBudget}.
 *       {@code WatchedFile} distinguishes failures of the store from damaged data.
 *   <li>{@link org.onrecord.corpus.format} splits the content into raw records. For web pages,
 *       {@link org.onrecord.corpus.page} extracts the article at this step.
 *   <li>{@code ArticleParser} parses a raw record into an {@link org.onrecord.record.Article}: its
 *       format reads the fields, the file's name can give missing ones, and the day comes from the
 *       published date or else from the {@link org.onrecord.day.Dateline}. {@code Languages}
 *       decides which articles are skipped because of their language.
 * </ol>
 *
 * <p>The worker that opened a file, or a part of it, splits it; the records are then reshuffled and
 * parsed by all workers.
 *
 * <p>What cannot be used is output as {@link org.onrecord.record.Rejected}, with the reason and the
 * place. What is skipped deliberately is counted by reason. One bad record never stops a run, and
 * records read are articles, skipped and rejected together. Only a file that cannot be read throws
 * {@link java.io.IOException}, so that the runner retries it.
 */
package org.onrecord.corpus;
