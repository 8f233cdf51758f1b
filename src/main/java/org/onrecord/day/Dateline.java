package org.onrecord.day;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dateline at the head of a wire report: where and when it was written, and by which agency.
 * Examples:
 *
 * <pre>
 *   WASHINGTON, February 28. /TASS/. The possible deployment ...
 *   MOSCOW, 28 February 2024 /TASS/ The minister ...
 *   LONDON, March 3 (AP) — The government ...
 *   KYIV, Ukraine (AP) — The army ...
 *   Paris (AFP) - The president ...
 *   NEW YORK, Feb. 26 - Shares ...
 *   MOSCOW. Feb 28 (Interfax) - The ministry ...
 * </pre>
 *
 * <p>The rules prefer to miss a dateline rather than accept a sentence:
 *
 * <ul>
 *   <li>It is at the head of the text, after white space at most, on one line, and within 200
 *       characters. After a headline it is not found.
 *   <li>It begins with a place of at most six words, each capitalised or a particle such as "de". A
 *       region may follow: ", Ukraine", ", Calif.", ", D.C.".
 *   <li>It has an agency or a day, or both. A place and a dash alone ("BREAKING —") are not enough.
 *   <li>An agency is between slashes, or in parentheses with a dash after them, so "NATO (North
 *       Atlantic Treaty Organization) is" is not a dateline. An abbreviation with its expansion is
 *       not one even with a dash.
 *   <li>A place that is not in capitals needs a well-known agency, since "Angela Merkel (CDU) — "
 *       looks the same otherwise. After a place in capitals, any name of at most four capitalised
 *       words is an agency.
 *   <li>A day without an agency needs a place in capitals and a dash after the day.
 * </ul>
 *
 * @param place the place, as written, with the region where there is one: "KYIV, Ukraine"
 * @param monthDay the day of the year, if the dateline has a valid one
 * @param year the year, if it is given
 * @param agency the agency, as written, if there is one: "TASS"
 * @param begin where the dateline begins in the text, in UTF-16 units
 * @param end where the report itself begins: after the dateline, the period or dash that closes it,
 *     and white space; in UTF-16 units, the text's length if nothing follows
 */
