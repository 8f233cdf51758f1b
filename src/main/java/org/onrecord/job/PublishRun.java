package org.onrecord.job;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.onrecord.corpus.ListedFile;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.RunLock;
import org.onrecord.record.ActorDay;
import org.onrecord.record.DataFile;
import org.onrecord.record.Days;
import org.onrecord.record.Meter;
import org.onrecord.record.Rejected;
import org.onrecord.statement.ExtractStatements;

/**
 * The last step of the graph. When every file is written, it runs the {@link DataChecks}, makes the
 * {@link ChangePlan} and publishes. It is part of the job and runs on one worker, so that the job
 * finishes without its client.
 */
public final class PublishRun extends PTransform<PCollection<DataFile>, PDone> {
  private static final int BUSIEST_SHOWN = 10;
  private static final int REJECTED_SHOWN = 3;

  /**
   * What is known of the run before it starts.
   *
   * @param output where it is published
   * @param lock the lock that permits this run to publish there
   * @param window the days that it publishes
   * @param maxRejected the limit of rejected records
   * @param emptiedDays what to do with published days that have no articles in the input
   * @param measure what its figures are counted with
   * @param recount whether it may replace days of another measure
   * @param versions the versions of the software that it runs on
   * @param started when it was submitted
   */
  public record About(
      Output output,
      RunLock lock,
      DayWindow window,
      RejectedLimit maxRejected,
      EmptiedDays emptiedDays,
      Measure measure,
      boolean recount,
      Map<String, String> versions,
      Instant started)
      implements Serializable {}

  /**
   * What the manifest is made from, besides the files.
   *
   * @param inputs the files that were read
   * @param tallies partial counts
   * @param days the days covered, each once, with the number of their articles
   * @param missed by day, the number of statements that only a wider window would publish
   * @param actorDays the rows of that dataset
   * @param slowest the ids of slow articles, with the milliseconds that they took
   * @param rejected the rows of that dataset
   */
  record Seen(
      PCollection<ListedFile> inputs,
      PCollection<KV<RunCounts.Key, Long>> tallies,
      PCollection<KV<String, Long>> days,
      PCollection<KV<String, Long>> missed,
      PCollection<ActorDay> actorDays,
      PCollection<KV<String, Long>> slowest,
      PCollection<Rejected> rejected) {}

  private final About about;
  private final transient Seen seen;

  PublishRun(About about, Seen seen) {
    this.about = about;
    this.seen = seen;
  }

  @Override
  public PDone expand(PCollection<DataFile> files) {
    Views views =
        new Views(
            files.apply("Files", View.asIterable()),
            seen.inputs().apply("Inputs", View.asIterable()),
            seen.tallies().apply("AddUp", Sum.longsPerKey()).apply("Counts", View.asMap()),
            seen.days().apply("Days", View.asMap()),
            seen.missed().apply("Missed", View.asMap()),
            seen.actorDays()
                .apply("Busiest", Top.of(BUSIEST_SHOWN, new ByStatements()))
                .apply("BusiestView", View.asSingleton()),
            seen.slowest()
                .apply("Slowest", Top.of(ExtractStatements.SLOWEST_SHOWN, new ByTime()))
                .apply("SlowestView", View.asSingleton()),
            seen.rejected()
                .apply("FirstRejected", Top.of(REJECTED_SHOWN, new LastFirst()))
                .apply("FirstRejectedView", View.asSingleton()));
    files
        .getPipeline()
        .apply("Once", Create.of("publish").withCoder(StringUtf8Coder.of()))
        .apply(
            "CheckAndPublish",
            ParDo.of(new Publish(about, views))
                .withSideInputs(
                    views.files(),
                    views.inputs(),
                    views.counts(),
                    views.days(),
                    views.missed(),
                    views.busiest(),
                    views.slowest(),
                    views.rejected()));
    return PDone.in(files.getPipeline());
  }

  private record Views(
      PCollectionView<Iterable<DataFile>> files,
      PCollectionView<Iterable<ListedFile>> inputs,
      PCollectionView<Map<RunCounts.Key, Long>> counts,
      PCollectionView<Map<String, Long>> days,
      PCollectionView<Map<String, Long>> missed,
      PCollectionView<List<ActorDay>> busiest,
      PCollectionView<List<KV<String, Long>>> slowest,
      PCollectionView<List<Rejected>> rejected)
      implements Serializable {}

  /** Orders rejections so that {@link Top} gives the first rows of the dataset. */
  private static final class LastFirst implements Comparator<Rejected>, Serializable {
    @Override
    public int compare(Rejected a, Rejected b) {
      return Dataset.REJECTED.order().compare(b, a);
    }
  }

