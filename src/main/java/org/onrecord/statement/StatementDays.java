package org.onrecord.statement;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.day.DayExpression;
import org.onrecord.day.DayExpressions;
import org.onrecord.limit.Interrupts;
import org.onrecord.text.BinarySearch;
import org.onrecord.text.Range;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordLists;
import org.onrecord.text.Words;

/**
 * Determines the day on which a statement was made, if the words around it tell. In doubt it gives
 * none, so that the statement gets the article's day and not the day of something else.
 *
 * <p>Only days in the sentence of the cue and outside all contents count: what somebody says about
 * a Monday does not tell when it was said. Such a day belongs to the statement in three places:
 *
 * <ul>
 *   <li>after the cue: `told a conference in Paris on Monday`;
 *   <li>before source and cue, at the beginning of the sentence: alone (`On Monday, Holm said`),
 *       with a place, or with an occasion on which people speak (`After a meeting on Monday, Holm
 *       said`);
 *   <li>in the source, or between source and cue: `Holm on Monday said`, `a report published on
 *       Monday said`, `Holm, speaking on Monday, said`.
 * </ul>
 *
 * <p>In each place, the words between must not open another clause, a topic (`about the strike on
 * Monday`) or something to come (`ahead of the vote on Monday`). The word lists are in {@code
 * words/days/} among the resources. What somebody `will say on Monday` gets the article's day.
 *
 * <p>A statement without a day of its own gets the day of the same actor's previous statement in
 * the paragraph. A nested statement gets the day of its parent.
 */
final class StatementDays {
  private static final StatementDayLimits LIMITS = StatementDayLimits.DEFAULT;

  private static final Set<String> OCCASIONS = list("occasions");
  private static final Set<String> SPEAKING = list("speaking");
  private static final Set<String> BARRIERS = list("barriers");
  private static final Set<String> IRREGULAR_VERBS = list("irregular-verbs");
  private static final Set<String> NOT_VERBS = list("not-verbs");
  private static final Set<String> MODALS = list("modals");
  private static final Set<String> EXPECTING = list("expecting");
  private static final Set<String> DETERMINERS = list("determiners");
  private static final Set<String> OPENERS = list("openers");

  /** Marks that separate a day from the cue. */
  private static final Set<String> SEPARATORS =
      Set.of(";", ":", "(", ")", "\"", "“", "”", "—", "–");

  /** Shortest words of which an ending in -ed or -ing makes a verb. */
  private static final int MIN_ED_CHARS = 5;

  private static final int MIN_ING_CHARS = 6;

  /**
   * The day on which a statement was made.
   *
   * @param expression the words that tell it
   */
  record ResolvedDay(LocalDate day, DayExpression expression) {}

  /** Tokens from {@code begin} to before {@code end}. */
  private record TokenSpan(int begin, int end) {
    boolean holds(int token) {
      return begin <= token && token < end;
    }
  }

  private final Words words;
  private final Tokens tokens;
  private final Sentences sentences;
  private final Optional<LocalDate> written;
  private final List<DayExpression> expressions;

  private StatementDays(
      Words words,
      Tokens tokens,
      Sentences sentences,
      Optional<LocalDate> written,
      List<DayExpression> expressions) {
    this.words = words;
    this.tokens = tokens;
    this.sentences = sentences;
    this.written = written;
    this.expressions = expressions;
  }

  /**
   * Returns the days of an article's statements. A statement whose day the text does not tell is
   * not in the map.
   *
   * @param found the article's attributions, each after its parent
   * @param actors gives the ids of an attribution's actors
   * @param written the day on which the article was written, if known
   */
  static Map<FoundAttribution, ResolvedDay> of(
      String text,
      Words words,
      Tokens tokens,
      Sentences sentences,
      List<FoundAttribution> found,
      Function<FoundAttribution, Set<String>> actors,
      Optional<LocalDate> written) {
    List<DayExpression> expressions = DayExpressions.in(text);
    return expressions.isEmpty()
        ? Map.of()
        : new StatementDays(words, tokens, sentences, written, expressions).resolve(found, actors);
  }

