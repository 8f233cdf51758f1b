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
 * Finds the person meant by a short name if the article never gives the full one: the person with a
 * matching full name who spoke in the same outlet on that day or in the week before, or in any
 * outlet if that one had none. If two persons match, the name is not resolved. Later days do not
 * count, so that the result for a day does not change when the next day is processed.
 */
final class ShortNames {
  /** A person counts if mentioned at most this many days before. Chosen by hand. */
  private static final int MAX_DAYS_BEFORE = 7;

  /**
   * A person's name in an article that is more than a surname.
   *
   * @param name the name as in the article
   * @param actorId the id of the person
   * @param publisher the publisher of the article, if known
   * @param day the day of the statement, if known
   */
  record Sighting(
      String name, String actorId, Optional<String> publisher, Optional<LocalDate> day) {
    NameKey key() {
      return NameKey.of(ActorType.PERSON, name);
    }
  }

  private record Seen(NameKey key, Sighting sighting) {}

  private final Map<String, List<Seen>> bySurname = new HashMap<>();

  /** Adds a name; the order of the calls makes no difference. */
  void add(Sighting sighting) {
    NameKey key = sighting.key();
    bySurname.computeIfAbsent(key.last(), last -> new ArrayList<>()).add(new Seen(key, sighting));
  }

  /** Returns the sighting with the longest name of the person meant; empty if it is ambiguous. */
  Optional<Sighting> find(NameKey name, Optional<String> publisher, Optional<LocalDate> day) {
    List<Seen> ofItsTime =
        bySurname.getOrDefault(name.last(), List.of()).stream()
            .filter(seen -> name.fits(seen.key()) && isOfItsTime(seen.sighting().day(), day))
            .toList();
    // A name with an initial counts only if there is no full name: it may be short for one.
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
    return !seen.get().isAfter(day.get())
        && !seen.get().isBefore(day.get().minusDays(MAX_DAYS_BEFORE));
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
