package org.onrecord.day;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.day.DayExpression.Date;
import org.onrecord.day.DayExpression.DaysAgo;
import org.onrecord.day.DayExpression.DaysFromThere;
import org.onrecord.day.DayExpression.LastWeekday;
import org.onrecord.day.DayExpression.Meaning;
import org.onrecord.day.DayExpression.SomeDay;
import org.onrecord.day.DayExpression.Weekday;
import org.onrecord.day.DayExpression.WeekdayOf;
import org.onrecord.text.Regex;

/**
 * The table of forms in which English texts name a day.
 *
 * <p>A form takes its characters from those below it in the table. Expressions that only look like
 * a day (`by Friday`, `Monday's`, `The Sunday Times`, `next Monday`) are therefore first, without a
 * meaning. A month or weekday must be capitalised. `3/4/2024` is ambiguous between American and
 * British usage and names no day; `26/2/2024` is not.
 *
 * <p>An expression begins where a word begins. Each form is compared once with each such place and
 * has no unbounded repetition that others share, so the time is linear in the length of the text.
 */
public final class DayExpressions {
  private static final Pattern WORD_BEGIN = Regex.compile("(?<!\\w)\\w");
  private static final String WEEKDAY =
      "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)\\b";
  private static final String MONTH =
      "(?:Jan(?:uary|\\b\\.?)|Feb(?:ruary|\\b\\.?)|Mar(?:ch|\\b\\.?)|Apr(?:il|\\b\\.?)|May|June?|July?"
          + "|Aug(?:ust|\\b\\.?)|Sept?(?:ember|\\b\\.?)|Oct(?:ober|\\b\\.?)|Nov(?:ember|\\b\\.?)"
          + "|Dec(?:ember|\\b\\.?))";
  private static final String DAY_OF_MONTH =
      "\\d{1,2}(?:st|nd|rd|th)?\\b(?![.:,]?\\d|%|\\h?[-–—]\\h?\\d|\\h(?:and|or|to)\\h\\d)";
  private static final String YEAR = "(?<year>\\d{4})\\b";
  private static final String DATE =
      "(?<![\\d–—-])(?:(?:the\\h)?(?<day>"
          + DAY_OF_MONTH
          + ")\\h(?:of\\h)?(?<month>"
          + MONTH
          + ")|(?<month2>"
          + MONTH
          + ")\\h(?:the\\h)?(?<day2>"
          + DAY_OF_MONTH
          + "))(?:,?\\h"
          + YEAR
          + ")?";
  private static final String PART =
      "(?:\\h" + DayWords.anyOf("times-of-day") + ")?+(?!['’-]\\p{L})";
  private static final String ANY =
      "(?:" + WEEKDAY + "|" + plain(DATE) + "|today|yesterday|tomorrow)";
  private static final Map<String, String> NUMBERS = DayWords.table("numbers");
  private static final String NUMBER =
      "(?<number>\\d{1,2}|" + DayWords.anyOf(NUMBERS.keySet().stream()) + ")";
  private static final String UNIT = "(?<unit>day|week|fortnight)s?";
  private static final String CLOSED =
      "(?=\\h*(?:[,.;:)\"”]|$|that\\b|he\\b|she\\b|they\\b|it\\b))";

  private static final Map<String, String> HOLIDAYS = DayWords.table("holidays");
  private static final Map<String, Integer> UNITS = Map.of("day", 1, "week", 7, "fortnight", 14);

  /** A way to write a day, and what it means; empty if it names no day. */
  private record Form(Pattern pattern, Function<Matcher, Optional<Meaning>> meaning) {}

