package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;

/** Someone or something that an article mentions, with what the article has said of it so far. */
final class Referent {
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

  /** Returns the position in order of introduction, which breaks ties. */
  int order() {
    return order;
  }

  ActorType type() {
    return type;
  }

  String name() {
    return name;
  }

  /** Replaces a name all in capitals, as in datelines, by the same name in another spelling. */
  void spell(String other) {
    if (name.equals(name.toUpperCase(Locale.ROOT)) && name.equalsIgnoreCase(other)) {
      name = other;
    }
  }

  /** Whether it has a name and not only a description. */
  boolean isNamed() {
    return named;
  }

  /** Returns the roles in the order in which they were given. */
  List<String> roles() {
    return roles;
  }

  /** Returns the first role. */
  Optional<String> role() {
    return roles.stream().findFirst();
  }

  /** Whether a role's head noun is {@code head}, given in lower case. */
  boolean hasHead(String head) {
    return heads.contains(head);
  }

  /** Returns whether it is a woman; empty if the article does not show it. */
  Optional<Boolean> female() {
    return female;
  }

  /**
   * Returns how often the article treats a person's name as one, by a title, `who` or a verb of
   * speech; for any other name, how often it treats it as a place's.
   */
  int evidence() {
    return evidence;
  }

  /** Returns how often the article has the name in an unambiguous form. */
  int count() {
    return count;
  }

  /** Whether it is one person. */
  boolean isHuman() {
    return type == ActorType.PERSON || (type == ActorType.UNNAMED && human);
  }

  /** Marks a description as one of a person, not of a thing. */
  void setHuman() {
    human = true;
  }

  /** Returns the country in its roles: the United States for an `American envoy`. */
  Optional<String> country() {
    return country;
  }

  void addRole(String role, Set<String> roleHeads) {
    if (roles.size() < Limits.DEFAULT.maxRoles() && !roles.contains(role)) {
      roles.add(role);
      country = country.or(() -> Countries.within(role));
      heads.addAll(roleHeads);
    }
  }

  void addHead(String head) {
    heads.add(head);
  }

  /** Sets the gender, unless it is known: a title is read before a pronoun. */
  void setFemale(boolean is) {
    female = female.or(() -> Optional.of(is));
  }

  void addEvidence(int more) {
    evidence += more;
  }

  void addCount() {
    count++;
  }

  /** Whether its name contains all the words, given in lower case. */
  boolean isCalled(List<String> words) {
    String padded = " " + LowerCase.of(name) + " ";
    return words.stream().allMatch(word -> padded.contains(" " + word + " "));
  }

  /** Whether a role has a qualifier right before the noun {@code head}: `vice president`. */
  boolean isQualified(String head) {
    for (String role : roles) {
      String[] words = LowerCase.of(role).split("\\s+", -1);
      for (int i = 1; i < words.length; i++) {
        if (words[i].equals(head) && Lexicon.has(Lexicon.Kind.QUALIFIER, words[i - 1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the largest number of the words that a single one of its roles contains. */
  int sharedWords(List<String> words) {
    int best = 0;
    for (String role : roles) {
      String padded = " " + LowerCase.of(role).replaceAll("[^\\p{L}\\p{N}.-]+", " ") + " ";
      int shared = 0;
      for (String word : words) {
        shared += padded.contains(" " + word + " ") ? 1 : 0;
      }
      best = Math.max(best, shared);
    }
    return best;
  }
}
