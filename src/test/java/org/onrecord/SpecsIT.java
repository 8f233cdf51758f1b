package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.Terminal;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.cli.options.RunnerDefaults;
import org.onrecord.corpus.WebArchives;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.PublishedRows;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Statement;
import org.onrecord.testing.S3Server;

/**
 * The specs that users start from, as they are shipped: with their own paths and runner, on an S3
 * store that has buckets of the same names. Only where that store is, is told beside the spec.
 */
class SpecsIT {
  @TempDir static Path folder;
  private static S3Server s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = S3Server.start("news,commoncrawl", folder.resolve("s3mock.log"));
  }

  @AfterAll
  static void stop() throws Exception {
    s3.stop();
  }

  @Test
  void nightlyPublishesTheLastWeekOnFlinkAndS3() throws IOException {
    LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Europe/Berlin")));
    LocalDate recent = today.minusDays(3);
    openStore();
    for (LocalDate day : List.of(recent, today.minusDays(40))) {
      try (OutputStream out =
          new GZIPOutputStream(create("s3://news/articles/" + day + ".jsonl.gz"))) {
        out.write(
            """
            {"id": "%s", "published": "%sT12:00:00Z", "publisher": "Meridian", "text": \
            "“The quay will be rebuilt,” said Ottilie Kvam, who leads the port."}
            """
                .formatted(day, day)
                .getBytes(UTF_8));
      }
    }
    // Twice, as a scheduler does: the second run finds nothing new.
    for (String days : List.of("Days: 1 new (" + recent + ")", "Days: 1 unchanged")) {
      assertThat(run("nightly.yaml")).contains(days).contains("1 article analysed");
      RunManifest manifest = manifest("s3://news/onrecord");
      assertThat(manifest.spec()).containsEntry("runner", "FlinkRunner");
      assertThat(manifest.window().to()).isEqualTo(today.minusDays(1).toString());
      assertThat(manifest.skipped()).containsEntry("OUTSIDE_WINDOW", 1L);
      assertThat(statements("s3://news/onrecord"))
          .singleElement()
          .satisfies(
              statement -> {
                assertThat(statement.getActor()).isEqualTo("Ottilie Kvam");
                assertThat(statement.getDay()).contains(recent);
              });
    }
  }

  @Test
  void ccNewsReadsTheEnglishPagesOfAnArchive() throws IOException {
    openStore();
    try (WebArchives archive =
        new WebArchives(
            create(
                "s3://commoncrawl/crawl-data/CC-NEWS/2024/03/CC-NEWS-20240312180300-00100.warc.gz"),
            true)) {
      archive.info();
      archive.page(
          "https://www.ferry.example/2024/03/12/quay",
          page(
              "en",
              "Quay to be rebuilt",
              "",
              "“The quay will be rebuilt before the winter,” said Ottilie Kvam, who leads the port"
                  + " of Selwyn and its forty workers. The work begins in the week after Easter."));
      archive.page(
          "https://www.tide.example/news/toll",
          page(
              "en",
              "No toll on the bridge",
              "<meta property=\"og:site_name\" content=\"The Tide\">",
              "“There will be no toll on the bridge this year or the next,” said Rurik Dahl, the"
                  + " mayor of the town, after a long meeting of the council on Tuesday evening."));
      archive.page(
          "https://www.flut.example/nachrichten/kai",
          page(
              "de",
              "Der Kai wird gebaut",
              "",
              "„Der Kai wird vor dem Winter neu gebaut“, sagte Ottilie Kvam, die den Hafen leitet"
                  + " und mit vierzig Leuten nach Ostern mit der Arbeit beginnen will."));
      archive.page(
          "https://apnews.com/article/ferry",
          page(
              "en",
              "Ferry to run at night",
              "<meta property=\"og:site_name\" content=\"AP News\">",
              "“The ferry will run at night until the end of the summer,” said Sunniva Brekke, who"
                  + " leads the company, to the passengers on the pier on Monday evening."));
      archive.response(
          "https://www.ferry.example/none", 404, new byte[0], "Content-Type: text/html");
    }
    Path output = folder.resolve("cc-news");

    assertThat(run("cc-news.yaml", "--output=" + output)).contains("3 articles analysed");
    RunManifest manifest = manifest(output.toString());
    assertThat(manifest.counts()).containsEntry(Counted.REJECTED, 0L);
    assertThat(manifest.skipped())
        .containsEntry("language_de", 1L)
        .containsEntry("http_status", 1L);
    assertThat(statements(output.toString()))
        .extracting(Statement::getActor, statement -> statement.getPublisher().orElseThrow())
        .containsExactlyInAnyOrder(
            tuple("Ottilie Kvam", "ferry.example"),
            tuple("Rurik Dahl", "The Tide"),
            tuple("Sunniva Brekke", "Associated Press"));
  }

  private static String page(String language, String title, String meta, String text) {
    return """
    <!DOCTYPE html><html lang="%s"><head><title>%s</title>%s
    <meta property="article:published_time" content="2024-03-12T08:00:00Z"></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>%s</h1><p>%s</p></article></body></html>
    """
        .formatted(language, title, meta, title, text);
  }

  /** Runs a shipped spec and returns what it printed. */
  private static String run(String spec, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", "--spec=pipelines/" + spec));
    arguments.addAll(store());
    arguments.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        OnRecord.execute(new Terminal(out), new Terminal(err), arguments.toArray(String[]::new));
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }

  private static List<String> store() {
    return List.of(
        "--endpoint=" + s3.endpoint(),
        "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\"a\",\"secretAccessKey\":\"b\"}");
  }

  /** Tells Beam where S3 is, for what the test itself reads and writes. */
  private static void openStore() {
    Map<String, List<String>> options = new HashMap<>();
    for (String option : store()) {
      int equals = option.indexOf('=');
      options.put(option.substring(2, equals), List.of(option.substring(equals + 1)));
    }
    RunnerDefaults.openStores(GivenOptions.of(options));
  }

  private static OutputStream create(String uri) throws IOException {
    return Channels.newOutputStream(
        FileSystems.create(FileSystems.matchNewResource(uri, false), MimeTypes.BINARY));
  }

  private static RunManifest manifest(String output) throws IOException {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchNewResource(output + "/run.json", false)))) {
      return RunManifest.parse(new String(in.readAllBytes(), UTF_8));
    }
  }

  private static List<Statement> statements(String output) throws IOException {
    List<Statement> statements = new ArrayList<>();
    PublishedRows.read(Output.of(output, ""), Dataset.STATEMENTS, Statement.class, statements::add);
    return statements;
  }
}
