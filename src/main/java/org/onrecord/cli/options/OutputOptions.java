package org.onrecord.cli.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.FileFormat;
import org.onrecord.job.EmptiedDays;
import org.onrecord.job.RejectedLimit;

/** Options for the output. */
public interface OutputOptions extends PipelineOptions {
  @Description(
      "Folder for the datasets, such as out. Days that the run covers are replaced; other"
          + " days are kept.")
  @Validation.Required
  String getOutput();

  void setOutput(String output);

  @Description("Formats to write, separated by commas: parquet, csv, jsonl. Default: parquet,csv.")
  @Default.InstanceFactory(ParquetAndCsv.class)
  List<FileFormat> getFormat();

  void setFormat(List<FileFormat> format);

  @Description(
      "How CSV is written: plain (the data as they are) or excel (begins with a byte order mark;"
          + " an apostrophe before each text that a spreadsheet would take as a formula).")
  @Default.Enum("PLAIN")
  CsvDialect getCsvDialect();

  void setCsvDialect(CsvDialect csvDialect);

  @Description(
      "Number of files in each format for a day of a dataset, or for a dataset without" + " days.")
  @Default.Integer(1)
  @WholeNumber(from = 1)
  int getFilesPerDay();

  void setFilesPerDay(int filesPerDay);

  @Description(
      "Maximum number of rejected records, as a share of the records read (1%) or as a"
          + " number. Beyond it the run fails (exit code 4) and publishes nothing. Default: 100%.")
  @Default.InstanceFactory(All.class)
  RejectedLimit getMaxRejected();

  void setMaxRejected(RejectedLimit maxRejected);

  @Description(
      "What to do if the input no longer has any article of a published day: fail (exit"
          + " code 4, nothing is published) or publish the day as it is now.")
  @Default.Enum("FAIL")
  EmptiedDays getEmptiedDays();

  void setEmptiedDays(EmptiedDays emptiedDays);

  @Description(
      "Replace days that were counted with another catalogue, model, --statementDay or"
          + " --entityTargets. The run must cover all published days. Without it, such a run is"
          + " refused.")
  @Default.Boolean(false)
  boolean getRecount();

  void setRecount(boolean recount);

  @Description(
      "Take over the output from a run that appears to be active. Use this only if you know"
          + " that the other run has ended; if it is still active, it will publish nothing.")
  @Default.Boolean(false)
  boolean getBreakLock();

  void setBreakLock(boolean breakLock);

  @Description("Also write report.html, a page that shows everything published, to the output.")
  @Default.Boolean(false)
  boolean getReport();

  void setReport(boolean report);

  /** The default of {@link #getMaxRejected}. */
  class All implements DefaultValueFactory<RejectedLimit> {
    @Override
    public RejectedLimit create(PipelineOptions options) {
      return RejectedLimit.parse("100%");
    }
  }

  /** The default of {@link #getFormat}. */
  class ParquetAndCsv implements DefaultValueFactory<List<FileFormat>> {
    @Override
    public List<FileFormat> create(PipelineOptions options) {
      return List.of(FileFormat.PARQUET, FileFormat.CSV);
    }
  }
}
