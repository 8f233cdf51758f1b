package org.onrecord.summary;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.Days;
import org.onrecord.record.Stance;
import org.onrecord.record.TargetType;

/** Running totals of an actor, a target and a day. */
final class ActorTargetTotals implements Totals<ActorTargetTotals, ActorTargetDay> {
  private static final int MAX_SAMPLES = 5;
  private static final Comparator<Names> BEST_NAMES =
      comparing((Names names) -> names.actor().length())
          .reversed()
          .thenComparing(Names::actor)
          .thenComparing(Names::target)
          .thenComparing(Names::type);

  /** The names of the actor and the target, and the target's type. */
  record Names(String actor, String target, TargetType type) {}

  final Optional<LocalDate> day;
  final String actorId;
  final String targetId;
  Optional<Names> names = Optional.empty();
  Scores scores = Scores.NONE;

  /** The smallest ids, at most {@link #MAX_SAMPLES}. */
  final TreeSet<String> samples = new TreeSet<>();

  ActorTargetTotals(Optional<LocalDate> day, String actorId, String targetId) {
    this.day = day;
    this.actorId = actorId;
    this.targetId = targetId;
  }

  static ActorTargetTotals of(Stance stance) {
    ActorTargetTotals totals =
        new ActorTargetTotals(stance.getDay(), stance.getActorId(), stance.getTargetId());
    totals.names =
        Optional.of(new Names(stance.getActor(), stance.getTarget(), stance.getTargetType()));
    totals.scores = Scores.of(stance);
    totals.samples.add(stance.getStatementId());
    return totals;
  }

  @Override
  public String key() {
    return Days.text(day) + " " + actorId + " " + targetId;
  }

  @Override
  public ActorTargetTotals empty() {
    return new ActorTargetTotals(day, actorId, targetId);
  }

  @Override
  public void add(ActorTargetTotals other) {
    if (names.isEmpty()
        || (other.names.isPresent() && BEST_NAMES.compare(other.names.get(), names.get()) < 0)) {
      names = other.names;
    }
    scores = scores.plus(other.scores);
    samples.addAll(other.samples);
    while (samples.size() > MAX_SAMPLES) {
      samples.pollLast();
    }
  }

  @Override
  public ActorTargetDay toRow() {
    Names named = names.orElseThrow(() -> new IllegalStateException("totals of nothing: " + key()));
    return ActorTargetDay.newBuilder()
        .setDay(day.orElse(null))
        .setActorId(actorId)
        .setTargetId(targetId)
        .setActor(named.actor())
        .setTarget(named.target())
        .setTargetType(named.type())
        .setStatements(scores.count())
        .setSupport(scores.support())
        .setOppose(scores.oppose())
        .setNeutral(scores.neutral())
        .setMeanScore(scores.mean().orElseThrow())
        .setSampleStatementIds(List.copyOf(samples))
        .build();
  }
}
