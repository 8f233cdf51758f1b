package org.onrecord.actor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;

/**
 * Finds the actors behind the mentions of one article.
 *
 * <p>Mentions are asked for in reading order, since a pronoun or a description stands for someone
 * before it: the last speaker, or the last person with whom a sentence outside quotation marks
 * began, whichever is nearer. Not for use by several threads at once.
 */
public final class Actors {
  /** So many speakers are looked through for a pronoun or a description; the rest is forgotten. */
  private static final int MEMORY = 16;

  /** So far back in tokens a pronoun looks for the subject of a sentence. */
  private static final int REACH = 2000;

  /** Longer lists of names are read as one. */
  private static final int MOST_PARTS = 5;

  private static final String NOBODY = "unnamed source";

  private static final int LONGEST_RELATIVE = 8;
  private static final int LONGEST_DESCRIPTION = 200;

  /** The marks that may stand within a noun phrase. */
  private static final Set<String> PHRASE_MARKS = Set.of("'s", "'", "[", "]");

  private static final Set<String> SEVERAL = Set.of("they", "them", "we");

  /** What `it` may stand for. */
  private static final Set<ActorType> THINGS =
      Set.of(ActorType.ORGANISATION, ActorType.COUNTRY, ActorType.DOCUMENT);

  /** Who spoke, and where he is mentioned. */
  private record Seen(int token, Actor actor) {}

  /** The tokens from {@code begin} to before {@code end}, which name someone. */
  public record Mention(int begin, int end) {}

  private final String articleId;
  private final Tokens tokens;
  private final Sentences sentences;
  private final Names names;
  private final BitSet quoted;
  private final TreeMap<Integer, Actor> subjects = new TreeMap<>();
  private final Deque<Seen> speakers = new ArrayDeque<>();
  private final Map<String, Boolean> female = new HashMap<>();

  private Actors(String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    this.articleId = articleId;
    this.tokens = tokens;
    this.sentences = sentences;
    this.names = Names.of(tokens, sentences);
    this.quoted = quoted;
  }

  /**
   * Reads an article for its names.
   *
   * @param articleId keeps unnamed sources of different articles apart
   * @param quoted the tokens within quotation marks, where no one of the article's own speaks
   */
  public static Actors of(String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    var actors = new Actors(articleId, tokens, sentences, quoted);
    for (Names.Person person : actors.names.all()) {
      person.female().ifPresent(is -> actors.female.put(person.name(), is));
    }
    actors
        .names
        .subjects()
        .forEach(
            (token, name) -> {
              if (!quoted.get(token)) {
                actors.subjects.put(token, actors.person(name, Optional.empty(), Resolution.NAME));
              }
            });
    return actors;
  }

  /**
   * Returns who the tokens from {@code begin} to before {@code end} stand for, as a speaker. One
   * within quotation marks is remembered for none of the later mentions: the article goes on about
   * whoever quotes him.
   */
  public Actor resolve(int begin, int end) {
    Actor actor = find(begin, end);
    if (quoted.get(begin)) {
      return actor;
    }
    speakers.addFirst(new Seen(begin, actor));
    if (speakers.size() > MEMORY) {
      speakers.removeLast();
    }
    return actor;
  }

  /**
   * Returns the mentions that make up one of several actors: {@code both the United States and
   * NATO} are two. Only names are told apart; in {@code Standard and Poor} or {@code the mayor and
   * his aides} nobody speaks for himself.
   */
  public List<Mention> parts(Mention mention) {
    int begin = tokens.is(mention.begin, "both") ? mention.begin + 1 : mention.begin;
    var parts = new ArrayList<Mention>();
    boolean joined = false;
    int from = begin;
    for (int i = begin; i <= mention.end && parts.size() <= MOST_PARTS; i++) {
      boolean and = i < mention.end && tokens.is(i, "and");
      if (and || i == mention.end || tokens.is(i, ",")) {
        if (i > from) {
          parts.add(new Mention(from, i));
        }
        joined |= and;
        from = i + 1;
      }
    }
    boolean apart =
        joined
            && parts.size() > 1
            && parts.size() <= MOST_PARTS
            && Lexicon.country(tokens.phrase(begin, mention.end)).isEmpty()
            && (parts.stream().allMatch(this::isPersonOrKnown)
                || parts.stream().allMatch(this::isDefiniteOrKnown));
    return apart ? parts : List.of(mention);
  }

