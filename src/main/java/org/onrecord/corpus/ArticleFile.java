package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/**
 * The articles of one file, read at once and without Beam: for looking at a few, where {@link
 * ReadCorpus} reads any number. Both make the same articles of the same bytes.
 *
 * @param articles in the file's order
 * @param rejected what could be no article, in the file's order
 */
public record ArticleFile(List<Article> articles, List<Rejected> rejected) {

  public ArticleFile {
    articles = List.copyOf(articles);
    rejected = List.copyOf(rejected);
  }

  /**
   * Reads a file.
   *
   * @param sourceUri its name, whose ending says the format
   * @param file its bytes, as stored; the caller's to close
   * @param settings how articles are made; the inputs in it are not looked at
   * @throws IOException where the bytes cannot be read
   */
  public static ArticleFile read(String sourceUri, InputStream file, CorpusSettings settings)
      throws IOException {
    var articles = new ArrayList<Article>();
    var rejected = new ArrayList<Rejected>();
    var parser = new ArticleParser(settings);
    CorpusFile.read(
        sourceUri,
        file,
        settings.maxArticleChars(),
        new CorpusFile.Sink() {
          @Override
          public void record(RawRecord record) {
            ArticleParser.Parsed parsed = parser.parse(record);
            if (parsed instanceof ArticleParser.Accepted accepted) {
              articles.add(accepted.article());
            } else if (parsed instanceof ArticleParser.Refused refused) {
              rejected.add(refused.rejected());
            }
          }

          @Override
          public void rejected(Rejected unreadable) {
            rejected.add(unreadable);
          }
        });
    return new ArticleFile(articles, rejected);
  }
}
