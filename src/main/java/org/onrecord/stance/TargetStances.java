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
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;
import org.onrecord.stance.StatementContext.Asked;
import org.onrecord.stance.TermFinder.Hit;

/**
 * Finds stances towards the issues of a catalogue and towards the entities that a statement names.
 *
 * <p>Which sentences the model is asked about, and how its answers are taken, is section 1, 5 and 6
 * of {@code src/training/stance/CONTRACT.md}; only that several sentences are weighed, see {@link
 * StanceProbabilities#together}. Only sentences that touch a target are read, so that time follows
 * what is found, not what is looked for. Not for use by several threads at once.
 */
public final class TargetStances implements StanceDetector {
  /** A statement is asked about so many of its sentences for one issue, the first ones. */
  private static final int MOST_SENTENCES = 8;

  /** Scores are told in thousandths: the model's last digits differ between processors. */
  private static final double STEPS = 1000;

  private final StanceModel model;
  private final TargetCatalogue catalogue;
  private final boolean entityTargets;
  private final TermFinder finder;

  /**
   * Makes a detector.
   *
   * @param catalogue the issues
   * @param entityTargets whether entities are targets too
   */
  public TargetStances(StanceModel model, TargetCatalogue catalogue, boolean entityTargets) {
    this.model = model;
    this.catalogue = catalogue;
    this.entityTargets = entityTargets;
    finder =
        new TermFinder(
            catalogue.targets().stream()
                .flatMap(
                    target ->
                        Stream.of(
                                target.find().stream()
                                    .flatMap(
                                        one ->
                                            Stream.concat(
                                                one.all().stream().flatMap(List::stream),
                                                one.none().stream())),
                                target.favour().stream(),
                                target.oppose().stream())
                            .flatMap(terms -> terms))
                .toList());
  }

  @Override
  public List<Stance> detect(Statement statement) {
    boolean entities = entityTargets && !statement.getEntities().isEmpty();
    if (catalogue.targets().isEmpty() && !entities) {
      return List.of();
    }
    var passage = new StatementContext(statement);
    List<Stance> stances = new ArrayList<>();
    if (!catalogue.targets().isEmpty()) {
      stances.addAll(issueStances(statement, passage));
    }
    if (entities) {
      stances.addAll(entityStances(statement, passage));
    }
    return stances;
  }

  private List<Stance> issueStances(Statement statement, StatementContext passage) {
    List<Integer> touched = passage.touched();
    if (touched.isEmpty()) {
      return List.of();
    }
    Optional<Integer> before = passage.before(touched.get(0));
    Map<Integer, Matches> matches = new TreeMap<>();
    Stream.concat(before.stream(), touched.stream())
        .forEach(sentence -> matches.put(sentence, matches(passage, sentence)));
    if (matches.values().stream().allMatch(one -> one.hits().isEmpty())) {
      return List.of();
    }
    List<Stance> stances = new ArrayList<>();
    for (Target target : catalogue.targets()) {
      List<Asked> asked = asked(target, passage, touched, before, matches);
      if (!asked.isEmpty()) {
        stances.add(issueStance(statement, target, passage, asked, matches));
      }
    }
    return stances;
  }

  /**
   * What of the catalogue stands in a sentence.
   *
   * @param hits where
   * @param whole which terms
   * @param content which of them belong to what is said
   */
  private record Matches(List<Hit> hits, Set<Term> whole, Set<Term> content) {}

  private Matches matches(StatementContext passage, int sentence) {
    List<Hit> hits =
        finder.find(
            passage.tokens(), passage.firstToken(sentence), passage.firstToken(sentence + 1));
    return new Matches(
        hits,
        hits.stream().map(Hit::term).collect(toSet()),
        hits.stream()
            .filter(hit -> passage.isContent(hit.begin(), hit.end()))
            .map(Hit::term)
            .collect(toSet()));
  }

  /** Returns the questions that a statement asks for: none where it does not touch the target. */
  private static List<Asked> asked(
      Target target,
      StatementContext passage,
      List<Integer> touched,
      Optional<Integer> before,
      Map<Integer, Matches> matches) {
    IntPredicate content = sentence -> touches(target, matches.get(sentence).content());
    IntPredicate whole = sentence -> touches(target, matches.get(sentence).whole());
    for (IntPredicate touches : List.of(content, whole)) {
      List<Asked> asked =
          touched.stream()
              .filter(touches::test)
              .limit(MOST_SENTENCES)
              .map(one -> passage.ask(target.proposition(), one, one, Optional.empty()))
              .toList();
      if (!asked.isEmpty()) {
        return asked;
      }
    }
    if (before.isPresent() && whole.test(before.get()) && passage.refersBack()) {
      int last = touched.get(touched.size() - 1);
      return List.of(passage.ask(target.proposition(), touched.get(0), last, Optional.empty()));
    }
    return List.of();
  }

