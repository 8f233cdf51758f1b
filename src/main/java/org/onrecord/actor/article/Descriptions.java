package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Tokens;

/**
 * Finds the antecedents of descriptions: `the White House spokesman`, `the company`, `the
 * teenager`.
 *
 * <p>A role is looked up among those given by titles, appositions and earlier descriptions. Among
 * several bearers, the one who shares most of the other words is chosen, then the most salient.
 */
final class Descriptions {
  /** What a description can describe, by its noun. */
  enum Kind {
    PERSON,
    GROUP,
    COUNTRY,
    TOWN,
    ORGANISATION,
    DOCUMENT
  }

  private final Tokens tokens;
  private final Phrases phrases;
  private final Salience salience;

  Descriptions(Tokens tokens, Phrases phrases, Salience salience) {
    this.tokens = tokens;
    this.phrases = phrases;
    this.salience = salience;
  }

  /** Returns whom the phrase refers to among those who occur before it. */
  Optional<Referent> antecedent(Phrase phrase) {
    return kind(phrase).flatMap(kind -> find(phrase, kind));
  }

  /** Returns the same if the phrase is of this kind; empty if it is not. */
  Optional<Referent> antecedent(Phrase phrase, Kind kind) {
    return kind(phrase).filter(kind::equals).flatMap(same -> find(phrase, same));
  }

  private Optional<Referent> find(Phrase phrase, Kind kind) {
    String head = tokens.lower(phrase.headEnd() - 1);
    return switch (kind) {
      case PERSON -> person(phrase, head);
      case GROUP -> sameHead(phrase, head, ActorType.GROUP);
      case COUNTRY ->
          salience.first(phrase.begin(), one -> one.type() == ActorType.COUNTRY && one.isNamed());
      case TOWN ->
          salience.first(
              phrase.begin(),
              one -> one.type() == ActorType.ORGANISATION && one.isNamed() && one.evidence() > 0);
      case ORGANISATION -> organisation(phrase, head);
      case DOCUMENT -> sameHead(phrase, head, ActorType.DOCUMENT);
    };
  }

  /** Returns what the phrase describes; empty if it introduces someone, or is no description. */
  private Optional<Kind> kind(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    if (phrases.isIndefinite(phrase.begin()) || tokens.isNumber(phrase.begin())) {
      return Optional.empty();
    }
    boolean definite = phrases.isDefinite(phrase);
    if (phrases.isHuman(last)) {
      boolean bare = phrase.head() == phrase.begin() && !tokens.isCapitalised(last);
      return bare && !definite ? Optional.empty() : Optional.of(Kind.PERSON);
    }
    if (!definite) {
      return Optional.empty();
    }
    if (tokens.is(last, Lexicon.Kind.GROUP)) {
      return Optional.of(Kind.GROUP);
    }
    if (tokens.is(last, Lexicon.Kind.STATEHOOD)
        && isAlone(phrase)
        && !tokens.is(last, "government")) {
      return Optional.of(Kind.COUNTRY);
    }
    if (tokens.is(last, Lexicon.Kind.TOWN) && isAlone(phrase)) {
      return Optional.of(Kind.TOWN);
    }
    if (tokens.is(last, Lexicon.Kind.ORGANISATION) || tokens.is(last, Lexicon.Kind.GENERIC)) {
      return Optional.of(Kind.ORGANISATION);
    }
    return tokens.is(last, Lexicon.Kind.DOCUMENT) ? Optional.of(Kind.DOCUMENT) : Optional.empty();
  }

  private boolean isAlone(Phrase phrase) {
    return phrase.headEnd() - phrase.head() == 1;
  }

  private Optional<Referent> person(Phrase phrase, String head) {
    List<String> others = otherWords(phrase);
    Optional<Referent> quoted = others.isEmpty() ? quotedSpeaker(phrase.begin()) : Optional.empty();
    List<String> near = quoted.map(Descriptions::properRoleWords).orElse(others);
    Optional<String> country =
        quoted.isPresent()
            ? quoted.get().country()
            : Countries.within(tokens.phrase(phrase.begin(), phrase.headEnd()));
    Optional<Boolean> female =
        Lexicon.has(Lexicon.Kind.FEMALE, head)
            ? Optional.of(true)
            : Lexicon.has(Lexicon.Kind.MALE, head) ? Optional.of(false) : Optional.empty();
    boolean isQualified =
        phrase.headEnd() - 2 >= phrase.begin()
            && tokens.is(phrase.headEnd() - 2, Lexicon.Kind.QUALIFIER);
    Predicate<Referent> one =
        referent ->
            referent.isHuman()
                && referent.isQualified(head) == isQualified
                && (female.isEmpty()
                    || referent.female().isEmpty()
                    || referent.female().equals(female));
    List<Salience.Ranked> bearers =
        salience.rank(phrase.begin(), one.and(referent -> Roles.covers(head, referent)));
    Referent best = null;
    int bestShared = Integer.MIN_VALUE;
    for (Salience.Ranked bearer : bearers) {
      int shared =
          bearer.referent().sharedWords(near) + sameCountry(country, bearer.referent().country());
      if (shared > bestShared) {
        best = bearer.referent();
        bestShared = shared;
      }
    }
    if (best == null) {
      return isPlainHuman(phrase)
          ? salience.first(phrase.begin(), one.and(Referent::isNamed))
          : Optional.empty();
    }
    Optional<Referent> speaker = salience.lastSpeaker(phrase.begin(), one);
    boolean known =
        bestShared > 0
            || others.isEmpty()
            || (bestShared == 0 && !isOwned(phrase) && bearers.size() == 1);
    if (known) {
      return Optional.of(best);
    }
    return speaker.filter(last -> Roles.covers(head, last) && !isOwned(phrase));
  }