  private static final List<Form> FORMS =
      List.of(
          // Contains an expression below.
          form("(?i:the\\hday\\hbefore\\hyesterday\\b)", m -> new DaysAgo(2)),
          // Names, future days, and days to count from.
          none(DayWords.anyOf("weekday-prefixes") + "\\h" + WEEKDAY),
          none(DayWords.anyOf("sunday-papers") + "\\hon\\h" + WEEKDAY),
          none("(?<!on\\h)The\\h" + WEEKDAY),
          none(WEEKDAY + "\\h" + DayWords.anyOf("weekday-suffixes") + "\\b"),
          none("(?i:from|between)\\h" + ANY + "\\h(?:to|until|till|and|through)\\h" + ANY),
          none(ANY + "\\h?(?:-|–|—|\\hto\\h|and\\h|or\\h|through\\h|until\\h)\\h?" + ANY),
          none(
              "(?i:"
                  + DayWords.anyOf("other-day-openers")
                  + ")\\h(?:(?:the|late|early|at\\hleast|noon\\hon)\\h)?"
                  + ANY),
          none(ANY + "['’]s\\b"),
          none(WEEKDAY + "\\h(?:week|next\\hweek)\\b"),
          none("(?i:next\\hweek\\hon)\\h" + WEEKDAY),
          none("(?i:" + NUMBER + "\\hdays?\\h(?:before|after|from)\\b(?!\\h*[,.;]))"),
          none("the\\hday\\h(?:before|after)\\b(?!\\h*[,.;]|\\hyesterday)"),
          none("(?i:tomorrow)|TODAY\\b|USA\\hToday\\b"),
          // Days of last week, and of this one.
          form(
              "(?i:last\\hweek,?\\hon)\\h(?<weekday>" + WEEKDAY + ")" + PART,
              m -> new WeekdayOf(weekday(m), 1)),
          form(
              "(?:on\\h)?(?<weekday>" + WEEKDAY + "),?\\h(?:of\\h)?last\\hweek\\b",
              m -> new WeekdayOf(weekday(m), 1)),
          form(
              "(?:on\\h)?(?<weekday>" + WEEKDAY + "),?\\h(?:of\\h)?this\\hweek\\b",
              m -> new WeekdayOf(weekday(m), 0)),
          form("(?i:last)\\h(?<weekday>" + WEEKDAY + ")" + PART, m -> new LastWeekday(weekday(m))),
          form("(?<weekday>" + WEEKDAY + ")\\hlast\\b", m -> new LastWeekday(weekday(m))),
          // Dates.
          form(
              "(?:(?i:on)\\h)?(?:(?<weekday>" + WEEKDAY + ")" + PART + ",?\\h(?:the\\h)?)?" + DATE,
              DayExpressions::date),
          form(
              "(?:(?i:on)\\h)?(?<year>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})\\b",
              m -> numeric(m, "m", "d")),
          form(
              "(?:(?i:on)\\h)?(?<d>1[3-9]|2\\d|3[01])[/.](?<m>0?[1-9]|1[0-2])[/.]" + YEAR,
              m -> numeric(m, "m", "d")),
          form(
              "(?:(?i:on)\\h)?(?<m>0?[1-9]|1[0-2])/(?<d>1[3-9]|2\\d|3[01])/" + YEAR,
              m -> numeric(m, "m", "d")),
          form(
              "(?:(?i:on)\\h)?(?<holiday>" + DayWords.anyOf(HOLIDAYS.keySet().stream()) + ")\\b",
              DayExpressions::holiday),
          // Weekdays.
          form(
              "(?:(?i:on|this(?:\\hpast)?)\\h)?(?<weekday>" + WEEKDAY + ")" + PART,
              m -> new Weekday(weekday(m))),
          // Counted from the day of writing, then from a day named before.
          form("(?i:yesterday\\b)" + PART, m -> new DaysAgo(1)),
          form("(?i:last\\h(?:night|evening)\\b)", m -> new DaysAgo(1)),
          form("(?i:(?:earlier\\h)?today\\b)", m -> new DaysAgo(0)),
          form(
              "(?i:(?:earlier\\h)?(?:this\\h(?:morning|afternoon|evening)|tonight)\\b)",
              m -> new DaysAgo(0)),
          form(
              "(?i:" + NUMBER + "\\h" + UNIT + "\\hago\\b)(?!\\hon\\b)",
              m -> counted(m, new DaysAgo(count(m)))),
          form(
              "(?i:" + NUMBER + "\\h" + UNIT + "\\h(?:earlier|previously)\\b)(?!\\hthan\\b)",
              m -> counted(m, new DaysFromThere(-count(m)))),
          form(
              "(?i:" + NUMBER + "\\h" + UNIT + "\\hbefore\\b)" + CLOSED,
              m -> counted(m, new DaysFromThere(-count(m)))),
          form(
              "(?i:" + NUMBER + "\\h" + UNIT + "\\hlater\\b)",
              m -> counted(m, new DaysFromThere(count(m)))),
          form("(?i:the\\h(?:next|following)\\hday\\b)", m -> new DaysFromThere(1)),
          form("(?i:the\\hprevious\\hday\\b)", m -> new DaysFromThere(-1)),
          form("(?i:the\\hday\\hbefore\\b)" + CLOSED, m -> new DaysFromThere(-1)),
          form("(?i:the\\hday\\hafter\\b)" + CLOSED, m -> new DaysFromThere(1)),
          // Some other day.
          form(
              "(?i:(?:last|past|previous|earlier\\hthis|this|earlier\\hin\\hthe)"
                  + "\\h"
                  + DayWords.anyOf("periods")
                  + ")\\b",
              m -> new SomeDay()),
          form(
              "(?i:(?:in|during|since)\\h)(?:" + MONTH + "|(?:1[89]|20)\\d\\d\\b)",
              m -> new SomeDay()),
          form("(?i:last\\h)" + MONTH + "\\b", m -> new SomeDay()),
          form("(?i:(?:at|over)\\hthe\\hweekend\\b)", m -> new SomeDay()),
          form(
              "(?i:(?:weeks|months?|years?|decades)\\h(?:ago|earlier|before)\\b)",
              m -> new SomeDay()),
          form("(?i:" + DayWords.anyOf("vague-adverbs") + "\\b)", m -> new SomeDay()));

