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
 * <p>A field in braces matches any characters except a slash, as few as possible; {@code *} matches
 * the same without taking a field; everything else matches itself. A day can have its format after
 * a colon, in the letters of {@link DateTimeFormatter}. The pattern is compared with the end of the
 * path, from the beginning of the name of a folder or file, with or without endings. A name that
 * does not match gives no fields.
 */
public final class FileNamePattern implements Serializable {
  private static final FileNamePattern NONE = new FileNamePattern("");

  /** Maximum characters read to match a name, since each field multiplies the ways to match. */
  private static final int MAX_CHARS_READ = 200_000;

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

  /** Returns the pattern that takes no fields. */
  public static FileNamePattern none() {
    return NONE;
  }

  /**
   * Parses a pattern.
   *
   * @throws IllegalArgumentException if it cannot be parsed; the message says what to fix
   */
  public static FileNamePattern of(String pattern) {
    var checked = new FileNamePattern(pattern);
    checked.compiled = compile(pattern);
    return checked;
  }

  /** Returns the fields in the name of a file; all are missing if it does not match. */
  public ArticleFields fields(String sourceUri) {
    var values = new EnumMap<ArticleField, String>(ArticleField.class);
    if (!pattern.isEmpty()) {
      if (compiled == null) {
        compiled = compile(pattern); // After it was sent to a worker.
      }
      Matcher matcher = compiled.regex.matcher(new BoundedName(sourceUri));
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
      return false; // A name made to take forever.
    }
  }

  private static final class TooManyStepsException extends RuntimeException {}

  /** A name that limits how many characters are read from it. */
  private static final class BoundedName implements CharSequence {
    private final String name;
    private int steps;

    BoundedName(String name) {
      this.name = name;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_CHARS_READ) {
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
      return found; // Parsing the article rejects it as no date.
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
                          "\"%s\" in \"%s\" is not a field of an article in braces; these are: %s"
                              .formatted(part.group(), pattern, ArticleField.allNames())));
      if (!fields.add(field)) {
        throw new IllegalArgumentException("%s occurs twice in \"%s\"".formatted(field, pattern));
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
    // Strict parsing needs u for the year, which people write as y.
    return DateTimeFormatter.ofPattern(form.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Returns digits for a format's letters, so that separators within fields are found right. */
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
