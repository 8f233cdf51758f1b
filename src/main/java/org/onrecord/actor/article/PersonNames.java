package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;

/**
 * The persons of an article by their names. A full name is found by its words in any order, by its
 * first and last word, and by an initial; a short name by any of its words.
 */
final class PersonNames {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MARKS =
      Pattern.compile("[\\[\\],()“”\"]+|(?<=^|\\s)['‘’]|['‘’](?=\\s|$)");

  private final Map<String, Entity> byName = new HashMap<>();
  private final Map<String, Entity> byEnds = new HashMap<>();
  private final Map<String, Entity> byWordSet = new HashMap<>();
  private final Map<String, List<Entity>> byLast = new HashMap<>();
  private final Map<String, List<Entity>> byPart = new HashMap<>();

  /** Returns a name's words in lower case, without brackets and quotation marks. */
  static List<String> parts(String name) {
    return List.of(SPACE.split(MARKS.matcher(LowerCase.of(name)).replaceAll(" ").strip(), -1));
  }

  /** Whether a name has more than a surname with its particles: `Ada Holm`, not `van den Holm`. */
  static boolean isFull(List<String> parts) {
    List<String> kept = withoutGeneration(parts);
    return kept.size() > 1 && !Lexicon.has(Lexicon.Kind.PARTICLE, kept.get(0));
  }

  private static List<String> withoutGeneration(List<String> parts) {
    int end = parts.size();
    while (end > 1 && isGeneration(parts.get(end - 1))) {
      end--;
    }
    return parts.subList(0, end);
  }

  private static boolean isGeneration(String part) {
    return Lexicon.has(Lexicon.Kind.GENERATION, part)
        || Lexicon.has(Lexicon.Kind.GENERATION, part + ".");
  }

  /**
   * Returns whether a name is a father's rather than his son's: `Sr.`; empty if it does not say.
   */
  static Optional<Boolean> isElder(String name) {
    List<String> parts = parts(name);
    return switch (last(parts)) {
      case "sr", "sr." -> Optional.of(true);
      case "jr", "jr." -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Returns the person with a full name, or with a spelling of it that the article also has. */
  Optional<Entity> full(List<String> parts) {
    Entity found = byName.get(String.join(" ", parts));
    List<String> kept = withoutGeneration(parts);
    if (found == null && kept.size() == parts.size()) {
      found = byEnds.get(ends(kept));
      found = found == null ? byWordSet.get(wordSet(kept)) : found;
      found = found == null ? byInitial(kept) : found;
    }
    return Optional.ofNullable(found);
  }

  /** Returns the only namesake whose first name agrees by its initial. */
  private Entity byInitial(List<String> parts) {
    Entity found = null;
    for (Entity namesake : byLast.getOrDefault(bare(last(parts)), List.of())) {
      String first = parts.get(0);
      String other = parts(namesake.name()).get(0);
      boolean initial = isInitial(first) || isInitial(other);
      if (initial && other.charAt(0) == first.charAt(0)) {
        if (found != null) {
          return null;
        }
        found = namesake;
      }
    }
    return found;
  }

  private static boolean isInitial(String word) {
    return word.length() == 1 || (word.length() == 2 && word.charAt(1) == '.');
  }

  /** Returns the persons whom a surname or a given name can mean. */
  List<Entity> namesakes(List<String> parts) {
    List<String> kept = withoutGeneration(parts);
    List<Entity> byLastWord = byLast.getOrDefault(bare(last(kept)), List.of());
    return byLastWord.isEmpty() ? byPart.getOrDefault(bare(last(kept)), List.of()) : byLastWord;
  }

  /** Adds a name of a person. */
  void add(List<String> parts, Entity person) {
    byName.putIfAbsent(String.join(" ", parts), person);
    List<String> kept = withoutGeneration(parts);
    if (kept.size() > 1) {
      byEnds.putIfAbsent(ends(kept), person);
      byWordSet.putIfAbsent(wordSet(kept), person);
    }
    addTo(byLast, bare(last(kept)), person);
    for (String part : kept) {
      addTo(byPart, bare(part), person);
      for (String half : part.split("-", 4)) {
        if (half.length() > 2 && half.length() < part.length()) {
          addTo(byPart, half, person);
        }
      }
    }
  }

  private static void addTo(Map<String, List<Entity>> index, String part, Entity person) {
    List<Entity> namesakes = index.computeIfAbsent(part, absent -> new ArrayList<>());
    if (namesakes.size() < Limits.DEFAULT.maxNamesakes() && !namesakes.contains(person)) {
      namesakes.add(person);
    }
  }

  private static String last(List<String> parts) {
    return parts.get(parts.size() - 1);
  }

  private static String ends(List<String> parts) {
    return parts.get(0) + " " + last(parts);
  }

  private static String wordSet(List<String> parts) {
    return String.join(" ", new TreeSet<>(parts));
  }

  /** Returns a surname without its prefix: `al-Assad` is `Assad`. */
  private static String bare(String part) {
    int end = part.indexOf('-') + 1;
    boolean prefixed =
        part.length() > end + 1 && Lexicon.has(Lexicon.Kind.NAME_PREFIX, part.substring(0, end));
    return prefixed ? part.substring(end) : part;
  }
}
