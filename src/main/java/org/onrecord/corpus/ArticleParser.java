package org.onrecord.corpus;

import static org.onrecord.record.RejectionReason.NO_DATE;
import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.onrecord.corpus.format.ArticleFields;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.FieldReader;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.corpus.format.RecordWork;
import org.onrecord.corpus.format.RejectedException;
import org.onrecord.day.Dateline;
import org.onrecord.day.PublishedDay;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Rejected;
import org.onrecord.record.Rejections;

/**
 * Parses raw records into articles, each within the time limit. The result depends on the record
 * and the settings alone. Not thread-safe.
 */
final class ArticleParser implements AutoCloseable {
  private final CorpusSettings settings;
  private final Languages languages;
  private final RecordWork<Map<CorpusFormat, FieldReader>> work;

  ArticleParser(CorpusSettings settings) {
    this.settings = settings;
    this.languages = Languages.of(settings.languages());
    this.work =
        new RecordWork<>(() -> new EnumMap<>(CorpusFormat.class), settings.articleTimeout());
  }

  /** Prefix of the reason for a skipped article; the code of its language follows. */
  static final String LANGUAGE = "language_";

  /** The result of parsing a raw record. */
  sealed interface Parsed {}

  /** The record is an article. */
  record Accepted(Article article) implements Parsed {}

  /** The record is an article that is not read. */
  record Skipped(String reason) implements Parsed {}

  /** The record cannot be used. */
  record Refused(Rejected rejected) implements Parsed {}

  /** Returns the article in a raw record, or why there is none. */
  Parsed parse(RawRecord raw) {
    try {
      return work.call(readers -> parsed(raw, readers));
    } catch (RejectedException e) {
      return new Refused(
          Rejections.of(raw.sourceUri(), raw.position(), e.reason(), e.getMessage(), raw.bytes()));
    }
  }

  /** Parses a record with the readers that there are; makes one that is missing. */
  private Parsed parsed(RawRecord raw, Map<CorpusFormat, FieldReader> readers)
      throws RejectedException {
    ArticleFields fields =
        readers
            .computeIfAbsent(raw.format(), format -> format.reader(settings))
            .read(raw)
            .orElse(settings.layout().fileName().fields(raw.sourceUri()));
    checkText(fields.text());
    Languages.Known language =
        languages.of(fields.text(), fields.language(), !raw.format().isPages());
    if (!language.read()) {
      return new Skipped(LANGUAGE + language.language().orElseThrow());
    }
    return new Accepted(article(raw, fields, language.language()));
  }

  private Article article(RawRecord raw, ArticleFields fields, Optional<String> language)
      throws RejectedException {
    Optional<Dateline> dateline = Dateline.find(fields.text());
    Optional<Day> day = day(fields, dateline);
    return Article.newBuilder()
        .setArticleId(
            fields
                .id()
                .orElseGet(() -> Ids.of("article", raw.sourceUri(), Long.toString(raw.position()))))
        .setSourceUri(raw.sourceUri())
        .setPosition(raw.position())
        .setUrl(fields.url().orElse(null))
        .setPublisher(
            settings
                .layout()
                .publishers()
                .find(fields.url(), fields.publisher())
                .or(fields::publisher)
                .or(() -> dateline.flatMap(Dateline::agency))
                .orElse(null))
        .setTitle(fields.title().orElse(null))
        .setAuthor(fields.author().orElse(null))
        .setLanguage(language.orElse(null))
        .setPublished(day.map(Day::date).orElse(null))
        .setDayBasis(day.map(Day::basis).orElse(null))
        .setText(fields.text())
        .setCopyOf(null)
        .build();
  }

  private void checkText(String text) throws RejectedException {
    if (text.length() > settings.maxArticleChars()) {
      throw new RejectedException(
          TOO_LONG,
          "the text has %d characters, more than %d"
              .formatted(text.length(), settings.maxArticleChars()));
    }
    if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw new RejectedException(NO_TEXT, text.isEmpty() ? "no text" : "only white space as text");
    }
  }

  private record Day(LocalDate date, DayBasis basis) {}

  /**
   * Returns the article's day. A published date that cannot be read is not replaced by the
   * dateline: the corpus gives another date then, and the guess would go unnoticed.
   */
  private Optional<Day> day(ArticleFields fields, Optional<Dateline> dateline)
      throws RejectedException {
    Optional<Day> day =
        fields.published().isPresent()
            ? fields
                .published()
                .flatMap(published -> PublishedDay.of(published, settings.zone()))
                .map(date -> new Day(date, DayBasis.PUBLISHED))
            : dateline
                .flatMap(line -> line.day(settings.referenceDate()))
                .map(date -> new Day(date, DayBasis.DATELINE));
    if (day.isEmpty() && !settings.keepUndated()) {
      throw new RejectedException(
          NO_DATE,
          fields
              .published()
              .map("published is \"%s\", which is no date"::formatted)
              .orElse("neither a published date nor a dateline with a day"));
    }
    return day;
  }

  @Override
  public void close() {
    work.close();
  }
}
