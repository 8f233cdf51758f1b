package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/** The occurrences so far, and which of their referents are the most salient. */
final class Salience {
  private static final Limits LIMITS = Limits.DEFAULT;

  /** A referent with its salience. */
  record Ranked(Referent referent, double score) {}

  private final Tokens tokens;
  private final Sentences sentences;
  private final Weights weights;
  private final boolean[] quoted;

  /** The number of each token's sentence, with each quotation counted as one sentence. */
  private final int[] sentenceOf;

  /** The number of each token's sentence, including those within quotations. */
  private final int[] innerSentenceOf;

  private final int[] paragraphOf;
  private final List<Occurrence> occurrences = new ArrayList<>();

  Salience(Tokens tokens, Sentences sentences, boolean[] quoted, Weights weights) {
    this.tokens = tokens;
    this.sentences = sentences;
    this.quoted = quoted;
    this.weights = weights;
    sentenceOf = new int[tokens.size() + 1];
    innerSentenceOf = new int[tokens.size() + 1];
    paragraphOf = new int[tokens.size() + 1];
    for (int i = 1; i <= tokens.size(); i++) {
      sentenceOf[i] = sentenceOf[i - 1] + (sentences.beginsAt(i) && !withinQuotation(i) ? 1 : 0);
      innerSentenceOf[i] = innerSentenceOf[i - 1] + (sentences.beginsAt(i) ? 1 : 0);
      paragraphOf[i] = paragraphOf[i - 1] + (sentences.paragraphAt(i) ? 1 : 0);
    }
  }

  /**
   * Whether the token is within a quotation that began before it. Seen from outside, a quotation
   * counts as one sentence: it is one act of its speaker.
   */
  private boolean withinQuotation(int i) {
    return i < tokens.size() && quoted[i] && quoted[i - 1] && !sentences.paragraphAt(i);
  }

  /** Whether the token is within quotation marks. */
  boolean isQuoted(int i) {
    return i < tokens.size() && quoted[i];
  }

  void clear() {
    occurrences.clear();
  }

  /**
   * Adds an occurrence.
   *
   * @param phrase the first token of the whole phrase
   * @param begin the first token of the name, pronoun or noun in it
   * @param end the token after the phrase
   * @param part the factor for its weight
   */
  void add(int phrase, int begin, int end, Referent referent, double part) {
    var occurrence =
        new Occurrence(begin, end, referent, part * weight(phrase, end, referent), false);
    int at = occurrences.size();
    while (at > 0 && occurrences.get(at - 1).begin() > begin) {
      at--;
    }
    occurrences.add(at, occurrence);
  }

  /** Records that the referent, in the words from {@code begin} on, is a statement's source. */
  void addSpeaker(int begin, int end, Referent referent) {
    for (int i = after(end) - 1; i >= 0 && occurrences.get(i).end() > begin; i--) {
      if (occurrences.get(i).referent() == referent) {
        occurrences.set(i, occurrences.get(i).speaking(weights.speaker()));
        return;
      }
    }
    int at = after(begin);
    occurrences.add(
        at, new Occurrence(begin, end, referent, weights.subject() + weights.speaker(), true));
  }

  /** Returns the referents that fit and occur before token {@code before}, most salient first. */
  List<Ranked> rank(int before, Predicate<Referent> fits) {
    Map<Referent, Double> scores = new HashMap<>();
    int last = after(before);
    boolean within = quoted[Math.min(before, tokens.size())];
    for (int i = last - 1; i >= Math.max(0, last - LIMITS.maxOccurrences()); i--) {
      Occurrence occurrence = occurrences.get(i);
      if (fits.test(occurrence.referent())) {
        double heard = within || !quoted[occurrence.begin()] ? 1 : weights.quoted();
        scores.merge(
            occurrence.referent(),
            occurrence.weight() * heard * faded(occurrence.begin(), before),
            Double::sum);
      }
    }
    var ranked = new ArrayList<Ranked>();
    scores.forEach((referent, score) -> ranked.add(new Ranked(referent, score)));
    Collections.sort(
        ranked,
        Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparing(one -> -one.referent().order()));
    return ranked;
  }

  /** Returns the most salient referent that fits. */
  Optional<Referent> first(int before, Predicate<Referent> fits) {
    return rank(before, fits).stream().findFirst().map(Ranked::referent);
  }

  /** Returns the last source of a statement before the token that fits. */
  Optional<Referent> lastSpeaker(int before, Predicate<Referent> fits) {
    int last = after(before);
    for (int i = last - 1; i >= Math.max(0, last - LIMITS.maxOccurrences()); i--) {
      Occurrence occurrence = occurrences.get(i);
      if (occurrence.speaks() && !quoted[occurrence.begin()] && fits.test(occurrence.referent())) {
        return Optional.of(occurrence.referent());
      }
    }
    return Optional.empty();
  }

