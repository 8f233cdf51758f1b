package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusFormatTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, TEXT",
    "dir.jsonl/a.TEXT, TEXT",
    "a.txt.gz, TEXT",
    "s3://bucket/day/a.jsonl, JSON_LINES",
    "a.ndjson, JSON_LINES",
    "A.JSONL.GZ, JSON_LINES",
    ".hidden.txt, TEXT",
    "_part.jsonl, JSON_LINES"
  })
  void knowsAFormatByTheNamesEnding(String name, CorpusFormat format) {
    assertThat(CorpusFormat.of(name)).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.md", "txt", "a.gz", "a.txt.gz.gz", "a.txt.bz2", "a.txt~", ""})
  void knowsNoOther(String name) {
    assertThat(CorpusFormat.of(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".txt", ".text", ".jsonl", ".ndjson"})
  void namesAllEndings(String ending) {
    assertThat(CorpusFormat.allEndings()).contains(ending);
  }
}
