package org.onrecord.statement;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.day.DayExpression;
import org.onrecord.day.DayExpressions;
import org.onrecord.statement.AttributionTagger.Found;
import org.onrecord.text.Range;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordLists;
import org.onrecord.text.Words;

/**
 * Tells on which day a statement was made, where the words around it say so. It would rather say
 * nothing, and leave the article's day, than take the day of something else.
 *
 * <p>Only days count that stand in the sentence of the cue and outside all contents: what somebody
 * says of a Monday is not when it was said. Such a day belongs to the statement in three places:
 *
 * <ul>
 *   <li>behind the cue: `told a conference in Paris on Monday`;
 *   <li>before source and cue, at the head of the sentence: alone (`On Monday, Holm said`), with a
 *       place, or with an occasion on which people speak (`After a meeting on Monday, Holm said`);
 *   <li>in the source, or between it and the cue: `Holm on Monday said`, `a report published on
 *       Monday said`, `Holm, speaking on Monday, said`.
 * </ul>
 *
 * <p>In each, what stands between must not be another clause, a topic (`about the strike on
 * Monday`) or something to come (`ahead of the vote on Monday`); {@code occasions.txt} has the
 * words. What somebody `will say on Monday` keeps the article's day.
 *
 * <p>A statement without a day of its own takes that of the same actor's statement before it in the
 * paragraph; a statement within another one, that of the other one.
 */
final class StatementDays {
  private static final int MOST_COMMAS = 3;

  /** A day farther than so many tokens from the cue is not looked at. */
  private static final int FARTHEST = 60;

  /** So many tokens before a cue may be its auxiliaries. */
  private static final int AUXILIARIES = 4;

