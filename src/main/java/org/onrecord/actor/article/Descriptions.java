package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Tokens;

/**
 * Whom a description means: `the White House spokesman`, `the company`, `the teenager`.
 *
 * <p>A role is looked for among those that titles, appositions and earlier descriptions gave; of
 * several bearers the one that shares most of the other words is meant, then the one most in mind.
 */
final class Descriptions {
  /** Who has one of these before his role is not meant without it, nor the other way round. */
  private static final Set<String> QUALIFIERS =
      Set.of("prime", "vice", "deputy", "assistant", "associate");

  private final Tokens tokens;
  private final Phrases phrases;
  private final Salience salience;

  Descriptions(Tokens tokens, Phrases phrases, Salience salience) {
    this.tokens = tokens;
    this.phrases = phrases;
    this.salience = salience;
  }

  /** Returns whom the phrase means of those who occur before it. */
  Optional<Referent> antecedent(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    String head = tokens.lower(last);
    if (phrases.isIndefinite(phrase.begin()) || tokens.isNumber(phrase.begin())) {
      return Optional.empty();
    }
    boolean definite = phrases.isDefinite(phrase);
    if (tokens.is(last, Lexicon.Kind.ROLE) || tokens.is(last, Lexicon.Kind.PERSON) || isAge(head)) {
      boolean bare = phrase.head() == phrase.begin() && !tokens.isCapitalised(last);
      return bare && !definite ? Optional.empty() : person(phrase, head);
    }
    if (tokens.is(last, Lexicon.Kind.GROUP)) {
      return definite ? sameHead(phrase, head, ActorType.GROUP) : Optional.empty();
    }
    if (!definite) {
      return Optional.empty();
    }
    if (tokens.is(last, Lexicon.Kind.STATEHOOD) && isAlone(phrase) && !head.equals("government")) {
      return salience.first(
          phrase.begin(), one -> one.type() == ActorType.COUNTRY && one.isNamed());
    }
    if ((head.equals("city") || head.equals("town")) && isAlone(phrase)) {
      return salience.first(
          phrase.begin(),
          one -> one.type() == ActorType.ORGANISATION && one.isNamed() && one.evidence() > 0);
    }
    if (tokens.is(last, Lexicon.Kind.ORGANISATION) || tokens.is(last, Lexicon.Kind.GENERIC)) {
      return organisation(phrase, head);
    }
    return tokens.is(last, Lexicon.Kind.DOCUMENT)
        ? sameHead(phrase, head, ActorType.DOCUMENT)
        : Optional.empty();
  }

  private boolean isHeadAt(Phrase phrase) {
    return phrase.headEnd() - 2 >= phrase.begin();
  }

  private boolean isAlone(Phrase phrase) {
    return phrase.headEnd() - phrase.head() == 1;
  }

  private static boolean isAge(String head) {
    return head.endsWith("-year-old");
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
    Set<String> qualifiers = QUALIFIERS;
    boolean isQualified =
        qualifiers.contains(tokens.lower(phrase.headEnd() - 2)) && isHeadAt(phrase);
    Predicate<Referent> one =
        referent ->
            referent.isHuman()
                && referent.isQualified(head, qualifiers) == isQualified
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
      return isPlainHuman(phrase, head)
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
   * Returns whoever is quoted at the token: whom his descriptions mean depends on who he is. To a
   * spokesman of the White House, `the president` is the American one.
   */
  private Optional<Referent> quotedSpeaker(int i) {
    return salience.isQuoted(i)
        ? salience.lastSpeaker(i, one -> one.role().isPresent())
        : Optional.empty();
  }

  private static List<String> properRoleWords(Referent speaker) {
    return Arrays.stream(speaker.role().orElse("").split(" ", -1))
        .filter(Descriptions::isProper)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static int sameCountry(Optional<String> meant, Optional<String> bearer) {
    if (meant.isEmpty() || bearer.isEmpty()) {
      return 0;
    }
    return meant.equals(bearer) ? 1 : -1;
  }

  private static boolean isProper(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return !word.equals(lower)
        && !Lexicon.has(Lexicon.Kind.ROLE, lower)
        && !Lexicon.has(Lexicon.Kind.MODIFIER, lower);
  }

  /** `his wife`, `Trump's lawyer`: not whoever else is a lawyer. */
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

  /** `the man`, `the 14-year-old`: says nothing that would have to be said before. */
  private boolean isPlainHuman(Phrase phrase, String head) {
    return isAlone(phrase)
        && phrase.end() == phrase.headEnd()
        && (isAge(head)
            || head.equals("man")
            || head.equals("woman")
            || head.equals("teenager")
            || head.equals("teen")
            || head.equals("politician")
            || head.equals("tycoon")
            || head.equals("mogul"));
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
    return (" " + name.toLowerCase(Locale.ROOT) + " ").contains(" " + word + " ");
  }

  /** Returns the words beside the head that tell which one is meant. */
  private List<String> otherWords(Phrase phrase) {
    var words = new ArrayList<String>();
    for (int i = phrase.begin(); i < phrase.end(); i++) {
      boolean tells =
          tokens.isWord(i)
              && i != phrase.headEnd() - 1
              && !Lexicon.isFunctionWord(tokens.lower(i))
              && !tokens.is(i, Lexicon.Kind.ADVERB);
      if (tells) {
        words.add(tokens.lower(i));
      }
    }
    return words;
  }
}
