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
import org.onrecord.text.WordLists;

/**
 * Detects which articles are in a language that is read.
 *
 * <p>A language given by the corpus is trusted. A language declared by a web page is overridden if
 * the text is clearly in another one, since templates declare {@code en} for everything. A text is
 * in another language only if it is long enough and OpenNLP's detector of 103 languages is sure; a
 * text that remains open is read.
 */
final class Languages implements Serializable {
  /** Minimum letters of a text for detection. */
  private static final int MIN_LETTERS = 100;

  /** The same in another script than the Latin one. */
  private static final int MIN_LETTERS_OTHER_SCRIPT = 20;

  /** More text does not make the detector surer. */
  private static final int MAX_CHARS = 1500;

  /**
   * Minimum ratio of the detector's confidence in another language to that in the languages that
   * are read. The confidence itself grows with the text and says little about a short one. On two
   * sentences the ratio for the right language is 20 to 180; on English with many foreign names it
   * is up to 1.5 for a wrong one.
   */
  private static final double MIN_CONFIDENCE_RATIO = 8;

  /** The same in another script, where words are not separated and confidence is low. */
  private static final double MIN_CONFIDENCE_RATIO_OTHER_SCRIPT = 3;

  /** Function words: about a quarter of English news; other languages share few of them. */
  private static final Set<String> ENGLISH_WORDS =
      Set.copyOf(WordLists.lines(Languages.class, "english-words.txt"));

  /** Minimum share of these words in a text that is English without asking the detector. */
  private static final double MIN_ENGLISH_SHARE = 0.15;

  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /** Codes of the detector that ISO 639-1 does not distinguish or names otherwise. */
  private static final Map<String, String> SAME =
      Map.of(
          "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "zlm", "ms", "plt", "mg", "nno", "no",
          "nob", "no", "swh", "sw", "uzn", "uz");

  private static final Map<String, String> ISO_639_1 = iso639();

  private final TreeSet<String> read;

  private Languages(Collection<String> read) {
    this.read = new TreeSet<>(read);
  }

  /** An article's language, if known, and whether it is read. */
  record Known(Optional<String> language, boolean read) {}

  /**
   * Returns a detector for these languages.
   *
   * @param codes codes of ISO 639-1; if empty, all languages are read and none is detected
   */
  static Languages of(Collection<String> codes) {
    return new Languages(codes);
  }

  /** Returns whether this is a code of ISO 639-1. */
  static boolean isKnown(String code) {
    return Arrays.asList(Locale.getISOLanguages()).contains(code);
  }

  /**
   * Returns an article's language and whether it is read.
   *
   * @param declared the tag of BCP 47, or any other text, that the corpus or the page gives
   * @param trusted whether the declaration decides
   */
  Known of(String text, Optional<String> declared, boolean trusted) {
    Optional<String> said = declared.flatMap(Languages::code);
    if (read.isEmpty()) {
      return new Known(said.or(() -> declared), true);
    }
    if (trusted && said.isPresent()) {
      return new Known(said, read.contains(said.get()));
    }
    Optional<String> other = otherLanguage(text, said);
    return other.isPresent()
        ? new Known(other, false)
        : new Known(said.filter(read::contains), true);
  }

  /** Returns the language that the text is surely in, if that is not read. */
  private Optional<String> otherLanguage(String text, Optional<String> said) {
    String head = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    long letters = head.codePoints().filter(Character::isLetter).count();
    boolean latin =
        2 * head.codePoints().filter(c -> Character.isLetter(c) && isLatin(c)).count() >= letters;
    if (letters < (latin ? MIN_LETTERS : MIN_LETTERS_OTHER_SCRIPT)) {
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
    double surer = latin && !agreed ? MIN_CONFIDENCE_RATIO : MIN_CONFIDENCE_RATIO_OTHER_SCRIPT;
    return best >= surer * wanted ? Optional.of(language) : Optional.empty();
  }

  /**
   * Returns whether a text is English without asking the detector. Of 10,718 English paragraphs for
   * which this is true, the detector assigned none to another language, and took almost thirty
   * times as long.
   */
  private static boolean isPlainlyEnglish(String text) {
    String[] words = NO_LETTERS.split(text.toLowerCase(Locale.ROOT));
    return Arrays.stream(words).filter(ENGLISH_WORDS::contains).count()
        >= MIN_ENGLISH_SHARE * words.length;
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  /** Returns the language of a tag as a code of ISO 639-1. */
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
        // A language without a code of three letters.
      }
    }
    return Map.copyOf(codes);
  }

  /** The one detector of this JVM, shared by its threads. */
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