  private static final Set<String> MODALS =
      Set.of("will", "would", "shall", "should", "could", "can", "may", "might", "must", "won't");
  private static final Set<String> EXPECTING =
      Set.of("expected", "due", "set", "going", "scheduled", "likely", "plans", "planning");
  private static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "his", "her", "its", "their", "that", "'s");
  private static final Set<String> OPENERS =
      Set.of("and", "but", "then", "meanwhile", "late", "early", "in", "at", "also", "only", ",");
  private static final Set<String> STOPS = Set.of(";", ":", "(", ")", "\"", "“", "”", "—", "–");

  /** What a word tells of the day beside it. */
  private enum Kind {
    OCCASION,
    SPEAKING,
    BARRIER,
    VERB,
    NOUN
  }

  private static final Map<Kind, Set<String>> WORDS = read();

  /**
   * The day on which a statement was made.
   *
   * @param words the ones that say so
   */
  record SaidOn(LocalDate day, DayExpression words) {}

  /** Some tokens. */
  private record Stretch(int begin, int end) {
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
   * Returns the days of those statements of an article of which the text tells it.
   *
   * @param found the article's attributions, each after the one that it stands in
   * @param actors the ids of an attribution's actors
   * @param written the day on which the article was written, as far as it is known
   */
  static Map<Found, SaidOn> of(
      String text,
      Words words,
      Tokens tokens,
      Sentences sentences,
      List<Found> found,
      Function<Found, Set<String>> actors,
      Optional<LocalDate> written) {
    List<DayExpression> expressions = DayExpressions.in(text);
    return expressions.isEmpty()
        ? Map.of()
        : new StatementDays(words, tokens, sentences, written, expressions).read(found, actors);
  }

  private Map<Found, SaidOn> read(List<Found> found, Function<Found, Set<String>> actors) {
    var days = new IdentityHashMap<Found, SaidOn>();
    List<Found> outer =
        found.stream()
            .filter(one -> one.parent().isEmpty())
            .sorted(Comparator.comparingInt(one -> one.attribution().contents().get(0).begin()))
            .toList();
    var said = new BitSet();
    outer.forEach(one -> addContents(one, said));
    Map<DayExpression, LocalDate> named = named(said);
    int paragraph = -1;
    Map<String, SaidOn> before = new HashMap<>();
    for (Found one : outer) {
      int its = paragraph(words.begin(one.attribution().contents().get(0).begin()));
      if (its != paragraph) {
        before.clear();
        paragraph = its;
      }
      Optional<SaidOn> day =
          own(one, said, named)
              .or(
                  () ->
                      actors.apply(one).stream()
                          .flatMap(actor -> Optional.ofNullable(before.get(actor)).stream())
                          .filter(shared -> mayShare(one, shared, said))
                          .findFirst());
      day.ifPresent(d -> days.put(one, d));
      for (String actor : actors.apply(one)) {
        day.ifPresentOrElse(d -> before.put(actor, d), () -> before.remove(actor));
      }
    }
    for (Found one : found) {
      one.parent()
          .flatMap(parent -> nested(one, parent, days))
          .ifPresent(day -> days.put(one, day));
    }
    return days;
  }

  /** Returns the days that are named outside contents, each counted from the one before it. */
  private Map<DayExpression, LocalDate> named(BitSet said) {
    var named = new IdentityHashMap<DayExpression, LocalDate>();
    Optional<LocalDate> before = written;
    boolean elsewhere = false;
    int paragraph = -1;
    for (DayExpression expression : expressions) {
      if (said.get(tokens.holding(expression.begin()))) {
        continue;
      }
      int its = paragraph(expression.begin());
      if (its != paragraph) {
        paragraph = its;
        before = elsewhere ? Optional.empty() : written;
      }
      Optional<LocalDate> day = expression.day(written, before);
      if (day.isPresent()) {
        named.put(expression, day.get());
        elsewhere |= !day.equals(written);
        before = day;
      }
    }
    return named;
  }

  private Optional<SaidOn> nested(Found one, Found parent, Map<Found, SaidOn> days) {
    Optional<SaidOn> outer = Optional.ofNullable(days.get(parent));
    Optional<LocalDate> from = outer.map(SaidOn::day).or(() -> written);
    var said = new BitSet();
    addContents(one, said);
    var named = new IdentityHashMap<DayExpression, LocalDate>();
    for (Range content : parent.attribution().contents()) {
      for (DayExpression expression : within(stretch(content))) {
        expression.day(from, from).ifPresent(day -> named.put(expression, day));
      }
    }
    return own(one, said, named).or(() -> hasDayOf(parent, one, said) ? Optional.empty() : outer);
  }

  /** Whether the outer statement's words name a day around the inner one, known or not. */
  private boolean hasDayOf(Found parent, Found one, BitSet said) {
    var around = new BitSet();
    addContents(parent, around);
    around.andNot(said);
    return one.attribution().cue().stream()
        .flatMap(cue -> within(sentence(stretch(cue))).stream())
        .anyMatch(expression -> around.get(tokens.holding(expression.begin())));
  }

  /** Returns the day that stands in the statement's own sentence and belongs to it. */
  private Optional<SaidOn> own(Found one, BitSet said, Map<DayExpression, LocalDate> named) {
    if (one.attribution().cue().isEmpty() || isToCome(one)) {
      return Optional.empty();
    }
    Stretch cue = stretch(one.attribution().cue().get());
    Optional<Stretch> source = one.attribution().source().map(this::stretch);
    Stretch sentence = sentence(cue);
    Optional<DayExpression> best = Optional.empty();
    for (DayExpression expression : within(sentence)) {
      int begin = tokens.holding(expression.begin());
      if (named.containsKey(expression)
          && !said.get(begin)
          && !isAdjective(expression)
          && belongs(expression, cue, source, sentence, said)) {
        best = Optional.of(expression);
        if (begin >= cue.begin()) {
          break; // The first one in the cue or behind it, else the last one before it.
        }
      }
    }
    return best.map(expression -> new SaidOn(named.get(expression), expression));
  }

  private boolean belongs(
      DayExpression expression,
      Stretch cue,
      Optional<Stretch> source,
      Stretch sentence,
      BitSet said) {
    int begin = tokens.holding(expression.begin());
    int end = tokens.at(expression.end());
    if (cue.holds(begin)) {
      return true;
    }
    if (begin >= cue.end()) {
      return !tokens.is(cue.end(), "of") && leads(begin, cue.end(), source, said) != Way.NONE;
    }
    if (source.isPresent() && source.get().holds(begin)) {
      Way way = leads(begin, source.get().begin(), Optional.empty(), said);
      boolean last =
          end == source.get().end() && (end == cue.begin() || source.get().begin() >= cue.end());
      return way == Way.OCCASION || (way == Way.PLAIN && last);
    }
    if (source.isPresent() && begin >= source.get().end()) {
      return leads(begin, source.get().begin(), Optional.empty(), said) != Way.NONE;
    }
    int next = source.filter(s -> s.begin() < cue.begin()).map(Stretch::begin).orElse(cue.begin());
    Way way = leads(begin, sentence.begin(), Optional.empty(), said);
    return (way == Way.OCCASION || (way == Way.PLAIN && isOpening(sentence.begin(), begin)))
        && isOpen(sentence.begin(), end, next, said);
  }

  /** How the words before a day join it to what stands farther to the left. */
  private enum Way {
    /** Not at all. */
    NONE,
    /** Nothing stands between that would part them. */
    PLAIN,
    /** By an occasion or a verb of speaking. */
    OCCASION
  }

  /** Reads from token {@code from} leftwards, to {@code to}, over {@code source}. */
  private Way leads(int from, int to, Optional<Stretch> source, BitSet said) {
    boolean occasion = false;
    int commas = 0;
    for (int i = from - 1; i >= to; i--) {
      if (source.isPresent() && source.get().holds(i)) {
        i = source.get().begin();
        continue;
      }
      if (said.get(i)) {
        boolean behindQuote = i == from - 1 && STOPS.contains(tokens.lower(i));
        return occasion ? Way.OCCASION : behindQuote ? Way.PLAIN : Way.NONE;
      }
      if (is(i, Kind.SPEAKING)) {
        return Way.OCCASION;
      }
      commas += tokens.is(i, ",") ? 1 : 0;
      if (is(i, Kind.BARRIER) || commas > MOST_COMMAS || STOPS.contains(tokens.lower(i))) {
        return Way.NONE;
      }
      if (is(i, Kind.OCCASION)) {
        occasion = true;
      } else if (isVerb(i)) {
        return Way.NONE;
      }
    }
    return occasion ? Way.OCCASION : Way.PLAIN;
  }

  /** Whether a sentence may begin like this before a day that stands for itself. */
  private boolean isOpening(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!OPENERS.contains(tokens.lower(i)) && !(tokens.isCapitalised(i) && i > begin)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether nothing but phrases stands between a day and the source or cue behind it, or the rest
   * of what a sentence begins with (`Asked on Monday whether he would go,`).
   */
  private boolean isOpen(int first, int end, int next, BitSet said) {
    boolean asked = is(first, Kind.SPEAKING) && tokens.is(next - 1, ",");
    for (int i = end; i < next && !asked; i++) {
      if (said.get(i)
          || is(i, Kind.BARRIER)
          || STOPS.contains(tokens.lower(i))
          || (isVerb(i) && !is(i, Kind.OCCASION))) {
        return false;
      }
    }
    return true;
  }

  /** `A Monday vote`, but not `a Monday interview`. */
  private boolean isAdjective(DayExpression expression) {
    int begin = tokens.holding(expression.begin());
    int end = tokens.at(expression.end());
    return DETERMINERS.contains(tokens.lower(begin - 1))
        && tokens.isWord(end)
        && !is(end, Kind.OCCASION);
  }

  /** `Will say`, `is expected to tell`. */
  private boolean isToCome(Found one) {
    Stretch cue = stretch(one.attribution().cue().orElseThrow());
    Optional<Stretch> source = one.attribution().source().map(this::stretch);
    for (int i = cue.begin(); i < cue.end(); i++) {
      if (isModal(i)) {
        return true;
      }
    }
    boolean infinitive = tokens.is(cue.begin() - 1, "to") || tokens.is(cue.begin(), "to");
    int first =
        Math.max(
            cue.begin() - AUXILIARIES,
            source.filter(s -> s.end() <= cue.begin()).map(Stretch::end).orElse(0));
    for (int i = cue.begin() - 1; i >= first && tokens.isWord(i); i--) {
      if (isModal(i) || (infinitive && EXPECTING.contains(tokens.lower(i)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isModal(int token) {
    return MODALS.contains(tokens.lower(token)) || tokens.lower(token).endsWith("'ll");
  }

  /**
   * Whether a statement without a day of its own may share that of the one before: no other day is
   * named since, and it is not still to be made.
   */
  private boolean mayShare(Found one, SaidOn day, BitSet said) {
    Optional<Stretch> cue = one.attribution().cue().map(this::stretch);
    if (cue.isPresent() && isToCome(one)) {
      return false;
    }
    List<Range> contents = one.attribution().contents();
    int end =
        Math.max(
            stretch(contents.get(contents.size() - 1)).end(),
            cue.map(its -> sentence(its).end()).orElse(0));
    return within(new Stretch(tokens.at(day.words().end()), end)).stream()
        .allMatch(expression -> said.get(tokens.holding(expression.begin())));
  }

  private boolean isVerb(int token) {
    String word = tokens.lower(token);
    return is(token, Kind.VERB)
        || (!is(token, Kind.NOUN)
            && !tokens.isCapitalised(token)
            && !DETERMINERS.contains(tokens.lower(token - 1))
            && ((word.length() > 4 && word.endsWith("ed"))
                || (word.length() > 5 && word.endsWith("ing"))));
  }

  private boolean is(int token, Kind kind) {
    return WORDS.get(kind).contains(tokens.lower(token));
  }

  private void addContents(Found one, BitSet said) {
    for (Range content : one.attribution().contents()) {
      Stretch stretch = stretch(content);
      said.set(stretch.begin(), stretch.end());
    }
  }

  private Stretch stretch(Range range) {
    return new Stretch(
        tokens.holding(words.begin(range.begin())), tokens.at(words.end(range.end() - 1)));
  }

  /** Returns the sentence of a cue, or what is near of a long one. */
  private Stretch sentence(Stretch cue) {
    return new Stretch(
        Math.max(sentences.begin(cue.begin()), cue.begin() - FARTHEST),
        Math.min(sentences.next(cue.end() - 1), cue.end() + FARTHEST));
  }

  private List<DayExpression> within(Stretch stretch) {
    int from = firstFrom(tokens.begin(stretch.begin()));
    return expressions.subList(from, Math.max(from, firstFrom(tokens.end(stretch.end() - 1))));
  }

  /** Returns the number of the first expression that begins at or behind an offset. */
  private int firstFrom(int offset) {
    int low = 0;
    int high = expressions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (expressions.get(middle).begin() >= offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int paragraph(int offset) {
    int low = 0;
    int high = words.paragraphs();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.end(words.paragraphEnd(middle) - 1) > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Map<Kind, Set<String>> read() {
    var words = new EnumMap<Kind, Set<String>>(Kind.class);
    for (Kind kind : Kind.values()) {
      words.put(kind, new HashSet<>());
    }
    for (String line : WordLists.lines(StatementDays.class, "occasions.txt")) {
      int colon = line.indexOf(':');
      Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
      words.get(kind).addAll(List.of(line.substring(colon + 1).strip().split(" ", -1)));
    }
    return words;
  }
}
