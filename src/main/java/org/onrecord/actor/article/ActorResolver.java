package org.onrecord.actor.article;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * Finds the actors behind the mentions of one article.
 *
 * <p>Mentions are best asked for in reading order, since who was the source of a statement is more
 * in mind afterwards. Not for use by several threads at once.
 */
public final class ActorResolver {
  /** How present an organisation is that `they` may stand for: it has just spoken, say. */
  private static final double MUTE = 1.6;

  /** And so much more present than any group. */
  private static final double RATHER_PEOPLE = 2;

  private static final String NOBODY = "unnamed source";
  private static final Set<String> REFLEXIVES =
      Set.of("himself", "herself", "itself", "themselves");
  private static final Set<String> NAMING = Set.of("called", "named", "dubbed");
  private static final Set<String> PLACES =
      Set.of(
          "city",
          "town",
          "state",
          "county",
          "village",
          "province",
          "republic",
          "municipality",
          "borough");

  private final String articleId;
  private final Tokens tokens;
  private final NameSpans runs;
  private final NamedEntities cast;
  private final Discourse discourse;
  private final Phrases phrases;

  /** The tokens from {@code begin} to before {@code end}, which name someone. */
  public record Mention(int begin, int end) {}

  /**
   * A name in the article.
   *
   * @param mention where it stands, without a title
   * @param id its bearer's, as {@link Actor#id} has it
   * @param name its bearer's, in full
   * @param type what the bearer is
   */
  public record Named(Mention mention, String id, String name, ActorType type) {}

  /** Whom a mention stands for, and how that was found. */
  private record Found(Referent referent, Optional<String> role, Resolution how) {}

  private ActorResolver(String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    this.articleId = articleId;
    this.tokens = tokens;
    runs = new NameSpans(tokens, sentences);
    cast = NamedEntities.of(tokens, runs, new Appositions(tokens, sentences));
    discourse = new Discourse(tokens, sentences, quoted, runs, cast, Weights.DEFAULT);
    phrases = discourse.phrases();
  }

  /**
   * Reads an article for its names.
   *
   * @param articleId keeps unnamed sources of different articles apart
   * @param quoted the tokens within quotation marks, where no one of the article's own speaks
   */
  public static ActorResolver of(
      String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    return new ActorResolver(articleId, tokens, sentences, quoted);
  }

  /**
   * Returns the mentions that make up one of several actors: {@code both the United States and
   * NATO} are two, {@code the Food and Drug Administration} is one.
   */
  public List<Mention> parts(Mention mention) {
    return phrases.joined(mention);
  }

  /** Returns the source that an article does not name at all. */
  public Actor nobody() {
    return new Actor(
        Ids.of("actor", ActorType.UNNAMED.name(), articleId, NOBODY),
        NOBODY,
        ActorType.UNNAMED,
        Optional.empty(),
        Resolution.NONE);
  }

  /**
   * Returns where the article names a person, an organisation or a country, in reading order. What
   * only looks like an organisation is left out: places, treaties, words that stand in capitals for
   * their place in the sentence.
   */
  public List<Named> named() {
    return cast.appearances().stream()
        .filter(
            appearance ->
                appearance.referent().type() != ActorType.ORGANISATION
                    || isOrganisation(appearance.name(), appearance.referent()))
        .map(
            appearance ->
                new Named(
                    new Mention(appearance.name().begin(), appearance.name().end()),
                    id(appearance.referent()),
                    appearance.referent().name(),
                    appearance.referent().type()))
        .toList();
  }

  private boolean isOrganisation(Name name, Referent referent) {
    int last = name.end() - 1;
    boolean place =
        2 * referent.evidence() > referent.count() || tokens.is(last, Lexicon.Kind.PLACE);
    boolean thing = tokens.is(last, Lexicon.Kind.THING);
    boolean sure =
        tokens.is(last, Lexicon.Kind.ORGANISATION) || tokens.is(last, Lexicon.Kind.INSTITUTION);
    boolean word =
        name.words() == 1 && (runs.isOpener(last) || tokens.lower(last).indexOf('\'') >= 0);
    return sure || !(place || thing || word);
  }

