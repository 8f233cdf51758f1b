package org.onrecord.actor.article;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * Reads the article in order and records every occurrence of a referent, named or not. Pronouns and
 * descriptions are resolved on the way, since they add to the salience of their antecedents.
 *
 * <p>The article is read once in advance to collect votes of its pronouns: a likely antecedent of
 * `she` is a woman from the first line on.
 */
final class Discourse {
  private static final Limits LIMITS = Limits.DEFAULT;

  private static final Set<String> PLURAL_PRONOUNS = Set.of("they", "them", "we", "us");

  /** The votes of pronouns on a referent's gender. */
  private static final class Votes {
    private double female;
    private double male;
  }

  private final Tokens tokens;
  private final Sentences sentences;
  private final NameSpans spans;
  private final BitSet quoted;
  private final Phrases phrases;
  private final NamedEntities entities;
  private final Weights weights;
  private final Salience salience;
  private final Descriptions descriptions;
  private final Map<String, Referent> described = new HashMap<>();
  private int at;
  private int appearance;

  /** The last name that was read. */
  private NamedEntities.Appearance named;

  Discourse(
      Tokens tokens,
      Sentences sentences,
      BitSet quoted,
      NameSpans spans,
      NamedEntities entities,
      Weights weights) {
    this.tokens = tokens;
    this.sentences = sentences;
    this.spans = spans;
    this.quoted = quoted;
    this.phrases = new Phrases(tokens, spans, entities);
    this.entities = entities;
    this.weights = weights;
    var inside = new boolean[tokens.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      inside[i] = quoted.get(i);
    }
    salience = new Salience(tokens, sentences, inside, weights);
    descriptions = new Descriptions(tokens, phrases, salience);
    Map<Referent, Votes> votes = new HashMap<>();
    read(tokens.size(), Optional.of(votes));
    votes.forEach(Discourse::count);
    salience.clear();
    described.clear();
    at = 0;
    appearance = 0;
    named = null;
  }

  private static void count(Referent referent, Votes votes) {
    Thresholds thresholds = Thresholds.DEFAULT;
    double most = Math.max(votes.female, votes.male);
    double least = Math.min(votes.female, votes.male);
    if (most >= thresholds.minGenderVotes() && most >= thresholds.minGenderRatio() * least) {
      referent.setFemale(votes.female > votes.male);
    }
  }

  Phrases phrases() {
    return phrases;
  }

  Salience salience() {
    return salience;
  }

  Descriptions descriptions() {
    return descriptions;
  }

  /** Continues reading up to, but not including, token {@code end}. */
  void readTo(int end) {
    read(end, Optional.empty());
  }

  private void read(int end, Optional<Map<Referent, Votes>> votes) {
    List<NamedEntities.Appearance> appearances = entities.appearances();
    while (at < end) {
      while (appearance < appearances.size() && appearances.get(appearance).name().begin() < at) {
        appearance++;
      }
      NamedEntities.Appearance next =
          appearance < appearances.size() ? appearances.get(appearance) : null;
      if (next != null && next.name().begin() == at) {
        Name name = next.name();
        salience.add(phraseBegin(name.titleBegin()), name.begin(), name.end(), next.referent(), 1);
        at = name.end();
        named = next;
      } else {
        at = readWord(at, next == null ? tokens.size() : next.name().begin(), votes);
      }
    }
  }

  private int phraseBegin(int begin) {
    return tokens.is(begin - 1, Lexicon.Kind.DETERMINER) ? begin - 1 : begin;
  }

  /** Reads a pronoun or a description that begins at {@code i}; returns where to continue. */
  private int readWord(int i, int limit, Optional<Map<Referent, Votes>> votes) {
    Optional<Pronouns> pronoun = Pronouns.of(tokens.lower(i)).filter(Pronouns::isGendered);
    if (pronoun.isPresent()) {
      List<Salience.Ranked> ranked = salience.rank(i, pronoun.get()::agrees);
      if (!ranked.isEmpty()) {
        votes.ifPresent(all -> vote(ranked, pronoun.get(), all));
        salience.add(i, i, i + 1, ranked.get(0).referent(), pronounPart(i));
      }
      return i + 1;
    }
    boolean determined = tokens.is(i, Lexicon.Kind.DETERMINER);
    boolean group = !determined && tokens.is(i, Lexicon.Kind.GROUP);
    int end = determined ? phrases.descriptionEnd(i) : group ? i + 1 : i;
    if (end > i && end <= limit) {
      int begin = group ? phrases.groupBegin(i) : i;
      Phrase phrase = phrases.of(begin, end);
      Optional<Referent> apposed = apposed(begin).filter(who -> isHuman(end - 1) && who.isHuman());
      if (apposed.isPresent()) {
        apposed.get().addHead(tokens.lower(end - 1));
        return end;
      }
      Optional<Referent> known = descriptions.antecedent(phrase);
      Referent referent = known.orElseGet(() -> describe(phrase));
      salience.add(
          i,
          phrase.head(),
          end,
          referent,
          known.isPresent() && referent.isNamed()
              ? weights.namedDescription()
              : weights.description());
      return end;
    }
    return i + 1;
  }

  /** Returns who is named right before words after a comma: `Ann Lee, 58, a teacher,`. */
  Optional<Referent> apposed(int begin) {
    if (named == null || !tokens.is(begin - 1, ",")) {
      return Optional.empty();
    }
    int end = tokens.isNumber(begin - 2) && tokens.is(begin - 3, ",") ? begin - 3 : begin - 1;
    return named.name().end() == end ? Optional.of(named.referent()) : Optional.empty();
  }

