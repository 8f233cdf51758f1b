package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Which languages are read.
 *
 * <p>What a corpus says of an article's language is believed. What a page says of its own is not,
 * where the text speaks clearly for another: templates say {@code en} of everything. A text is
 * taken for another language's only where it is long enough and OpenNLP's detector, of 103
 * languages, is sure of it; what is left open is read.
 */
final class Languages implements Serializable {
  /** The texts of fewer letters are not guessed at, unless their script is another. */
  private static final int FEWEST_LETTERS = 100;

  /** More of a text makes the detector no surer. */
  private static final int MOST_CHARS = 1500;

  /**
   * How many times surer of another language than of those that are read the detector must be. Its
   * confidence itself grows with the text and says little of a short one. On two sentences it is 20
   * to 180 times surer of the right one; on English with many foreign names up to 1.5 times of a
   * wrong one.
   */
  private static final double MUCH_SURER = 8;

  /** The same in another script, where words are not set apart and confidence is low. */
  private static final double SURER = 3;

  /**
   * Of English news about a quarter is these words; other languages share a few of them at most.
   */
  private static final Set<String> ENGLISH_WORDS =
      Set.of(
          "the", "of", "and", "to", "that", "for", "with", "was", "were", "has", "have", "had",
          "he", "she", "they", "his", "their", "from", "by", "at", "not", "would", "which");

  private static final double PLAINLY = 0.15;

  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /** The detector tells these apart, ISO 639-1 does not, or by another name. */
  private static final Map<String, String> SAME =
      Map.of(
          "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "zlm", "ms", "plt", "mg", "nno", "no",
          "nob", "no", "swh", "sw", "uzn", "uz");

  private static final Map<String, String> ISO_639_1 = iso639();

  private final TreeSet<String> read;

  private Languages(Collection<String> read) {
    this.read = new TreeSet<>(read);
  }

  /** What is known of an article's language. */
  record Known(Optional<String> language, boolean read) {}

  /**
   * Returns what reads these languages.
   *
   * @param codes codes of ISO 639-1; none where all are read and nothing is detected
   */
  static Languages of(Collection<String> codes) {
    return new Languages(codes);
  }

  /** Returns whether this is a code that the detector may give. */
  static boolean isKnown(String code) {
    return Arrays.asList(Locale.getISOLanguages()).contains(code);
  }

  /**
   * Returns an article's language and whether it is read.
   *
   * @param declared a tag of BCP 47, or any text, that the corpus or the page gives
   * @param believed whether the declaration decides
   */
  Known of(String text, Optional<String> declared, boolean believed) {
    Optional<String> said = declared.flatMap(Languages::code);
    if (read.isEmpty()) {
      return new Known(said.or(() -> declared), true);
    }
    if (believed && said.isPresent()) {
      return new Known(said, read.contains(said.get()));
    }
    Optional<String> other = otherLanguage(text, said);
    return other.isPresent()
        ? new Known(other, false)
        : new Known(said.filter(read::contains), true);
  }

  /** Returns the language that is not read and that the text is surely in. */
  private Optional<String> otherLanguage(String text, Optional<String> said) {
    String head = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    long letters = head.codePoints().filter(Character::isLetter).count();
    boolean latin =
        2 * head.codePoints().filter(c -> Character.isLetter(c) && isLatin(c)).count() >= letters;
    if (letters < (latin ? FEWEST_LETTERS : FEWEST_LETTERS / 5)) {
      return Optional.empty();
    }
    if (read.contains("en") && isPlainlyEnglish(head)) {
      return Optional.empty();
    }
    double best = 0;
    double wanted = 0;
    String language = "";
    Map<String, Double> sums = new HashMap<>();
    for (Language guess : Detector.INSTANCE.predictLanguages(head)) {
      String code = ISO_639_1.getOrDefault(guess.getLang(), guess.getLang());
      double sum = sums.merge(code, guess.getConfidence(), Double::sum);
      if (read.contains(code)) {
        wanted = Math.max(wanted, sum);
      } else if (sum > best) {
        best = sum;
        language = code;
      }
    }
    boolean agreed = said.filter(language::equals).isPresent();
    double surer = latin && !agreed ? MUCH_SURER : SURER;
    return best >= surer * wanted ? Optional.of(language) : Optional.empty();
  }

  /**
   * Whether the detector need not be asked: of 10,718 English paragraphs for which this is true it
   * called none another language, and took almost thirty times as long.
   */
  private static boolean isPlainlyEnglish(String text) {
    String[] words = NO_LETTERS.split(text.toLowerCase(Locale.ROOT));
    return Arrays.stream(words).filter(ENGLISH_WORDS::contains).count() >= PLAINLY * words.length;
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  /** Returns the language of a tag, as ISO 639-1 has it. */
  private static Optional<String> code(String tag) {
    try {
      String language =
          new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build().getLanguage();
      return language.isEmpty() || language.equals("und")
          ? Optional.empty()
          : Optional.of(ISO_639_1.getOrDefault(language, language));
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> iso639() {
    Map<String, String> codes = new HashMap<>(SAME);
    for (String code : Locale.getISOLanguages()) {
      try {
        codes.putIfAbsent(new Locale(code).getISO3Language(), code);
      } catch (MissingResourceException e) {
        // A code that has no three letters.
      }
    }
    return Map.copyOf(codes);
  }

  /** The one detector of this JVM, which threads share. */
  private static final class Detector {
    static final LanguageDetector INSTANCE = new LanguageDetectorME(model());

    private static LanguageDetectorModel model() {
      String file = "/langdetect-183.bin";
      try (InputStream in = Languages.class.getResourceAsStream(file)) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("the jar's model for languages cannot be read", e);
      }
    }
  }
}
