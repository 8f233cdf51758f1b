package org.onrecord.stance;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.onrecord.limit.Interrupts;
import org.onrecord.model.Rounding;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;
import org.onrecord.stance.StatementContext.SentenceInput;
import org.onrecord.stance.TermFinder.Hit;

/**
 * Finds stances towards the issues of a catalogue and towards the entities that a statement names.
 *
 * <p>Sections 1, 5 and 6 of {@code src/training/stance/CONTRACT.md} specify for which sentences the
 * model is run and what its predictions mean. {@link StanceProbabilities#combine} combines several
 * sentences. The model runs only for sentences that touch a target, so that time depends on what is
 * found and not on the size of the catalogue. Not thread-safe.
 */
public final class TargetStances implements StanceDetector {
  /** The maximum number of sentences of a statement to read for one issue. */
  private static final int MAX_SENTENCES = 8;

  private final StanceModel model;
  private final TargetCatalogue catalogue;
  private final boolean entityTargets;
  private final TermFinder finder;

  /**
   * Creates a detector.
   *
   * @param catalogue the issues
   * @param entityTargets whether entities are targets too
   */
  public TargetStances(StanceModel model, TargetCatalogue catalogue, boolean entityTargets) {
    this.model = model;
    this.catalogue = catalogue;
    this.entityTargets = entityTargets;
    finder = new TermFinder(catalogue.targets().stream().flatMap(Target::terms).toList());
  }

  @Override
  public List<Stance> detect(Statement statement) {
    boolean entities = entityTargets && !statement.getEntities().isEmpty();
    if (catalogue.targets().isEmpty() && !entities) {
      return List.of();
    }
    var context = new StatementContext(statement);
    List<Stance> stances = new ArrayList<>();
    if (!catalogue.targets().isEmpty()) {
      stances.addAll(issueStances(statement, context));
    }
    if (entities) {
      stances.addAll(entityStances(statement, context));
    }
    return stances;
  }

  private List<Stance> issueStances(Statement statement, StatementContext context) {
    List<Integer> touched = context.touched();
    if (touched.isEmpty()) {
      return List.of();
    }
    Optional<Integer> before = context.before(touched.get(0));
    Map<Integer, Matches> matches = new TreeMap<>();
    Stream.concat(before.stream(), touched.stream())
        .forEach(sentence -> matches.put(sentence, matches(context, sentence)));
    if (matches.values().stream().allMatch(one -> one.hits().isEmpty())) {
      return List.of();
    }
    List<Stance> stances = new ArrayList<>();
    for (Target target : catalogue.targets()) {
      Interrupts.check();
      List<SentenceInput> inputs = inputs(target, context, touched, before, matches);
      if (!inputs.isEmpty()) {
        stances.add(issueStance(statement, target, context, inputs, matches));
      }
    }
    return stances;
  }

  /**
   * The catalogue's terms in a sentence.
   *
   * @param hits where they are
   * @param whole the terms of the whole sentence
   * @param content the terms of the statement's content in it
   */
  private record Matches(List<Hit> hits, Set<Term> whole, Set<Term> content) {}

  private Matches matches(StatementContext context, int sentence) {
    List<Hit> hits =
        finder.find(
            context.tokens(), context.firstToken(sentence), context.firstToken(sentence + 1));
    return new Matches(
        hits,
        hits.stream().map(Hit::term).collect(toSet()),
        hits.stream()
            .filter(hit -> context.isContent(hit.begin(), hit.end()))
            .map(Hit::term)
            .collect(toSet()));
  }

  /** Returns the model's inputs for a target: none if the statement does not touch it. */
  private static List<SentenceInput> inputs(
      Target target,
      StatementContext context,
      List<Integer> touched,
      Optional<Integer> before,
      Map<Integer, Matches> matches) {
    IntPredicate content = sentence -> target.isTouchedBy(matches.get(sentence).content());
    IntPredicate whole = sentence -> target.isTouchedBy(matches.get(sentence).whole());
    for (IntPredicate touches : List.of(content, whole)) {
      List<SentenceInput> inputs =
          touched.stream()
              .filter(touches::test)
              .limit(MAX_SENTENCES)
              .map(one -> context.input(target.proposition(), one, one, Optional.empty()))
              .toList();
      if (!inputs.isEmpty()) {
        return inputs;
      }
    }
    if (before.isPresent() && whole.test(before.get()) && context.refersBack()) {
      int last = touched.get(touched.size() - 1);
      return List.of(context.input(target.proposition(), touched.get(0), last, Optional.empty()));
    }
    return List.of();
  }

