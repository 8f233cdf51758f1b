package org.onrecord.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.actor.article.Actor;
import org.onrecord.actor.article.ActorResolver;
import org.onrecord.actor.article.MentionReader;
import org.onrecord.day.Dateline;
import org.onrecord.limit.Interrupts;
import org.onrecord.model.Rounding;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.GenderVotes;
import org.onrecord.record.Ids;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.statement.StatementDays.ResolvedDay;
import org.onrecord.text.Range;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.Words;

/**
 * Turns the attributions of one article into statements: resolves their actors, days, kinds and
 * contexts.
 */
final class ArticleStatements {
  /**
   * The maximum length of a source. A longer one is treated as none, since several statements may
   * have it and each would store a copy.
   */
  private static final int MAX_SOURCE_CHARS = 500;

  /** The key for attributions without a source. */
  private static final Range NOWHERE = new Range(-1, -1);

  private static final StatementDayLimits LIMITS = StatementDayLimits.DEFAULT;

  /** A source and one of the actors that it names. */
  private record Speaker(Optional<Span> source, Actor actor) {}

  private final Article article;
  private final String text;
  private final Words words;
  private final StatementDay statementDay;
  private final Tokens tokens;
  private final Sentences sentences;
  private final Quotedness quotedness;
  private final Optional<Dateline> dateline;
  private final int reportBegin;
  private final ActorResolver actors;
  private final Surroundings surroundings;
  private final Map<String, String> rules = new HashMap<>();

  ArticleStatements(
      Article article, Words words, MentionReader.Reading reading, StatementDay statementDay) {
    this.article = article;
    this.words = words;
    this.statementDay = statementDay;
    text = article.getText();
    tokens = Tokens.of(text);
    sentences = Sentences.of(tokens);
    quotedness = new Quotedness(words);
    dateline = Dateline.find(text);
    reportBegin = dateline.map(Dateline::end).orElse(0);
    actors = ActorResolver.of(article.getArticleId(), words, reading);
    surroundings = new Surroundings(text, words, tokens, sentences, actors.named());
  }

