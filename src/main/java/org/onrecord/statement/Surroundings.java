package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.actor.article.ActorResolver;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.text.BinarySearch;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordLists;
import org.onrecord.text.Words;

/**
 * Finds what surrounds a statement in its article: its sentences, and the entities that it names.
 *
 * <p>All results are bounded in size, since the number of statements in an article is not.
 */
final class Surroundings {
  private static final int MAX_CONTEXT_CHARS = 4000;

  /** The maximum part of the context before the statement. */
  private static final int MAX_LEAD_CHARS = 1000;

  private static final int MAX_ENTITIES = 16;

  /** The maximum number of tokens after the cue among which its object is looked for. */
  private static final int MAX_OBJECT_TOKENS = 5;

  /** The tokens that end the search for the cue's object. */
  private static final Set<String> OBJECT_ENDS =
      Set.of(",", ";", ":", "\"", "“", "—", "–", "(", "that");

  private static final Set<String> TELLING_VERBS =
      Set.copyOf(WordLists.lines(Surroundings.class, "words/telling-verbs.txt"));

  private static final Set<String> PLACE_PREPOSITIONS =
      Set.copyOf(WordLists.lines(Surroundings.class, "words/place-prepositions.txt"));

  private final String text;
  private final Words words;
  private final Tokens tokens;
  private final Sentences sentences;
  private final List<ActorResolver.Named> names;
  private final int[] nameBegins;

  /**
   * Creates one for an article.
   *
   * @param names the names in it, in reading order
   */
  Surroundings(
      String text,
      Words words,
      Tokens tokens,
      Sentences sentences,
      List<ActorResolver.Named> names) {
    this.text = text;
    this.words = words;
    this.tokens = tokens;
    this.sentences = sentences;
    this.names = names;
    nameBegins = names.stream().mapToInt(name -> words.begin(name.words().begin())).toArray();
  }

  /**
   * Returns the context of a statement: its sentences, and the one before them in the same
   * paragraph, unless that is too long.
   */
  Span context(Span statement) {
    int first = tokens.holding(statement.getBegin());
    int own = sentences.begin(first);
    int before = sentences.paragraphAt(own) ? own : sentences.begin(own - 1);
    int earliest = statement.getBegin() - MAX_LEAD_CHARS;
    int begin = tokens.begin(before);
    begin = begin >= earliest ? begin : tokens.begin(own);
    begin = begin >= earliest ? begin : tokens.begin(tokens.at(earliest));
    int next = sentences.next(Math.max(first, tokens.at(statement.getEnd()) - 1));
    int end = Math.min(tokens.end(next - 1), begin + MAX_CONTEXT_CHARS);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return new Span(begin, end);
  }

  /**
   * Returns the entities named in the contents or as the cue's object, each once, in reading order.
   *
   * @param contents not overlapping, in reading order
   * @param speaker the id of the statement's own actor, which is left out
   * @param context names outside it do not count
   */
  List<Entity> entities(
      List<Span> contents,
      Optional<Span> source,
      Optional<Span> cue,
      Optional<String> verb,
      String speaker,
      Span context) {
    Map<String, Entity> entities = new LinkedHashMap<>();
    List<Span> spans = new ArrayList<>(contents);
    cue.filter(at -> verb.isPresent() && !TELLING_VERBS.contains(verb.get()))
        .flatMap(this::object)
        .ifPresent(spans::add);
    spans.sort(Comparator.comparingInt(Span::getBegin));
    for (Span span : spans) {
      int end = Math.min(span.getEnd(), context.getEnd());
      for (int i = firstFrom(span.getBegin());
          i < nameBegins.length && nameBegins[i] < end && entities.size() < MAX_ENTITIES;
          i++) {
        ActorResolver.Named named = names.get(i);
        var name = new Span(nameBegins[i], words.end(named.words().end() - 1));
        boolean isInSource = source.isPresent() && Spans.overlap(name, source.get());
        if (!named.id().equals(speaker)
            && !isInSource
            && name.getEnd() <= context.getEnd()
            && !isPlace(named)) {
          entities.putIfAbsent(
              named.id(),
              new Entity(name.getBegin(), name.getEnd(), named.id(), named.name(), named.type()));
        }
      }
    }
    return List.copyOf(entities.values());
  }

  /** Whether a country is named only as a place: {@code in Ukraine}. */
  private boolean isPlace(ActorResolver.Named named) {
    int before = named.words().begin() - 1;
    int preposition = lower(before).equals("the") ? before - 1 : before;
    return named.type() == ActorType.COUNTRY && PLACE_PREPOSITIONS.contains(lower(preposition));
  }

  private String lower(int word) {
    return word < 0 ? "" : LowerCase.of(words.form(word));
  }

  /** Returns the tokens right after the cue, which may be its object. */
  private Optional<Span> object(Span cue) {
    int begin = tokens.at(cue.getEnd());
    int end = begin;
    while (end < tokens.size()
        && end - begin < MAX_OBJECT_TOKENS
        && !sentences.beginsAt(end)
        && !OBJECT_ENDS.contains(tokens.lower(end))) {
      end++;
    }
    return end > begin
        ? Optional.of(new Span(tokens.begin(begin), tokens.end(end - 1)))
        : Optional.empty();
  }

  /** Returns the first name that begins at {@code offset} or later. */
  private int firstFrom(int offset) {
    return BinarySearch.first(nameBegins.length, i -> nameBegins[i] >= offset);
  }
}
