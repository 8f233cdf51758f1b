package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * What an article has around a statement: the sentences that it stands in, and who is named there.
 *
 * <p>All of it is bounded, since an article may have as many statements as it likes.
 */
final class Surroundings {
  private static final int LONGEST_CONTEXT = 4000;

  /** So much of it at most stands before the statement. */
  private static final int LONGEST_LEAD = 1000;

  private static final int MOST_ENTITIES = 16;

  /** So many words behind the cue its object begins at the latest. */
  private static final int FARTHEST_OBJECT = 5;

  /** What ends the words among which the cue's object is. */
  private static final Set<String> MARKS = Set.of(",", ";", ":", "\"", "“", "—", "–", "(", "that");

  /** Whose object is whom they are said to, not what they are about. */
  private static final Set<String> TELLING =
      Set.of("say", "tell", "add", "ask", "write", "inform", "notify", "remind", "assure", "show");

  private static final Set<String> INSIDE =
      Set.of("in", "inside", "within", "into", "across", "throughout", "around", "near", "outside");

  private final String text;
  private final Tokens tokens;
  private final Sentences sentences;
  private final List<ActorResolver.Named> names;
  private final int[] nameBegins;

  /**
   * Takes an article.
   *
   * @param names who is named in it, in reading order
   */
  Surroundings(String text, Tokens tokens, Sentences sentences, List<ActorResolver.Named> names) {
    this.text = text;
    this.tokens = tokens;
    this.sentences = sentences;
    this.names = names;
    nameBegins = names.stream().mapToInt(name -> tokens.begin(name.mention().begin())).toArray();
  }

  /**
   * Returns where the context of a statement stands: its sentences, and the one before them in the
   * same paragraph, unless that is far too long.
   */
  Span context(Span statement) {
    int first = tokens.holding(statement.getBegin());
    int own = sentences.begin(first);
    int before = sentences.paragraphAt(own) ? own : sentences.begin(own - 1);
    int least = statement.getBegin() - LONGEST_LEAD;
    int begin = tokens.begin(before);
    begin = begin >= least ? begin : tokens.begin(own);
    begin = begin >= least ? begin : tokens.begin(tokens.at(least));
    int next = sentences.next(Math.max(first, tokens.at(statement.getEnd()) - 1));
    int end = Math.min(tokens.end(next - 1), begin + LONGEST_CONTEXT);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return new Span(begin, end);
  }

  /**
   * Returns who is named in the contents or as the cue's object, each once, in reading order.
   *
   * @param contents not overlapping, in reading order
   * @param speaker the id of the statement's own actor, which is left out
   * @param context as far as names count
   */
  List<Entity> entities(
      List<Span> contents,
      Optional<Span> source,
      Optional<Span> cue,
      Optional<String> verb,
      String speaker,
      Span context) {
    Map<String, Entity> entities = new LinkedHashMap<>();
    List<Span> stretches = new ArrayList<>(contents);
    cue.filter(at -> verb.isPresent() && !TELLING.contains(verb.get()))
        .flatMap(this::object)
        .ifPresent(stretches::add);
    stretches.sort(Comparator.comparingInt(Span::getBegin));
    for (Span stretch : stretches) {
      int end = Math.min(stretch.getEnd(), context.getEnd());
      for (int i = firstFrom(stretch.getBegin());
          i < nameBegins.length && nameBegins[i] < end && entities.size() < MOST_ENTITIES;
          i++) {
        ActorResolver.Named named = names.get(i);
        int nameEnd = tokens.end(named.mention().end() - 1);
        boolean sourceHere =
            source.isPresent()
                && nameBegins[i] < source.get().getEnd()
                && source.get().getBegin() < nameEnd;
        if (!named.id().equals(speaker)
            && !sourceHere
            && nameEnd <= context.getEnd()
            && !isPlace(named)) {
          entities.putIfAbsent(
              named.id(),
              new Entity(nameBegins[i], nameEnd, named.id(), named.name(), named.type()));
        }
      }
    }
    return List.copyOf(entities.values());
  }

  /** Whether a country is named only as where something is: {@code in Ukraine}. */
  private boolean isPlace(ActorResolver.Named named) {
    int before = named.mention().begin() - 1;
    int preposition = tokens.is(before, "the") ? before - 1 : before;
    return named.type() == ActorType.COUNTRY && INSIDE.contains(tokens.lower(preposition));
  }

  /** Returns the words right behind the cue among which its object would be. */
  private Optional<Span> object(Span cue) {
    int begin = tokens.at(cue.getEnd());
    int end = begin;
    while (end < tokens.size()
        && end - begin < FARTHEST_OBJECT
        && !sentences.beginsAt(end)
        && !MARKS.contains(tokens.lower(end))) {
      end++;
    }
    return end > begin
        ? Optional.of(new Span(tokens.begin(begin), tokens.end(end - 1)))
        : Optional.empty();
  }

  /** Returns the first name that begins at {@code offset} or later. */
  private int firstFrom(int offset) {
    int found = Arrays.binarySearch(nameBegins, offset);
    return found >= 0 ? found : -found - 1;
  }
}
