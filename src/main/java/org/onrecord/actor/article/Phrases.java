package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Tokens;

/** Parses noun phrases: finds their heads and splits those that join several sources. */
final class Phrases {
  /** The marks that may occur within a noun phrase. */
  private static final Set<String> PHRASE_MARKS = Set.of("'s", "'", "[", "]", "&");

  private static final Limits LIMITS = Limits.DEFAULT;

  private final Tokens tokens;
  private final NameSpans spans;
  private final NamedEntities entities;

  Phrases(Tokens tokens, NameSpans spans, NamedEntities entities) {
    this.tokens = tokens;
    this.entities = entities;
    this.spans = spans;
  }

  /** Returns the parts of a phrase. */
  Phrase of(int begin, int end) {
    int headEnd = nounEnd(begin, headEnd(begin, end));
    return new Phrase(begin, head(begin, headEnd), headEnd, end);
  }

  /** Whether a phrase from {@code begin} on introduces someone: `a`, `one`, `some`. */
  boolean isIndefinite(int begin) {
    return tokens.is(begin, Lexicon.Kind.INDEFINITE);
  }

  /** Whether the phrase refers to someone mentioned before: `the`, `those`. */
  boolean isDefinite(Phrase phrase) {
    return tokens.is(phrase.begin(), Lexicon.Kind.DEFINITE);
  }

