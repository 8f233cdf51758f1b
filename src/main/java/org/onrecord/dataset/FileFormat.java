package org.onrecord.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The formats a dataset can be written in. */
public enum FileFormat {
  /** Parquet, pages compressed by Zstandard, lists in the three-level form of the specification. */
  PARQUET {
    @Override
    RowWriter open(Schema schema, CsvDialect dialect, OutputStream out) throws IOException {
      return new ParquetRows(schema, out);
    }
  },
  /** CSV as in RFC 4180, UTF-8, with a header, in one of two dialects. */
  CSV {
    @Override
    RowWriter open(Schema schema, CsvDialect dialect, OutputStream out) throws IOException {
      return new CsvRows(schema, dialect, out);
    }
  },
  /** JSON Lines, UTF-8: one object per row, with every field. */
  JSONL {
    @Override
    RowWriter open(Schema schema, CsvDialect dialect, OutputStream out) throws IOException {
      return new JsonRows(schema, out);
    }
  };

  /**
   * Opens a writer for rows of {@code schema}; closing it closes {@code out}.
   *
   * @param dialect how CSV is written
   */
  abstract RowWriter open(Schema schema, CsvDialect dialect, OutputStream out) throws IOException;

  /** Returns the name on the command line, which is also the file name extension. */
  @JsonValue
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the format of a file by the ending of its path.
   *
   * @throws IllegalArgumentException if it has no such ending
   */
  public static FileFormat ofPath(String path) {
    return named(path.substring(path.lastIndexOf('.') + 1));
  }

  /**
   * Returns the format of a name, ignoring case.
   *
   * @throws IllegalArgumentException if there is none; the message lists the formats
   */
  @JsonCreator
  public static FileFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.extension().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is not one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(FileFormat::extension)
                                .collect(Collectors.joining(", ")))));
  }
}