  private boolean isPersonOrKnown(Mention part) {
    Names.Run run = names.split(part.begin, part.end);
    boolean named =
        isName(part.begin, part.end)
            && run.words() > 0
            && names.fullName(tokens.phrase(run.begin(), run.end())).isPresent();
    return named || isKnown(part);
  }

  private boolean isDefiniteOrKnown(Mention part) {
    return isKnown(part) || (tokens.is(part.begin, "the") && isName(part.begin + 1, part.end));
  }

  private boolean isKnown(Mention part) {
    int begin = tokens.is(part.begin, "the") ? part.begin + 1 : part.begin;
    return Lexicon.country(tokens.phrase(begin, part.end)).isPresent()
        || (part.end - begin == 1 && tokens.isAcronym(begin));
  }

  private boolean isName(int begin, int end) {
    for (int i = begin; i < end; i++) {
      boolean links =
          i > begin && i < end - 1 && (tokens.is(i, "of") || tokens.is(i, Lexicon.Kind.PARTICLE));
      if (!links && !names.isNameWord(i)) {
        return false;
      }
    }
    return begin < end;
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

  private Actor find(int begin, int end) {
    if (end - begin == 1 && tokens.is(begin, "who")) {
      return relative(begin);
    }
    if (end - begin == 1 && tokens.is(begin, Lexicon.Kind.PRONOUN)) {
      return pronoun(begin);
    }
    int head = headBegin(begin, headEnd(begin, end));
    int headEnd = headEnd(head, end);
    int run = nameBegin(head, headEnd);
    int name = run == headEnd ? apposedName(headEnd, end) : end;
    if (name < end) {
      return apposed(head, name, end);
    }
    return run < headEnd ? named(run, headEnd, begin, end) : described(begin, end, head, headEnd);
  }

  /** Returns where the words end that name the source itself: before a comma or a preposition. */
  private int headEnd(int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      boolean ofName =
          tokens.is(i, "of")
              && names.isNameWord(i - 1)
              && tokens.is(i - 1, Lexicon.Kind.ORGANISATION);
      boolean ends =
          (!tokens.isWord(i) && !PHRASE_MARKS.contains(tokens.lower(i)))
              || (tokens.is(i, Lexicon.Kind.PREPOSITION) && !ofName)
              || tokens.is(i, "who");
      if (ends) {
        return i;
      }
    }
    return end;
  }

  /** Returns where the head begins: after articles, and after a possessive (`Macron's` aide). */
  private int headBegin(int begin, int end) {
    int head = begin;
    for (int i = begin; i < end - 1; i++) {
      boolean skipped = i == head && tokens.is(i, Lexicon.Kind.DETERMINER);
      head = skipped || tokens.is(i, "'s") ? i + 1 : head;
    }
    return head;
  }

  /** Returns where the capitalised words begin with which the head ends. */
  private int nameBegin(int head, int end) {
    int begin = end;
    while (begin > head
        && (names.isNameWord(begin - 1)
            || (tokens.is(begin - 1, "'") && begin < end && names.isNameWord(begin - 2))
            || isInserted(begin - 1, begin < end)
            || (tokens.is(begin - 1, "of") && begin < end && begin - 1 > head)
            || (tokens.is(begin - 1, Lexicon.Kind.PARTICLE) && begin < end && begin - 1 > head))) {
      begin--;
    }
    boolean opener =
        end - begin == 1
            && sentences.beginsAt(begin)
            && isCommon(begin)
            && !tokens.isAcronym(begin);
    return opener ? end : begin;
  }

  /** Whether a bracket at {@code i} is of a name completed by the editor: `[Jens] Stoltenberg`. */
  private boolean isInserted(int i, boolean behind) {
    return behind
        && ((tokens.is(i, "]") && names.isNameWord(i - 1) && tokens.is(i - 2, "["))
            || (tokens.is(i, "[") && names.isNameWord(i + 1) && tokens.is(i + 2, "]")));
  }

  /** Whether the word is capitalised for the sentence's sake alone: `Officials said`. */
  private boolean isCommon(int i) {
    return tokens.is(i, Lexicon.Kind.GROUP)
        || tokens.is(i, Lexicon.Kind.DOCUMENT)
        || tokens.is(i, Lexicon.Kind.ROLE);
  }