  /**
   * Returns the speaker quoted at the token. Descriptions within a quotation depend on the speaker:
   * for a spokesman of the White House, `the president` is the American one.
   */
  private Optional<Referent> quotedSpeaker(int i) {
    return salience.isQuoted(i)
        ? salience.lastSpeaker(i, one -> one.role().isPresent())
        : Optional.empty();
  }

  private static List<String> properRoleWords(Referent speaker) {
    return Arrays.stream(speaker.role().orElse("").split(" ", -1))
        .filter(Descriptions::isProper)
        .map(LowerCase::of)
        .toList();
  }

  private static int sameCountry(Optional<String> meant, Optional<String> bearer) {
    if (meant.isEmpty() || bearer.isEmpty()) {
      return 0;
    }
    return meant.equals(bearer) ? 1 : -1;
  }

  private static boolean isProper(String word) {
    String lower = LowerCase.of(word);
    return !word.equals(lower)
        && !Lexicon.has(Lexicon.Kind.ROLE, lower)
        && !Lexicon.has(Lexicon.Kind.MODIFIER, lower);
  }

  /** Whether the description is relative to someone: `his wife`, `the mayor's lawyer`. */
  private boolean isOwned(Phrase phrase) {
    int before = phrase.head() - 1;
    return before >= phrase.begin()
        && (tokens.is(before, "'s")
            || tokens.is(before, "'")
            || tokens.is(before, "his")
            || tokens.is(before, "her")
            || tokens.is(before, "their")
            || tokens.is(before, "my"));
  }

  /** Whether the words fit any person, without a role given before: `the man`. */
  private boolean isPlainHuman(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    return isAlone(phrase)
        && phrase.end() == phrase.headEnd()
        && (phrases.isAge(last) || tokens.is(last, Lexicon.Kind.PLAIN_PERSON));
  }

  private Optional<Referent> organisation(Phrase phrase, String head) {
    Predicate<Referent> named = one -> one.type() == ActorType.ORGANISATION && one.isNamed();
    Optional<Referent> called =
        salience.first(
            phrase.begin(), named.and(one -> hasWord(one.name(), head) || one.hasHead(head)));
    List<String> others = otherWords(phrase);
    if (!others.isEmpty()) {
      Optional<Referent> byName =
          salience.first(phrase.begin(), named.and(one -> one.isCalled(others)));
      if (byName.isPresent()) {
        return byName;
      }
    }
    if (called.isPresent() && (isAlone(phrase) || called.get().sharedWords(others) > 0)) {
      return called;
    }
    boolean generic = tokens.is(phrase.headEnd() - 1, Lexicon.Kind.GENERIC);
    if (generic && isAlone(phrase)) {
      return salience.first(phrase.begin(), named);
    }
    return sameHead(phrase, head, ActorType.GROUP);
  }

  private Optional<Referent> sameHead(Phrase phrase, String head, ActorType type) {
    List<String> others = otherWords(phrase);
    return salience.first(
        phrase.begin(),
        one ->
            one.type() == type
                && one.hasHead(head)
                && (others.isEmpty() || one.sharedWords(others) > 0));
  }

  private static boolean hasWord(String name, String word) {
    return (" " + LowerCase.of(name) + " ").contains(" " + word + " ");
  }

  /** Returns the content words other than the head. They tell which referent is meant. */
  private List<String> otherWords(Phrase phrase) {
    var words = new ArrayList<String>();
    for (int i = phrase.begin(); i < phrase.end(); i++) {
      boolean content =
          tokens.isWord(i)
              && i != phrase.headEnd() - 1
              && !Lexicon.isFunctionWord(tokens.lower(i))
              && !tokens.is(i, Lexicon.Kind.ADVERB);
      if (content) {
        words.add(tokens.lower(i));
      }
    }
    return words;
  }
}
