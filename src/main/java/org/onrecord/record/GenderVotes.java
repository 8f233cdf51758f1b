package org.onrecord.record;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts what is said of a person's gender, by what it rests on. Votes may be added in any order
 * and in parts with the same result.
 *
 * <p>A catalogue decides by itself. Otherwise titles, {@code she} and {@code he} do. Only without
 * them the given name and {@code they} count, since {@code they} can also mean several people. The
 * larger count wins; where two genders have as many, nothing is known.
 */
public final class GenderVotes {
  private static final int RANKS = 3;

  /**
   * A gender that is known.
   *
   * @param gender the gender
   * @param basis the strongest that it rests on
   */
  public record Known(Gender gender, GenderBasis basis) {}

  private final Map<String, Long> counts = new TreeMap<>();

  /** Adds a vote. */
  public void add(Gender gender, GenderBasis basis) {
    counts.merge(key(gender, basis), 1L, Long::sum);
  }

  /** Adds what a statement says of its actor's gender. */
  public void add(Statement statement) {
    if (statement.getActorGender().isPresent() && statement.getActorGenderBasis().isPresent()) {
      add(statement.getActorGender().get(), statement.getActorGenderBasis().get());
    }
  }

  /** Adds votes as {@link #counts} returned them. */
  public void addAll(Map<String, Long> votes) {
    votes.forEach((key, count) -> counts.merge(key, count, Long::sum));
  }

  /** Returns the votes of each kind. */
  public Map<String, Long> counts() {
    return counts;
  }

  /** Returns what the votes come to; empty if there is none or as many for another gender. */
  public Optional<Known> decide() {
    for (int rank = 0; rank < RANKS; rank++) {
      Gender leader = null;
      long most = 0;
      boolean tied = false;
      for (Gender gender : Gender.values()) {
        long votes = votes(gender, rank);
        tied = votes == most || (tied && votes < most);
        if (votes > most) {
          leader = gender;
          most = votes;
        }
      }
      if (leader != null) {
        return tied ? Optional.empty() : Optional.of(new Known(leader, basis(leader, rank)));
      }
    }
    return Optional.empty();
  }

  /** Returns the rank of a vote; votes of one rank are counted together. */
  private static int rank(Gender gender, GenderBasis basis) {
    return switch (basis) {
      case CATALOGUE -> 0;
      case TITLE -> 1;
      case PRONOUN -> gender == Gender.OTHER ? 2 : 1;
      case GIVEN_NAME -> 2;
    };
  }

  private long votes(Gender gender, int rank) {
    long votes = 0;
    for (GenderBasis basis : GenderBasis.values()) {
      votes += rank(gender, basis) == rank ? votes(gender, basis) : 0;
    }
    return votes;
  }

  private GenderBasis basis(Gender gender, int rank) {
    for (GenderBasis basis : GenderBasis.values()) {
      if (rank(gender, basis) == rank && votes(gender, basis) > 0) {
        return basis;
      }
    }
    throw new IllegalStateException("a gender without votes");
  }

  private long votes(Gender gender, GenderBasis basis) {
    return counts.getOrDefault(key(gender, basis), 0L);
  }

  private static String key(Gender gender, GenderBasis basis) {
    return basis.name() + " " + gender.name();
  }
}