  private Actor named(int begin, int end, int mention, int mentionEnd) {
    Names.Run run = names.split(begin, end);
    if (run.words() == 0) {
      return described(mention, mentionEnd, begin, end);
    }
    String name = tokens.phrase(run.begin(), run.end()).replace("[", "").replace("]", "");
    Optional<String> role = names.title(run).or(() -> names.apposition(run.end()));
    Optional<String> full = names.fullName(name);
    boolean titled = run.titleBegin() < run.begin();
    if (full.isPresent() || (titled && !names.isOrganisation(run.begin(), run.end()))) {
      var how = run.words() > 1 || full.isEmpty() ? Resolution.NAME : Resolution.SURNAME;
      return person(full.orElse(name), role, how);
    }
    Optional<String> country = Lexicon.country(name);
    if (country.isPresent()) {
      return actor(ActorType.COUNTRY, country.get(), Optional.empty(), Resolution.NAME);
    }
    if (run.words() == 1 && tokens.is(run.begin(), Lexicon.Kind.GROUP)) {
      return unnamed(ActorType.GROUP, mention, mentionEnd);
    }
    String whole = tokens.phrase(begin, end);
    boolean person =
        (run.words() > 1 || (role.isPresent() && !tokens.isAcronym(run.begin())))
            && run.words() <= Names.LONGEST_NAME
            && !names.isOrganisation(begin, end)
            && !tokens.is(begin - 1, "the")
            && !tokens.is(begin - 1, Lexicon.Kind.ORGANISATION);
    return person
        ? person(name, role, Resolution.NAME)
        : actor(ActorType.ORGANISATION, whole, Optional.empty(), Resolution.NAME);
  }

  /** Returns where a name begins with which the mention ends, behind a comma; else its end. */
  private int apposedName(int headEnd, int end) {
    int last = end;
    while (last > headEnd && names.isNameWord(last - 1)) {
      last--;
    }
    return last > headEnd && tokens.is(last - 1, ",") ? last : end;
  }

  /** A name that follows its role: `the ministry's spokesman, Ann Lee,`. */
  private Actor apposed(int role, int name, int end) {
    Actor actor = named(name, end, name, end);
    return actor.type() == ActorType.PERSON
        ? person(actor.name(), Optional.of(tokens.phrase(role, name - 1)), actor.resolution())
        : actor;
  }

  private Actor described(int mention, int mentionEnd, int begin, int end) {
    int head = end - 1;
    boolean plural = tokens.lower(head).endsWith("s") && !tokens.lower(head).endsWith("ss");
    if (tokens.is(head, Lexicon.Kind.GROUP)) {
      return unnamed(ActorType.GROUP, mention, mentionEnd);
    }
    if (tokens.is(head, Lexicon.Kind.DOCUMENT)) {
      return unnamed(ActorType.DOCUMENT, mention, mentionEnd);
    }
    if (tokens.is(head, Lexicon.Kind.ORGANISATION)) {
      return lastSpeaker(seen -> isOrganisationCalled(seen, tokens.lower(head)))
          .map(actor -> actor.by(Resolution.DESCRIPTION))
          .orElseGet(() -> unnamed(ActorType.ORGANISATION, mention, mentionEnd));
    }
    boolean indefinite = tokens.is(mention, "a") || tokens.is(mention, "an");
    if (tokens.is(head, Lexicon.Kind.ROLE) && !indefinite) {
      return byRole(begin, end)
          .map(actor -> actor.by(Resolution.DESCRIPTION))
          .orElseGet(() -> unnamed(ActorType.UNNAMED, mention, mentionEnd));
    }
    for (int i = begin; i < end; i++) {
      plural |= tokens.is(i, Lexicon.Kind.GROUP) && !tokens.is(i, Lexicon.Kind.DETERMINER);
    }
    return unnamed(plural ? ActorType.GROUP : ActorType.UNNAMED, mention, mentionEnd);
  }

  private static boolean isOrganisationCalled(Actor actor, String word) {
    return actor.type() == ActorType.ORGANISATION
        && actor.resolution() != Resolution.NONE
        && actor.name().toLowerCase(Locale.ROOT).endsWith(word);
  }

  /**
   * Returns the person whose role has the description's last word and most of the others; the last
   * speaker if he has it, since a text varies its words for him (`the White House spokesman`).
   */
  private Optional<Actor> byRole(int begin, int end) {
    String head = tokens.lower(end - 1);
    Optional<Actor> last =
        lastSpeaker(actor -> actor.type() == ActorType.PERSON)
            .filter(actor -> actor.role().map(role -> sharedWords(role, begin, end)).orElse(0) > 0)
            .filter(actor -> hasWord(actor.role().orElse(""), head));
    if (last.isPresent()) {
      return last;
    }
    Actor best = null;
    int bestShared = 0;
    for (Names.Person person : names.withRole()) {
      String role = person.role().orElse("");
      int shared = sharedWords(role, begin, end);
      boolean fits = person.begin() < begin && hasWord(role, head);
      if (fits && shared > bestShared && (end - begin == 1 || shared > 1)) {
        bestShared = shared;
        best = person(person.name(), Optional.empty(), Resolution.DESCRIPTION);
      }
    }
    return Optional.ofNullable(best);
  }

