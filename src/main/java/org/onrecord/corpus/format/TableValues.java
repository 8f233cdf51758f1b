package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Converts values of typed tables to those of JSON. */
final class TableValues {
  private TableValues() {}

  /**
   * Decodes UTF-8.
   *
   * @throws RejectedException BAD_ENCODING if it is not UTF-8
   */
  static String text(ByteBuffer bytes, ArticleField field) throws RejectedException {
    try {
      return UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      throw new RejectedException(
          BAD_ENCODING, "the column of the %s is not UTF-8".formatted(field));
    }
  }

  /** Returns the ISO date of a number of days since 1970. */
  static String day(long days) {
    try {
      return LocalDate.ofEpochDay(days).toString();
    } catch (DateTimeException e) {
      return days + " days since 1970"; // Parsing the article rejects it as no date.
    }
  }

  /** Returns the ISO time in UTC of a number of days since 1970, and of units since that day. */
  static String time(long days, long count, ChronoUnit unit) {
    try {
      return Instant.EPOCH.plus(days, ChronoUnit.DAYS).plus(count, unit).toString();
    } catch (DateTimeException | ArithmeticException e) {
      return "%d days, %d %s since 1970".formatted(days, count, unit); // As above.
    }
  }
}