  private static boolean touches(Target target, Set<Term> terms) {
    if (terms.isEmpty()) {
      return false;
    }
    return Stream.concat(target.favour().stream(), target.oppose().stream())
            .anyMatch(terms::contains)
        || target.find().stream()
            .anyMatch(
                one ->
                    one.all().stream().allMatch(any -> any.stream().anyMatch(terms::contains))
                        && one.none().stream().noneMatch(terms::contains));
  }

  private Stance issueStance(
      Statement statement,
      Target target,
      StatementContext passage,
      List<Asked> asked,
      Map<Integer, Matches> matches) {
    List<StancePrediction> answers =
        asked.stream().map(one -> model.answer(one.question())).toList();
    StanceProbabilities chances =
        StanceProbabilities.together(answers.stream().map(StancePrediction::chances).toList());
    List<Hit> favour = known(target.favour(), passage, asked, matches);
    List<Hit> oppose = known(target.oppose(), passage, asked, matches);
    List<Hit> known = List.of();
    if (favour.isEmpty() != oppose.isEmpty()) {
      Polarity side = favour.isEmpty() ? Polarity.OPPOSE : Polarity.SUPPORT;
      chances = chances.with(side);
      known = chances.polarity() == side ? (favour.isEmpty() ? oppose : favour) : known;
    }
    List<Span> evidence = evidence(chances.polarity(), asked, answers);
    if (!known.isEmpty()) {
      int begin = statement.getContextBegin();
      evidence =
          known.stream()
              .map(
                  hit ->
                      new Span(
                          begin + passage.tokens().begin(hit.begin()),
                          begin + passage.tokens().end(hit.end() - 1)))
              .toList();
    }
    return stance(statement, target.id(), target.label(), TargetType.ISSUE, chances, evidence);
  }

  /** Returns where known phrases stand in what is said in the sentences that are asked about. */
  private static List<Hit> known(
      List<Term> phrases,
      StatementContext passage,
      List<Asked> asked,
      Map<Integer, Matches> matches) {
    return phrases.isEmpty()
        ? List.of()
        : matches.values().stream()
            .flatMap(one -> one.hits().stream())
            .filter(hit -> phrases.contains(hit.term()))
            .filter(hit -> passage.isContent(hit.begin(), hit.end()))
            .filter(
                hit ->
                    asked.stream()
                        .anyMatch(
                            one -> one.firstToken() <= hit.begin() && hit.end() <= one.endToken()))
            .toList();
  }

  private List<Stance> entityStances(Statement statement, StatementContext passage) {
    List<Stance> stances = new ArrayList<>();
    for (Entity entity : statement.getEntities()) {
      Optional<Integer> sentence = passage.sentenceAt(entity.getBegin());
      if (!entity.getEntityId().equals(statement.getActorId()) && sentence.isPresent()) {
        int begin = entity.getBegin() - statement.getContextBegin();
        String name =
            statement.getContext().substring(begin, entity.getEnd() - statement.getContextBegin());
        Asked asked =
            passage.ask(
                name,
                sentence.get(),
                sentence.get(),
                Optional.of(new Span(entity.getBegin(), entity.getEnd())));
        StancePrediction answer = model.answer(asked.question());
        stances.add(
            stance(
                statement,
                entity.getEntityId(),
                entity.getEntity(),
                TargetType.ENTITY,
                answer.chances(),
                evidence(answer.chances().polarity(), List.of(asked), List.of(answer))));
      }
    }
    return stances;
  }

  /** Returns the evidence of the answer that is surest of the stance that was found. */
  private static List<Span> evidence(
      Polarity polarity, List<Asked> asked, List<StancePrediction> answers) {
    int best = 0;
    for (int i = 1; i < answers.size(); i++) {
      if (answers.get(i).chances().of(polarity) > answers.get(best).chances().of(polarity)) {
        best = i;
      }
    }
    Optional<Span> words =
        polarity == Polarity.NEUTRAL ? Optional.empty() : answers.get(best).evidence();
    return asked.get(best).inArticle(words.map(List::of).orElse(asked.get(best).said()));
  }

  private static Stance stance(
      Statement statement,
      String targetId,
      String target,
      TargetType type,
      StanceProbabilities chances,
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
        .setPolarity(chances.polarity())
        .setScore(Math.round(chances.score() * STEPS) / STEPS)
        .setConfidence(Math.round(chances.confidence() * STEPS) / STEPS)
        .setEvidence(evidence)
        .setCopyOf(statement.getCopyOf().orElse(null))
        .build();
  }
}
