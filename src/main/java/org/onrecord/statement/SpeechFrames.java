package org.onrecord.statement;

import static org.onrecord.actor.Lexicon.Kind.ADVERB;
import static org.onrecord.actor.Lexicon.Kind.CONJUNCTION;
import static org.onrecord.actor.Lexicon.Kind.DETERMINER;
import static org.onrecord.actor.Lexicon.Kind.PREPOSITION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.actor.Tokens;
import org.onrecord.statement.ReportingVerbs.Match;
import org.onrecord.statement.ReportingVerbs.Takes;

/** Finds who-says frames in a sentence, outside quotations: a reporting verb and its subject. */
final class SpeechFrames {
  private static final Set<String> PASSIVE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "am", "'s");

  /** What makes a verb report no words that were said. */
  private static final Set<String> UNSAID =
      Set.of(
          "not",
          "never",
          "didn't",
          "doesn't",
          "don't",
          "hasn't",
          "haven't",
          "hadn't",
          "won't",
          "wouldn't",
          "couldn't",
          "cannot",
          "can't",
          "would",
          "could",
          "should",
          "might",
          "must",
          "may");

  /** How far back words between subject and verb reach. */
  private static final int MOST_BETWEEN = 6;

  /**
   * A reporting verb with its subject.
   *
   * @param source the subject; of a verb without one of its own, that of the verb before
   * @param begin the first token of cue and own subject
   * @param end the token after the last of them
   * @param inherited whether the subject is another verb's
   */
  record Frame(Range source, Range cue, Match verb, int begin, int end, boolean inherited) {}

  private final Tokens tokens;
  private final Quotations quotations;
  private final SourcePhrases phrases;

  SpeechFrames(Tokens tokens, Quotations quotations) {
    this.tokens = tokens;
    this.quotations = quotations;
    this.phrases = new SourcePhrases(tokens, quotations.inside());
  }

  /** Returns the frames of the sentence, in reading order. */
  List<Frame> in(Range sentence) {
    var frames = new ArrayList<Frame>();
    int i = sentence.begin();
    while (i < sentence.end()) {
      Optional<Frame> frame = Optional.empty();
      if (!quotations.inside().get(i)) {
        int at = i;
        frame = ReportingVerbs.at(tokens, i).flatMap(verb -> frame(at, verb, sentence, frames));
      }
      frame.ifPresent(frames::add);
      i = Math.max(i + 1, frame.map(Frame::end).orElse(0));
    }
    return frames;
  }

  /** Returns the phrase with which the sentence begins, if one does. */
  Optional<Range> subject(Range sentence) {
    int begin = sentence.begin();
    while (tokens.is(begin, CONJUNCTION) || tokens.is(begin, ADVERB) || tokens.is(begin, ",")) {
      begin++;
    }
    return tokens.is(begin, PREPOSITION) ? Optional.empty() : phrases.after(begin, sentence.end());
  }

  private Optional<Frame> frame(int i, Match verb, Range sentence, List<Frame> before) {
    int cueEnd = i + verb.length();
    if (tokens.isCapitalised(i) && i > sentence.begin()) {
      return Optional.empty();
    }
    if (verb.takes() == Takes.BESIDE) {
      return phrases.after(cueEnd, sentence.end()).map(s -> own(s, i, cueEnd, verb));
    }
    int limit = before.isEmpty() ? sentence.begin() : before.get(before.size() - 1).end();
    int left = i;
    boolean unsaid = false;
    while (left > limit && i - left < MOST_BETWEEN && SourcePhrases.isBetween(tokens, left - 1)) {
      left--;
      unsaid |= UNSAID.contains(tokens.lower(left));
    }
    boolean participle = tokens.lower(i).endsWith("ing");
    boolean passive = left < i && PASSIVE.contains(tokens.lower(i - 1));
    boolean quotedAs = verb.lemma().equals("quote as saying");
    boolean noun =
        tokens.is(i - 1, DETERMINER) || tokens.is(i - 1, "'s") || tokens.is(left - 1, "to");
    if (unsaid || noun || (passive && !participle && !quotedAs) || isSubjectOfNext(cueEnd, verb)) {
      return Optional.empty();
    }
    Optional<Range> inherited = inherited(left, sentence, before);
    if (participle && !passive) {
      return inherited.map(
          source -> new Frame(source, new Range(i, cueEnd), verb, i, cueEnd, true));
    }
    Optional<Frame> behind =
        left == i && hasContentBefore(i, sentence)
            ? phrases.after(cueEnd, sentence.end()).map(source -> own(source, i, cueEnd, verb))
            : Optional.empty();
    return phrases
        .before(left, limit)
        .map(source -> own(source, i, cueEnd, verb))
        .or(() -> behind.filter(frame -> endsPhrase(frame.end(), sentence)))
        .or(() -> inherited.map(s -> new Frame(s, new Range(i, cueEnd), verb, i, cueEnd, true)));
  }

  private static Frame own(Range source, int cue, int cueEnd, Match verb) {
    return new Frame(
        source,
        new Range(cue, cueEnd),
        verb,
        Math.min(source.begin(), cue),
        Math.max(source.end(), cueEnd),
        false);
  }

  /** Returns whose words a verb without a subject reports: `, adding that`, `and said`. */
  private Optional<Range> inherited(int verb, Range sentence, List<Frame> before) {
    boolean joined =
        tokens.is(verb - 1, ",") || tokens.is(verb - 1, "and") || tokens.is(verb - 1, "but");
    if (!joined) {
      return Optional.empty();
    }
    return before.isEmpty()
        ? subject(sentence)
        : Optional.of(before.get(before.size() - 1).source());
  }

  /** Whether `report` and its like are the subject of the verb behind: `the report said`. */
  private boolean isSubjectOfNext(int cueEnd, Match verb) {
    return verb.takes() != Takes.SAY
        && ReportingVerbs.at(tokens, cueEnd).filter(next -> next.takes() == Takes.SAY).isPresent();
  }

  private boolean hasContentBefore(int i, Range sentence) {
    return i == sentence.begin() || tokens.is(i - 1, ",") || quotations.endingAt(i).isPresent();
  }

  /** Whether what follows an inverted subject is no verb: `said Kirby on Monday`. */
  private boolean endsPhrase(int end, Range sentence) {
    return end >= sentence.end() || !tokens.isWord(end) || !SourcePhrases.isBetween(tokens, end);
  }
}
