package org.onrecord.actor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;

/**
 * A normalised name, the basis of an actor's id. Different spellings of a name have the same key.
 *
 * <p>The key of a person is the first and the last word of the name, without titles and middle
 * names. It removes differences between transliterations: accents, hyphens and apostrophes are
 * dropped, {@code y} and {@code j} become {@code i}, {@code kh} becomes {@code h}, {@code ou}
 * becomes {@code u}, and doubled letters become one. {@code Dmitry Peskov}, {@code Dmitri Peskov}
 * and {@code Dmitrij S. Peskov} have one key. The key of any other actor is its name without a
 * leading article, accents and case. A key depends only on the name, so an actor's id is the same
 * in every run.
 *
 * @param given the first word of a person's name, or its initial if only that is known; empty for a
 *     name of one word and for other actors
 * @param last the last word of a person's name, or the whole name of another actor
 */
record NameKey(String given, String last) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NOT_SPELT = Pattern.compile("[-'’‘.`]");
  private static final Pattern DOUBLED = Pattern.compile("(\\p{L})\\1+");

  /** Returns the key of an actor's name. */
  static NameKey of(ActorType type, String name) {
    if (type != ActorType.PERSON) {
      String words = NO_WORD.matcher(plain(name)).replaceAll(" ").strip();
      return new NameKey("", words.startsWith("the ") ? words.substring(4) : words);
    }
    List<String> words = new ArrayList<>();
    for (String word : SPACE.splitAsStream(name.strip()).toList()) {
      String spelt = NOT_SPELT.matcher(plain(word)).replaceAll("");
      String levelled = NO_WORD.matcher(spelt).replaceAll("");
      if (Lexicon.has(Lexicon.Kind.GENERATION, levelled) && words.size() > 1) {
        // Keeps a son apart from his father, at the risk of splitting one person in two.
        words.add(words.remove(words.size() - 1) + " " + levelled);
      } else if (!levelled.isEmpty()) {
        words.add(level(levelled));
      }
    }
    if (words.isEmpty()) {
      return new NameKey("", plain(name).strip());
    }
    return new NameKey(words.size() == 1 ? "" : words.get(0), words.get(words.size() - 1));
  }

  private static String plain(String text) {
    return LowerCase.of(
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll(""));
  }

  private static String level(String word) {
    String levelled =
        word.replace("kh", "h").replace("ou", "u").replace('y', 'i').replace('j', 'i');
    return DOUBLED.matcher(levelled).replaceAll("$1");
  }

  /** Whether this is not a full name of a person: a surname alone or with an initial. */
  boolean isShort() {
    return given.length() <= 1;
  }

  /** Whether this short name can mean the person with the fuller name {@code other}. */
  boolean fits(NameKey other) {
    return last.equals(other.last)
        && other.given.length() > given.length()
        && other.given.startsWith(given);
  }

  /** Returns the id of the actor with this name. */
  String actorId(ActorType type) {
    return Ids.of("actor", type.name(), given, last);
  }
}
