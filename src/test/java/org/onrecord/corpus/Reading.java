package org.onrecord.corpus;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/** What comes of files, read as the job reads them, without Beam. */
public final class Reading implements CorpusFile.Sink {
  public final List<Article> articles = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();
  private final CorpusSettings settings;
  private final ArticleParser parser;

  public Reading(CorpusLayout layout, int maxArticleChars) {
    this.settings =
        new CorpusSettings(
                List.of("*"), ZoneOffset.UTC, LocalDate.of(2024, 3, 10), maxArticleChars, false, 1)
            .withLayout(layout);
    this.parser = new ArticleParser(settings);
  }

  @Override
  public void skipped(String reason) {
    skipped.add(reason);
  }

  /** Reads one file. */
  public static Reading of(String name, byte[] file) {
    return of(CorpusLayout.plain(), Map.of(name, file));
  }

  /** Reads all files of a folder, of which those are sidecars that are. */
  public static Reading of(CorpusLayout layout, Map<String, byte[]> folder) {
    var reading = new Reading(layout, 100_000);
    folder.forEach(
        (name, bytes) -> {
          boolean sidecar =
              name.endsWith(CorpusFormat.SIDECAR_ENDING)
                  && folder.containsKey(name.replace(CorpusFormat.SIDECAR_ENDING, ".txt"));
          if (!sidecar) {
            reading.read(name, new MemoryFile(bytes, folder), ByteRange.ALL);
          }
        });
    return reading;
  }

  public Reading read(String name, StoredFile file, ByteRange range) {
    try {
      CorpusFile.read(name, file, range, settings, this);
    } catch (IOException e) {
      throw new AssertionError("no store can fail here", e);
    }
    return this;
  }

  @Override
  public void record(RawRecord record) {
    ArticleParser.Parsed parsed = parser.parse(record);
    if (parsed instanceof ArticleParser.Accepted accepted) {
      articles.add(accepted.article());
    } else if (parsed instanceof ArticleParser.Refused refused) {
      rejected.add(refused.rejected());
    } else if (parsed instanceof ArticleParser.Skipped passedOver) {
      skipped.add(passedOver.reason());
    }
  }

  @Override
  public void rejected(Rejected record) {
    rejected.add(record);
  }
}
