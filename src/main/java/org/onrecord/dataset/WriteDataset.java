package org.onrecord.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.onrecord.record.DataFile;
import org.onrecord.record.Days;
import org.onrecord.record.Ids;
import org.onrecord.record.Meter;
import org.onrecord.record.MetricNames;

/**
 * Writes the rows of one dataset to the run's staging folder, as sorted files for each day and
 * format. A day of the run without rows gets empty files, so that readers find the schema and an
 * older day is replaced.
 *
 * <p>Rows are grouped by at most {@link Settings#buckets} keys, independent of the number of days
 * and files, since the DirectRunner takes about 14 ms for each key of a grouping. The rows of a
 * bucket are sorted in memory.
 *
 * @param <T> the dataset's record
 */
public final class WriteDataset<T extends SpecificRecordBase>
    extends PTransform<PCollection<T>, PCollection<DataFile>> {

  /**
   * How datasets are written.
   *
   * @param output where they are written
   * @param formats the formats, at least one
   * @param csvDialect how CSV is written
   * @param filesPerDay the number of files for a day, or for a dataset without days, in each
   *     format; at least 1
   * @param buckets the number of keys that rows are grouped by, at least 1; the bytes do not depend
   *     on it
   */
  public record Settings(
      Output output, List<FileFormat> formats, CsvDialect csvDialect, int filesPerDay, int buckets)
      implements Serializable {
    public Settings {
      formats = List.copyOf(formats);
    }
  }

  private final Dataset dataset;
  private final Settings settings;
  private final transient PCollection<String> days;

  private WriteDataset(Dataset dataset, Settings settings, PCollection<String> days) {
    this.dataset = dataset;
    this.settings = settings;
    this.days = days;
  }

  /**
   * Returns the transform for {@code dataset}.
   *
   * @param days the days of the run, each once: ISO days, and an empty string for undated articles.
   *     For a dataset without partitions, one element of any value.
   */
  public static <T extends SpecificRecordBase> WriteDataset<T> of(
      Dataset dataset, Settings settings, PCollection<String> days) {
    return new WriteDataset<>(dataset, settings, days);
  }

  @Override
  public PCollection<DataFile> expand(PCollection<T> rows) {
    Coder<KV<Integer, KV<String, T>>> coder =
        KvCoder.of(
            VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), NullableCoder.of(rows.getCoder())));
    PCollection<KV<Integer, KV<String, T>>> placed =
        rows.apply("PlaceRows", ParDo.of(new PlaceRow<T>(dataset, settings))).setCoder(coder);
    PCollection<KV<Integer, KV<String, T>>> opened =
        days.apply("PlaceDays", ParDo.of(new PlaceDay<T>(dataset, settings))).setCoder(coder);
    return PCollectionList.of(placed)
        .and(opened)
        .apply("RowsAndDays", Flatten.pCollections())
        .apply("GroupByBucket", GroupByKey.create())
        .apply("WriteFiles", ParDo.of(new WriteFiles<T>(dataset, settings)))
        .setCoder(AvroCoder.specific(DataFile.class));
  }

  /** Returns the key of one of a partition's files; keys sort as file names do. */
  private static String fileKey(String partition, int file) {
    return "%s/%05d".formatted(partition, file);
  }

  static final class PlaceRow<T extends SpecificRecordBase>
      extends DoFn<T, KV<Integer, KV<String, T>>> {
    private final Dataset dataset;
    private final int files;
    private final int buckets;

    PlaceRow(Dataset dataset, Settings settings) {
      this.dataset = dataset;
      this.files = settings.filesPerDay();
      this.buckets = settings.buckets();
    }

    @ProcessElement
    public void process(@Element T row, OutputReceiver<KV<Integer, KV<String, T>>> out) {
      String key = fileKey(dataset.partition(row), Ids.bucket(dataset.shardKey(row), files));
      out.output(KV.of(Ids.bucket(key, buckets), KV.of(key, row)));
    }
  }

  /** Adds an element without a row to every file of a day, so that the file is written. */
  static final class PlaceDay<T extends SpecificRecordBase>
      extends DoFn<String, KV<Integer, KV<String, T>>> {
    private final Dataset dataset;
    private final int files;
    private final int formats;
    private final int buckets;

    PlaceDay(Dataset dataset, Settings settings) {
      this.dataset = dataset;
      this.files = settings.filesPerDay();
      this.formats = settings.formats().size();
      this.buckets = settings.buckets();
    }

    @ProcessElement
    public void process(@Element String day, OutputReceiver<KV<Integer, KV<String, T>>> out) {
      Meter.expect(Meter.Step.WRITING, (long) files * formats);
      for (int file = 0; file < files; file++) {
        String key = fileKey(dataset.partition(Days.parse(day)), file);
        out.output(KV.of(Ids.bucket(key, buckets), KV.of(key, null)));
      }
    }
  }

  static final class WriteFiles<T extends SpecificRecordBase>
      extends DoFn<KV<Integer, Iterable<KV<String, T>>>, DataFile> {
    private final Counter written;
    private final Dataset dataset;
    private final Settings settings;

    WriteFiles(Dataset dataset, Settings settings) {
      this.dataset = dataset;
      this.settings = settings;
      this.written = Metrics.counter(MetricNames.NAMESPACE, dataset.folder() + "_written");
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, T>>> bucket, OutputReceiver<DataFile> out)
        throws IOException {
      // A single pass, since Flink's runner cannot read a large group twice.
      Map<String, List<T>> files = new TreeMap<>();
      for (KV<String, T> placed : bucket.getValue()) {
        List<T> rows = files.computeIfAbsent(placed.getKey(), key -> new ArrayList<>());
        if (placed.getValue() != null) {
          rows.add(placed.getValue());
        }
      }
      for (Map.Entry<String, List<T>> file : files.entrySet()) {
        file.getValue().sort(dataset.order());
        for (FileFormat format : settings.formats()) {
          out.output(write(file.getKey(), file.getValue(), format));
          Meter.done(Meter.Step.WRITING, 1);
        }
        written.inc(file.getValue().size());
      }
    }

    private DataFile write(String fileKey, List<T> rows, FileFormat format) throws IOException {
      int slash = fileKey.lastIndexOf('/');
      String partition = fileKey.substring(0, slash);
      String name =
          "part-%s-of-%05d.%s"
              .formatted(fileKey.substring(slash + 1), settings.filesPerDay(), format.extension());
      String folder = dataset.folder() + (partition.isEmpty() ? "" : "/" + partition);
      // An attempt that the runner gave up may still be writing, so each has its own file.
      String staged = folder + "/" + UUID.randomUUID() + "-" + name;
      StagedFile file = new StagedFile(settings.output(), staged);
      long formulaCells;
      try (file;
          RowWriter writer = format.open(dataset.schema(), settings.csvDialect(), file.out())) {
        for (T row : rows) {
          writer.write(row);
        }
        formulaCells = writer.formulaCells();
      }
      return file.written()
          .setDataset(dataset.folder())
          .setPath(folder + "/" + name)
          .setRows(rows.size())
          .setFormulaCells(formulaCells)
          .build();
    }
  }
}
