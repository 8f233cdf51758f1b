package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusFormatTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, TEXT",
    "dir.jsonl/a.TEXT, TEXT",
    "s3://bucket/day/a.jsonl, JSON_LINES",
    "a.ndjson, JSON_LINES",
    "A.JSONL, JSON_LINES",
    "a.json, JSON",
    "notes.md, MARKDOWN",
    "a.csv, CSV",
    "a.tsv, TSV",
    "a.parquet, PARQUET",
    "a.avro, AVRO",
    "a.xml, NEWS_XML",
    ".hidden.txt, TEXT",
    "_part.jsonl, JSON_LINES"
  })
  void knowsAFormatByTheNamesEnding(String name, CorpusFormat format) {
    assertThat(CorpusFormat.of(name, head("whatever"))).contains(format);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"text\": \"a\"}', JSON_LINES",
    "'{\"text\":', JSON",
    "' [', JSON",
    "'<?xml version=\"1.0\"?><nitf/>', NEWS_XML",
    "'\uFEFF<newsItem guid=\"a\">', NEWS_XML",
  })
  void knowsAFormatByItsLooksWhereTheNameSaysNothing(String bytes, CorpusFormat format) {
    assertThat(CorpusFormat.of("export", head(bytes))).contains(format);
  }

  @Test
  void aSignatureCountsMoreThanAName() {
    assertThat(CorpusFormat.of("a.jsonl", head("PAR1"))).contains(CorpusFormat.PARQUET);
    assertThat(CorpusFormat.of("a.jsonl", head("Obj\u0001"))).contains(CorpusFormat.AVRO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.doc", "txt", "a.txt~", ""})
  void knowsNoOther(String name) {
    assertThat(CorpusFormat.of(name, head("The harbour is closed."))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isNamedOnTheCommandLine(CorpusFormat format) {
    assertThat(CorpusFormat.named(format.toString().toUpperCase(Locale.ROOT))).isEqualTo(format);
  }

  private static FileHead head(String text) {
    return new FileHead(text.getBytes(UTF_8));
  }
}
