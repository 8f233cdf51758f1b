package org.onrecord.corpus;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of corpus files, each known by its file names' endings, in any case. */
enum CorpusFormat {
  /** Plain text: the file is one article. */
  TEXT(".txt", ".text") {
    @Override
    RecordReader records(InputStream in, int maxArticleChars) {
      return RecordReader.wholeFile(in, (long) TEXT_BYTES_A_UNIT * maxArticleChars);
    }
  },

  /** JSON Lines: each line that is not blank is an object, and an article. */
  JSON_LINES(".jsonl", ".ndjson") {
    @Override
    RecordReader records(InputStream in, int maxArticleChars) {
      return RecordReader.lines(
          in, (long) JSON_BYTES_A_UNIT * maxArticleChars + OTHER_FIELDS_BYTES);
    }
  };

  /** What may follow each ending: the file is compressed. */
  static final String GZIP_ENDING = ".gz";

  /** UTF-8 takes at most three bytes for a UTF-16 unit: a pair, two units, takes four. */
  private static final int TEXT_BYTES_A_UNIT = 3;

  /** JSON takes at most six, for an escape such as <code>&#92;u2019</code>. */
  private static final int JSON_BYTES_A_UNIT = 6;

  /** Room for all fields of a line but the text. */
  private static final int OTHER_FIELDS_BYTES = 64 * 1024;

  private final String ending;
  private final String otherEnding;

  CorpusFormat(String ending, String otherEnding) {
    this.ending = ending;
    this.otherEnding = otherEnding;
  }

  /**
   * Returns a reader of the records of a file of this format.
   *
   * @param in the file's bytes, decompressed
   * @param maxArticleChars the longest text to make room for, in UTF-16 units; a record that can
   *     only hold a longer one is reported and passed over, not held in memory
   */
  abstract RecordReader records(InputStream in, int maxArticleChars);

  /** Returns the format of the file of this name or URI; none where no format has its ending. */
  static Optional<CorpusFormat> of(String sourceUri) {
    String name = sourceUri.toLowerCase(Locale.ROOT);
    String plain =
        name.endsWith(GZIP_ENDING) ? name.substring(0, name.length() - GZIP_ENDING.length()) : name;
    return Arrays.stream(values())
        .filter(format -> plain.endsWith(format.ending) || plain.endsWith(format.otherEnding))
        .findFirst();
  }

  /** Returns all endings, for messages: {@code .txt .text .jsonl .ndjson}. */
  static String allEndings() {
    return String.join(
        " ",
        Arrays.stream(values())
            .flatMap(format -> Stream.of(format.ending, format.otherEnding))
            .toList());
  }
}