  /** Returns who the tokens from {@code from} to before {@code to} stand for, as a speaker. */
  public Actor resolve(int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end - 1 && isMargin(begin)) {
      begin++;
    }
    while (end - 1 > begin && (isMargin(end - 1) || isTail(end - 1))) {
      end--;
    }
    discourse.readTo(begin);
    Optional<Pronouns> pronoun =
        end - begin == 1 ? Pronouns.of(tokens.lower(begin)) : Optional.empty();
    Found found =
        pronoun.isPresent() && !isName(begin) ? pronoun(pronoun.get(), begin) : phrase(begin, end);
    discourse.readTo(end);
    discourse.salience().addSpeaker(begin, end, found.referent);
    return actor(found);
  }

  /** `WHO` is no pronoun. */
  private boolean isName(int i) {
    return tokens.isAcronym(i) && tokens.end(i) - tokens.begin(i) > 1;
  }

  /** What may end a source's words and says nothing about who it is. */
  private boolean isTail(int i) {
    return tokens.is(i, "'s") || tokens.is(i, "'") || REFLEXIVES.contains(tokens.lower(i));
  }

  private boolean isMargin(int i) {
    return !tokens.isWord(i)
        && !tokens.is(i, "[")
        && !tokens.is(i, "]")
        && !tokens.is(i, "'s")
        && !tokens.is(i, "'");
  }

  private Found pronoun(Pronouns pronoun, int i) {
    Optional<Referent> antecedent =
        switch (pronoun) {
          case FIRST -> discourse.speakerAround(i);
          case WHO -> discourse.salience().nearest(i, one -> true);
          case OTHER -> Optional.empty();
          case HE, SHE, THEY, IT -> {
            Predicate<Referent> fits = pronoun::agrees;
            yield pronoun == Pronouns.THEY
                ? several(i, fits)
                : discourse.salience().first(i, fits.and(notSpeaker(i)));
          }
        };
    if (antecedent.isEmpty()) {
      return new Found(
          discourse.describe(new Phrase(i, i, i + 1, i + 1)), Optional.empty(), Resolution.NONE);
    }
    if (pronoun.isGendered()) {
      antecedent.get().setFemale(pronoun == Pronouns.SHE);
    }
    return new Found(antecedent.get(), Optional.empty(), Resolution.PRONOUN);
  }

  /** Whoever speaks of himself in quotation marks says `I`. */
  private Predicate<Referent> notSpeaker(int i) {
    Optional<Referent> speaker = discourse.quotedSpeaker(i);
    return one -> speaker.isEmpty() || speaker.get() != one;
  }

  /** `They` are rather people than an organisation. */
  private Optional<Referent> several(int i, Predicate<Referent> fits) {
    List<Salience.Ranked> ranked = discourse.salience().rank(i, fits);
    Optional<Salience.Ranked> people =
        ranked.stream().filter(one -> one.referent().type() == ActorType.GROUP).findFirst();
    double least = Math.max(MUTE, people.map(one -> RATHER_PEOPLE * one.score()).orElse(0.0));
    return ranked.stream()
        .filter(one -> one.score() >= least)
        .findFirst()
        .or(() -> people)
        .map(Salience.Ranked::referent);
  }

  private Found phrase(int begin, int end) {
    Phrase phrase = phrases.of(begin, end);
    Optional<Found> given = given(phrase);
    if (given.isPresent()) {
      return given.get();
    }
    int run = nameBegin(phrase);
    if (run < phrase.headEnd()) {
      Optional<Found> named = named(run, phrase);
      if (named.isPresent()) {
        return named.get();
      }
    }
    Optional<Found> apposed = apposed(phrase);
    if (apposed.isPresent()) {
      return apposed.get();
    }
    Optional<Found> office = office(phrase);
    if (office.isPresent()) {
      return office.get();
    }
    return issued(phrase).orElseGet(() -> described(phrase));
  }

  /** A letter of a named organisation speaks for it: {@code a Harbour Board letter said}. */
  private Optional<Found> issued(Phrase phrase) {
    int begin = phrase.head();
    int last = phrase.headEnd() - 1;
    boolean named =
        last > begin
            && tokens.is(last, Lexicon.Kind.DOCUMENT)
            && !tokens.isCapitalised(last)
            && runs.isNameWord(begin)
            && runs.end(begin, last) == last;
    return Optional.of(phrase)
        .filter(of -> named)
        .flatMap(of -> cast.otherIn(begin, last))
        .filter(
            issuer -> issuer.type() == ActorType.ORGANISATION || issuer.type() == ActorType.COUNTRY)
        .map(issuer -> new Found(issuer, Optional.empty(), Resolution.NAME));
  }

  /** `a group called Save the Sound`, `the city of Marrow`: says what it is, and its name. */
  private Optional<Found> given(Phrase phrase) {
    int at = phrase.headEnd();
    if (isExample(at) || (tokens.is(at, "such") && tokens.is(at + 1, "as"))) {
      int begin = tokens.is(at, "such") ? at + 2 : at + 1;
      Name name = lastName(begin, phrase.end());
      return Optional.of(name)
          .filter(one -> one.words() > 0)
          .flatMap(cast::personIn)
          .map(person -> new Found(person, Optional.empty(), Resolution.NAME));
    }
    boolean place = tokens.is(at, "of") && PLACES.contains(tokens.lower(at - 1));
    for (int i = phrase.head() + 1; i < phrase.end() - 1 && !place; i++) {
      if (NAMING.contains(tokens.lower(i)) && runs.isNameWord(i + 1)) {
        at = i;
        break;
      }
    }
    int end = at + 1 < phrase.end() ? runs.end(at + 1, phrase.end()) : at;
    if (end <= at + 1 || !(place || NAMING.contains(tokens.lower(at)))) {
      return Optional.empty();
    }
    boolean whole =
        runs.isNameWord(phrase.end() - 1) && phrase.end() - at <= NameSpans.LONGEST_NAME;
    int last = whole && !place ? phrase.end() : end;
    var name = new Name(at + 1, at + 1, last);
    boolean person =
        tokens.is(phrase.headEnd() - 1, Lexicon.Kind.ROLE)
            || tokens.is(phrase.headEnd() - 1, Lexicon.Kind.PERSON)
            || tokens.is(at - 1, Lexicon.Kind.PERSON)
            || tokens.is(at - 1, Lexicon.Kind.ROLE);
    Optional<Referent> known =
        person ? cast.personIn(name) : cast.otherIn(name.begin(), name.end());
    return person
        ? known.map(referent -> new Found(referent, Optional.empty(), Resolution.NAME))
        : Optional.of(
            new Found(
                known.orElseGet(() -> cast.add(countryOr(name), shown(name), true)),
                Optional.empty(),
                Resolution.NAME));
  }

  private boolean isExample(int i) {
    return tokens.is(i, "like") || tokens.is(i, "including");
  }

  /** Returns the name with which the words end; an empty one if they end otherwise. */
  private Name lastName(int begin, int end) {
    for (int i = begin; i < end; ) {
      int last = runs.end(i, end);
      if (last == end) {
        return runs.split(i, end);
      }
      i = Math.max(last, i + 1);
    }
    return new Name(end, end, end);
  }

  private ActorType countryOr(Name name) {
    return Countries.called(tokens.phrase(name.begin(), name.end())).isPresent()
        ? ActorType.COUNTRY
        : ActorType.ORGANISATION;
  }

  private String shown(Name name) {
    String words = tokens.phrase(name.begin(), name.end());
    return Countries.called(words).orElse(words);
  }

  /** Returns where the capitalised words begin with which the head ends; its end without any. */
  private int nameBegin(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    if (!runs.isNameWord(last) && !tokens.is(last, "]") && !runs.isInnerStop(last - 1)) {
      return phrase.headEnd();
    }
    for (int i = phrase.head(); i < phrase.headEnd(); ) {
      int end = runs.end(i, phrase.headEnd());
      if (end == phrase.headEnd()) {
        return i;
      }
      i = Math.max(end, i + 1);
    }
    return tokens.is(last, "]") ? phrase.head() : phrase.headEnd();
  }

  private Optional<Found> named(int begin, Phrase phrase) {
    int end = phrase.headEnd();
    while (end > begin + 1 && tokens.is(end - 1, "]")) {
      end--;
    }
    Name name = runs.split(begin, end);
    if (name.words() == 0 || isCommon(name, phrase)) {
      return Optional.empty();
    }
    Optional<String> role = cast.title(name).or(() -> apposition(phrase));
    Optional<Referent> person = cast.personIn(name);
    if (person.isPresent()) {
      boolean whole = name.words() > 1 || !person.get().name().contains(" ");
      return Optional.of(
          new Found(person.get(), role, whole ? Resolution.NAME : Resolution.SURNAME));
    }
    Optional<Referent> other =
        cast.otherIn(name.begin(), end).or(() -> cast.otherIn(begin, phrase.headEnd()));
    if (other.isPresent()
        && !(other.get().type() == ActorType.ORGANISATION
            && isPersonBySpeech(name, role, phrase)
            && !runs.looksLikeOrganisation(name.begin(), end))) {
      return Optional.of(new Found(other.get(), Optional.empty(), Resolution.NAME));
    }
    return Optional.of(new Found(introduced(name, begin, role, phrase), role, Resolution.NAME));
  }

  private boolean isPersonBySpeech(Name name, Optional<String> role, Phrase phrase) {
    return runs.looksPersonal(name)
        && (role.isPresent()
            || name.isTitled()
            || (name.words() > 1 && !tokens.is(phrase.begin(), "the")));
  }

  /** A name that the article's first reading did not take for one, or not for a person's. */
  private Referent introduced(Name name, int begin, Optional<String> role, Phrase phrase) {
    Optional<String> country = Countries.called(tokens.phrase(name.begin(), name.end()));
    if (country.isPresent()) {
      return cast.add(ActorType.COUNTRY, country.get(), true);
    }
    boolean spaced = name.words() > 1 && !tokens.is(name.begin() - 1, "the");
    boolean person =
        (spaced || role.isPresent() || name.isTitled())
            && (runs.looksPersonal(name)
                || (spaced
                    && name.words() <= NameSpans.LONGEST_NAME
                    && !runs.looksLikeOrganisation(name.begin(), name.end())));
    return person
        ? cast.add(ActorType.PERSON, cast.display(name), true)
        : cast.add(
            ActorType.ORGANISATION,
            tokens.phrase(name.isTitled() ? name.begin() : begin, phrase.headEnd()),
            true);
  }

  /** Whether the word is capitalised for the sentence's sake alone: `Officials said`. */
  private boolean isCommon(Name name, Phrase phrase) {
    int i = name.begin();
    boolean single = name.words() == 1;
    boolean common =
        tokens.is(i, Lexicon.Kind.GROUP)
            || tokens.is(i, Lexicon.Kind.DOCUMENT)
            || tokens.is(i, Lexicon.Kind.ROLE)
            || tokens.is(i, Lexicon.Kind.PERSON);
    boolean people =
        Countries.ofPeople(tokens.lower(i)).isPresent() && tokens.lower(i).endsWith("s");
    boolean party = tokens.is(i, Lexicon.Kind.AFFILIATE) && tokens.lower(i).endsWith("s");
    boolean opener =
        runs.isOpener(i) && runs.isAlsoSmall(i) && phrase.headEnd() - phrase.begin() == 1;
    return single && (common || people || party || opener) && cast.personIn(name).isEmpty();
  }

  private Optional<String> apposition(Phrase phrase) {
    if (phrase.end() <= phrase.headEnd() + 1 || !tokens.is(phrase.headEnd(), ",")) {
      return Optional.empty();
    }
    int begin = phrase.headEnd() + 1;
    if (tokens.isNumber(begin) && tokens.is(begin + 1, ",")) {
      begin += 2;
    }
    if (tokens.is(begin, Lexicon.Kind.DETERMINER)) {
      begin++;
    }
    boolean role = false;
    for (int i = begin; i < phrase.end(); i++) {
      role |= tokens.is(i, Lexicon.Kind.ROLE);
    }
    return role ? Optional.of(tokens.phrase(begin, phrase.end())) : Optional.empty();
  }

  /** A name behind its role and a comma: `the ministry's spokesman, Ann Lee,`. */
  private Optional<Found> apposed(Phrase phrase) {
    int head = phrase.headEnd() - 1;
    boolean role = tokens.is(head, Lexicon.Kind.ROLE) || tokens.is(head, Lexicon.Kind.PERSON);
    for (int comma = phrase.headEnd(); role && comma < phrase.end() - 1; comma++) {
      if (tokens.is(comma, ",") || tokens.is(comma, "—") || tokens.is(comma, ":")) {
        int end = runs.end(comma + 1, phrase.end());
        boolean last = end == phrase.end() || (end > comma + 1 && tokens.is(end, ","));
        if (last) {
          Name name = runs.split(comma + 1, end);
          Optional<Referent> person = cast.personIn(name);
          if (name.words() > 0
              && (person.isPresent()
                  || (runs.looksPersonal(name) && (name.words() > 1 || name.isTitled())))) {
            Referent referent =
                person.orElseGet(() -> cast.add(ActorType.PERSON, cast.display(name), true));
            int begin =
                tokens.is(phrase.begin(), Lexicon.Kind.DETERMINER)
                    ? phrase.begin() + 1
                    : phrase.begin();
            String words = tokens.phrase(begin, comma);
            cast.addRole(referent, words, phrase.head(), phrase.headEnd());
            return Optional.of(
                new Found(
                    referent,
                    Optional.of(words),
                    name.words() > 1 || person.isEmpty() ? Resolution.NAME : Resolution.SURNAME));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A name behind an office that it has no comma before: `head of the Bridge Council Ann Lee`. */
  private Optional<Found> office(Phrase phrase) {
    int last = phrase.headEnd() - 1;
    boolean role =
        tokens.is(last, Lexicon.Kind.ROLE)
            && !phrases.isIndefinite(phrase.begin())
            && phrase.end() > phrase.headEnd() + 2;
    int begin = phrase.end();
    while (role
        && begin > phrase.headEnd() + 1
        && runs.isNameWord(begin - 1)
        && phrase.end() - begin < NameSpans.LONGEST_NAME) {
      begin--;
    }
    if (!role || phrase.end() - begin < 2) {
      return Optional.empty();
    }
    for (int from = begin; from <= phrase.end() - 1; from++) {
      Name name = new Name(from, from, phrase.end());
      Optional<Referent> known =
          name.words() > 1 || tokens.is(from - 1, Lexicon.Kind.COURTESY)
              ? cast.personIn(name)
              : Optional.empty();
      if (known
              .filter(person -> person.name().equals(cast.display(name)) || name.words() <= 2)
              .isPresent()
          && from >= phrase.end() - 3) {
        return Optional.of(officer(known.get(), phrase, from));
      }
    }
    int behind = begin;
    for (int i = begin; i < phrase.end(); i++) {
      boolean other =
          tokens.is(i, Lexicon.Kind.ORGANISATION)
              || tokens.is(i, Lexicon.Kind.PORTFOLIO)
              || tokens.isAcronym(i);
      int country = Countries.end(tokens, i, phrase.end());
      behind = other ? i + 1 : country > i ? Math.max(behind, country) : behind;
    }
    int from = behind > begin ? behind : phrase.end() - 2;
    Name name = new Name(from, from, phrase.end());
    boolean capable =
        name.words() > 1
            && name.words() <= NameSpans.LONGEST_NAME
            && runs.looksPersonal(name)
            && (behind > begin || phrase.end() - begin > 3);
    return capable
        ? Optional.of(officer(cast.add(ActorType.PERSON, cast.display(name), true), phrase, from))
        : Optional.empty();
  }

  private Found officer(Referent person, Phrase phrase, int nameBegin) {
    int begin =
        tokens.is(phrase.begin(), Lexicon.Kind.DETERMINER) ? phrase.begin() + 1 : phrase.begin();
    String role = tokens.phrase(begin, nameBegin);
    cast.addRole(person, role, phrase.head(), phrase.headEnd());
    return new Found(person, Optional.of(role), Resolution.NAME);
  }

  /** Returns who is named right beside the phrase, which only says what he is. */
  private Optional<Referent> beside(Phrase phrase) {
    int head = phrase.headEnd() - 1;
    if (!tokens.is(head, Lexicon.Kind.ROLE) && !tokens.is(head, Lexicon.Kind.PERSON)) {
      return Optional.empty();
    }
    int after = tokens.is(phrase.end(), ",") ? phrase.end() + 1 : phrase.end();
    int end = runs.end(after);
    boolean closed = after == phrase.end() || tokens.is(end, ",");
    if (end > after && closed) {
      Name name = runs.split(after, end);
      Optional<Referent> person = cast.personIn(name);
      if (person.isPresent()) {
        return person;
      }
    }
    Optional<Referent> apposed = discourse.apposed(phrase.begin()).filter(Referent::isHuman);
    boolean second =
        tokens.is(phrase.begin() - 1, "and")
            && tokens.is(phrase.begin() - 2, ",")
            && tokens.is(phrase.end(), ",")
            && phrase.head() == phrase.begin();
    return second ? discourse.salience().nearest(phrase.begin(), Referent::isHuman) : apposed;
  }

  private Found described(Phrase phrase) {
    Optional<Referent> beside = beside(phrase);
    if (beside.isPresent()) {
      return new Found(beside.get(), Optional.empty(), Resolution.NAME);
    }
    Optional<Referent> antecedent = discourse.antecedent(phrase);
    return antecedent
        .map(referent -> new Found(referent, Optional.empty(), Resolution.DESCRIPTION))
        .orElseGet(
            () -> {
              Referent speaker = discourse.describe(phrase);
              speaker.setHuman();
              return new Found(speaker, Optional.empty(), Resolution.NONE);
            });
  }

  private Actor actor(Found found) {
    Referent referent = found.referent;
    Optional<String> role =
        referent.isNamed() && referent.type() == ActorType.PERSON
            ? found.role.or(referent::role)
            : Optional.empty();
    return new Actor(id(referent), referent.name(), referent.type(), role, found.how);
  }

  private String id(Referent referent) {
    String type = referent.type().name();
    return referent.isNamed()
        ? Ids.of("actor", type, referent.name().toLowerCase(Locale.ROOT))
        : Ids.of("actor", type, articleId, referent.name());
  }
}