  private Map<FoundAttribution, ResolvedDay> resolve(
      List<FoundAttribution> found, Function<FoundAttribution, Set<String>> actors) {
    var days = new IdentityHashMap<FoundAttribution, ResolvedDay>();
    List<FoundAttribution> outer =
        found.stream()
            .filter(one -> one.parent().isEmpty())
            .sorted(Comparator.comparingInt(one -> one.attribution().contents().get(0).begin()))
            .toList();
    var contentTokens = new BitSet();
    outer.forEach(one -> addContents(one, contentTokens));
    List<DayExpression> outside =
        expressions.stream()
            .filter(expression -> !contentTokens.get(tokens.holding(expression.begin())))
            .toList();
    Map<DayExpression, LocalDate> dayOf = daysOf(outside);
    int paragraph = -1;
    Map<String, ResolvedDay> lastOfActor = new HashMap<>();
    for (FoundAttribution one : outer) {
      Interrupts.check();
      int current = paragraph(words.begin(one.attribution().contents().get(0).begin()));
      if (current != paragraph) {
        lastOfActor.clear();
        paragraph = current;
      }
      Optional<ResolvedDay> day =
          ownDay(one, contentTokens, expression -> Optional.ofNullable(dayOf.get(expression)))
              .or(
                  () ->
                      actors.apply(one).stream()
                          .flatMap(actor -> Optional.ofNullable(lastOfActor.get(actor)).stream())
                          .filter(shared -> mayShare(one, shared, outside))
                          .findFirst());
      day.ifPresent(d -> days.put(one, d));
      for (String actor : actors.apply(one)) {
        day.ifPresentOrElse(d -> lastOfActor.put(actor, d), () -> lastOfActor.remove(actor));
      }
    }
    for (FoundAttribution one : found) {
      Interrupts.check();
      one.parent()
          .flatMap(parent -> nestedDay(one, parent, days))
          .ifPresent(day -> days.put(one, day));
    }
    return days;
  }

  /** Returns the days of the expressions outside contents, each relative to the one before it. */
  private Map<DayExpression, LocalDate> daysOf(List<DayExpression> outside) {
    var dayOf = new IdentityHashMap<DayExpression, LocalDate>();
    Optional<LocalDate> before = written;
    boolean elsewhere = false;
    int paragraph = -1;
    for (DayExpression expression : outside) {
      int current = paragraph(expression.begin());
      if (current != paragraph) {
        paragraph = current;
        before = elsewhere ? Optional.empty() : written;
      }
      Optional<LocalDate> day = expression.day(written, before);
      if (day.isPresent()) {
        dayOf.put(expression, day.get());
        elsewhere |= !day.equals(written);
        before = day;
      }
    }
    return dayOf;
  }

  private Optional<ResolvedDay> nestedDay(
      FoundAttribution one, FoundAttribution parent, Map<FoundAttribution, ResolvedDay> days) {
    Optional<ResolvedDay> outer = Optional.ofNullable(days.get(parent));
    Optional<LocalDate> reference = outer.map(ResolvedDay::day).or(() -> written);
    var contentTokens = new BitSet();
    addContents(one, contentTokens);
    var parentTokens = new BitSet();
    addContents(parent, parentTokens);
    return ownDay(
            one,
            contentTokens,
            expression ->
                parentTokens.get(tokens.holding(expression.begin()))
                    ? expression.day(reference, reference)
                    : Optional.empty())
        .or(() -> hasDayAround(one, contentTokens, parentTokens) ? Optional.empty() : outer);
  }

  /** Whether the parent's contents name a day around the nested statement, resolved or not. */
  private boolean hasDayAround(FoundAttribution one, BitSet contentTokens, BitSet parentTokens) {
    return one.attribution().cue().stream()
        .flatMap(cue -> expressionsIn(expressions, sentence(tokenSpan(cue))).stream())
        .map(expression -> tokens.holding(expression.begin()))
        .anyMatch(token -> parentTokens.get(token) && !contentTokens.get(token));
  }

