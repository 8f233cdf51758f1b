package org.onrecord.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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
   * @param file the file's bytes, as stored; the caller's to close
   * @param most how many records to read at most
   */
  static CorpusSample of(CorpusSettings settings, String sourceUri, InputStream file, int most)
      throws IOException {
    CountedBytes counted = new CountedBytes(file);
    Sampler sampler = new Sampler(new ArticleParser(settings), most);
    try {
      CorpusFile.read(sourceUri, counted, settings.maxArticleChars(), sampler);
    } catch (EnoughException e) {
      // Of a plain file more is read ahead than the records take.
      return new CorpusSample(
          sampler.records, sampler.articles, Math.min(counted.bytes, Math.max(1, sampler.end)));
    }
    return new CorpusSample(sampler.records, sampler.articles, counted.bytes);
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

    /** Where the last record ends, decompressed. */
    private long end;

    Sampler(ArticleParser parser, int most) {
      this.parser = parser;
      this.most = most;
    }

    @Override
    public void record(RawRecord record) {
      end = record.offset() + record.bytes().length;
      if (parser.parse(record) instanceof ArticleParser.Accepted accepted) {
        articles.add(accepted.article());
      }
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

  private static final class CountedBytes extends FilterInputStream {
    private long bytes;

    CountedBytes(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = super.read(to, from, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