  private int sharedWords(String role, int begin, int end) {
    int shared = 0;
    for (int i = begin; i < end; i++) {
      shared += hasWord(role, tokens.lower(i)) ? 1 : 0;
    }
    return shared;
  }

  private static boolean hasWord(String words, String word) {
    return (" " + words.toLowerCase(Locale.ROOT) + " ").contains(" " + word + " ");
  }

  /** Returns who `who` stands for: the name before it, past a comma. */
  private Actor relative(int who) {
    int end = tokens.is(who - 1, ",") ? who - 1 : who;
    int begin = end;
    while (begin > 0
        && end - begin < LONGEST_RELATIVE
        && tokens.isWord(begin - 1)
        && !Lexicon.isFunctionWord(tokens.lower(begin - 1))
        && !sentences.beginsAt(begin)) {
      begin--;
    }
    return begin < end ? find(begin, end) : unnamed(ActorType.UNNAMED, who, who + 1);
  }

  private Actor pronoun(int token) {
    String word = tokens.lower(token);
    Optional<Actor> found;
    if (quoted.get(token)) {
      // Whoever is quoted speaks of someone else, and the article's own speakers are no help.
      found = Optional.empty();
    } else if (word.equals("he") || word.equals("she")) {
      boolean she = word.equals("she");
      found = lastPerson(token, she);
      found.ifPresent(actor -> female.putIfAbsent(actor.name(), she));
    } else if (SEVERAL.contains(word)) {
      found = lastSpeaker(actor -> actor.type() == ActorType.GROUP);
    } else if (word.equals("it")) {
      found = lastSpeaker(actor -> THINGS.contains(actor.type()));
    } else {
      found = Optional.empty();
    }
    return found
        .map(actor -> actor.by(Resolution.PRONOUN))
        .orElseGet(
            () ->
                unnamed(
                    SEVERAL.contains(word) ? ActorType.GROUP : ActorType.UNNAMED,
                    token,
                    token + 1));
  }

  private Optional<Actor> lastPerson(int token, boolean she) {
    Optional<Seen> speaker =
        speakers.stream().filter(seen -> seen.token < token && mayBe(seen.actor, she)).findFirst();
    Map.Entry<Integer, Actor> subject = subjects.lowerEntry(token);
    while (subject != null && !mayBe(subject.getValue(), she)) {
      subject = token - subject.getKey() > REACH ? null : subjects.lowerEntry(subject.getKey());
    }
    if (subject != null && (speaker.isEmpty() || subject.getKey() > speaker.get().token)) {
      return Optional.of(subject.getValue());
    }
    return speaker.map(Seen::actor);
  }

  private boolean mayBe(Actor actor, boolean she) {
    boolean one = actor.type() == ActorType.PERSON || actor.type() == ActorType.UNNAMED;
    return one && female.getOrDefault(actor.name(), she) == she;
  }

  private Optional<Actor> lastSpeaker(Predicate<Actor> fits) {
    return speakers.stream().map(Seen::actor).filter(fits).findFirst();
  }

  private Actor person(String name, Optional<String> role, Resolution how) {
    return actor(
        ActorType.PERSON, name, role.or(() -> names.person(name).flatMap(Names.Person::role)), how);
  }

  private static Actor actor(ActorType type, String name, Optional<String> role, Resolution how) {
    return new Actor(
        Ids.of("actor", type.name(), name.toLowerCase(Locale.ROOT)), name, type, role, how);
  }

  private Actor unnamed(ActorType type, int mention, int end) {
    int begin = mention;
    boolean article = tokens.is(begin, "the") || tokens.is(begin, "a") || tokens.is(begin, "an");
    int last = end > mention + 1 && tokens.is(end - 1, ",") ? end - 1 : end;
    String words =
        tokens
            .phrase(article && last - begin > 1 ? begin + 1 : begin, last)
            .toLowerCase(Locale.ROOT);
    String name = words.substring(0, Math.min(words.length(), LONGEST_DESCRIPTION));
    return new Actor(
        Ids.of("actor", type.name(), articleId, name),
        name,
        type,
        Optional.empty(),
        Resolution.NONE);
  }
}
