package org.onrecord.actor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The persons that an article names, each by the longest form of the name, with the first role that
 * it gives them.
 */
final class Names {
  /** Longer runs of capitals are headlines or lists, not names. */
  private static final int LONGEST_RUN = 12;

  /** So many persons are looked through for a description; an article with more is a list. */
  private static final int MOST_PERSONS = 200;

  /** A name of a person has no more words than this. */
  static final int LONGEST_NAME = 5;

  private static final int LONGEST_ROLE = 8;
  private static final int LONGEST_APPOSITION = 12;

  /** A named person; {@code begin} is the token at which the name first stands. */
  record Person(String name, Optional<String> role, Optional<Boolean> female, int begin) {}

  /** Where a run of capitalised words is a name, and where its title, if any, begins. */
  record Run(int titleBegin, int begin, int end) {
    int words() {
      return end - begin;
    }
  }

  private final Tokens tokens;
  private final Set<String> smallWords = new HashSet<>();
  private final Map<String, Person> byName = new LinkedHashMap<>();
  private List<Person> withRole = List.of();
  private final Map<String, String> longest = new HashMap<>();
  private final Map<String, String> byPart = new HashMap<>();

  /** The persons by the token at which a sentence begins with their name. */
  private final Map<Integer, String> subjects = new LinkedHashMap<>();

  private Names(Tokens tokens) {
    this.tokens = tokens;
  }

