package org.onrecord.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.actor.article.Actor;
import org.onrecord.actor.article.ActorResolver;
import org.onrecord.day.Dateline;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.statement.AttributionTagger.Found;
import org.onrecord.statement.StatementDays.SaidOn;
import org.onrecord.text.Range;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.Words;

/**
 * Finds statements by a learned model: quoted and reported ones, those within others, with the
 * actors behind their sources.
 *
 * <p>Made once for a JVM's model or once for each thread. From one article to the next it keeps
 * only what the model said of the text, so that the same text under another publisher costs little.
 */
public final class TaggedExtractor implements StatementExtractor {
  /** A longer source is none: several statements may have it, and each would have a copy. */
  private static final int LONGEST_SOURCE = 500;

  /** Confidence is told in thousandths: the model's last digits differ between processors. */
  private static final double STEPS = 1000;

  /** Stands for the place of a source that is not named. */
  private static final Range NOWHERE = new Range(-1, -1);

  /** A dateline's day is the one on which its article was written, up to so many days later. */
  private static final int DAYS_TO_PRESS = 7;

  private final AttributionTagger tagger;
  private final StatementDay statementDay;

  /** The text that was read last: copies of a text come one after the other. */
  private final AtomicReference<Tagged> last = new AtomicReference<>();

  /** Makes an extractor that asks {@code model}; statements have the days that the text tells. */
  public TaggedExtractor(AttributionModel model) {
    this(model, StatementDay.SAID);
  }

  /** Makes an extractor that asks {@code model}; {@code statementDay} says which day is theirs. */
  public TaggedExtractor(AttributionModel model, StatementDay statementDay) {
    tagger = new AttributionTagger(model);
    this.statementDay = statementDay;
  }

  /**
   * The statements of an article, with how their actors were resolved.
   *
   * @param statements the statements, as {@link #extract} returns them
   * @param rules the ids of the rules that resolved their sources, by statement id; a statement
   *     without a source has none
   */
  public record Explained(List<Statement> statements, Map<String, String> rules) {}

  @Override
  public List<Statement> extract(Article article) {
    return explain(article).statements();
  }

  /** Returns the statements of {@code article} with the rules that resolved their actors. */
  public Explained explain(Article article) {
    Tagged tagged = tagged(article.getText());
    if (tagged.found().isEmpty()) {
      return new Explained(List.of(), Map.of());
    }
    var reading = new Reading(article, tagged.words(), statementDay);
    return new Explained(reading.statements(tagged.found()), reading.rules);
  }

  /** Reads a text, unless it is the one that was read last. */
  private Tagged tagged(String text) {
    Tagged before = last.get();
    if (before != null && before.text().equals(text)) {
      return before;
    }
    Words words = Words.of(text);
    Tagged tagged = new Tagged(text, words, tagger.read(words));
    last.set(tagged);
    return tagged;
  }

  /** A text and what the model found in it. */
  private record Tagged(String text, Words words, List<Found> found) {}

  /** A source and one of the actors it stands for. */
  private record Speaker(Optional<Span> source, Actor actor) {}

  /** One article's statements in the making. */
  private static final class Reading {
    private final Article article;
    private final Words words;
    private final StatementDay statementDay;
    private final Tokens tokens;
    private final Sentences sentences;
    private final Quotedness quotedness;
    private final Optional<Dateline> dateline;
    private final int reportBegin;
    private final ActorResolver actors;
    private final Surroundings surroundings;
    private final Map<String, Statement> byId = new LinkedHashMap<>();
    private final Map<String, String> rules = new HashMap<>();

    Reading(Article article, Words words, StatementDay statementDay) {
      this.article = article;
      this.words = words;
      this.statementDay = statementDay;
      tokens = Tokens.of(article.getText());
      sentences = Sentences.of(tokens);
      quotedness = new Quotedness(words);
      dateline = Dateline.find(article.getText());
      reportBegin = dateline.map(Dateline::end).orElse(0);
      actors = ActorResolver.of(article.getArticleId(), tokens, sentences, quoted());
      surroundings = new Surroundings(article.getText(), tokens, sentences, actors.named());
    }

