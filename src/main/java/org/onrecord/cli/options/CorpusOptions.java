package org.onrecord.cli.options;

import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.statement.StatementDay;

/** Options for the input. */
public interface CorpusOptions extends PipelineOptions {
  @Description(
      "Files to read: names or glob patterns such as 'news/*.jsonl', separated by commas: text,"
          + " Markdown, JSON, CSV, Parquet, Avro, news XML, HTML, WARC. Files may be compressed"
          + " or in archives. Relative patterns start at the working directory.")
  @Validation.Required
  List<String> getInput();

  void setInput(List<String> input);

  @Description(
      "Format of all files, apart from compression and archives: text, markdown, jsonl,"
          + " json, csv, tsv, parquet, avro, xml, html or warc. Default: detected for each file"
          + " from its name and content.")
  CorpusFormat getInputFormat();

  void setInputFormat(CorpusFormat inputFormat);

  @Description(
      "Where an article's fields are in JSON, CSV, Parquet and Avro, such as"
          + " text=body.content,published=date; a mapping in a spec file. Default: each field"
          + " under its own name: id, url, title, text, published, publisher, author, language.")
  List<String> getFields();

  void setFields(List<String> fields);

  @Description(
      "Pattern of the file names, such as {publisher}/{published:yyyyMMdd}-{id}, for fields"
          + " that the articles themselves lack; * matches anything.")
  String getFileName();

  void setFileName(String fileName);

  @Description(
      "Day (YYYY-MM-DD) for resolving datelines without a year: such a dateline means the"
          + " latest matching day that is not after this one. Default: today, or a week after"
          + " --to if that is earlier.")
  LocalDate getReferenceDate();

  void setReferenceDate(LocalDate referenceDate);

  // No @Default: Beam's options for Google Cloud declare a zone without one.
  @Description("Time zone in which days begin and end, such as Europe/Berlin. Default: UTC.")
  String getZone();

  void setZone(String zone);

  @Description(
      "Day of a statement: said (the day on which, according to the article, it was made,"
          + " such as 'on Monday', or else the article's day) or published (always the article's"
          + " day).")
  @Default.Enum("SAID")
  StatementDay getStatementDay();

  void setStatementDay(StatementDay statementDay);

  @Description("What to do with articles whose day is unknown: reject or keep.")
  @Default.Enum("REJECT")
  Undated getUndated();

  void setUndated(Undated undated);

  @Description(
      "Languages to process, as ISO 639-1 codes separated by commas; articles in other"
          + " languages are skipped and counted. The model that finds statements supports English"
          + " only. With any, all articles are processed and no language is detected. Default:"
          + " en.")
  @Default.InstanceFactory(English.class)
  List<String> getLanguages();

  void setLanguages(List<String> languages);

  /** The default of {@link #getLanguages}. */
  class English implements DefaultValueFactory<List<String>> {
    @Override
    public List<String> create(PipelineOptions options) {
      return List.of("en");
    }
  }

  @Description(
      "First day to publish: YYYY-MM-DD, today, yesterday or, for example, today-7d, in the"
          + " time zone of --zone. Statements of earlier days are neither published nor counted,"
          + " and earlier days that are already published are kept. Default: no limit.")
  RelativeDay getFrom();

  void setFrom(RelativeDay from);

  @Description("Last day to publish, written like --from. Default: no limit.")
  RelativeDay getTo();

  void setTo(RelativeDay to);

  @Description(
      "Number of days before --from that are read but not published, for resolving surnames"
          + " and detecting copies. With fewer than 7, the first days of a window can differ from"
          + " the same days in a wider window. Default: 7d.")
  @Default.InstanceFactory(AWeek.class)
  DayCount getLookback();

  void setLookback(DayCount lookback);

  /** The default of {@link #getLookback}: how far back names and copies are searched. */
  class AWeek implements DefaultValueFactory<DayCount> {
    @Override
    public DayCount create(PipelineOptions options) {
      return new DayCount(7);
    }
  }

  @Description(
      "Maximum length of an article's text, in UTF-16 units; longer articles are rejected.")
  @Default.Integer(1_000_000)
  @WholeNumber(from = 1, to = CorpusSettings.MAX_ARTICLE_CHARS)
  int getMaxArticleChars();

  void setMaxArticleChars(int maxArticleChars);

  @Description(
      "Catalogue of publishers by the hosts of articles' addresses, YAML or CSV; it overrides what"
          + " articles and pages say.")
  String getPublishers();

  void setPublishers(String publishers);

  @Description("Catalogue of known actors, YAML or CSV; it overrides what articles suggest.")
  String getActors();

  void setActors(String actors);
}