  /**
   * Returns the statements, in reading order.
   *
   * @param found the article's attributions, each after its parent
   */
  List<Statement> of(List<FoundAttribution> found) {
    Map<Range, List<Speaker>> speakers = speakers(found);
    Map<FoundAttribution, ResolvedDay> days = days(found, speakers);
    Map<String, Statement> byId = new LinkedHashMap<>();
    var ids = new IdentityHashMap<FoundAttribution, String>();
    for (FoundAttribution one : found) {
      Interrupts.check();
      Optional<String> parentId = one.parent().map(ids::get);
      List<Range> contents = contents(one.attribution());
      if (contents.isEmpty() || (one.parent().isPresent() && parentId.isEmpty())) {
        continue;
      }
      for (Speaker speaker : speakers.get(source(one.attribution()).orElse(NOWHERE))) {
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

  /**
   * Returns the ids of the rules that resolved the sources, by the id of the statement, once {@link
   * #of} has been called; a statement without a source has none.
   */
  Map<String, String> rules() {
    return Map.copyOf(rules);
  }

  /** Resolves the sources, each once and in reading order, since a pronoun refers backwards. */
  private Map<Range, List<Speaker>> speakers(List<FoundAttribution> found) {
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
    var speakers = new LinkedHashMap<String, Speaker>();
    List<Range> parts = actors.parts(source);
    for (Range part : parts) {
      Actor actor = actors.resolve(part);
      Span span = parts.size() == 1 ? whole : span(part);
      speakers.putIfAbsent(actor.id(), new Speaker(Optional.of(span), actor));
    }
    return List.copyOf(speakers.values());
  }

  private Optional<Range> source(Attribution attribution) {
    return attribution.source().filter(source -> words.form(source).length() <= MAX_SOURCE_CHARS);
  }

  /** Returns the contents without the dateline, which is nobody's statement. */
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

  private Map<FoundAttribution, ResolvedDay> days(
      List<FoundAttribution> found, Map<Range, List<Speaker>> speakers) {
    if (statementDay == StatementDay.PUBLISHED) {
      return Map.of();
    }
    return StatementDays.of(
        text,
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

  /**
   * Returns the day on which the article was written: the dateline's if it is shortly before the
   * day of publication, else the day of publication.
   */
  private Optional<LocalDate> written() {
    Optional<LocalDate> published = article.getPublished();
    return dateline
        .flatMap(line -> published.flatMap(line::day))
        .filter(day -> !day.isBefore(published.get().minusDays(LIMITS.maxDaysToPress())))
        .filter(day -> !day.isAfter(published.get()))
        .or(() -> published);
  }

  private Statement statement(
      FoundAttribution found,
      List<Range> contents,
      Speaker speaker,
      Optional<String> parentId,
      Optional<ResolvedDay> day) {
    Optional<Range> cue = found.attribution().cue();
    List<Span> contentSpans = contents.stream().map(this::span).toList();
    Optional<Span> cueSpan = cue.map(this::span);
    Optional<String> lemma = cue.map(words::form).map(ReportingVerbs::normalise);
    Span evidence = evidence(contentSpans, speaker.source(), cueSpan);
    Span context = surroundings.context(evidence);
    Actor actor = speaker.actor();
    Statement.Builder statement =
        Statement.newBuilder()
            .setStatementId(id(contentSpans, actor))
            .setKind(kind(contents, cue, parentId.isPresent()))
            .setText(
                contentSpans.stream()
                    .map(span -> Spans.text(text, span))
                    .collect(Collectors.joining(" ... ")))
            .setContentSpans(contentSpans)
            .setSourceSpan(speaker.source().orElse(null))
            .setCueSpan(cueSpan.orElse(null))
            .setCue(lemma.orElse(null))
            .setEvidenceSpan(evidence)
            .setMention(speaker.source().map(span -> Spans.text(text, span)).orElse(null))
            .setParentStatementId(parentId.orElse(null))
            .setContext(Spans.text(text, context))
            .setContextBegin(context.getBegin())
            .setEntities(
                surroundings.entities(
                    contentSpans, speaker.source(), cueSpan, lemma, actor.id(), context))
            .setConfidence(Rounding.toThousandths(found.confidence()));
    setArticle(statement);
    setDay(statement, day);
    setActor(statement, actor);
    return statement.build();
  }

  private String id(List<Span> contents, Actor actor) {
    return Ids.of(
        article.getArticleId(),
        contents.stream()
            .map(span -> span.getBegin() + "-" + span.getEnd())
            .collect(Collectors.joining(" ")),
        actor.id());
  }

  private StatementKind kind(List<Range> contents, Optional<Range> cue, boolean isNested) {
    return isNested && cue.isPresent()
        ? quotedness.kindWithin(contents, cue.get())
        : quotedness.kind(contents);
  }

  private void setArticle(Statement.Builder statement) {
    statement
        .setArticleId(article.getArticleId())
        .setPublisher(article.getPublisher().orElse(null))
        .setUrl(article.getUrl().orElse(null))
        .setTitle(article.getTitle().orElse(null))
        .setPublished(article.getPublished().orElse(null))
        .setCopyOf(article.getCopyOf().orElse(null));
  }

  private void setDay(Statement.Builder statement, Optional<ResolvedDay> day) {
    Optional<Span> span =
        day.map(known -> new Span(known.expression().begin(), known.expression().end()));
    statement
        .setDay(day.map(ResolvedDay::day).or(article::getPublished).orElse(null))
        .setDayBasis(day.map(known -> DayBasis.EXPRESSION).or(article::getDayBasis).orElse(null))
        .setDayExpression(span.map(words -> Spans.text(text, words)).orElse(null))
        .setDaySpan(span.orElse(null));
  }

  private static void setActor(Statement.Builder statement, Actor actor) {
    statement
        .setActorId(actor.id())
        .setActor(actor.name())
        .setActorType(actor.type())
        .setActorRole(actor.role().orElse(null))
        .setActorGender(actor.gender().map(GenderVotes.Known::gender).orElse(null))
        .setActorGenderBasis(actor.gender().map(GenderVotes.Known::basis).orElse(null))
        .setResolution(actor.resolution());
  }

  private static Span evidence(List<Span> contents, Optional<Span> source, Optional<Span> cue) {
    return Spans.around(
        Stream.of(contents.stream(), source.stream(), cue.stream())
            .flatMap(spans -> spans)
            .toList());
  }

  private Span span(Range range) {
    return new Span(words.begin(range.begin()), words.end(range.end() - 1));
  }
}
