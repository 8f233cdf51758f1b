package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.onrecord.text.BinarySearch;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Parses the words of a source by the mentions in it: which one it is about, and which it joins.
 */
final class Sources {
  private static final Set<String> JOINTS = Set.of("and", "or", "&");
  private static final Set<String> BEFORE_JOINED = Set.of("both", "either");

  private final Words words;
  private final Entities entities;
  private final List<Mention> mentions;

  Sources(Words words, Entities entities) {
    this.words = words;
    this.entities = entities;
    mentions = entities.mentions();
  }

  /** Returns the first mention that ends after word {@code begin}. */
  private int first(int begin) {
    return BinarySearch.first(mentions.size(), i -> mentions.get(i).end() > begin);
  }

  /** Returns the number of the mention that a source is about: not its title, owner or modifier. */
  OptionalInt head(Range source) {
    for (int i = first(source.begin());
        i < mentions.size() && mentions.get(i).begin() < source.end();
        i++) {
      boolean whole = !mentions.get(i).is(MentionKind.TITLE) && !entities.isOwner(i);
      if (whole && isBehindPreposition(i, source)) {
        return OptionalInt.empty();
      }
      if (whole && !modifies(i, source)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Whether words that are no mention come before it, with a preposition: the maker of `Crispo`.
   */
  private boolean isBehindPreposition(int i, Range source) {
    int from = source.begin();
    for (int before = i - 1; before >= 0 && mentions.get(before).end() > from; before--) {
      from = Math.max(from, mentions.get(before).end());
    }
    boolean spoken = false;
    for (int word = from; word < mentions.get(i).begin(); word++) {
      String lower = LowerCase.of(words.form(word));
      if (spoken && Lexicon.has(Lexicon.Kind.PREPOSITION, lower)) {
        return from == source.begin();
      }
      spoken |= words.sounds(word) && !Lexicon.isFunctionWord(lower);
    }
    return false;
  }

  /**
   * Returns the name in apposition to the role that heads a source: {@code the operator,
   * Swiftline}; {@code director of the Bridge Council Ada Holm}; {@code a spokesman for the mayor,
   * Bo Lind}.
   */
  OptionalInt apposed(int head, Range source) {
    Mention role = mentions.get(head);
    for (int i = head + 1; i < mentions.size() && mentions.get(i).begin() < source.end(); i++) {
      Mention name = mentions.get(i);
      boolean person = name.is(MentionKind.NAME) && entities.type(name) == MentionType.PERSON;
      boolean fits =
          role.type() == MentionType.PERSON ? person : name.is(MentionKind.NAME) && !person;
      int before = name.begin() - 1;
      for (int k = i - 1; k > head && mentions.get(k).end() == before + 1; k--) {
        if (!mentions.get(k).is(MentionKind.TITLE) && !mentions.get(k).is(MentionKind.ROLE)) {
          break;
        }
        before = mentions.get(k).begin() - 1;
      }
      boolean comma = words.isOneOf(before, ",");
      boolean beside = role.type() == MentionType.PERSON && mentions.get(i - 1).end() == before + 1;
      if (role.is(MentionKind.ROLE)
          && role.type() != MentionType.GROUP
          && fits
          && (comma || beside)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a mention only modifies the next: `UN` envoy, `Marrow` mayor, the `party` chairman. */
  private boolean modifies(int i, Range source) {
    Mention mention = mentions.get(i);
    if (i + 1 >= mentions.size() || mentions.get(i + 1).begin() >= source.end()) {
      return mention.is(MentionKind.NAME) && isBeforeNoun(mention.end(), source);
    }
    Mention next = mentions.get(i + 1);
    boolean beside = entities.isRightBeforeNext(i);
    boolean same = entities.of(i).isPresent() && entities.of(i).equals(entities.of(i + 1));
    if (mention.is(MentionKind.NAME) && isBeforeNoun(mention.end(), source)) {
      return true;
    }
    return beside
        && !next.is(MentionKind.PRONOUN)
        && !next.is(MentionKind.TITLE)
        && (!same || next.is(MentionKind.NAME));
  }

  /** Whether a word follows that is no mention but a noun: the Afghan `team`. */
  private boolean isBeforeNoun(int end, Range source) {
    if (end >= source.end() || !words.isSpelt(end)) {
      return false;
    }
    String form = words.form(end);
    int holder = first(end);
    boolean mentioned = holder < mentions.size() && mentions.get(holder).begin() <= end;
    return !mentioned
        && form.equals(LowerCase.of(form))
        && !Lexicon.isFunctionWord(form)
        && !Lexicon.has(Lexicon.Kind.TIME, form)
        && !form.endsWith("ly")
        && !form.endsWith("ing")
        && !form.endsWith("ed");
  }

  /** Returns the issuer of a document: the mention right before it that owns or modifies it. */
  OptionalInt issuer(int document) {
    int before = document - 1;
    boolean issued =
        mentions.get(document).type() == MentionType.DOCUMENT
            && before >= 0
            && mentions.get(before).is(MentionKind.NAME)
            && (mentions.get(before).end() == mentions.get(document).begin()
                || (entities.isOwner(before)
                    && mentions.get(document).begin() - mentions.get(before).end() <= 2));
    return issued ? OptionalInt.of(before) : OptionalInt.empty();
  }

  /** Returns the sources that a source joins, in their order; the source itself if it is one. */
  List<Range> joined(Range source) {
    var parts = new ArrayList<Range>();
    int begin = source.begin();
    if (begin + 1 < source.end() && BEFORE_JOINED.contains(LowerCase.of(words.form(begin)))) {
      begin++;
    }
    int from = begin;
    var waiting = new ArrayList<Range>();
    for (int i = begin + 1;
        i < source.end() - 1
            && source.size() <= Limits.DEFAULT.maxJoinedWords()
            && parts.size() < Limits.DEFAULT.maxJoinedSources();
        i++) {
      boolean and = JOINTS.contains(LowerCase.of(words.form(i))) && !isWithin(i);
      boolean comma = words.isOneOf(i, ",");
      if (!and && !comma) {
        continue;
      }
      int end = words.isOneOf(i - 1, ",") ? i - 1 : i;
      Range part = new Range(from, end);
      if (comma && isSource(part) && isSource(new Range(i + 1, nextJoint(i + 1, source.end())))) {
        waiting.add(part);
        from = i + 1;
      } else if (and && from <= end && areSeparate(part, new Range(i + 1, source.end()), waiting)) {
        parts.addAll(waiting);
        waiting.clear();
        if (part.size() > 0) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    if (parts.isEmpty()) {
      return List.of(source);
    }
    parts.add(new Range(waiting.isEmpty() ? from : waiting.get(0).begin(), source.end()));
    return parts;
  }

  private int nextJoint(int begin, int end) {
    int i = begin;
    while (i < end
        && !words.isOneOf(i, ",")
        && (isWithin(i) || !JOINTS.contains(LowerCase.of(words.form(i))))) {
      i++;
    }
    return i;
  }

  private boolean areSeparate(Range part, Range rest, List<Range> before) {
    boolean first = part.size() > 0 ? isSource(part) : !before.isEmpty();
    if (!first || !isSource(rest)) {
      return false;
    }
    int one = head(part.size() > 0 ? part : before.get(before.size() - 1)).orElseThrow();
    int other = head(rest).orElseThrow();
    boolean same = entities.of(one).isPresent() && entities.of(one).equals(entities.of(other));
    return !same && !isOwnersCompany(part, rest);
  }

  /** Whether the second belongs to the first: `the mayor and his aides`. */
  private boolean isOwnersCompany(Range part, Range rest) {
    int i = first(rest.begin());
    return i < mentions.size()
        && mentions.get(i).begin() == rest.begin()
        && mentions.get(i).is(MentionKind.PRONOUN)
        && entities.isOwner(i)
        && part.size() > 0;
  }

  /** Whether the words begin with a mention that could be a source by itself. */
  private boolean isSource(Range range) {
    OptionalInt head = range.size() > 0 ? head(range) : OptionalInt.empty();
    if (head.isEmpty()) {
      return false;
    }
    Mention mention = mentions.get(head.getAsInt());
    int begin = mention.begin();
    for (int i = head.getAsInt() - 1; i >= 0 && mentions.get(i).end() > range.begin(); i--) {
      begin = Math.min(begin, mentions.get(i).begin());
    }
    // A word or two before it are its determiner or a modifier.
    return begin - range.begin() <= 2 && mention.end() <= range.end();
  }

  /** Whether the word is within a mention, as `and` in the name of a ministry. */
  private boolean isWithin(int i) {
    int holder = first(i);
    return holder < mentions.size()
        && mentions.get(holder).begin() < i
        && mentions.get(holder).end() > i;
  }
}
