package org.onrecord.report;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.onrecord.record.Polarity;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * A discourse network (Leifeld 2017): actors, the targets towards which they take sides, and ties
 * between actors that share targets.
 *
 * <p>An actor's side on a target is that of most of its stances, none if they balance. Two actors
 * agree on a target if they are on the same side, and differ if they are on opposite sides. The
 * weight of their tie is the number of agreements minus that of differences, divided by the mean
 * number of targets on which the two take a side (average activity), so that actors who speak about
 * everything do not dominate the network. Statements in syndicated copies are left out.
 *
 * @param actors the actors with a stance, by id
 * @param targets the targets, by id
 * @param stances the counts of stances, by actor and target
 * @param ties the pairs of actors that share targets, each once
 */
record Network(
    List<Actor> actors, List<Target> targets, List<ActorTarget> stances, List<Tie> ties) {

  /** An actor: id, name, type, and its number of statements in the range of days. */
  record Actor(String id, String name, String type, int statements) {}

  /** A target: id, name and type. */
  record Target(String id, String name, String type) {}

  /** The number of an actor's stances towards a target, by side. */
  record ActorTarget(String actor, String target, int support, int oppose, int neutral) {
    /** Returns 1 for support, -1 for opposition, 0 if they balance. */
    int side() {
      return Integer.signum(support - oppose);
    }
  }

  /** Two actors: on how many targets they agree and differ, and the weight of their tie. */
  record Tie(String one, String other, int agree, int differ, double weight) {}

  /** Returns the network of all findings. */
  static Network of(Findings findings) {
    Map<String, Statement> statements = new HashMap<>();
    Map<String, Integer> spoken = new HashMap<>();
    for (Statement statement : findings.statements()) {
      if (statement.getCopyOf().isEmpty()) {
        statements.put(statement.getStatementId(), statement);
        spoken.merge(statement.getActorId(), 1, Integer::sum);
      }
    }
    Map<String, Actor> actors = new TreeMap<>();
    Map<String, Target> targets = new TreeMap<>();
    Map<String, Map<String, int[]>> counts = new TreeMap<>();
    // Names are those of the first stance, so the order must not depend on how they were read.
    List<Stance> inOrder =
        findings.stances().stream().sorted(comparing(Stance::getStanceId)).toList();
    for (Stance stance : inOrder) {
      Optional<Statement> statement = Optional.ofNullable(statements.get(stance.getStatementId()));
      if (statement.isEmpty()) {
        continue;
      }
      String actor = stance.getActorId();
      actors.putIfAbsent(
          actor,
          new Actor(
              actor,
              stance.getActor(),
              statement.get().getActorType().toString(),
              spoken.getOrDefault(actor, 0)));
      targets.putIfAbsent(
          stance.getTargetId(),
          new Target(stance.getTargetId(), stance.getTarget(), stance.getTargetType().toString()));
      counts.computeIfAbsent(actor, any -> new TreeMap<>())
          .computeIfAbsent(stance.getTargetId(), any -> new int[Polarity.values().length])[
          index(stance.getPolarity())]++;
    }
    List<ActorTarget> stances = new ArrayList<>();
    counts.forEach(
        (actor, byTarget) ->
            byTarget.forEach(
                (target, count) ->
                    stances.add(new ActorTarget(actor, target, count[0], count[1], count[2]))));
    return new Network(
        List.copyOf(actors.values()), List.copyOf(targets.values()), stances, ties(stances));
  }

  private static int index(Polarity polarity) {
    return switch (polarity) {
      case SUPPORT -> 0;
      case OPPOSE -> 1;
      case NEUTRAL -> 2;
    };
  }

  private static List<Tie> ties(List<ActorTarget> stances) {
    Map<String, Map<String, Integer>> sides = new TreeMap<>();
    for (ActorTarget stance : stances) {
      if (stance.side() != 0) {
        sides
            .computeIfAbsent(stance.actor(), any -> new HashMap<>())
            .put(stance.target(), stance.side());
      }
    }
    List<Tie> ties = new ArrayList<>();
    List<String> actors = List.copyOf(sides.keySet());
    for (int i = 0; i < actors.size(); i++) {
      for (int j = i + 1; j < actors.size(); j++) {
        tie(actors.get(i), actors.get(j), sides).ifPresent(ties::add);
      }
    }
    return ties;
  }

  private static Optional<Tie> tie(
      String one, String other, Map<String, Map<String, Integer>> sides) {
    Map<String, Integer> ones = sides.get(one);
    Map<String, Integer> others = sides.get(other);
    Set<String> shared = new HashSet<>(ones.keySet());
    shared.retainAll(others.keySet());
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    int agree =
        (int) shared.stream().filter(target -> ones.get(target).equals(others.get(target))).count();
    int differ = shared.size() - agree;
    double mean = (ones.size() + others.size()) / 2.0;
    return Optional.of(new Tie(one, other, agree, differ, (agree - differ) / mean));
  }
}