  /** Returns the day in the statement's own sentence that belongs to it. */
  private Optional<ResolvedDay> ownDay(
      FoundAttribution one,
      BitSet contentTokens,
      Function<DayExpression, Optional<LocalDate>> dayOf) {
    if (one.attribution().cue().isEmpty() || isToCome(one)) {
      return Optional.empty();
    }
    TokenSpan cue = tokenSpan(one.attribution().cue().get());
    Optional<TokenSpan> source = one.attribution().source().map(this::tokenSpan);
    TokenSpan sentence = sentence(cue);
    Optional<ResolvedDay> best = Optional.empty();
    for (DayExpression expression : expressionsIn(expressions, sentence)) {
      int begin = tokens.holding(expression.begin());
      Optional<LocalDate> day = dayOf.apply(expression);
      if (day.isPresent()
          && !contentTokens.get(begin)
          && !isAdjective(expression)
          && belongs(expression, cue, source, sentence, contentTokens)) {
        best = Optional.of(new ResolvedDay(day.get(), expression));
        if (begin >= cue.begin()) {
          break; // The first one in the cue or after it, else the last one before it.
        }
      }
    }
    return best;
  }

  private boolean belongs(
      DayExpression expression,
      TokenSpan cue,
      Optional<TokenSpan> source,
      TokenSpan sentence,
      BitSet contentTokens) {
    int begin = tokens.holding(expression.begin());
    int end = tokens.at(expression.end());
    if (cue.holds(begin)) {
      return true;
    }
    if (begin >= cue.end()) {
      return !tokens.is(cue.end(), "of")
          && connection(begin, cue.end(), source, contentTokens) != Connection.NONE;
    }
    if (source.isPresent() && source.get().holds(begin)) {
      Connection connection =
          connection(begin, source.get().begin(), Optional.empty(), contentTokens);
      boolean isLast =
          end == source.get().end() && (end == cue.begin() || source.get().begin() >= cue.end());
      return connection == Connection.OCCASION || (connection == Connection.PLAIN && isLast);
    }
    if (source.isPresent() && begin >= source.get().end()) {
      return connection(begin, source.get().begin(), Optional.empty(), contentTokens)
          != Connection.NONE;
    }
    int next =
        source.filter(s -> s.begin() < cue.begin()).map(TokenSpan::begin).orElse(cue.begin());
    Connection connection = connection(begin, sentence.begin(), Optional.empty(), contentTokens);
    return (connection == Connection.OCCASION
            || (connection == Connection.PLAIN && isOpening(sentence.begin(), begin)))
        && isOpen(sentence.begin(), end, next, contentTokens);
  }

  /** How the words before a day connect it with what precedes them. */
  private enum Connection {
    /** Not at all. */
    NONE,
    /** No word between separates the two. */
    PLAIN,
    /** By an occasion or a verb of speaking. */
    OCCASION
  }

  /** Reads leftwards from token {@code from} to token {@code to}, skipping {@code source}. */
  private Connection connection(
      int from, int to, Optional<TokenSpan> source, BitSet contentTokens) {
    boolean hasOccasion = false;
    int commas = 0;
    for (int i = from - 1; i >= to; i--) {
      if (source.isPresent() && source.get().holds(i)) {
        i = source.get().begin();
        continue;
      }
      if (contentTokens.get(i)) {
        boolean isAfterQuote = i == from - 1 && SEPARATORS.contains(tokens.lower(i));
        return hasOccasion
            ? Connection.OCCASION
            : isAfterQuote ? Connection.PLAIN : Connection.NONE;
      }
      if (is(i, SPEAKING)) {
        return Connection.OCCASION;
      }
      commas += tokens.is(i, ",") ? 1 : 0;
      if (is(i, BARRIERS) || commas > LIMITS.maxCommas() || is(i, SEPARATORS)) {
        return Connection.NONE;
      }
      if (is(i, OCCASIONS)) {
        hasOccasion = true;
      } else if (isVerb(i)) {
        return Connection.NONE;
      }
    }
    return hasOccasion ? Connection.OCCASION : Connection.PLAIN;
  }