public record Dateline(
    String place,
    Optional<MonthDay> monthDay,
    OptionalInt year,
    Optional<String> agency,
    int begin,
    int end) {

  private static final DayLimits LIMITS = DayLimits.DEFAULT;

  /** The years back to the last 29 February, across a century year without one. */
  private static final int MAX_YEARS_BACK = 8;

  private static final Set<String> WELL_KNOWN_AGENCIES = DayWords.set("agencies");

  // Everything that repeats a class of characters is possessive, and everything else is bounded.
  private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]*+";
  private static final String PARTICLE = DayWords.anyOf("place-particles");
  private static final String PLACE =
      WORD + "(?:[\\h/](?:" + WORD + "|" + PARTICLE + "(?=\\h))){0,5}";
  private static final String REGION =
      WORD + "(?:\\h(?:" + WORD + "|" + PARTICLE + "(?=\\h))){0,3}";
  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?+";
  private static final String DAY_OF_MONTH = "\\d{1,2}+(?:st|nd|rd|th)?+";
  private static final String DATE =
      "(?i:(?<month1>"
          + MONTH
          + ")\\h?(?<day1>"
          + DAY_OF_MONTH
          + ")|(?<day2>"
          + DAY_OF_MONTH
          + ")\\h(?<month2>"
          + MONTH
          + "))(?:,?\\h(?<year>\\d{4}))?+(?!\\d)";
  private static final String AGENCY = "\\p{L}[\\p{L}\\p{M}\\d\\h.&'’-]{1,39}+";
  private static final String DASH = "(?:--?|[—–―])";

  private static final Pattern DATELINE =
      Pattern.compile(
          "(?<place>"
              + PLACE
              + "(?:,\\h"
              + REGION
              + ")??)"
              + "(?:[,.]?\\h"
              + DATE
              + ")?"
              + "(?:"
              + "(?:[,.:]\\h?|\\h)/(?<slashed>"
              + AGENCY
              + ")/(?![\\p{L}\\d])[.:,]?(?:\\h?"
              + DASH
              + ")?"
              + "|[,.:]?\\h?\\((?<bracketed>"
              + AGENCY
              + ")\\)[.:,]?\\h{0,3}"
              + DASH
              + "|[.:]?(?:\\h{1,3}"
              + DASH
              + "|--|[—–―])(?!\\h?\\d)"
              + ")");

  /** Returns the dateline at the head of a text, by the rules above; empty if there is none. */
  public static Optional<Dateline> find(String text) {
    int begin = 0;
    while (begin < text.length() && isSpace(text.charAt(begin))) {
      begin++;
    }
    Matcher matcher =
        DATELINE
            .matcher(text)
            .region(begin, Math.min(text.length(), begin + LIMITS.maxDatelineChars()));
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String place = withoutFullStop(matcher.group("place"));
    Optional<String> agency =
        Optional.ofNullable(matcher.group("slashed"))
            .or(() -> Optional.ofNullable(matcher.group("bracketed")))
            .map(String::strip);
    Optional<MonthDay> monthDay = monthDay(matcher);
    if (!isDateline(place, agency, monthDay)) {
      return Optional.empty();
    }
    String year = matcher.group("year");
    int end = matcher.end();
    while (end < text.length() && isSpace(text.charAt(end))) {
      end++;
    }
    return Optional.of(
        new Dateline(
            place,
            monthDay,
            year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
            agency,
            begin,
            end));
  }

  /**
   * Returns the dateline's day.
   *
   * @param referenceDate the latest possible day: a dateline without a year means the last such day
   *     up to this one
   * @return empty if there is no day, or if its year does not have that day
   */
  public Optional<LocalDate> day(LocalDate referenceDate) {
    return monthDay.flatMap(
        day -> {
          Stream<Integer> years =
              year.isPresent()
                  ? Stream.of(year.getAsInt()).filter(y -> y > 0)
                  : Stream.iterate(referenceDate.getYear(), y -> y - 1).limit(MAX_YEARS_BACK + 1);
          return years
              .filter(day::isValidYear)
              .map(day::atYear)
              .filter(date -> year.isPresent() || !date.isAfter(referenceDate))
              .findFirst();
        });
  }

  private static boolean isDateline(
      String place, Optional<String> agency, Optional<MonthDay> monthDay) {
    boolean capitals = isInCapitals(place);
    return agency
        .map(
            name ->
                (isWellKnown(name) || (capitals && isName(name)))
                    && !abbreviates(place, name)
                    && !abbreviates(name, place))
        .orElse(capitals && monthDay.isPresent());
  }

  /** Whether the place, without its region, is in capitals except for "Mc". */
  private static boolean isInCapitals(String place) {
    String city = place.split(",", 2)[0].replace("Mc", "MC");
    return city.codePoints().noneMatch(Character::isLowerCase)
        && city.codePoints().filter(Character::isUpperCase).count() > 1;
  }

  private static boolean isWellKnown(String agency) {
    return WELL_KNOWN_AGENCIES.contains(agency.toLowerCase(Locale.ROOT));
  }

  /** Whether it has few enough words, each capitalised. */
  private static boolean isName(String agency) {
    String[] words = agency.split("\\h+", -1);
    return words.length <= LIMITS.maxAgencyWords()
        && Stream.of(words)
            .allMatch(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)));
  }

  /** Whether the first consists of the initials of the second. */
  private static boolean abbreviates(String abbreviation, String name) {
    String initials =
        Stream.of(name.split("[\\h-]+", -1))
            .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
            .filter(word -> !word.equals("The"))
            .map(word -> word.substring(0, 1))
            .collect(Collectors.joining());
    return initials.length() > 1 && initials.equals(abbreviation.replace(".", ""));
  }

  private static Optional<MonthDay> monthDay(Matcher matcher) {
    String month = Optional.ofNullable(matcher.group("month1")).orElse(matcher.group("month2"));
    if (month == null) {
      return Optional.empty();
    }
    String day = Optional.ofNullable(matcher.group("day1")).orElse(matcher.group("day2"));
    Month of = DayWords.month(month);
    int dayNumber = Integer.parseInt(day.replaceAll("\\D", ""));
    return dayNumber >= 1 && dayNumber <= of.maxLength()
        ? Optional.of(MonthDay.of(of, dayNumber))
        : Optional.empty();
  }

  /** Removes the full stop of "MOSCOW." but not of "WASHINGTON, D.C." or "PALM BEACH, Fla.". */
  private static String withoutFullStop(String place) {
    boolean hasRegion = place.indexOf(',') >= 0;
    String lastWord = place.substring(place.lastIndexOf(' ') + 1);
    return !hasRegion && lastWord.indexOf('.') == lastWord.length() - 1
        ? place.substring(0, place.length() - 1)
        : place;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
