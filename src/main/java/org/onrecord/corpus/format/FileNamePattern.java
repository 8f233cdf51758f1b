package org.onrecord.corpus.format;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes fields of an article from its file's name: {@code {publisher}/{published:yyyyMMdd}-{id}}.
 *
 * <p>A field in braces stands for any characters but a slash, as few as will do; {@code *} for any,
 * of which nothing is taken; everything else for itself. A day may have its form behind a colon, as
 * {@link DateTimeFormatter} writes it. The pattern is held against the end of the path, from the
 * beginning of a folder's or a file's name on, with or without the endings. A name that does not
 * match says nothing.
 */
public final class FileNamePattern implements Serializable {
  private static final FileNamePattern NONE = new FileNamePattern("");

  /** How many characters are looked at: each field of a pattern multiplies the ways to match. */
  private static final int MOST_STEPS = 200_000;

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z]++)(?::([^{}]++))?+\\}|(\\*)|([{}])");
  private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\1*+|[^A-Za-z]");
  private static final Pattern ENDINGS = Pattern.compile("(?:\\.[A-Za-z0-9]{1,8}){0,3}+");

  private final String pattern;
  private transient volatile Compiled compiled;

  private record Compiled(
      Pattern regex, Set<ArticleField> fields, Map<ArticleField, DateTimeFormatter> days) {}

  private FileNamePattern(String pattern) {
    this.pattern = pattern;
  }

  /** Returns the pattern that takes nothing. */
  public static FileNamePattern none() {
    return NONE;
  }

  /**
   * Returns a pattern.
   *
   * @throws IllegalArgumentException where it is none; the message says what to mend
   */
  public static FileNamePattern of(String pattern) {
    var checked = new FileNamePattern(pattern);
    checked.compiled = compile(pattern);
    return checked;
  }

  /** Returns what the name of a file says, all fields missing where it does not match. */
  public ArticleFields fields(String sourceUri) {
    var values = new EnumMap<ArticleField, String>(ArticleField.class);
    if (!pattern.isEmpty()) {
      if (compiled == null) {
        compiled = compile(pattern); // After it was sent to a worker.
      }
      Matcher matcher = compiled.regex.matcher(new PatientName(sourceUri));
      if (matches(matcher)) {
        for (ArticleField field : compiled.fields) {
          values.put(field, value(field, matcher.group(field.toString())));
        }
      }
    }
    return ArticleFields.of(values);
  }

  private static boolean matches(Matcher matcher) {
    try {
      return matcher.matches();
    } catch (TooManyStepsException e) {
      return false; // A name made to take for ever.
    }
  }

  private static final class TooManyStepsException extends RuntimeException {}

  /** A name that lets itself be looked at only so often. */
  private static final class PatientName implements CharSequence {
    private final String name;
    private int steps;

    PatientName(String name) {
      this.name = name;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new TooManyStepsException();
      }
      return name.charAt(index);
    }

    @Override
    public int length() {
      return name.length();
    }

    @Override
    public CharSequence subSequence(int begin, int end) {
      return name.subSequence(begin, end);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private String value(ArticleField field, String found) {
    DateTimeFormatter form = compiled.days.get(field);
    if (form == null) {
      return found;
    }
    try {
      return LocalDate.parse(found, form).toString();
    } catch (DateTimeException e) {
      return found; // Which is no date, and will be said to be none.
    }
  }

  private static Compiled compile(String pattern) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("the pattern of file names is empty");
    }
    var regex = new StringBuilder("(?:.*/)?");
    var fields = EnumSet.noneOf(ArticleField.class);
    var days = new EnumMap<ArticleField, DateTimeFormatter>(ArticleField.class);
    Matcher part = PLACEHOLDER.matcher(pattern);
    int literal = 0;
    while (part.find()) {
      regex.append(Pattern.quote(pattern.substring(literal, part.start())));
      literal = part.end();
      if (part.group(3) != null) {
        regex.append("[^/]*?");
        continue;
      }
      ArticleField field =
          ArticleField.named(part.group(4) != null ? "" : part.group(1))
              .filter(known -> known != ArticleField.TEXT)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "\"%s\" in \"%s\" is no field of an article in braces; these are: %s"
                              .formatted(part.group(), pattern, ArticleField.allNames())));
      if (!fields.add(field)) {
        throw new IllegalArgumentException("%s stands twice in \"%s\"".formatted(field, pattern));
      }
      String value = "[^/]+?";
      if (part.group(2) != null) {
        days.put(field, form(field, part.group(2)));
        value = regexOf(part.group(2));
      }
      regex.append("(?<").append(field).append(">").append(value).append(")");
    }
    regex.append(Pattern.quote(pattern.substring(literal))).append(ENDINGS.pattern());
    return new Compiled(Pattern.compile(regex.toString(), Pattern.DOTALL), fields, days);
  }

  private static DateTimeFormatter form(ArticleField field, String form) {
    if (field != ArticleField.PUBLISHED) {
      throw new IllegalArgumentException("only published has a form: {published:yyyyMMdd}");
    }
    // A strict year is written u; nobody does.
    return DateTimeFormatter.ofPattern(form.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** So that {@code {publisher}-{published:yyyyMMdd}} knows which hyphen is meant. */
  private static String regexOf(String form) {
    return LETTERS
        .matcher(form)
        .replaceAll(run -> Matcher.quoteReplacement(regexOfRun(run.group())));
  }

  private static String regexOfRun(String run) {
    if (!Character.isLetter(run.charAt(0))) {
      return Pattern.quote(run);
    }
    return switch (run.length()) {
      case 1 -> "\\d{1,2}";
      case 2, 4 -> "\\d{%d}".formatted(run.length());
      default -> "[^/]+?"; // A month's name.
    };
  }
}