  static Names of(Tokens tokens, Sentences sentences) {
    var names = new Names(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isWord(i) && !tokens.isCapitalised(i)) {
        names.smallWords.add(tokens.lower(i));
      }
    }
    var runs = new ArrayList<Run>();
    for (int i = 0; i < tokens.size(); ) {
      int end = names.runEnd(i, sentences);
      if (end > i) {
        names.personIn(i, end, sentences.beginsAt(i)).ifPresent(runs::add);
      }
      i = Math.max(end, i + 1);
    }
    names.addFull(runs);
    for (Run run : runs) {
      names.addRole(run);
      if (!tokens.is(run.end, "'s") && names.opensSentence(run, sentences)) {
        names
            .fullName(tokens.text(run.begin, run.end))
            .ifPresent(n -> names.subjects.put(run.begin, n));
      }
    }
    names.withRole =
        names.byName.values().stream()
            .filter(person -> person.role.isPresent())
            .limit(MOST_PERSONS)
            .toList();
    return names;
  }

  /** Returns every person, in the order in which they are first named. */
  Collection<Person> all() {
    return byName.values();
  }

  /** Returns the person's name in its longest form: of a full name, or of one part of it. */
  Optional<String> fullName(String name) {
    String[] parts = name.split("\\s+");
    boolean surname = Lexicon.has(Lexicon.Kind.PARTICLE, parts[0]);
    if (surname) {
      return Optional.ofNullable(byPart.get(parts[parts.length - 1]));
    }
    if (parts.length > 1) {
      return Optional.ofNullable(longest.get(key(parts)));
    }
    return Optional.ofNullable(byPart.get(name));
  }

  Optional<Person> person(String fullName) {
    return Optional.ofNullable(byName.get(fullName));
  }

  /** Returns the first persons with a role, at most {@value #MOST_PERSONS}. */
  List<Person> withRole() {
    return withRole;
  }

  /** Returns the name with which a sentence begins at token {@code i}. */
  Map<Integer, String> subjects() {
    return subjects;
  }

  /**
   * Returns the name within the capitalised tokens from {@code begin} to {@code end}: what follows
   * the last title, with the title before it.
   */
  Run split(int begin, int end) {
    int nameBegin = begin;
    for (int i = begin; i < end; i++) {
      if (isTitle(i)) {
        nameBegin = i + 1;
      }
    }
    return new Run(titleBegin(nameBegin), nameBegin, end);
  }

  /** Returns the role that the title before the name gives, courtesies aside. */
  Optional<String> title(Run run) {
    return run.titleBegin < run.begin && tokens.is(run.begin - 1, Lexicon.Kind.ROLE)
        ? Optional.of(tokens.phrase(run.titleBegin, run.begin))
        : Optional.empty();
  }

  /** Returns the role that an apposition after the name gives: `Ann Lee, the mayor of X,`. */
  Optional<String> apposition(int nameEnd) {
    if (!tokens.is(nameEnd, ",")) {
      return Optional.empty();
    }
    int begin = nameEnd + 1;
    if (tokens.is(begin, Lexicon.Kind.DETERMINER)) {
      begin++;
    }
    boolean role = false;
    for (int i = begin; i < begin + LONGEST_APPOSITION && i < tokens.size(); i++) {
      if (tokens.is(i, ",") || tokens.is(i, ".")) {
        return role ? Optional.of(tokens.phrase(begin, i)) : Optional.empty();
      }
      boolean phrase = (tokens.isWord(i) && !tokens.lower(i).isEmpty()) || tokens.is(i, "'s");
      if (!phrase || tokens.is(i, Lexicon.Kind.AUXILIARY) || tokens.is(i, Lexicon.Kind.PRONOUN)) {
        return Optional.empty();
      }
      role |= tokens.is(i, Lexicon.Kind.ROLE);
    }
    return Optional.empty();
  }

  /**
   * Returns where the run of capitalised words from {@code begin} ends; {@code begin} if none is.
   */
  int runEnd(int begin, Sentences sentences) {
    int i = begin;
    while (i < tokens.size() && i - begin < LONGEST_RUN && (i == begin || !sentences.beginsAt(i))) {
      boolean particle = i > begin && tokens.is(i, Lexicon.Kind.PARTICLE) && isNameWord(i + 1);
      if (!isNameWord(i) && !particle) {
        break;
      }
      i++;
    }
    return i;
  }

  boolean isNameWord(int i) {
    return tokens.isCapitalised(i)
        && !tokens.lower(i).isEmpty()
        && !Lexicon.isFunctionWord(tokens.lower(i))
        && !tokens.is(i, Lexicon.Kind.TIME);
  }

  boolean isOrganisation(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tokens.is(i, Lexicon.Kind.ORGANISATION)
          || tokens.is(i, Lexicon.Kind.INSTITUTION)
          || (tokens.isAcronym(i) && !tokens.text(i, i + 1).contains("."))) {
        return true;
      }
    }
    return false;
  }

  private boolean isTitle(int i) {
    return tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.COURTESY);
  }

  private Optional<Run> personIn(int begin, int end, boolean opensSentence) {
    int first = begin;
    if (opensSentence && end - begin > 1 && smallWords.contains(tokens.lower(begin))) {
      first = isTitle(begin) ? begin : begin + 1;
    }
    Run run = split(first, end);
    boolean person =
        run.words() > 0
            && run.words() <= LONGEST_NAME
            && !(tokens.is(begin - 1, "the") && run.titleBegin == run.begin)
            && !isOrganisation(run.begin, run.end)
            && Lexicon.country(tokens.text(run.begin, run.end)).isEmpty();
    return person ? Optional.of(run) : Optional.empty();
  }

  /** Whether nothing but a title and an article stand between the sentence's begin and the name. */
  private boolean opensSentence(Run run, Sentences sentences) {
    int before = run.titleBegin;
    return sentences.beginsAt(before)
        || (tokens.is(before - 1, Lexicon.Kind.DETERMINER) && sentences.beginsAt(before - 1));
  }

  private int titleBegin(int nameBegin) {
    int i = nameBegin;
    if (!isTitle(i - 1)) {
      return i;
    }
    i--;
    while (nameBegin - i < LONGEST_ROLE
        && (isNameWord(i - 1)
            || isTitle(i - 1)
            || tokens.is(i - 1, Lexicon.Kind.MODIFIER)
            || tokens.is(i - 1, Lexicon.Kind.ORGANISATION))) {
      i--;
    }
    return i;
  }

  /**
   * Takes the names of several words; a part that many names share stands for the most frequent.
   */
  private void addFull(List<Run> runs) {
    var counts = new LinkedHashMap<String, Integer>();
    for (Run run : runs) {
      boolean full = run.words() > 1 && !tokens.is(run.begin, Lexicon.Kind.PARTICLE);
      if (full) {
        String name = tokens.phrase(run.begin, run.end);
        longest.merge(key(name.split(" ")), name, (a, b) -> b.length() > a.length() ? b : a);
        counts.merge(name, 1, Integer::sum);
      }
    }
    var mostFrequentFirst = new ArrayList<>(counts.keySet());
    mostFrequentFirst.sort(Comparator.comparing((String name) -> counts.get(name)).reversed());
    for (String name : mostFrequentFirst) {
      String[] parts = name.split(" ");
      for (String part : parts) {
        byPart.putIfAbsent(part, longest.get(key(parts)));
      }
    }
  }

  private void addRole(Run run) {
    String surface = tokens.phrase(run.begin, run.end);
    Optional<String> role = title(run).or(() -> apposition(run.end));
    boolean titled = run.titleBegin < run.begin;
    Optional<String> full =
        fullName(surface).or(() -> titled ? Optional.of(surface) : Optional.empty());
    if (full.isPresent()) {
      var seen = new Person(full.get(), role, gender(run.titleBegin, run.begin), run.begin);
      byName.merge(full.get(), seen, Names::merge);
    }
  }

  private static Person merge(Person a, Person b) {
    return new Person(a.name, a.role.or(() -> b.role), a.female.or(() -> b.female), a.begin);
  }

  /** Returns whether the title's words name a woman; empty where they do not tell. */
  private Optional<Boolean> gender(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tokens.is(i, Lexicon.Kind.FEMALE) || tokens.is(i, Lexicon.Kind.MALE)) {
        return Optional.of(tokens.is(i, Lexicon.Kind.FEMALE));
      }
    }
    return Optional.empty();
  }

  private static String key(String[] parts) {
    return parts[0] + " " + parts[parts.length - 1];
  }
}
