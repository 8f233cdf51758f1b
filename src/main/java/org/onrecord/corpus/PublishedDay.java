package org.onrecord.corpus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The day that a corpus' {@code published} field says: the day in UTC of what is there. It may be
 *
 * <ul>
 *   <li>a date: {@code 2024-02-28};
 *   <li>a date and time without an offset, taken as UTC: {@code 2024-02-28T10:00}, with a space for
 *       the T, with seconds and fractions of them;
 *   <li>the same with an offset or a zone: {@code Z}, {@code +02}, {@code +0200}, {@code +02:00},
 *       {@code +01:00[Europe/Paris]};
 *   <li>any of these in ISO 8601's short form, as in news agencies' XML: {@code 20240228}, {@code
 *       20240228T100000Z};
 *   <li>a date and time as in e-mail and feeds (RFC 1123): {@code Tue, 05 Mar 2024 10:00:00 GMT}.
 * </ul>
 */
final class PublishedDay {
  private static final int LAST_YEAR = 9999;

  private static final List<DateTimeFormatter> FORMATS =
      List.of(iso('T'), iso(' '), shortIso(), DateTimeFormatter.RFC_1123_DATE_TIME);

  private PublishedDay() {}

  /** Returns the day that the value says, of the years 1 to 9999; none where it is no date. */
  static Optional<LocalDate> of(String value) {
    for (DateTimeFormatter format : FORMATS) {
      try {
        LocalDate day = dayInUtc(read(format, value.strip()));
        return Optional.of(day).filter(d -> d.getYear() >= 1 && d.getYear() <= LAST_YEAR);
      } catch (DateTimeException e) {
        // Not this format.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter iso(char beforeTime) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart()
        .appendLiteral(beforeTime)
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .optionalStart()
        .appendPattern("[ ][XXX][X]") // With the colon, else without, and then minutes or none.
        .optionalStart()
        .appendLiteral('[')
        .appendZoneRegionId()
        .appendLiteral(']')
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT) // There is no 30 February.
        .withChronology(IsoChronology.INSTANCE);
  }

  private static DateTimeFormatter shortIso() {
    return new DateTimeFormatterBuilder()
        .appendPattern("uuuuMMdd")
        .optionalStart()
        .appendPattern("'T'HHmm[ss][XX][X]") // The offset with minutes, else without.
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  private static TemporalAccessor read(DateTimeFormatter format, String value) {
    return format.parseBest(value, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
  }

  private static LocalDate dayInUtc(TemporalAccessor time) {
    return time instanceof ZonedDateTime zoned
        ? zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDate()
        : LocalDate.from(time);
  }
}
