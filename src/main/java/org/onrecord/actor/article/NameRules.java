package org.onrecord.actor.article;

import java.util.Optional;
import java.util.OptionalInt;
import org.onrecord.record.ActorType;
import org.onrecord.record.Resolution;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Tokens;

/** The rules in {@link MentionRules#TABLE} for mentions that hold a name or are next to one. */
final class NameRules {
  private static final Limits LIMITS = Limits.DEFAULT;

  private final Tokens tokens;
  private final NameSpans spans;
  private final NamedEntities entities;
  private final Discourse discourse;
  private final Salience salience;
  private final Phrases phrases;

  NameRules(Tokens tokens, NameSpans spans, NamedEntities entities, Discourse discourse) {
    this.tokens = tokens;
    this.spans = spans;
    this.entities = entities;
    this.discourse = discourse;
    salience = discourse.salience();
    phrases = discourse.phrases();
  }

  // Names that the phrase gives after its head.

  Optional<ResolvedMention> afterLike(Phrase phrase) {
    if (!hasExample(phrase)) {
      return Optional.empty();
    }
    int behind = phrase.headEnd() + (tokens.is(phrase.headEnd(), "such") ? 2 : 1);
    return Optional.of(lastName(behind, phrase.end()))
        .filter(name -> name.words() > 0)
        .flatMap(entities::personIn)
        .map(person -> new ResolvedMention(person, Resolution.NAME));
  }

  Optional<ResolvedMention> afterPlace(Phrase phrase) {
    int begin = phrase.headEnd() + 1;
    int end = begin < phrase.end() ? spans.end(begin, phrase.end()) : begin;
    return isPlaceOf(phrase) && end > begin
        ? Optional.of(organisationCalled(new Name(begin, begin, end)))
        : Optional.empty();
  }

  Optional<ResolvedMention> afterCalled(Phrase phrase) {
    if (hasExample(phrase) || isPlaceOf(phrase)) {
      return Optional.empty();
    }
    for (int i = phrase.head() + 1; i < phrase.end() - 1; i++) {
      int begin = i + 1;
      if (tokens.is(i, Lexicon.Kind.NAMING) && spans.isNameWord(begin)) {
        boolean whole =
            spans.isNameWord(phrase.end() - 1) && phrase.end() - i <= LIMITS.maxPersonTokens();
        Name name = new Name(begin, begin, whole ? phrase.end() : spans.end(begin, phrase.end()));
        return isPersonNoun(phrase.headEnd() - 1) || isPersonNoun(i - 1)
            ? entities.personIn(name).map(one -> new ResolvedMention(one, Resolution.NAME))
            : Optional.of(organisationCalled(name));
      }
    }
    return Optional.empty();
  }

  /** Whether an example follows the head: `officials like Ann Lee`. */
  private boolean hasExample(Phrase phrase) {
    int i = phrase.headEnd();
    return tokens.is(i, "like")
        || tokens.is(i, "including")
        || (tokens.is(i, "such") && tokens.is(i + 1, "as"));
  }

  private boolean isPlaceOf(Phrase phrase) {
    return tokens.is(phrase.headEnd(), "of")
        && tokens.is(phrase.headEnd() - 1, Lexicon.Kind.PLACE_NOUN);
  }

  /** Returns the name with which the words end; an empty one if they end otherwise. */
  private Name lastName(int begin, int end) {
    int last = lastRun(begin, end);
    return last < end ? spans.split(last, end) : new Name(end, end, end);
  }

  /** Returns where the capitalised words begin with which the words end; their end if none do. */
  private int lastRun(int begin, int end) {
    for (int i = begin; i < end; ) {
      int runEnd = spans.end(i, end);
      if (runEnd == end) {
        return i;
      }
      i = Math.max(runEnd, i + 1);
    }
    return end;
  }

