package org.onrecord.day;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parses the {@code published} field of a corpus and gives its day in a time zone. The field may be
 *
 * <ul>
 *   <li>a date: {@code 2024-02-28};
 *   <li>a date and time without an offset, taken as of that zone: {@code 2024-02-28T10:00}, with a
 *       space for the T, with seconds and fractions of them;
 *   <li>the same with an offset or a zone: {@code Z}, {@code +02}, {@code +0200}, {@code +02:00},
 *       {@code +01:00[Europe/Paris]};
 *   <li>any of these in ISO 8601's short form, as in news agencies' XML: {@code 20240228}, {@code
 *       20240228T100000Z};
 *   <li>a date and time as in e-mail and feeds (RFC 1123), with the zones of North America too (RFC
 *       822): {@code Tue, 05 Mar 2024 10:00:00 GMT}, {@code ... +0100}, {@code ... EST}.
 * </ul>
 */
public final class PublishedDay {
  private static final int MAX_YEAR = 9999;

  private static final List<DateTimeFormatter> FORMATS =
      List.of(iso('T'), iso(' '), shortIso(), DateTimeFormatter.RFC_1123_DATE_TIME);

  /** The offsets of the zones in RFC 822, by their names at the end of a date. */
  private static final Map<String, String> OFFSETS =
      Map.of(
          "UT", "GMT", "UTC", "GMT", "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500",
          "MST", "-0700", "MDT", "-0600", "PST", "-0800", "PDT", "-0700");

  private PublishedDay() {}

  /**
   * Returns the day of the value in {@code zone}, in the years 1 to 9999; empty if it is not a
   * date.
   */
  public static Optional<LocalDate> of(String value, ZoneId zone) {
    String date = withOffset(value.strip());
    for (DateTimeFormatter format : FORMATS) {
      try {
        LocalDate day = dayIn(zone, read(format, date));
        return Optional.of(day).filter(d -> d.getYear() >= 1 && d.getYear() <= MAX_YEAR);
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

  private static LocalDate dayIn(ZoneId zone, TemporalAccessor time) {
    return time instanceof ZonedDateTime zoned
        ? zoned.withZoneSameInstant(zone).toLocalDate()
        : LocalDate.from(time);
  }

  private static String withOffset(String value) {
    int letters = value.lastIndexOf(' ') + 1;
    String offset = OFFSETS.get(value.substring(letters));
    return offset == null ? value : value.substring(0, letters) + offset;
  }
}
