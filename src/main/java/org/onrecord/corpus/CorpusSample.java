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
 * @param records how many
 * @param articles those of them that are articles
 * @param bytes how much of the file they take, as stored; of a compressed file about as much
 */
public record CorpusSample(long records, List<Article> articles, long bytes) {

  /**
   * Reads a sample.
   *
   * @param file the file
   * @param read how many of its bytes were read so far
   * @param most how many records to read at most
   */
  static CorpusSample of(
      CorpusSettings settings, String sourceUri, StoredFile file, LongSupplier read, int most)
      throws IOException {
    Sampler sampler = new Sampler(new ArticleParser(settings), most);
    try {
      CorpusFile.read(sourceUri, file, ByteRange.ALL, settings, sampler);
    } catch (EnoughException e) {
      // Stopped on purpose. Of a plain file more is read ahead than the records take.
      return new CorpusSample(
          sampler.records,
          sampler.articles,
          Math.min(read.getAsLong(), Math.max(1, sampler.taken)));
    }
    return new CorpusSample(sampler.records, sampler.articles, read.getAsLong());
  }

  /** Thrown, and caught here, to stop reading. */
  private static final class EnoughException extends RuntimeException {
    private EnoughException() {
      super(null, null, false, false);
    }
  }

  private static final class Sampler implements CorpusFile.Sink {
    private final ArticleParser parser;
    private final int most;
    private final List<Article> articles = new ArrayList<>();
    private long records;

    /** The bytes of the records, unpacked. */
    private long taken;

    Sampler(ArticleParser parser, int most) {
      this.parser = parser;
      this.most = most;
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
      if (++records == most) {
        throw new EnoughException();
      }
    }
  }
}
