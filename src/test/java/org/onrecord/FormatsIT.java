package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.Terminal;
import org.onrecord.corpus.SampleCorpus;
import org.onrecord.corpus.SampleCorpus.Variant;

/** The whole job gives the same datasets, byte for byte, whatever format the articles come in. */
class FormatsIT {
  private static final int ARTICLES = 50;

  private static final String SPEC =
      """
      fields:
        id: meta.id
        title: headline
        text: body
        published: meta.day
        publisher: meta.outlet
        author: authors
        language: lang
      """;

  @TempDir Path folder;

  @Test
  void everyFormatGivesTheSameDatasets() throws IOException {
    Map<String, String> lines = run("JSON Lines", SPEC);
    assertThat(lines.keySet()).anyMatch(file -> file.startsWith("statements/day=2024-03-0"));
    assertThat(run("Parquet, ZSTD", SPEC)).isEqualTo(lines);
    assertThat(run("Avro, snappy", SPEC)).isEqualTo(lines);
    assertThat(run("ZIP of texts", "")).isEqualTo(lines);
    assertThat(run("tar.gz of XML", "")).isEqualTo(lines);
  }

  /** Returns the datasets' files by their paths. */
  private Map<String, String> run(String name, String spec) throws IOException {
    Variant variant =
        SampleCorpus.variants(ARTICLES).stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    String safe = name.replaceAll("[^A-Za-z0-9]+", "-"); // A comma separates patterns.
    Path corpus = Files.createDirectory(folder.resolve(safe));
    for (Map.Entry<String, byte[]> file : variant.files().entrySet()) {
      Files.write(corpus.resolve(file.getKey()), file.getValue());
    }
    Path specFile = Files.writeString(folder.resolve(safe + ".yaml"), spec);
    Path output = folder.resolve(safe + ".out");
    var err = new ByteArrayOutputStream();
    int code =
        OnRecord.execute(
            new Terminal(new ByteArrayOutputStream()),
            new Terminal(err),
            "run",
            "--spec=" + specFile,
            "--input=" + corpus + "/*",
            "--format=jsonl",
            "--output=" + output);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    var files = new TreeMap<String, String>();
    try (Stream<Path> walk = Files.walk(output)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = output.relativize(file).toString();
        if (!path.matches("run.json|inputs.jsonl.gz")) {
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }
}