  /** Returns the occurrence that is nearest before the token, in its sentence. */
  Optional<Referent> nearest(int before, Predicate<Referent> fits) {
    int last = after(before);
    int limit = Math.max(0, last - LIMITS.maxOccurrences());
    for (int i = last - 1;
        i >= limit && occurrences.get(i).begin() >= sentences.begin(before);
        i--) {
      if (fits.test(occurrences.get(i).referent())) {
        return Optional.of(occurrences.get(i).referent());
      }
    }
    return Optional.empty();
  }

  /** Returns the first occurrence that begins at {@code from} or later and before {@code to}. */
  Optional<Referent> nearestIn(int from, int to, Predicate<Referent> fits) {
    for (int i = after(from); i < occurrences.size() && occurrences.get(i).begin() < to; i++) {
      if (fits.test(occurrences.get(i).referent())) {
        return Optional.of(occurrences.get(i).referent());
      }
    }
    return Optional.empty();
  }

  /** Returns the number of occurrences before the token. */
  private int after(int before) {
    int low = 0;
    int high = occurrences.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (occurrences.get(middle).begin() < before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double faded(int then, int now) {
    int at = Math.min(now, tokens.size());
    int[] sentence = quoted[at] ? innerSentenceOf : sentenceOf;
    return StrictMath.pow(weights.fading(), sentence[at] - sentence[then])
        * StrictMath.pow(weights.paragraph(), paragraphOf[at] - paragraphOf[then]);
  }

  private double weight(int phrase, int end, Referent referent) {
    double role;
    if (tokens.isContraction(end)) {
      role = weights.subject();
    } else if (tokens.is(end, "'s") || tokens.is(end, "'") || isModified(end)) {
      role = weights.possessive();
    } else if (isSubject(end)) {
      role = weights.subject() + (tokens.is(end, Lexicon.Kind.SPEECH) ? weights.speaker() : 0);
    } else if (tokens.is(phrase - 1, Lexicon.Kind.SPEECH) && !tokens.isWord(phrase - 2)) {
      role = weights.subject() + weights.speaker();
    } else if (tokens.is(phrase - 1, "to") && tokens.is(phrase - 2, "according")) {
      role = weights.subject() + weights.speaker();
    } else if (tokens.is(phrase - 1, Lexicon.Kind.PREPOSITION)) {
      role = weights.oblique();
    } else if (sentences.beginsAt(phrase)) {
      role = weights.subject();
    } else {
      role = weights.object();
    }
    if (sentences.beginsAt(phrase)
        || (sentences.beginsAt(phrase - 1) && tokens.isWord(phrase - 1))) {
      role += weights.opening();
    }
    boolean doubtful =
        referent.isNamed() && referent.type() == ActorType.PERSON && referent.evidence() == 0;
    return role * (doubtful ? weights.doubtful() : 1);
  }

  /** Whether the name only modifies the noun after it: `Kremlin officials`. */
  private boolean isModified(int end) {
    return !tokens.isCapitalised(end)
        && (tokens.is(end, Lexicon.Kind.ROLE)
            || tokens.is(end, Lexicon.Kind.PERSON)
            || tokens.is(end, Lexicon.Kind.GENERIC)
            || tokens.is(end, Lexicon.Kind.ORGANISATION)
            || (tokens.is(end, Lexicon.Kind.GROUP) && !tokens.is(end, Lexicon.Kind.DETERMINER)));
  }

  /** Whether a verb follows, directly or after `of Marrow` or an apposition between commas. */
  private boolean isSubject(int end) {
    if (isVerb(end)) {
      return true;
    }
    boolean comma = tokens.is(end, ",");
    if (!comma && !tokens.is(end, Lexicon.Kind.PREPOSITION)) {
      return false;
    }
    for (int i = end + 1; i < end + LIMITS.maxInsertionTokens() && !sentences.beginsAt(i); i++) {
      if (tokens.is(i, ",") && isVerb(i + 1)) {
        return true;
      }
      if (!comma && isVerb(i)) {
        return true;
      }
      if (!comma && !tokens.isWord(i) && !tokens.is(i, "'s")) {
        return false;
      }
    }
    return false;
  }

  private boolean isVerb(int i) {
    int verb = i;
    while (verb < i + LIMITS.maxInsertionTokens()
        && (tokens.is(verb, Lexicon.Kind.ADVERB) || tokens.lower(verb).endsWith("ly"))) {
      verb++;
    }
    return tokens.is(verb, Lexicon.Kind.SPEECH)
        || tokens.is(verb, Lexicon.Kind.AUXILIARY)
        || (tokens.isWord(verb) && !tokens.isCapitalised(verb) && tokens.lower(verb).endsWith("ed"))
        || tokens.is(verb, "who")
        || (tokens.is(verb, ",") && tokens.is(verb + 1, "who"));
  }
}
