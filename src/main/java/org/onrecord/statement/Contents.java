package org.onrecord.statement;

import static org.onrecord.actor.Lexicon.Kind.ADVERB;
import static org.onrecord.actor.Lexicon.Kind.AUXILIARY;
import static org.onrecord.actor.Lexicon.Kind.PREPOSITION;
import static org.onrecord.actor.Lexicon.Kind.PRONOUN;
import static org.onrecord.actor.Lexicon.Kind.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.actor.Lexicon;
import org.onrecord.actor.Tokens;
import org.onrecord.statement.ReportingVerbs.Takes;
import org.onrecord.statement.SpeechFrames.Frame;

/** Says which words of a sentence a frame reports: a quotation beside it, or a clause. */
final class Contents {
  private static final Set<String> EDGES = Set.of(",", ";", ":", "-", "–", "—", ".");
  private static final Set<String> JOINTS = Set.of("and", "but", "while");
  private static final int FEWEST_WORDS = 3;

  /** So far behind a verb its `that` or quotation may stand: `said on Monday in Paris that`. */
  private static final int REACH = 25;

  /** A sentence with more frames than this is no sentence. */
  private static final int MOST_FRAMES = 50;

  private final Tokens tokens;
  private final Quotations quotations;

  /** What a frame reports, in reading order, at least one range. */
  record Reported(Frame frame, List<Range> contents) {}

  Contents(Tokens tokens, Quotations quotations) {
    this.tokens = tokens;
    this.quotations = quotations;
  }

  /** Returns what the frames of the sentence report; a frame within another's content does not. */
  List<Reported> of(Range sentence, List<Frame> frames) {
    var reported = new ArrayList<Reported>();
    int free = sentence.begin();
    boolean closing = !frames.isEmpty() && closes(frames.get(frames.size() - 1), sentence);
    for (int k = closing ? frames.size() - 1 : 0; k < frames.size(); k++) {
      Frame frame = frames.get(k);
      if (frame.begin() >= free) {
        var right = new Range(frame.end(), cut(frames, k, sentence.end()));
        List<Range> contents = contents(frame, new Range(free, frame.begin()), right);
        if (!contents.isEmpty()) {
          reported.add(new Reported(frame, contents));
          free = Math.max(frame.end(), contents.get(contents.size() - 1).end());
        }
      }
    }
    return reported;
  }

  /** Whether the sentence ends with the frame, so that all of it before is said: `..., X said.` */
  private boolean closes(Frame frame, Range sentence) {
    return !frame.inherited()
        && frame.verb().takes() != Takes.BESIDE
        && tokens.is(frame.begin() - 1, ",")
        && trim(new Range(frame.end(), sentence.end())).isEmpty();
  }

  private boolean clauseBefore(Range before, Range left, int fewestWords) {
    return tokens.is(left.end() - 1, ",") && hasWords(before, fewestWords);
  }

  private List<Range> contents(Frame frame, Range left, Range right) {
    Range before = trim(left);
    boolean quoteBefore =
        !before.isEmpty() && quotations.endingAt(before.end()).isPresent() && touches(before, left);
    if (frame.verb().takes() == Takes.BESIDE) {
      Range after = trim(right);
      return before.isEmpty() ? nonEmpty(after) : List.of(before);
    }
    Optional<Range> marked = marked(frame, right);
    if (quoteBefore) {
      Range quote =
          frame.verb().takes() == Takes.QUOTE ? quotations.endingAt(before.end()).get() : before;
      var both = new ArrayList<>(List.of(quote));
      marked
          .filter(range -> quotations.beginningAt(range.begin()).isPresent())
          .ifPresent(both::add);
      return both;
    }
    Range behind = trim(right);
    if (clauseBefore(before, left, 1)
        && frame.source().begin() < frame.cue().begin()
        && !frame.inherited()
        && tokens.is(right.begin(), ",")
        && hasWords(behind, 1)
        && quotations.beginningAt(behind.begin()).isEmpty()) {
      return List.of(before, behind);
    }
    if (marked.isPresent()) {
      return List.of(marked.get());
    }
    if (frame.verb().takes() == Takes.QUOTE) {
      return quotesIn(right);
    }
    Range clause = clause(frame, right);
    if (!clause.isEmpty() && isClauseOf(frame, clause)) {
      return List.of(clause);
    }
    return clauseBefore(before, left, FEWEST_WORDS)
            && !frame.inherited()
            && frame.verb().takes() != Takes.TELL
        ? List.of(before)
        : List.of();
  }

