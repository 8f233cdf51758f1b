package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;

/** Someone or something that an article speaks of, and what the article tells about it so far. */
final class Referent {
  /** More roles than these are a list's, not a person's. */
  private static final int MOST_ROLES = 8;

  private final int order;
  private final ActorType type;
  private String name;
  private final boolean named;
  private final List<String> roles = new ArrayList<>();
  private final Set<String> heads = new TreeSet<>();
  private Optional<Boolean> female = Optional.empty();
  private Optional<String> country = Optional.empty();
  private boolean human;
  private int evidence;
  private int count;

  Referent(int order, ActorType type, String name, boolean named) {
    this.order = order;
    this.type = type;
    this.name = name;
    this.named = named;
  }

  /** The number in the order of the article, which settles ties. */
  int order() {
    return order;
  }

  ActorType type() {
    return type;
  }

  String name() {
    return name;
  }

  /**
   * Takes another spelling of the name where the one so far is all in capitals, as in datelines.
   */
  void spell(String other) {
    if (name.equals(name.toUpperCase(Locale.ROOT)) && name.equalsIgnoreCase(other)) {
      name = other;
    }
  }

  /** Whether it has a name, and not only a description. */
  boolean isNamed() {
    return named;
  }

  /** The roles, the first one first. */
  List<String> roles() {
    return roles;
  }

  /** The first role. */
  Optional<String> role() {
    return roles.stream().findFirst();
  }

  /** Whether a role's own noun is {@code head}, given in lower case. */
  boolean hasHead(String head) {
    return heads.contains(head);
  }

  /** Whether it is a woman; empty where the article does not tell. */
  Optional<Boolean> female() {
    return female;
  }

  /**
   * How often the article treats this name as a person's: a title, `who`, a verb of speech; for
   * others, as a place's.
   */
  int evidence() {
    return evidence;
  }

  /** How often the name stands in the article in a form that can be no one else's. */
  int count() {
    return count;
  }

  /** Whether it is one person. */
  boolean isHuman() {
    return type == ActorType.PERSON || (type == ActorType.UNNAMED && human);
  }

  /** Tells that a description is of a person, not of a thing. */
  void setHuman() {
    human = true;
  }

  /** The country that its roles tell of: of an `American envoy`, the United States. */
  Optional<String> country() {
    return country;
  }

  void addRole(String role, Set<String> roleHeads) {
    if (roles.size() < MOST_ROLES && !roles.contains(role)) {
      roles.add(role);
      country = country.or(() -> Countries.within(role));
      heads.addAll(roleHeads);
    }
  }

  void addHead(String head) {
    heads.add(head);
  }

  /** The first to tell is believed: a title does before a pronoun does. */
  void setFemale(boolean is) {
    female = female.or(() -> Optional.of(is));
  }

  void addEvidence(int more) {
    evidence += more;
  }

  void addCount() {
    count++;
  }

  /** Whether all the words are in its name, letter case aside. */
  boolean isCalled(List<String> words) {
    String padded = " " + name.toLowerCase(Locale.ROOT) + " ";
    return words.stream().allMatch(word -> padded.contains(" " + word + " "));
  }

  /** Whether a role has one of the words right before its noun. */
  boolean isQualified(String head, Set<String> qualifiers) {
    for (String role : roles) {
      String[] words = role.toLowerCase(Locale.ROOT).split("\\s+", -1);
      for (int i = 1; i < words.length; i++) {
        if (words[i].equals(head) && qualifiers.contains(words[i - 1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the number of the words that one of its roles, or its name, holds as well. */
  int sharedWords(List<String> words) {
    int best = 0;
    for (String role : roles) {
      String padded =
          " " + role.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.-]+", " ") + " ";
      int shared = 0;
      for (String word : words) {
        shared += padded.contains(" " + word + " ") ? 1 : 0;
      }
      best = Math.max(best, shared);
    }
    return best;
  }
}
