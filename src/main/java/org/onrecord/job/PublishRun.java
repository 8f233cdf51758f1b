package org.onrecord.job;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.record.ActorDay;
import org.onrecord.record.DataFile;
import org.onrecord.record.RejectionReason;

/**
 * The last step of the graph: when every file is written, it checks that nothing was lost on the
 * way and publishes. It runs on one worker, so that a job goes through to the end without its
 * client.
 *
 * <p>Names of counts: {@link #RECORDS}, {@link #ANALYSED}, a dataset's folder for the rows that
 * went into it, {@link #REJECTED_AS} with a reason, and {@link #STATEMENTS_FAILED}, those of the
 * rejected that are statements.
 */
final class PublishRun extends PTransform<PCollection<DataFile>, PDone> {
  static final String RECORDS = "records";
  static final String ANALYSED = "analysed";
  static final String REJECTED_AS = "rejected/";
  static final String STATEMENTS_FAILED = "statements_failed";

  private static final int BUSIEST = 10;

  /**
   * What the manifest says of the run beside what it counted.
   *
   * @param output where it is published
   * @param spec the options as resolved
   * @param versions what it ran on
   * @param models checksums of the models, by name
   * @param started when it was submitted
   */
  record About(
      Output output,
      Map<String, Object> spec,
      Map<String, String> versions,
      Map<String, String> models,
      Instant started)
      implements Serializable {}

  private final About about;
  private final transient PCollection<KV<String, Long>> tallies;
  private final transient PCollection<String> days;
  private final transient PCollection<ActorDay> actorDays;

  PublishRun(
      About about,
      PCollection<KV<String, Long>> tallies,
      PCollection<String> days,
      PCollection<ActorDay> actorDays) {
    this.about = about;
    this.tallies = tallies;
    this.days = days;
    this.actorDays = actorDays;
  }

  @Override
  public PDone expand(PCollection<DataFile> files) {
    PCollectionView<Iterable<DataFile>> filesView = files.apply("Files", View.asIterable());
    PCollectionView<Map<String, Long>> countsView =
        tallies.apply("AddUp", Sum.longsPerKey()).apply("Counts", View.asMap());
    PCollectionView<Iterable<String>> daysView = days.apply("Days", View.asIterable());
    PCollectionView<List<ActorDay>> busiestView =
        actorDays
            .apply("Busiest", Top.of(BUSIEST, new ByStatements()))
            .apply("BusiestView", View.asSingleton());
    files
        .getPipeline()
        .apply("Once", Create.of("publish").withCoder(StringUtf8Coder.of()))
        .apply(
            "CheckAndPublish",
            ParDo.of(new Publish(about, filesView, countsView, daysView, busiestView))
                .withSideInputs(filesView, countsView, daysView, busiestView));
    return PDone.in(files.getPipeline());
  }

  /** Orders actor days such that the last is the busiest; no two are equal. */
  private static final class ByStatements implements Comparator<ActorDay>, Serializable {
    private static final Comparator<ActorDay> ORDER =
        comparing(ActorDay::getStatements)
            .thenComparing(comparing(ByStatements::day).reversed())
            .thenComparing(comparing(ActorDay::getActor).reversed())
            .thenComparing(ActorDay::getActorId);

    @Override
    public int compare(ActorDay a, ActorDay b) {
      return ORDER.compare(a, b);
    }

    private static String day(ActorDay row) {
      return row.getDay().map(LocalDate::toString).orElse("");
    }
  }

  static final class Publish extends DoFn<String, Void> {
    private final About about;
    private final PCollectionView<Iterable<DataFile>> filesView;
    private final PCollectionView<Map<String, Long>> countsView;
    private final PCollectionView<Iterable<String>> daysView;
    private final PCollectionView<List<ActorDay>> busiestView;

    Publish(
        About about,
        PCollectionView<Iterable<DataFile>> filesView,
        PCollectionView<Map<String, Long>> countsView,
        PCollectionView<Iterable<String>> daysView,
        PCollectionView<List<ActorDay>> busiestView) {
      this.about = about;
      this.filesView = filesView;
      this.countsView = countsView;
      this.daysView = daysView;
      this.busiestView = busiestView;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      List<DataFile> files = new ArrayList<>();
      context.sideInput(filesView).forEach(files::add);
      files.sort(comparing(DataFile::getPath));
      Map<String, Long> counts = new TreeMap<>(context.sideInput(countsView));
      List<String> days = new ArrayList<>();
      context.sideInput(daysView).forEach(days::add);
      days.sort(Comparator.naturalOrder());

      Map<String, Long> rejected = new TreeMap<>();
      for (String name : List.copyOf(counts.keySet())) {
        if (name.startsWith(REJECTED_AS)) {
          rejected.put(name.substring(REJECTED_AS.length()), counts.remove(name));
        }
      }
      counts.put(
          Dataset.REJECTED.folder(), rejected.values().stream().mapToLong(Long::longValue).sum());
      counts.put(
          STATEMENTS_FAILED, rejected.getOrDefault(RejectionReason.STANCE_FAILED.name(), 0L));
      DataChecks.check(counts, files);

      Instant finished = Clock.systemUTC().instant();
      RunManifest manifest =
          new RunManifest(
              RunManifest.SCHEMA_VERSION,
              about.output().run(),
              about.spec(),
              about.versions(),
              about.models(),
              about.started(),
              finished,
              Duration.between(about.started(), finished).toMillis() / 1000.0,
              ordered(counts),
              rejected,
              days,
              context.sideInput(busiestView).stream().map(Publish::busiest).toList(),
              files.stream()
                  .map(
                      file ->
                          new RunManifest.File(
                              file.getPath(), file.getRows(), file.getBytes(), file.getSha256()))
                  .toList());
      Publication.publish(about.output(), files, manifest.toJson());
    }

    /** Returns the counts in the order of the stages, each there even where it is zero. */
    private static Map<String, Long> ordered(Map<String, Long> counts) {
      Map<String, Long> ordered = new LinkedHashMap<>();
      ordered.put(RECORDS, counts.getOrDefault(RECORDS, 0L));
      ordered.put(ANALYSED, counts.getOrDefault(ANALYSED, 0L));
      ordered.put(STATEMENTS_FAILED, counts.getOrDefault(STATEMENTS_FAILED, 0L));
      for (Dataset dataset : Dataset.values()) {
        ordered.put(dataset.folder(), counts.getOrDefault(dataset.folder(), 0L));
      }
      return ordered;
    }

    private static RunManifest.Busiest busiest(ActorDay row) {
      return new RunManifest.Busiest(
          row.getDay().map(LocalDate::toString).orElse(""),
          row.getActor(),
          row.getActorType().name(),
          row.getStatements(),
          row.getDirect(),
          row.getIndirect(),
          row.getMixed());
    }
  }
}
