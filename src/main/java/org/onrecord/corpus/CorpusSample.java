package org.onrecord.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/**
 * The first records of a file.
 *
 * @param records the number of records
 * @param articles the articles among them
 * @param bytes the size of these records as stored; an estimate for a compressed file
 */
public record CorpusSample(long records, List<Article> articles, long bytes) {

  /**
   * Reads a sample.
   *
   * @param file the file
   * @param read returns the number of bytes read so far
   * @param maxRecords maximum number of records
   */
  static CorpusSample of(
      CorpusSettings settings, String sourceUri, StoredFile file, LongSupplier read, int maxRecords)
      throws IOException {
    try (var parser = new ArticleParser(settings)) {
      var sampler = new Sampler(parser, maxRecords);
      try {
        CorpusFile.read(sourceUri, file, ByteRange.ALL, settings, sampler);
      } catch (EnoughException e) {
        // More of a plain file is read ahead than the records take.
        return new CorpusSample(
            sampler.records,
            sampler.articles,
            Math.min(read.getAsLong(), Math.max(1, sampler.taken)));
      }
      return new CorpusSample(sampler.records, sampler.articles, read.getAsLong());
    }
  }

  /** Thrown to stop reading, and caught above. */
  private static final class EnoughException extends RuntimeException {
    private EnoughException() {
      super(null, null, false, false);
    }
  }

  private static final class Sampler implements CorpusFile.Sink {
    private final ArticleParser parser;
    private final int maxRecords;
    private final List<Article> articles = new ArrayList<>();
    private long records;

    /** The bytes of the records, unpacked. */
    private long taken;

    Sampler(ArticleParser parser, int maxRecords) {
      this.parser = parser;
      this.maxRecords = maxRecords;
    }

    @Override
    public void record(RawRecord record) {
      taken += record.bytes().length;
      if (parser.parse(record) instanceof ArticleParser.Accepted accepted) {
        articles.add(accepted.article());
      }
      count();
    }

    @Override
    public void skipped(String reason) {
      count();
    }

    @Override
    public void rejected(Rejected rejected) {
      count();
    }

    private void count() {
      if (++records == maxRecords) {
        throw new EnoughException();
      }
    }
  }
}