  private ResolvedMention organisationCalled(Name name) {
    Referent organisation =
        entities
            .otherIn(name.begin(), name.end())
            .orElseGet(
                () -> {
                  String words = tokens.phrase(name.begin(), name.end());
                  return country(words)
                      .orElseGet(() -> entities.add(ActorType.ORGANISATION, words, true));
                });
    return new ResolvedMention(organisation, Resolution.NAME);
  }

  private Optional<Referent> country(String words) {
    return Countries.called(words).map(country -> entities.add(ActorType.COUNTRY, country, true));
  }

  // Names at the end of the phrase's head.

  /**
   * The name with which a phrase's head ends.
   *
   * @param begin where the capitalised words begin, titles and origin included
   * @param end where they end, without a bracket
   * @param role the role in the title or in an apposition
   */
  private record HeadName(Name name, int begin, int end, Optional<String> role) {}

  private Optional<HeadName> headName(Phrase phrase) {
    int begin = headNameBegin(phrase);
    if (begin == phrase.headEnd()) {
      return Optional.empty();
    }
    int end = phrase.headEnd();
    while (end > begin + 1 && tokens.is(end - 1, "]")) {
      end--;
    }
    Name name = spans.split(begin, end);
    return name.words() == 0 || isCommon(name, phrase)
        ? Optional.empty()
        : Optional.of(
            new HeadName(name, begin, end, entities.title(name).or(() -> roleBehind(phrase))));
  }

  private int headNameBegin(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    boolean bracket = tokens.is(last, "]");
    if (!spans.isNameWord(last) && !bracket && !spans.isInnerStop(last - 1)) {
      return phrase.headEnd();
    }
    int begin = lastRun(phrase.head(), phrase.headEnd());
    return begin == phrase.headEnd() && bracket ? phrase.head() : begin;
  }

  Optional<ResolvedMention> ofPerson(Phrase phrase) {
    return headName(phrase)
        .flatMap(
            head ->
                entities
                    .personIn(head.name())
                    .map(
                        person -> {
                          boolean whole = head.name().words() > 1 || !person.name().contains(" ");
                          return new ResolvedMention(
                              person, head.role(), whole ? Resolution.NAME : Resolution.SURNAME);
                        }));
  }

  Optional<ResolvedMention> ofOrganisation(Phrase phrase) {
    return headName(phrase)
        .flatMap(
            head ->
                entities
                    .otherIn(head.name().begin(), head.end())
                    .or(() -> entities.otherIn(head.begin(), phrase.headEnd()))
                    .filter(
                        other ->
                            other.type() != ActorType.ORGANISATION
                                || !isPersonBySpeech(head, phrase)
                                || spans.looksLikeOrganisation(head.name().begin(), head.end())))
        .map(other -> new ResolvedMention(other, Resolution.NAME));
  }

  /** Whether the words around a name that occurred as an organisation's say it is a person's. */
  private boolean isPersonBySpeech(HeadName head, Phrase phrase) {
    return spans.looksPersonal(head.name())
        && (head.role().isPresent()
            || head.name().isTitled()
            || (head.name().words() > 1 && !tokens.is(phrase.begin(), "the")));
  }

  Optional<ResolvedMention> newName(Phrase phrase) {
    return headName(phrase)
        .map(head -> new ResolvedMention(introduced(head, phrase), head.role(), Resolution.NAME));
  }

  private Referent introduced(HeadName head, Phrase phrase) {
    Name name = head.name();
    Optional<Referent> country = country(tokens.phrase(name.begin(), name.end()));
    if (country.isPresent()) {
      return country.get();
    }
    boolean spaced = name.words() > 1 && !tokens.is(name.begin() - 1, "the");
    boolean person =
        (spaced || head.role().isPresent() || name.isTitled())
            && (spans.looksPersonal(name)
                || (spaced
                    && name.words() <= LIMITS.maxPersonTokens()
                    && !spans.looksLikeOrganisation(name.begin(), name.end())));
    int begin = name.isTitled() ? name.begin() : head.begin();
    return person
        ? entities.add(ActorType.PERSON, entities.display(name), true)
        : entities.add(ActorType.ORGANISATION, tokens.phrase(begin, phrase.headEnd()), true);
  }