  /** Orders actor days by their statements; no two are equal. */
  private static final class ByStatements implements Comparator<ActorDay>, Serializable {
    private static final Comparator<ActorDay> ORDER =
        comparing(ActorDay::getStatements)
            .thenComparing(comparing((ActorDay row) -> Days.text(row.getDay())).reversed())
            .thenComparing(comparing(ActorDay::getActor).reversed())
            .thenComparing(ActorDay::getActorId);

    @Override
    public int compare(ActorDay a, ActorDay b) {
      return ORDER.compare(a, b);
    }
  }

  /** Orders articles by the time that they took. */
  private static final class ByTime implements Comparator<KV<String, Long>>, Serializable {
    @Override
    public int compare(KV<String, Long> a, KV<String, Long> b) {
      return Comparator.<KV<String, Long>, Long>comparing(KV::getValue)
          .thenComparing(KV::getKey)
          .compare(a, b);
    }
  }

  static final class Publish extends DoFn<String, Void> {
    private final About about;
    private final Views views;

    Publish(About about, Views views) {
      this.about = about;
      this.views = views;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      List<DataFile> written = new ArrayList<>();
      context.sideInput(views.files()).forEach(written::add);
      written.sort(comparing(DataFile::getPath));
      Map<String, Long> days = new TreeMap<>(context.sideInput(views.days()));
      Map<String, Long> missed = new TreeMap<>(context.sideInput(views.missed()));
      RunCounts counts = RunCounts.of(context.sideInput(views.counts()), written);

      DataChecks.check(counts, written);
      DataChecks.checkRejected(about.maxRejected(), counts, context.sideInput(views.rejected()));
      Meter.expect(Meter.Step.PUBLISHING, written.size());
      confirmLock();
      Output output = about.output();
      Optional<RunManifest> before = RunManifest.published(output);
      ChangePlan plan =
          ChangePlan.of(
              before,
              about.window(),
              days,
              written,
              output.run(),
              file -> Publication.isPublished(output, file.path(), file.bytes(), file.sha256()));
      if (about.emptiedDays() == EmptiedDays.FAIL) {
        DataChecks.checkEmptied(plan.emptied());
      }
      if (before.isPresent()) {
        Set<String> replaced = new HashSet<>(days.keySet());
        replaced.addAll(plan.changes().removed());
        Set<FileFormat> kept = ChangePlan.formatsOutside(before.get(), replaced::contains);
        DataChecks.checkMeasure(before.get(), about.measure(), about.recount(), replaced::contains);
        DataChecks.checkFormats(
            kept, written.stream().map(file -> FileFormat.ofPath(file.getPath())).toList());
        DataChecks.checkDialect(
            kept, before.get().csvDialect(), RunManifest.csvDialect(about.measure().spec()));
      }

      DataFile inputs = InputList.write(output, context.sideInput(views.inputs()));
      long inputBytes = 0;
      for (ListedFile input : context.sideInput(views.inputs())) {
        inputBytes += input.bytes();
      }
      Instant finished = Clock.systemUTC().instant();
      RunManifest manifest =
          new RunManifest(
              RunManifest.SCHEMA_VERSION,
              RunManifest.currentSchemas(),
              output.run(),
              about.measure().spec(),
              about.versions(),
              about.measure().models(),
              about.measure().sources(),
              new RunManifest.Inputs(inputBytes, RunManifest.File.of(inputs)),
              about.started(),
              finished,
              Duration.between(about.started(), finished).toMillis() / 1000.0,
              RunManifest.Window.of(about.window()),
              counts.totals(),
              counts.skipped(),
              counts.rejected(),
              plan.changes(),
              about.window().daysWithout(days),
              missed,
              context.sideInput(views.busiest()).stream().map(Publish::busiest).toList(),
              context.sideInput(views.slowest()).stream()
                  .map(slow -> new RunManifest.Slow(slow.getKey(), slow.getValue() / 1000.0))
                  .toList(),
              plan.days(),
              plan.files());
      Publication.publish(output, plan.change().with(inputs), manifest.toJson());
      if (about.lock().detached()) {
        Publication.discard(output);
        about.lock().release(output);
      }
    }

    private void confirmLock() throws IOException {
      try {
        about.lock().confirm(about.output());
      } catch (RunLock.HeldException e) {
        throw new RunFailedException(e.getMessage(), e);
      }
    }

    private static RunManifest.Busiest busiest(ActorDay row) {
      return new RunManifest.Busiest(
          Days.text(row.getDay()),
          row.getActor(),
          row.getActorType().name(),
          row.getStatements(),
          row.getDirect(),
          row.getIndirect(),
          row.getMixed());
    }
  }
}
