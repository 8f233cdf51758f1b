package org.onrecord.job;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.onrecord.dataset.FileFormat;

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

  @Description("Also make a page of all that was published, report.html in the output.")
  @Default.Boolean(false)
  boolean getReport();

  void setReport(boolean report);

  /** The formats of a job that names none. */
  class ParquetAndCsv implements DefaultValueFactory<List<FileFormat>> {
    @Override
    public List<FileFormat> create(PipelineOptions options) {
      return List.of(FileFormat.PARQUET, FileFormat.CSV);
    }
  }
}