    List<Statement> statements(List<Found> found) {
      Map<Range, List<Speaker>> speakers = speakers(found);
      Map<Found, SaidOn> days = days(found, speakers);
      var ids = new IdentityHashMap<Found, String>();
      for (Found one : found) {
        Optional<String> parentId = one.parent().map(ids::get);
        List<Range> contents = contents(one.attribution());
        if (contents.isEmpty() || (one.parent().isPresent() && parentId.isEmpty())) {
          continue;
        }
        List<Speaker> theirs = speakers.get(source(one.attribution()).orElse(NOWHERE));
        for (Speaker speaker : theirs) {
          Statement statement =
              statement(one, contents, speaker, parentId, Optional.ofNullable(days.get(one)));
          ids.putIfAbsent(one, statement.getStatementId());
          if (byId.putIfAbsent(statement.getStatementId(), statement) == null) {
            speaker.actor().rule().ifPresent(id -> rules.put(statement.getStatementId(), id));
          }
        }
      }
      return byId.values().stream()
          .sorted(
              Comparator.comparingInt((Statement s) -> s.getEvidenceSpan().getBegin())
                  .thenComparingInt(s -> s.getEvidenceSpan().getEnd())
                  .thenComparing(Statement::getStatementId))
          .toList();
    }

    /** Resolves the sources, each once, in reading order: a pronoun means whoever spoke before. */
    private Map<Range, List<Speaker>> speakers(List<Found> found) {
      var speakers = new HashMap<Range, List<Speaker>>();
      speakers.put(NOWHERE, List.of(new Speaker(Optional.empty(), actors.nobody())));
      found.stream()
          .flatMap(one -> source(one.attribution()).stream())
          .distinct()
          .sorted(Comparator.comparingInt(Range::begin).thenComparingInt(Range::end))
          .forEach(source -> speakers.put(source, speakers(source)));
      return speakers;
    }

    private List<Speaker> speakers(Range source) {
      Span whole = span(source);
      var mention =
          new ActorResolver.Mention(tokens.holding(whole.getBegin()), tokens.at(whole.getEnd()));
      var speakers = new LinkedHashMap<String, Speaker>();
      List<ActorResolver.Mention> parts = actors.parts(mention);
      for (ActorResolver.Mention part : parts) {
        Actor actor = actors.resolve(part.begin(), part.end());
        Span span =
            parts.size() == 1
                ? whole
                : new Span(tokens.begin(part.begin()), tokens.end(part.end() - 1));
        speakers.putIfAbsent(actor.id(), new Speaker(Optional.of(span), actor));
      }
      return List.copyOf(speakers.values());
    }

    /** Returns the tokens that stand in double quotation marks, or are such. */
    private BitSet quoted() {
      var quoted = new BitSet();
      int word = 0;
      for (int i = 0; i < tokens.size(); i++) {
        while (word < words.size() && words.end(word) <= tokens.begin(i)) {
          word++;
        }
        quoted.set(i, word < words.size() && words.quote(word) != Words.OUTSIDE);
      }
      return quoted;
    }

    private Optional<Range> source(Attribution attribution) {
      return attribution
          .source()
          .filter(source -> span(source).getEnd() - span(source).getBegin() <= LONGEST_SOURCE);
    }

    /** Returns the contents without the dateline, which nobody says. */
    private List<Range> contents(Attribution attribution) {
      if (span(attribution.contents().get(0)).getBegin() >= reportBegin) {
        return attribution.contents();
      }
      var contents = new ArrayList<Range>();
      for (Range content : attribution.contents()) {
        int begin = content.begin();
        while (begin < content.end() && words.begin(begin) < reportBegin) {
          begin++;
        }
        if (begin < content.end()) {
          contents.add(new Range(begin, content.end()));
        }
      }
      return contents;
    }

    private Map<Found, SaidOn> days(List<Found> found, Map<Range, List<Speaker>> speakers) {
      if (statementDay == StatementDay.PUBLISHED) {
        return Map.of();
      }
      return StatementDays.of(
          article.getText(),
          words,
          tokens,
          sentences,
          found,
          one ->
              speakers.get(source(one.attribution()).orElse(NOWHERE)).stream()
                  .map(speaker -> speaker.actor().id())
                  .collect(Collectors.toSet()),
          written());
    }