  private Stance issueStance(
      Statement statement,
      Target target,
      StatementContext context,
      List<SentenceInput> inputs,
      Map<Integer, Matches> matches) {
    List<StancePrediction> predictions =
        inputs.stream().map(one -> model.predict(one.input())).toList();
    StanceProbabilities probabilities =
        StanceProbabilities.combine(
            predictions.stream().map(StancePrediction::probabilities).toList());
    List<Hit> favour = known(target.favour(), context, inputs, matches);
    List<Hit> oppose = known(target.oppose(), context, inputs, matches);
    List<Hit> known = List.of();
    if (favour.isEmpty() != oppose.isEmpty()) {
      Polarity side = favour.isEmpty() ? Polarity.OPPOSE : Polarity.SUPPORT;
      probabilities = probabilities.withKnownPhrase(side);
      known = probabilities.polarity() == side ? (favour.isEmpty() ? oppose : favour) : known;
    }
    List<Span> evidence = evidence(probabilities.polarity(), inputs, predictions);
    if (!known.isEmpty()) {
      int begin = statement.getContextBegin();
      evidence =
          known.stream()
              .map(
                  hit ->
                      new Span(
                          begin + context.tokens().begin(hit.begin()),
                          begin + context.tokens().end(hit.end() - 1)))
              .toList();
    }
    return stance(
        statement, target.id(), target.label(), TargetType.ISSUE, probabilities, evidence);
  }

  /** Returns the known phrases in the content of the sentences that the model reads. */
  private static List<Hit> known(
      List<Term> phrases,
      StatementContext context,
      List<SentenceInput> inputs,
      Map<Integer, Matches> matches) {
    return phrases.isEmpty()
        ? List.of()
        : matches.values().stream()
            .flatMap(one -> one.hits().stream())
            .filter(hit -> phrases.contains(hit.term()))
            .filter(hit -> context.isContent(hit.begin(), hit.end()))
            .filter(hit -> inputs.stream().anyMatch(one -> one.holds(hit.begin(), hit.end())))
            .toList();
  }

  private List<Stance> entityStances(Statement statement, StatementContext context) {
    List<Stance> stances = new ArrayList<>();
    for (Entity entity : statement.getEntities()) {
      Interrupts.check();
      Optional<Integer> sentence = context.sentenceAt(entity.getBegin());
      if (!entity.getEntityId().equals(statement.getActorId()) && sentence.isPresent()) {
        stances.add(entityStance(statement, entity, context, sentence.get()));
      }
    }
    return stances;
  }

  private Stance entityStance(
      Statement statement, Entity entity, StatementContext context, int sentence) {
    var mention = new Span(entity.getBegin(), entity.getEnd());
    String name =
        Spans.text(statement.getContext(), Spans.shift(mention, -statement.getContextBegin()));
    SentenceInput input = context.input(name, sentence, sentence, Optional.of(mention));
    StancePrediction prediction = model.predict(input.input());
    StanceProbabilities probabilities = prediction.probabilities();
    return stance(
        statement,
        entity.getEntityId(),
        entity.getEntity(),
        TargetType.ENTITY,
        probabilities,
        evidence(probabilities.polarity(), List.of(input), List.of(prediction)));
  }

  /** Returns the evidence of the prediction with the highest probability of {@code polarity}. */
  private static List<Span> evidence(
      Polarity polarity, List<SentenceInput> inputs, List<StancePrediction> predictions) {
    int best = 0;
    for (int i = 1; i < predictions.size(); i++) {
      if (predictions.get(i).probabilities().of(polarity)
          > predictions.get(best).probabilities().of(polarity)) {
        best = i;
      }
    }
    Optional<Span> words =
        polarity == Polarity.NEUTRAL ? Optional.empty() : predictions.get(best).evidence();
    return inputs.get(best).inArticle(words.map(List::of).orElse(inputs.get(best).content()));
  }

  private static Stance stance(
      Statement statement,
      String targetId,
      String target,
      TargetType type,
      StanceProbabilities probabilities,
      List<Span> evidence) {
    return Stance.newBuilder()
        .setStanceId(Ids.of(statement.getStatementId(), targetId))
        .setStatementId(statement.getStatementId())
        .setArticleId(statement.getArticleId())
        .setPublisher(statement.getPublisher().orElse(null))
        .setDay(statement.getDay().orElse(null))
        .setActorId(statement.getActorId())
        .setActor(statement.getActor())
        .setTargetId(targetId)
        .setTarget(target)
        .setTargetType(type)
        .setPolarity(probabilities.polarity())
        .setScore(Rounding.toThousandths(probabilities.score()))
        .setConfidence(Rounding.toThousandths(probabilities.confidence()))
        .setEvidence(evidence)
        .setCopyOf(statement.getCopyOf().orElse(null))
        .build();
  }
}
