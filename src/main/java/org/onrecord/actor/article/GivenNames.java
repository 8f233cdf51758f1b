package org.onrecord.actor.article;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.onrecord.text.LowerCase;

/**
 * Whether given names are women's or men's: the table {@code given-names.txt}, from WIPO's World
 * Gender Name Dictionary.
 */
final class GivenNames {
  /** Values of a word, which the model has an embedding for: no given name. */
  static final int NONE = 0;

  /** A name that more countries list for women. */
  static final int FEMALE = 1;

  /** A name that more countries list for men. */
  static final int MALE = 2;

  /** A name of both. */
  static final int EITHER = 3;

  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

  /** The file: sorted lines of a name and a signed number. 160,000 strings would take 10 MB. */
  private static final byte[] TABLE = table();

  private GivenNames() {}

  private static byte[] table() {
    try (InputStream in = GivenNames.class.getResourceAsStream("given-names.txt")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks given-names.txt");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns {@link #NONE}, {@link #FEMALE}, {@link #MALE} or {@link #EITHER}. */
  static int gender(String word) {
    OptionalInt trend = trend(word);
    if (trend.isEmpty()) {
      return NONE;
    }
    int more = trend.getAsInt();
    return more > 0 ? FEMALE : more < 0 ? MALE : EITHER;
  }

  /**
   * Returns how many more countries list the name for women than for men, negative for more that
   * list it for men; empty for a word that is no given name. Case and accents do not matter.
   */
  static OptionalInt trend(String word) {
    String name =
        ACCENTS
            .matcher(Normalizer.normalize(LowerCase.of(word), Normalizer.Form.NFD))
            .replaceAll("");
    int low = 0;
    int high = TABLE.length;
    while (low < high) {
      int begin = lineBegin((low + high) >>> 1, low);
      int end = lineEnd(begin);
      int digits = begin;
      while (digits < end && TABLE[digits] != '+' && TABLE[digits] != '-') {
        digits++;
      }
      int order = compare(name, begin, digits);
      if (order == 0) {
        return OptionalInt.of(Integer.parseInt(new String(TABLE, digits, end - digits, US_ASCII)));
      }
      if (order < 0) {
        high = begin;
      } else {
        low = Math.min(end + 1, high);
      }
    }
    return OptionalInt.empty();
  }

  private static int lineBegin(int at, int limit) {
    int begin = at;
    while (begin > limit && TABLE[begin - 1] != '\n') {
      begin--;
    }
    return begin;
  }

  private static int lineEnd(int at) {
    int end = at;
    while (end < TABLE.length && TABLE[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int compare(String name, int begin, int end) {
    int length = Math.min(name.length(), end - begin);
    for (int i = 0; i < length; i++) {
      int order = name.charAt(i) - TABLE[begin + i];
      if (order != 0) {
        return order;
      }
    }
    return name.length() - (end - begin);
  }
}