    /** Returns the day on which the article was written, not later than it was published. */
    private Optional<LocalDate> written() {
      Optional<LocalDate> published = article.getPublished();
      return dateline
          .flatMap(line -> published.flatMap(line::day))
          .filter(day -> !day.isBefore(published.get().minusDays(DAYS_TO_PRESS)))
          .filter(day -> !day.isAfter(published.get()))
          .or(() -> published);
    }

    private Statement statement(
        Found found,
        List<Range> contents,
        Speaker speaker,
        Optional<String> parentId,
        Optional<SaidOn> day) {
      List<Span> spans = contents.stream().map(this::span).toList();
      Optional<Range> cue = found.attribution().cue();
      Optional<Span> cueSpan = cue.map(this::span);
      Optional<String> verb = cue.map(words::form).map(ReportingVerbs::normalise);
      Span evidence = evidence(spans, speaker.source(), cueSpan);
      Span context = surroundings.context(evidence);
      String text = article.getText();
      Actor actor = speaker.actor();
      return Statement.newBuilder()
          .setStatementId(
              Ids.of(
                  article.getArticleId(),
                  spans.stream()
                      .map(span -> span.getBegin() + "-" + span.getEnd())
                      .collect(Collectors.joining(" ")),
                  actor.id()))
          .setArticleId(article.getArticleId())
          .setPublisher(article.getPublisher().orElse(null))
          .setUrl(article.getUrl().orElse(null))
          .setTitle(article.getTitle().orElse(null))
          .setPublished(article.getPublished().orElse(null))
          .setDay(day.map(SaidOn::day).or(article::getPublished).orElse(null))
          .setDayBasis(day.map(said -> DayBasis.EXPRESSION).or(article::getDayBasis).orElse(null))
          .setDayExpression(
              day.map(said -> text.substring(said.words().begin(), said.words().end()))
                  .orElse(null))
          .setDaySpan(
              day.map(said -> new Span(said.words().begin(), said.words().end())).orElse(null))
          .setKind(
              parentId.isPresent() && cue.isPresent()
                  ? quotedness.kindWithin(contents, cue.get())
                  : quotedness.kind(contents))
          .setText(
              spans.stream()
                  .map(span -> text.substring(span.getBegin(), span.getEnd()))
                  .collect(Collectors.joining(" ... ")))
          .setContentSpans(spans)
          .setSourceSpan(speaker.source().orElse(null))
          .setCueSpan(cueSpan.orElse(null))
          .setCue(verb.orElse(null))
          .setEvidenceSpan(evidence)
          .setMention(
              speaker
                  .source()
                  .map(span -> text.substring(span.getBegin(), span.getEnd()))
                  .orElse(null))
          .setActorId(actor.id())
          .setActor(actor.name())
          .setActorType(actor.type())
          .setActorRole(actor.role().orElse(null))
          .setResolution(actor.resolution())
          .setParentStatementId(parentId.orElse(null))
          .setCopyOf(article.getCopyOf().orElse(null))
          .setContext(text.substring(context.getBegin(), context.getEnd()))
          .setContextBegin(context.getBegin())
          .setEntities(
              surroundings.entities(spans, speaker.source(), cueSpan, verb, actor.id(), context))
          .setConfidence(Math.round(found.confidence() * STEPS) / STEPS)
          .build();
    }

    private static Span evidence(List<Span> contents, Optional<Span> source, Optional<Span> cue) {
      List<Span> all =
          Stream.of(contents.stream(), source.stream(), cue.stream())
              .flatMap(spans -> spans)
              .toList();
      return new Span(
          all.stream().mapToInt(Span::getBegin).min().orElseThrow(),
          all.stream().mapToInt(Span::getEnd).max().orElseThrow());
    }

    private Span span(Range range) {
      return new Span(words.begin(range.begin()), words.end(range.end() - 1));
    }
  }
}