  /**
   * Returns the content that `that` or a quotation mark opens, next to the verb or past an
   * adverbial.
   */
  private Optional<Range> marked(Frame frame, Range right) {
    int begin = right.begin();
    boolean adverbial =
        tokens.is(begin, PREPOSITION)
            || tokens.is(begin, TIME)
            || tokens.is(begin, ADVERB)
            || EDGES.contains(tokens.lower(begin))
            || frame.verb().takes() == Takes.TELL;
    int last = adverbial ? Math.min(right.end(), begin + REACH) : Math.min(right.end(), begin + 1);
    for (int i = begin; i < last; i++) {
      Optional<Range> quote = quotations.beginningAt(i);
      if (quote.isPresent()) {
        return Optional.of(fromQuote(quote.get(), right.end()));
      }
      boolean quoteNext = quotations.beginningAt(i + 1).isPresent();
      if (tokens.is(i, "that") && frame.verb().takes() != Takes.QUOTE) {
        return Optional.of(trim(new Range(i, right.end())));
      }
      if (EDGES.contains(tokens.lower(i)) && !quoteNext && !tokens.is(i, ",")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns a quotation, with the words behind it where it is only a part of a clause. */
  private Range fromQuote(Range quote, int end) {
    String last = tokens.lower(quote.end() - 2);
    boolean complete =
        tokens.is(quote.begin() - 1, ":")
            || last.equals(",")
            || last.equals(".")
            || last.equals("?")
            || last.equals("!");
    if (!complete) {
      return trim(new Range(quote.begin(), end));
    }
    Range whole = quote;
    Optional<Range> next = quotations.beginningAt(whole.end());
    while (next.isPresent() && next.get().end() <= end) {
      whole = new Range(quote.begin(), next.get().end());
      next = quotations.beginningAt(whole.end());
    }
    return whole;
  }

  private List<Range> quotesIn(Range right) {
    int last = Math.min(right.end(), right.begin() + REACH);
    for (int i = right.begin(); i < last; i++) {
      Optional<Range> quote = quotations.beginningAt(i);
      if (quote.isPresent()) {
        return hasWords(quote.get(), FEWEST_WORDS) ? List.of(quote.get()) : List.of();
      }
    }
    return List.of();
  }

  /** Returns the clause behind the verb, past its hearer and a weekday. */
  private Range clause(Frame frame, Range right) {
    int begin = right.begin();
    if (frame.verb().takes() == Takes.TELL) {
      begin = hearerEnd(begin, right.end());
    }
    boolean onDay = tokens.is(begin, PREPOSITION) && tokens.is(begin + 1, TIME);
    while (begin < right.end() && (onDay || tokens.is(begin, TIME) || tokens.is(begin, ADVERB))) {
      onDay = false;
      begin++;
    }
    return trim(new Range(begin, right.end()));
  }

  private boolean isClauseOf(Frame frame, Range clause) {
    int begin = clause.begin();
    boolean word = tokens.isWord(begin) && !EDGES.contains(tokens.lower(begin - 1));
    boolean adverbial = tokens.is(begin, PREPOSITION);
    return switch (frame.verb().takes()) {
      case SAY -> word && hasWords(clause, FEWEST_WORDS) && (!adverbial || hasFiniteVerb(clause));
      case TELL -> word && !adverbial && hasFiniteVerb(clause);
      case THAT -> isSubject(begin);
      case QUOTE, BESIDE -> false;
    };
  }

  private boolean isSubject(int i) {
    return (tokens.is(i, PRONOUN) && !tokens.is(i, "him") && !tokens.is(i, "them"))
        || (tokens.is(i, "there") && tokens.is(i + 1, AUXILIARY));
  }

  private boolean hasFiniteVerb(Range range) {
    for (int i = range.begin(); i < Math.min(range.end(), range.begin() + REACH); i++) {
      if (tokens.is(i, AUXILIARY)) {
        return true;
      }
    }
    return false;
  }

  private int hearerEnd(int begin, int end) {
    int i = begin;
    if (tokens.is(i, PRONOUN) || tokens.is(i, "me") || tokens.is(i, "us")) {
      return i + 1;
    }
    boolean name = tokens.isCapitalised(i);
    if (Lexicon.isFunctionWord(tokens.lower(i))) {
      i++;
    }
    i++;
    while (i < end && tokens.isCapitalised(i) && name) {
      i++;
    }
    return i;
  }

  /** Returns where a later frame takes over: `, adding that`, `, but Y said`. */
  private int cut(List<Frame> frames, int k, int end) {
    for (int j = k + 1; j < Math.min(frames.size(), k + MOST_FRAMES); j++) {
      Frame next = frames.get(j);
      int begin = next.begin();
      boolean joint = JOINTS.contains(tokens.lower(begin - 1)) && tokens.is(begin - 2, ",");
      if (joint || next.inherited() || next.verb().takes() == Takes.BESIDE) {
        return JOINTS.contains(tokens.lower(begin - 1)) ? begin - 1 : begin;
      }
    }
    return end;
  }

  /** Whether nothing but a comma stands between the two ends. */
  private static boolean touches(Range inner, Range outer) {
    return outer.end() - inner.end() <= 1;
  }

  private Range trim(Range range) {
    int begin = range.begin();
    int end = range.end();
    while (begin < end
        && (EDGES.contains(tokens.lower(begin)) || JOINTS.contains(tokens.lower(begin)))) {
      begin++;
    }
    while (begin < end && EDGES.contains(tokens.lower(end - 1))) {
      end--;
    }
    return new Range(begin, end);
  }

  private static List<Range> nonEmpty(Range range) {
    return range.isEmpty() ? List.of() : List.of(range);
  }

  /** Whether the range has at least so many words. */
  boolean hasWords(Range range, int fewest) {
    int words = 0;
    for (int i = range.begin(); i < range.end() && words < fewest; i++) {
      words += tokens.isWord(i) ? 1 : 0;
    }
    return words >= fewest;
  }
}