  /** Whether the word is capitalised only because it begins a sentence: `Officials said`. */
  private boolean isCommon(Name name, Phrase phrase) {
    int i = name.begin();
    boolean single = name.words() == 1;
    boolean common =
        tokens.is(i, Lexicon.Kind.GROUP) || tokens.is(i, Lexicon.Kind.DOCUMENT) || isPersonNoun(i);
    boolean people =
        Countries.ofPeople(tokens.lower(i)).isPresent() && tokens.lower(i).endsWith("s");
    boolean party = tokens.is(i, Lexicon.Kind.AFFILIATE) && tokens.lower(i).endsWith("s");
    boolean opener =
        spans.isOpener(i) && spans.isAlsoSmall(i) && phrase.headEnd() - phrase.begin() == 1;
    return single && (common || people || party || opener) && entities.personIn(name).isEmpty();
  }

  /** Returns the role after a comma behind the head: `Ann Lee, 58, the mayor`. */
  private Optional<String> roleBehind(Phrase phrase) {
    if (phrase.end() <= phrase.headEnd() + 1 || !tokens.is(phrase.headEnd(), ",")) {
      return Optional.empty();
    }
    int begin = Appositions.roleBegin(tokens, phrase.headEnd());
    for (int i = begin; i < phrase.end(); i++) {
      if (tokens.is(i, Lexicon.Kind.ROLE)) {
        return Optional.of(tokens.phrase(begin, phrase.end()));
      }
    }
    return Optional.empty();
  }

  // Names beside a role.

