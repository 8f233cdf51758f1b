package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_CSV;
import static org.onrecord.record.RejectionReason.BAD_SCHEMA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads tables of RFC 4180 with a header, separated by commas or tabs. Each row has the header as
 * its context, so that rows can be distributed across workers.
 */
final class CsvTable implements FieldReader {
  /** UTF-8 takes up to three bytes for a UTF-16 unit, and a doubled quote two. */
  private static final int BYTES_PER_UNIT = 3;

  private final CSVFormat format;
  private final FieldMapping mapping;
  private byte[] header = {};
  private Header columns = new Header(0, Map.of());

  /** The number of cells of a row, and the column of each field. */
  private record Header(int cells, Map<ArticleField, Integer> columns) {}

  CsvTable(char delimiter, FieldMapping mapping) {
    this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    this.mapping = mapping;
  }

  /** Splits a table into its rows; see {@link CorpusFormat#split}. */
  static void split(char delimiter, Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException {
    RecordReader rows =
        RecordReader.of(
            file.stream(),
            CorpusFormat.limit(BYTES_PER_UNIT, settings),
            new Boundary.QuotedLines(delimiter));
    if (!rows.next()) {
      throw new RejectedException(BAD_SCHEMA, "the table is empty: it has no header");
    }
    if (rows.tooLong()) {
      throw new RejectedException(
          BAD_SCHEMA, "the header has more than %d bytes".formatted(rows.limit()));
    }
    byte[] header = rows.bytes();
    // Parsed here, so that a table without the columns is rejected once, not row by row.
    new CsvTable(delimiter, settings.layout().fields())
        .header(
            new RawRecord(file.name(), CorpusFormat.CSV, rows.position(), rows.offset(), header));
    rows.readAll(out, header);
  }

  @Override
  public ArticleFields read(RawRecord record) throws RejectedException {
    if (!Arrays.equals(header, record.context())) {
      columns = header(new RawRecord(record.sourceUri(), record.format(), 1, 0, record.context()));
      header = record.context();
    }
    CSVRecord cells = row(record);
    if (cells.size() != columns.cells()) {
      throw new RejectedException(
          BAD_CSV,
          "the row in line %d has %d cells, the header %d"
              .formatted(record.position(), cells.size(), columns.cells()));
    }
    var values = new EnumMap<ArticleField, String>(ArticleField.class);
    columns.columns().forEach((field, index) -> values.put(field, cells.get(index)));
    return ArticleFields.of(values);
  }

  private Header header(RawRecord record) throws RejectedException {
    List<String> names = row(record).toList();
    Map<ArticleField, Integer> found =
        TableColumns.find(
            mapping, name -> Optional.of(names.indexOf(name)).filter(index -> index >= 0), names);
    for (Map.Entry<ArticleField, Integer> column : found.entrySet()) {
      String name = names.get(column.getValue());
      if (names.lastIndexOf(name) != column.getValue()) {
        throw new RejectedException(
            BAD_SCHEMA,
            "the header has two columns %s for the %s".formatted(name, column.getKey()));
      }
    }
    return new Header(names.size(), found);
  }

  private CSVRecord row(RawRecord record) throws RejectedException {
    String problem;
    try (CSVParser parser = CSVParser.parse(StrictUtf8.decode(record), format)) {
      List<CSVRecord> rows = parser.getRecords();
      if (rows.size() == 1) {
        return rows.get(0);
      }
      problem = "a carriage return stands in a cell without quotes";
    } catch (IOException | UncheckedIOException e) {
      problem = e.getMessage();
    }
    throw new RejectedException(
        BAD_CSV, "the row in line %d is not CSV: %s".formatted(record.position(), problem));
  }
}