  /** Whether these tokens may open a sentence before a day without an occasion. */
  private boolean isOpening(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!is(i, OPENERS) && !(tokens.isCapitalised(i) && i > begin)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether only phrases separate a day from the source or cue after it, or the rest of an opening
   * (`Asked on Monday whether he would go,`).
   */
  private boolean isOpen(int first, int end, int next, BitSet contentTokens) {
    boolean isAsked = is(first, SPEAKING) && tokens.is(next - 1, ",");
    for (int i = end; i < next && !isAsked; i++) {
      if (contentTokens.get(i)
          || is(i, BARRIERS)
          || is(i, SEPARATORS)
          || (isVerb(i) && !is(i, OCCASIONS))) {
        return false;
      }
    }
    return true;
  }

  /** `A Monday vote`, but not `a Monday interview`. */
  private boolean isAdjective(DayExpression expression) {
    int begin = tokens.holding(expression.begin());
    int end = tokens.at(expression.end());
    return is(begin - 1, DETERMINERS) && tokens.isWord(end) && !is(end, OCCASIONS);
  }

  /** Whether a statement is still to be made: `will say`, `is expected to tell`. */
  private boolean isToCome(FoundAttribution one) {
    TokenSpan cue = tokenSpan(one.attribution().cue().orElseThrow());
    Optional<TokenSpan> source = one.attribution().source().map(this::tokenSpan);
    for (int i = cue.begin(); i < cue.end(); i++) {
      if (isModal(i)) {
        return true;
      }
    }
    boolean isInfinitive = tokens.is(cue.begin() - 1, "to") || tokens.is(cue.begin(), "to");
    int first =
        Math.max(
            cue.begin() - LIMITS.maxAuxiliaries(),
            source.filter(s -> s.end() <= cue.begin()).map(TokenSpan::end).orElse(0));
    for (int i = cue.begin() - 1; i >= first && tokens.isWord(i); i--) {
      if (isModal(i) || (isInfinitive && is(i, EXPECTING))) {
        return true;
      }
    }
    return false;
  }

  private boolean isModal(int token) {
    return is(token, MODALS) || tokens.lower(token).endsWith("'ll");
  }

  /**
   * Whether a statement without a day of its own may get the day of the one before: no other day is
   * named since, and the statement is not still to be made.
   *
   * @param outside the expressions outside contents
   */
  private boolean mayShare(FoundAttribution one, ResolvedDay day, List<DayExpression> outside) {
    Optional<TokenSpan> cue = one.attribution().cue().map(this::tokenSpan);
    if (cue.isPresent() && isToCome(one)) {
      return false;
    }
    List<Range> contents = one.attribution().contents();
    int end =
        Math.max(
            tokenSpan(contents.get(contents.size() - 1)).end(),
            cue.map(span -> sentence(span).end()).orElse(0));
    return expressionsIn(outside, new TokenSpan(tokens.at(day.expression().end()), end)).isEmpty();
  }

  private boolean isVerb(int token) {
    String word = tokens.lower(token);
    return is(token, IRREGULAR_VERBS)
        || (!is(token, NOT_VERBS)
            && !tokens.isCapitalised(token)
            && !is(token - 1, DETERMINERS)
            && ((word.length() >= MIN_ED_CHARS && word.endsWith("ed"))
                || (word.length() >= MIN_ING_CHARS && word.endsWith("ing"))));
  }

  private boolean is(int token, Set<String> list) {
    return list.contains(tokens.lower(token));
  }

  private void addContents(FoundAttribution one, BitSet contentTokens) {
    for (Range content : one.attribution().contents()) {
      TokenSpan span = tokenSpan(content);
      contentTokens.set(span.begin(), span.end());
    }
  }

  private TokenSpan tokenSpan(Range range) {
    return new TokenSpan(
        tokens.holding(words.begin(range.begin())), tokens.at(words.end(range.end() - 1)));
  }

  /** Returns the sentence of a cue, or the part of it near the cue if it is long. */
  private TokenSpan sentence(TokenSpan cue) {
    return new TokenSpan(
        Math.max(sentences.begin(cue.begin()), cue.begin() - LIMITS.maxTokens()),
        Math.min(sentences.next(cue.end() - 1), cue.end() + LIMITS.maxTokens()));
  }

  private List<DayExpression> expressionsIn(List<DayExpression> among, TokenSpan span) {
    int from = firstFrom(among, tokens.begin(span.begin()));
    return among.subList(from, Math.max(from, firstFrom(among, tokens.end(span.end() - 1))));
  }

  /** Returns the index of the first expression that begins at {@code offset} or later. */
  private static int firstFrom(List<DayExpression> among, int offset) {
    return BinarySearch.first(among.size(), i -> among.get(i).begin() >= offset);
  }

  /** Returns the number of the paragraph at or after an offset. */
  private int paragraph(int offset) {
    return BinarySearch.first(
        words.paragraphs(), i -> words.end(words.paragraphEnd(i) - 1) > offset);
  }

  private static Set<String> list(String name) {
    return Set.copyOf(WordLists.lines(StatementDays.class, "words/days/" + name + ".txt"));
  }
}