  private double pronounPart(int i) {
    return tokens.is(i, "he") || tokens.is(i, "she") ? weights.pronoun() : weights.otherPronoun();
  }

  private static void vote(
      List<Salience.Ranked> ranked, Pronouns pronoun, Map<Referent, Votes> votes) {
    double sum = 0;
    for (Salience.Ranked one : ranked) {
      sum += one.score();
    }
    Referent first = ranked.get(0).referent();
    double share = sum > 0 ? ranked.get(0).score() / sum : 0;
    Votes of = votes.computeIfAbsent(first, absent -> new Votes());
    double weight = share * share;
    if (pronoun == Pronouns.SHE) {
      of.female += weight;
    } else {
      of.male += weight;
    }
  }

  /** Returns the referent that has only this description, the same one for the same words. */
  Referent describe(Phrase phrase) {
    int head = phrase.headEnd() - 1;
    ActorType type = type(phrase);
    String shown = words(phrase);
    String name = LowerCase.of(shown);
    return described.computeIfAbsent(
        type + " " + name,
        absent -> {
          Referent referent = entities.add(type, shown, false);
          referent.addHead(tokens.lower(head));
          if (isHuman(head)) {
            referent.setHuman();
          }
          entities.addRole(referent, name, phrase.head(), phrase.headEnd());
          for (int i = head; i >= phrase.begin(); i--) {
            boolean she = tokens.is(i, Lexicon.Kind.FEMALE);
            if (i == head && (she || tokens.is(i, Lexicon.Kind.MALE))) {
              referent.setFemale(she);
            }
          }
          return referent;
        });
  }

  private boolean isHuman(int head) {
    return phrases.isHuman(head) || (tokens.is(head, "one") && tokens.is(head + 1, "of"));
  }

  private ActorType type(Phrase phrase) {
    int head = phrase.headEnd() - 1;
    String word = tokens.lower(head);
    if (PLURAL_PRONOUNS.contains(word)) {
      return ActorType.GROUP;
    }
    boolean indefinite = phrases.isIndefinite(phrase.begin()) && !tokens.is(phrase.begin(), "some");
    boolean partOf =
        head == phrase.begin()
            && tokens.is(phrase.headEnd(), "of")
            && !isHuman(head)
            && (tokens.is(head, Lexicon.Kind.DETERMINER) || tokens.is(head, Lexicon.Kind.GROUP));
    if (partOf) {
      boolean single = tokens.is(head, "one") || tokens.is(head, "another");
      return single ? ActorType.UNNAMED : ActorType.GROUP;
    }
    if (tokens.is(head, Lexicon.Kind.DOCUMENT)) {
      return ActorType.DOCUMENT;
    }
    if (tokens.is(head, Lexicon.Kind.ORGANISATION) || tokens.is(head, Lexicon.Kind.GENERIC)) {
      return ActorType.GROUP;
    }
    if (tokens.is(head, Lexicon.Kind.ROLE) || tokens.is(head, Lexicon.Kind.PERSON)) {
      return ActorType.UNNAMED;
    }
    boolean plural =
        (word.endsWith("s") && !word.endsWith("ss")) || tokens.is(head, Lexicon.Kind.GROUP);
    boolean several = !indefinite && !Lexicon.isFunctionWord(word) && plural;
    boolean counted =
        tokens.is(phrase.begin(), "some")
            || tokens.is(phrase.begin(), "many")
            || tokens.is(phrase.begin(), "several");
    return several || counted || (plural && !indefinite) ? ActorType.GROUP : ActorType.UNNAMED;
  }

  /** Whether a possessive name begins at the token: `Port Marrow's` council. */
  private boolean isOwner(int begin) {
    int end = begin;
    while (tokens.isCapitalised(end)) {
      end++;
    }
    return tokens.is(end, "'s");
  }

  /** Returns the description without its article, in lower case except for names. */
  private String words(Phrase phrase) {
    int begin = phrase.begin();
    boolean article = tokens.is(begin, Lexicon.Kind.ARTICLE);
    int end = phrase.end();
    while (end > begin + 1 && !tokens.isWord(end - 1) && !tokens.is(end - 1, ")")) {
      end--;
    }
    int first = article && end - begin > 1 ? begin + 1 : begin;
    String words = tokens.phrase(first, end).replace('’', '\'');
    boolean common = spans.isOpener(first) && !isOwner(first) && Countries.within(words).isEmpty();
    String shown =
        common ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    return shown.substring(0, Math.min(shown.length(), LIMITS.maxDescriptionChars()));
  }

  /** Returns the speaker of the quotation around token {@code i}; empty outside quotations. */
  Optional<Referent> quotedSpeaker(int i) {
    return quoted.get(i) ? speakerAround(i) : Optional.empty();
  }

  /** Returns the speaker of the quotation around token {@code i}, else the last speaker. */
  Optional<Referent> speakerAround(int i) {
    if (quoted.get(i)) {
      int end = quoted.nextClearBit(i);
      for (int verb = end;
          verb < end + LIMITS.maxVerbTokens() && (verb == end || !sentences.beginsAt(verb));
          verb++) {
        if (tokens.is(verb, Lexicon.Kind.SPEECH)) {
          int limit = verb + LIMITS.maxSpeakerTokens();
          readTo(Math.min(tokens.size(), limit));
          Predicate<Referent> any = one -> true;
          Optional<Referent> before =
              verb > end ? salience.nearestIn(end, verb, any) : Optional.empty();
          Optional<Referent> found =
              before.isPresent() ? before : salience.nearestIn(verb, limit, any);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return salience.lastSpeaker(i, one -> true);
  }
}
