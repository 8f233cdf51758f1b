package org.onrecord.actor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;

/**
 * What of a name stays the same however it is spelt: the basis of an actor's id.
 *
 * <p>Of a person it is the first and the last word, without titles and what stands between them, in
 * a spelling that levels how scripts are written in Latin letters: accents, hyphens and apostrophes
 * go, {@code y} and {@code j} become {@code i}, {@code kh} becomes {@code h}, {@code ou} becomes
 * {@code u}, doubled letters one. {@code Dmitry Peskov}, {@code Dmitri Peskov} and {@code Dmitrij
 * S. Peskov} have one key. Of everything else it is the words without a leading article, accents
 * and case. It depends on the name alone, so that an actor's id is the same in every run.
 *
 * @param given the first word of a person's name, or its initial where only that is known; empty of
 *     a name of one word and of what is no person
 * @param last a person's last word, or the whole name
 */
record NameKey(String given, String last) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NOT_SPELT = Pattern.compile("[-'’‘.`]");
  private static final Pattern DOUBLED = Pattern.compile("(\\p{L})\\1+");
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

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
      if (SUFFIXES.contains(levelled) && words.size() > 1) {
        // A son is not his father; that the father may be called so too is the smaller mistake.
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
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  private static String level(String word) {
    String levelled =
        word.replace("kh", "h").replace("ou", "u").replace('y', 'i').replace('j', 'i');
    return DOUBLED.matcher(levelled).replaceAll("$1");
  }

  /** Whether this is less than a full name of a person: a surname alone, or with an initial. */
  boolean isShort() {
    return given.length() <= 1;
  }

  /** Whether the person of the fuller name {@code other} may be meant by this short one. */
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