  /** Whether the token is a noun for one person: `mayor`, `neighbour`, `14-year-old`. */
  boolean isHuman(int i) {
    return tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.PERSON) || isAge(i);
  }

  /** Whether the token is such as `14-year-old`. */
  boolean isAge(int i) {
    return tokens.lower(i).endsWith("-year-old");
  }

  /**
   * Returns the end of the description that begins with the determiner at {@code begin}; {@code
   * begin} if there is none.
   */
  int descriptionEnd(int begin) {
    int i = begin + 1;
    int limit = Math.min(tokens.size(), begin + LIMITS.maxDescriptionTokens());
    while (i < limit && (tokens.isWord(i) || tokens.is(i, "'s")) && !ends(i)) {
      boolean owner = tokens.is(i + 1, "'s") && !tokens.isContraction(i + 1);
      boolean head = isHead(i) && !isHead(i + 1) && !owner;
      if (head && !spans.isNameWord(i + 1)) {
        return tokens.isCapitalised(i) && !tokens.is(i, Lexicon.Kind.ROLE) ? begin : i + 1;
      }
      i++;
    }
    return begin;
  }

  /** Returns where the words that modify a group begin: `senior City Hall officials`. */
  int groupBegin(int head) {
    int i = head;
    while (i > 0
        && head - i < 4
        && tokens.isWord(i - 1)
        && !Lexicon.isFunctionWord(tokens.lower(i - 1))
        && !tokens.is(i - 1, Lexicon.Kind.SPEECH)
        && !tokens.is(i - 1, Lexicon.Kind.TIME)
        && !tokens.lower(i - 1).endsWith("ly")) {
      i--;
    }
    return i;
  }

  private boolean ends(int i) {
    return (Lexicon.isFunctionWord(tokens.lower(i))
            && !tokens.isCapitalised(i)
            && !tokens.is(i, Lexicon.Kind.DETERMINER))
        || tokens.is(i, Lexicon.Kind.SPEECH);
  }

  private boolean isHead(int i) {
    return isHuman(i)
        || (tokens.is(i, Lexicon.Kind.GROUP) && !tokens.is(i, Lexicon.Kind.DETERMINER))
        || tokens.is(i, Lexicon.Kind.GENERIC)
        || tokens.is(i, Lexicon.Kind.ORGANISATION)
        || tokens.is(i, Lexicon.Kind.DOCUMENT)
        || tokens.is(i, Lexicon.Kind.STATEHOOD);
  }

  /** Returns the end of the head noun: before `familiar` in `three people familiar with it`. */
  private int nounEnd(int begin, int headEnd) {
    if (isHead(headEnd - 1) || tokens.isCapitalised(headEnd - 1)) {
      return headEnd;
    }
    for (int i = headEnd - 2; i > begin && i >= headEnd - 3; i--) {
      if (isHead(i) && !tokens.isCapitalised(i) && !tokens.is(i + 1, "'s")) {
        return i + 1;
      }
    }
    return headEnd;
  }

  private int headEnd(int begin, int end) {
    int runBegin = begin;
    int runEnd = begin;
    for (int i = begin; i < end; i++) {
      if (i >= runEnd && spans.isNameWord(i)) {
        runBegin = i;
        runEnd = spans.end(i, end);
      }
      boolean mark = !tokens.isWord(i) && !PHRASE_MARKS.contains(tokens.lower(i));
      boolean small = tokens.is(i, Lexicon.Kind.PREPOSITION) && !tokens.isCapitalised(i);
      boolean stops = mark || small || tokens.is(i, "who") || tokens.is(i, "whose");
      boolean within = i < runEnd && !isOffice(runBegin, i, runEnd);
      if (i > begin && stops && !within && !spans.isInnerStop(i)) {
        return i;
      }
    }
    return end;
  }

  /**
   * Whether the run is only an office, so that its first word is the head: `Secretary of State`.
   */
  private boolean isOffice(int begin, int of, int end) {
    return tokens.is(of - 1, Lexicon.Kind.ROLE) && spans.split(begin, end).words() == 0;
  }

  private int head(int begin, int end) {
    int head = begin;
    for (int i = begin; i < end - 1; i++) {
      boolean skipped =
          i == head
              && (tokens.is(i, Lexicon.Kind.DETERMINER) || tokens.is(i, "both"))
              && !(tokens.isCapitalised(i) && i > begin);
      boolean possessive =
          tokens.is(i, "'s")
              || (tokens.is(i, "'")
                  && tokens.lower(i - 1).endsWith("s")
                  && !tokens.is(end - 1, Lexicon.Kind.ORGANISATION));
      head = skipped || possessive ? i + 1 : head;
    }
    return head;
  }

  /** Returns the sources that a mention joins, in their order; the mention itself if it is one. */
  List<ActorResolver.Mention> joined(ActorResolver.Mention mention) {
    int begin = mention.begin();
    int end = mention.end();
    var parts = new ArrayList<ActorResolver.Mention>();
    int first = tokens.is(begin, "both") || tokens.is(begin, "either") ? begin + 1 : begin;
    int from = first;
    for (int i = first + 1;
        i < end - 1
            && end - begin <= LIMITS.maxJoinedTokens()
            && parts.size() < LIMITS.maxJoinedSources();
        i++) {
      boolean and = tokens.is(i, "and") || tokens.is(i, "or") || tokens.is(i, "&");
      int next = i + 1;
      int last = tokens.is(i - 1, ",") ? i - 1 : i;
      if (and && last > from && parts(from, last, next, end)) {
        addListed(from, last, parts);
        from = next;
      }
    }
    if (parts.isEmpty()) {
      return List.of(mention);
    }
    parts.add(new ActorResolver.Mention(from, end));
    return parts;
  }

  /** Adds the parts of `A, B` before `and C`, where each could be a source by itself. */
  private void addListed(int begin, int end, List<ActorResolver.Mention> parts) {
    int from = begin;
    for (int i = begin + 1; i < end; i++) {
      if (tokens.is(i, ",")
          && i + 1 < end
          && isSource(from, i)
          && isSource(i + 1, end)
          && isWhole(i + 1)
          && !isTitleOnly(i + 1, end)
          && !tokens.is(i + 1, Lexicon.Kind.DETERMINER)) {
        parts.add(new ActorResolver.Mention(from, i));
        from = i + 1;
      }
    }
    parts.add(new ActorResolver.Mention(from, end));
  }

  private boolean isTitleOnly(int begin, int end) {
    return isHead(end - 1) && !tokens.isCapitalised(begin);
  }

  /** Whether the words on both sides of an `and` are separate sources. */
  private boolean parts(int begin, int and, int next, int end) {
    boolean bridged = false;
    for (int i = begin; i < and && !bridged; i++) {
      bridged = spans.isNameWord(i) && spans.end(i, end) > next;
    }
    boolean country =
        Countries.called(tokens.phrase(Math.max(begin, and - 1), Math.min(end, next + 1)))
            .or(() -> Countries.called(tokens.phrase(begin, end)))
            .isPresent();
    boolean collective = Pronouns.of(tokens.lower(next)).isPresent() && next + 1 < end;
    return !bridged
        && !country
        && !collective
        && isSource(begin, and)
        && isSource(next, end)
        && isWhole(next);
  }

  /** Whether a phrase begins after `and`: with a determiner, a name or a group. */
  private boolean isWhole(int i) {
    return tokens.is(i, Lexicon.Kind.DETERMINER)
        || tokens.isCapitalised(i)
        || tokens.is(i, Lexicon.Kind.PRONOUN)
        || tokens.is(i, Lexicon.Kind.GROUP)
        || isSoleGroup(i);
  }

  private boolean isSoleGroup(int i) {
    return tokens.isWord(i)
        && (tokens.is(i + 1, Lexicon.Kind.GROUP) || tokens.is(i + 2, Lexicon.Kind.GROUP));
  }

  /** Whether the words could be a source by themselves: a name, or a noun with a determiner. */
  private boolean isSource(int begin, int end) {
    if (begin >= end || tokens.is(end - 1, "'s") || tokens.is(end - 1, "'")) {
      return false;
    }
    Phrase phrase = of(begin, end);
    int last = phrase.headEnd() - 1;
    boolean pronoun = phrase.headEnd() - begin == 1 && Pronouns.of(tokens.lower(begin)).isPresent();
    boolean determined = tokens.is(begin, Lexicon.Kind.DETERMINER) && last > begin;
    boolean titleOnly = tokens.is(last, Lexicon.Kind.ROLE) && !determined;
    boolean named =
        spans.isNameWord(last)
            && !titleOnly
            && !tokens.is(last, Lexicon.Kind.MODIFIER)
            && !tokens.is(last, Lexicon.Kind.PORTFOLIO);
    boolean group =
        tokens.is(last, Lexicon.Kind.GROUP) && !tokens.is(last, Lexicon.Kind.DETERMINER);
    boolean single = phrase.headEnd() - phrase.head() == 1 && phrase.end() == phrase.headEnd();
    named &= !single || isKnown(last);
    return pronoun
        || named
        || group
        || (determined && ((isHead(last) && !tokens.isCapitalised(last)) || named));
  }

  /** Whether a single word is a whole name, not half of one: `Standard and Poor`. */
  private boolean isKnown(int i) {
    return Countries.called(tokens.text(i, i + 1)).isPresent()
        || tokens.isAcronym(i)
        || tokens.is(i, Lexicon.Kind.INSTITUTION)
        || entities.personIn(new Name(i, i, i + 1)).isPresent();
  }
}
