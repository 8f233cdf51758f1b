package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/**
 * The articles of one file, read into memory without Beam. {@link ReadCorpus} gives the same
 * articles for the same bytes.
 *
 * @param articles in the file's order
 * @param rejected what cannot become an article, in the file's order
 */
public record ArticleFile(List<Article> articles, List<Rejected> rejected) {

  public ArticleFile {
    articles = List.copyOf(articles);
    rejected = List.copyOf(rejected);
  }

  /**
   * Reads a file and its sidecar.
   *
   * @param sourceUri the name that its articles have as their source
   * @param settings how articles are parsed; its inputs are ignored
   * @throws IOException if it cannot be read
   */
  public static ArticleFile read(String sourceUri, Path file, CorpusSettings settings)
      throws IOException {
    return read(sourceUri, new LocalFile(file, Files.size(file)), settings);
  }

  /**
   * Reads bytes in memory.
   *
   * @param sourceUri a name for them; its ending can indicate the format
   * @param settings how articles are parsed; its inputs are ignored
   */
  public static ArticleFile read(String sourceUri, byte[] bytes, CorpusSettings settings)
      throws IOException {
    return read(sourceUri, new Bytes(bytes), settings);
  }

  private static ArticleFile read(String sourceUri, StoredFile file, CorpusSettings settings)
      throws IOException {
    var articles = new ArrayList<Article>();
    var rejected = new ArrayList<Rejected>();
    try (var parser = new ArticleParser(settings)) {
      CorpusFile.read(
          sourceUri,
          file,
          ByteRange.ALL,
          settings,
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
            public void skipped(String reason) {
              // A skipped record, such as an image in a web archive, has no article.
            }

            @Override
            public void rejected(Rejected unreadable) {
              rejected.add(unreadable);
            }
          });
    }
    return new ArticleFile(articles, rejected);
  }

  private record LocalFile(Path path, long size) implements StoredFile {
    @Override
    public ReadableByteChannel open() throws IOException {
      return Files.newByteChannel(path);
    }

    @Override
    public byte[] neighbour(String name, int maxBytes) throws IOException {
      Path neighbour = path.resolveSibling(name);
      if (!Files.isRegularFile(neighbour)) {
        return new byte[0];
      }
      try (InputStream in = Files.newInputStream(neighbour)) {
        return in.readNBytes(maxBytes);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Bytes(byte[] bytes) implements StoredFile {
    @Override
    public ReadableByteChannel open() {
      return new SeekableInMemoryByteChannel(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] neighbour(String name, int maxBytes) {
      return new byte[0];
    }
  }
}