  private DayExpressions() {}

  /** Returns the expressions in {@code text}, in reading order, without overlaps. */
  public static List<DayExpression> in(String text) {
    var found = new ArrayList<DayExpression>();
    var taken = new BitSet();
    int[] begins = WORD_BEGIN.matcher(text).results().mapToInt(MatchResult::start).toArray();
    for (Form form : FORMS) {
      Matcher matcher =
          form.pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      int free = 0;
      for (int begin : begins) {
        if (begin < free || !matcher.region(begin, text.length()).lookingAt()) {
          continue;
        }
        free = matcher.end();
        if (taken.get(matcher.start(), matcher.end()).isEmpty()) {
          taken.set(matcher.start(), matcher.end());
          form.meaning
              .apply(matcher)
              .map(meaning -> new DayExpression(matcher.start(), matcher.end(), meaning))
              .ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparingInt(DayExpression::begin));
    return found;
  }

  private static Form none(String pattern) {
    return new Form(Regex.compile(pattern), matcher -> Optional.empty());
  }

  private static Form form(String pattern, Function<Matcher, Meaning> meaning) {
    return new Form(Regex.compile(pattern), matcher -> Optional.of(meaning.apply(matcher)));
  }

  /** Returns a pattern without its group names, so that another can contain it twice. */
  private static String plain(String pattern) {
    return pattern.replaceAll("\\(\\?<[a-z0-9]+>", "(?:");
  }

  private static DayOfWeek weekday(MatchResult match) {
    String name = ((Matcher) match).group("weekday");
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static int count(Matcher matcher) {
    String number = matcher.group("number").toLowerCase(Locale.ROOT);
    int count = Integer.parseInt(NUMBERS.getOrDefault(number, number));
    return count * UNITS.get(matcher.group("unit").toLowerCase(Locale.ROOT));
  }

  /** Returns the exact day for small numbers only: `three weeks ago` is not exact to the day. */
  private static Meaning counted(Matcher matcher, Meaning exact) {
    return count(matcher) <= DayLimits.DEFAULT.maxCountedDays() ? exact : new SomeDay();
  }

  private static Meaning date(Matcher matcher) {
    String month = Optional.ofNullable(matcher.group("month")).orElse(matcher.group("month2"));
    String day = Optional.ofNullable(matcher.group("day")).orElse(matcher.group("day2"));
    return new Date(
        DayWords.month(month),
        Integer.parseInt(day.replaceAll("\\D", "")),
        year(matcher),
        Optional.ofNullable(matcher.group("weekday")).map(name -> weekday(matcher)));
  }

  private static OptionalInt year(Matcher matcher) {
    return Optional.ofNullable(matcher.group("year")).stream()
        .mapToInt(Integer::parseInt)
        .findAny();
  }

  private static Meaning numeric(Matcher matcher, String month, String day) {
    int number = Integer.parseInt(matcher.group(month));
    return number < 1 || number > 12
        ? new SomeDay()
        : new Date(
            Month.of(number),
            Integer.parseInt(matcher.group(day)),
            year(matcher),
            Optional.empty());
  }

  private static Meaning holiday(Matcher matcher) {
    String name = matcher.group("holiday").replaceAll("\\h", " ").replace('’', '\'');
    MonthDay day = MonthDay.parse("--" + HOLIDAYS.get(name));
    return new Date(day.getMonth(), day.getDayOfMonth(), OptionalInt.empty(), Optional.empty());
  }
}
