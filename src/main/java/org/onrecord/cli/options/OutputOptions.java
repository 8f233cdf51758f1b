package org.onrecord.cli.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.onrecord.dataset.FileFormat;
import org.onrecord.job.EmptiedDays;
import org.onrecord.job.RejectedLimit;

/** What is written. */
public interface OutputOptions extends PipelineOptions {
  @Description("Folder for the datasets. Days that the run covers are replaced, others stay.")
  String getOutput();

  void setOutput(String output);

  @Description("Formats to write, separated by commas: parquet, csv, jsonl.")
  @Default.InstanceFactory(ParquetAndCsv.class)
  List<FileFormat> getFormat();

  void setFormat(List<FileFormat> format);

  @Description(
      "Files into which a day of a dataset, or a dataset without days, is spread, in each format.")
  @Default.Integer(1)
  int getFilesPerDay();

  void setFilesPerDay(int filesPerDay);

  @Description(
      "How many records may be rejected, as a share of those read (1%) or a number; with more, the"
          + " run fails (exit 4) and publishes nothing. Default: 100%.")
  @Default.InstanceFactory(All.class)
  RejectedLimit getMaxRejected();

  void setMaxRejected(RejectedLimit maxRejected);

  @Description(
      "What becomes of a day that was published from articles and of which the input now has none:"
          + " fail (exit 4, nothing is published) or publish it as it is now.")
  @Default.Enum("FAIL")
  EmptiedDays getEmptiedDays();

  void setEmptiedDays(EmptiedDays emptiedDays);

  @Description(
      "Take the output over from a run that seems to be at work on it. Only if you know that it is"
          + " gone; should it live, it will publish nothing.")
  @Default.Boolean(false)
  boolean getBreakLock();

  void setBreakLock(boolean breakLock);

  @Description("Also make a page of all that was published, report.html in the output.")
  @Default.Boolean(false)
  boolean getReport();

  void setReport(boolean report);

  /** The limit of a job that names none. */
  class All implements DefaultValueFactory<RejectedLimit> {
    @Override
    public RejectedLimit create(PipelineOptions options) {
      return RejectedLimit.parse("100%");
    }
  }

  /** The formats of a job that names none. */
  class ParquetAndCsv implements DefaultValueFactory<List<FileFormat>> {
    @Override
    public List<FileFormat> create(PipelineOptions options) {
      return List.of(FileFormat.PARQUET, FileFormat.CSV);
    }
  }
}