  Optional<ResolvedMention> apposition(Phrase phrase) {
    boolean role = isPersonNoun(phrase.headEnd() - 1);
    for (int mark = phrase.headEnd(); role && mark < phrase.end() - 1; mark++) {
      if (tokens.is(mark, ",") || tokens.is(mark, "—") || tokens.is(mark, ":")) {
        Optional<ResolvedMention> apposed = apposedBehind(phrase, mark);
        if (apposed.isPresent()) {
          return apposed;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ResolvedMention> apposedBehind(Phrase phrase, int mark) {
    int begin = mark + 1;
    int end = spans.end(begin, phrase.end());
    if (end != phrase.end() && !(end > begin && tokens.is(end, ","))) {
      return Optional.empty();
    }
    Name name = spans.split(begin, end);
    Optional<Referent> known = entities.personIn(name);
    boolean isNew =
        known.isEmpty() && spans.looksPersonal(name) && (name.words() > 1 || name.isTitled());
    if (name.words() == 0 || !(known.isPresent() || isNew)) {
      return Optional.empty();
    }
    Referent person =
        known.orElseGet(() -> entities.add(ActorType.PERSON, entities.display(name), true));
    return Optional.of(
        holder(
            person,
            phrase,
            mark,
            name.words() > 1 || isNew ? Resolution.NAME : Resolution.SURNAME));
  }

  Optional<ResolvedMention> office(Phrase phrase) {
    boolean role =
        tokens.is(phrase.headEnd() - 1, Lexicon.Kind.ROLE)
            && !phrases.isIndefinite(phrase.begin())
            && phrase.end() > phrase.headEnd() + 2;
    int begin = phrase.end();
    while (role
        && begin > phrase.headEnd() + 1
        && spans.isNameWord(begin - 1)
        && phrase.end() - begin < LIMITS.maxPersonTokens()) {
      begin--;
    }
    if (phrase.end() - begin < 2) {
      return Optional.empty();
    }
    OptionalInt known = knownName(begin, phrase.end());
    OptionalInt from = known.isPresent() ? known : newName(begin, phrase.end());
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Name name = new Name(from.getAsInt(), from.getAsInt(), phrase.end());
    Referent person =
        known.isPresent()
            ? entities.personIn(name).orElseThrow()
            : entities.add(ActorType.PERSON, entities.display(name), true);
    return Optional.of(holder(person, phrase, name.begin(), Resolution.NAME));
  }

  /** Returns where the longest name of a person of the article begins that ends the words. */
  private OptionalInt knownName(int begin, int end) {
    for (int from = Math.max(begin, end - 3); from < end; from++) {
      Name name = new Name(from, from, end);
      boolean whole = name.words() > 1 || tokens.is(from - 1, Lexicon.Kind.COURTESY);
      boolean known =
          whole
              && entities
                  .personIn(name)
                  .filter(one -> one.name().equals(entities.display(name)) || name.words() <= 2)
                  .isPresent();
      if (known) {
        return OptionalInt.of(from);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns where a person's name begins that ends the words: behind those of the office. */
  private OptionalInt newName(int begin, int end) {
    int behind = begin;
    for (int i = begin; i < end; i++) {
      boolean other =
          tokens.is(i, Lexicon.Kind.ORGANISATION)
              || tokens.is(i, Lexicon.Kind.PORTFOLIO)
              || tokens.isAcronym(i);
      int country = Countries.end(tokens, i, end);
      behind = other ? i + 1 : country > i ? Math.max(behind, country) : behind;
    }
    int from = behind > begin ? behind : end - 2;
    Name name = new Name(from, from, end);
    boolean capable =
        name.words() > 1
            && name.words() <= LIMITS.maxPersonTokens()
            && spans.looksPersonal(name)
            && (behind > begin || end - begin > 3);
    return capable ? OptionalInt.of(from) : OptionalInt.empty();
  }

  /** Returns the person as the bearer of the role that the phrase gives up to {@code roleEnd}. */
  private ResolvedMention holder(
      Referent person, Phrase phrase, int roleEnd, Resolution resolution) {
    boolean determined = tokens.is(phrase.begin(), Lexicon.Kind.DETERMINER);
    String role = tokens.phrase(determined ? phrase.begin() + 1 : phrase.begin(), roleEnd);
    entities.addRole(person, role, phrase.head(), phrase.headEnd());
    return new ResolvedMention(person, Optional.of(role), resolution);
  }

  Optional<ResolvedMention> issuedDocument(Phrase phrase) {
    int begin = phrase.head();
    int last = phrase.headEnd() - 1;
    boolean named =
        last > begin
            && tokens.is(last, Lexicon.Kind.DOCUMENT)
            && !tokens.isCapitalised(last)
            && spans.isNameWord(begin)
            && spans.end(begin, last) == last;
    return Optional.of(phrase)
        .filter(of -> named)
        .flatMap(of -> entities.otherIn(begin, last))
        .filter(
            issuer -> issuer.type() == ActorType.ORGANISATION || issuer.type() == ActorType.COUNTRY)
        .map(issuer -> new ResolvedMention(issuer, Resolution.NAME));
  }

  Optional<ResolvedMention> beside(Phrase phrase) {
    return isPersonNoun(phrase.headEnd() - 1)
        ? nameBehind(phrase)
            .or(() -> nameBefore(phrase))
            .map(person -> new ResolvedMention(person, Resolution.NAME))
        : Optional.empty();
  }

  private Optional<Referent> nameBehind(Phrase phrase) {
    boolean comma = tokens.is(phrase.end(), ",");
    int begin = comma ? phrase.end() + 1 : phrase.end();
    int end = spans.end(begin);
    return end > begin && (!comma || tokens.is(end, ","))
        ? entities.personIn(spans.split(begin, end))
        : Optional.empty();
  }

  private Optional<Referent> nameBefore(Phrase phrase) {
    // The second of two roles: `Ann Lee, the mayor, and editor,`.
    boolean second =
        tokens.is(phrase.begin() - 1, "and")
            && tokens.is(phrase.begin() - 2, ",")
            && tokens.is(phrase.end(), ",")
            && phrase.head() == phrase.begin();
    return second
        ? salience.nearest(phrase.begin(), Referent::isHuman)
        : discourse.apposed(phrase.begin()).filter(Referent::isHuman);
  }

  private boolean isPersonNoun(int i) {
    return tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.PERSON);
  }
}
