package org.onrecord.cli.options;

import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.statement.StatementDay;

/** What is read. */
public interface CorpusOptions extends PipelineOptions {
  @Description(
      "Files to read, as glob patterns separated by commas: text, Markdown, JSON, CSV, Parquet,"
          + " Avro, XML of news agencies; compressed, in archives, or not. Relative patterns start"
          + " at the working directory.")
  List<String> getInput();

  void setInput(List<String> input);

  @Description(
      "The format of all files, compressions and archives aside: text, markdown, jsonl, json, csv,"
          + " tsv, parquet, avro or xml. Default: found for each file, by its name and bytes.")
  CorpusFormat getInputFormat();

  void setInputFormat(CorpusFormat inputFormat);

  @Description(
      "Where an article's fields stand in JSON, CSV, Parquet and Avro, as in"
          + " text=body.content,published=date; in a spec as a mapping. Default: each under its own"
          + " name: id, url, title, text, published, publisher, author, language.")
  List<String> getFields();

  void setFields(List<String> fields);

  @Description(
      "What the names of files say, as in {publisher}/{published:yyyyMMdd}-{id}, for articles that"
          + " do not say it themselves; * stands for anything.")
  String getFileName();

  void setFileName(String fileName);

  @Description(
      "The day (YYYY-MM-DD) from which a dateline without a year is read: it means the latest such"
          + " day not after this one. Default: today, or a week after --to if that is earlier.")
  LocalDate getReferenceDate();

  void setReferenceDate(LocalDate referenceDate);

  // No @Default: Beam's options for Google's cloud have a zone too, and that has none.
  @Description("The time zone in which days begin and end, such as Europe/Berlin. Default: UTC.")
  String getZone();

  void setZone(String zone);

  @Description(
      "The day of a statement: said (the one on which the article says that it was said, such as"
          + " 'on Monday', else the article's) or published (always the article's).")
  @Default.Enum("SAID")
  StatementDay getStatementDay();

  void setStatementDay(StatementDay statementDay);

  @Description("What becomes of articles whose day cannot be known: reject or keep.")
  @Default.Enum("REJECT")
  Undated getUndated();

  void setUndated(Undated undated);

  @Description(
      "Languages that are read, as ISO 639-1 codes separated by commas; articles in others are"
          + " skipped and counted. The model that finds statements knows English only. any: all are"
          + " read, none is detected. Default: en.")
  @Default.InstanceFactory(English.class)
  List<String> getLanguages();

  void setLanguages(List<String> languages);

  /** The languages of a job that names none. */
  class English implements DefaultValueFactory<List<String>> {
    @Override
    public List<String> create(PipelineOptions options) {
      return List.of("en");
    }
  }

  @Description(
      "The first day to publish: YYYY-MM-DD, today, yesterday or, for example, today-7d (UTC)."
          + " Statements of days before are neither published nor counted, and what is published of"
          + " those days stays. Default: no limit.")
  RelativeDay getFrom();

  void setFrom(RelativeDay from);

  @Description("The last day to publish, like --from. Default: no limit.")
  RelativeDay getTo();

  void setTo(RelativeDay to);

  @Description(
      "How many days before --from are read as well, to know who is meant by a surname and which"
          + " text is a copy; they are not published. With fewer than 7 the first days of a window"
          + " can come out otherwise than in a wider one.")
  @Default.InstanceFactory(AWeek.class)
  DayCount getLookback();

  void setLookback(DayCount lookback);

  /** As far back as names and copies are looked for. */
  class AWeek implements DefaultValueFactory<DayCount> {
    @Override
    public DayCount create(PipelineOptions options) {
      return new DayCount(7);
    }
  }

  @Description("Articles with a longer text (in UTF-16 units) are rejected.")
  @Default.Integer(1_000_000)
  int getMaxArticleChars();

  void setMaxArticleChars(int maxArticleChars);

  @Description(
      "A catalogue of actors known beforehand, YAML or CSV; it wins over what articles suggest.")
  String getActors();

  void setActors(String actors);
}
