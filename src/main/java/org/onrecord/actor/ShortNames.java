package org.onrecord.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;

/**
 * Who is meant by a short name whose article never gives the full one: the person of a fitting full
 * name who spoke in the same outlet on that day or in the week before, or, where the outlet had
 * none, in any outlet. Only where that is one person; where two fit, the name stays for itself. A
 * day after does not count, so that a day's answer does not change when the next day comes in.
 */
final class ShortNames {
  private static final int DAYS_BEFORE = 7;

  /**
   * A name seen that is more than a surname.
   *
   * @param name the name as the article has it
   * @param actorId whose it is
   * @param publisher the article's, empty where it has none
   * @param day the statement's
   */
  record Sighting(
      String name, String actorId, Optional<String> publisher, Optional<LocalDate> day) {
    NameKey key() {
      return NameKey.of(ActorType.PERSON, name);
    }
  }

  private record Seen(NameKey key, Sighting sighting) {}

  private final Map<String, List<Seen>> bySurname = new HashMap<>();

  /** Takes note of a name; in which order does not matter. */
  void add(Sighting sighting) {
    NameKey key = sighting.key();
    bySurname.computeIfAbsent(key.last(), last -> new ArrayList<>()).add(new Seen(key, sighting));
  }

  /** Returns the person who is meant: of the sightings, the one with the longest name. */
  Optional<Sighting> find(NameKey name, Optional<String> publisher, Optional<LocalDate> day) {
    List<Seen> ofItsTime =
        bySurname.getOrDefault(name.last(), List.of()).stream()
            .filter(seen -> name.fits(seen.key()) && isOfItsTime(seen.sighting().day(), day))
            .toList();
    // A name with an initial is better than none, but may itself stand for one of the full ones.
    boolean inFull = ofItsTime.stream().anyMatch(seen -> !seen.key().isShort());
    List<Sighting> fitting =
        ofItsTime.stream()
            .filter(seen -> !inFull || !seen.key().isShort())
            .map(Seen::sighting)
            .toList();
    boolean inOutlet =
        publisher.isPresent()
            && fitting.stream().anyMatch(sighting -> sighting.publisher().equals(publisher));
    return only(fitting, sighting -> !inOutlet || sighting.publisher().equals(publisher));
  }

  private static boolean isOfItsTime(Optional<LocalDate> seen, Optional<LocalDate> day) {
    if (seen.isEmpty() || day.isEmpty()) {
      return seen.isEmpty() && day.isEmpty();
    }
    return !seen.get().isAfter(day.get()) && !seen.get().isBefore(day.get().minusDays(DAYS_BEFORE));
  }

  private static Optional<Sighting> only(List<Sighting> fitting, Predicate<Sighting> counts) {
    Map<String, Sighting> byActor = new TreeMap<>();
    Comparator<Sighting> longest =
        Comparator.comparing((Sighting sighting) -> sighting.name().length())
            .thenComparing(Comparator.comparing(Sighting::name).reversed());
    for (Sighting sighting : fitting) {
      if (counts.test(sighting)) {
        byActor.merge(sighting.actorId(), sighting, (a, b) -> longest.compare(a, b) >= 0 ? a : b);
      }
    }
    return byActor.size() == 1 ? Optional.of(byActor.values().iterator().next()) : Optional.empty();
  }
}
