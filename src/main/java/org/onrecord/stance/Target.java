package org.onrecord.stance;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An issue that actors may support or oppose.
 *
 * @param id its id, which stances carry
 * @param label its name, which stances carry
 * @param proposition what one supports or opposes, a sentence
 * @param find combinations of terms; a sentence with any of them touches the issue
 * @param favour phrases that are known to favour it
 * @param oppose phrases that are known to oppose it
 * @param where the file and line that define it, for messages
 */
public record Target(
    String id,
    String label,
    String proposition,
    List<Combination> find,
    List<Term> favour,
    List<Term> oppose,
    String where)
    implements Serializable {

  /**
   * Terms that a sentence must have, and terms that it must not have.
   *
   * @param all lists, at least one; the sentence must have a term of each
   * @param none the sentence must have none of these
   */
  public record Combination(List<List<Term>> all, List<Term> none) implements Serializable {
    public Combination {
      all = all.stream().map(List::copyOf).toList();
      none = List.copyOf(none);
    }

    boolean matches(Set<Term> terms) {
      return all.stream().allMatch(any -> any.stream().anyMatch(terms::contains))
          && none.stream().noneMatch(terms::contains);
    }
  }

  public Target {
    find = List.copyOf(find);
    favour = List.copyOf(favour);
    oppose = List.copyOf(oppose);
  }

  /** Returns all terms by which the issue is found, with repetitions. */
  Stream<Term> terms() {
    return Stream.of(
            find.stream()
                .flatMap(
                    one ->
                        Stream.concat(
                            one.all().stream().flatMap(List::stream), one.none().stream())),
            favour.stream(),
            oppose.stream())
        .flatMap(terms -> terms);
  }

  /** Whether a sentence with these terms touches the issue. */
  boolean isTouchedBy(Set<Term> terms) {
    return !terms.isEmpty()
        && (Stream.concat(favour.stream(), oppose.stream()).anyMatch(terms::contains)
            || find.stream().anyMatch(one -> one.matches(terms)));
  }
}
