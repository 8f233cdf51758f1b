package org.onrecord.stance;

import java.io.Serializable;
import java.util.List;

/**
 * An issue that actors may be for or against.
 *
 * @param id its id, which stances carry
 * @param label its name, which stances carry
 * @param proposition what one supports or opposes, a sentence
 * @param find how a sentence shows that it touches the issue: by any of these
 * @param favour phrases that are known to favour it
 * @param oppose phrases that are known to oppose it
 * @param where the file and line it stands in, for messages
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
   * Terms that must, and must not, stand in a sentence together.
   *
   * @param all of each of these lists the sentence must have one; at least one list
   * @param none of these it must have none
   */
  public record Combination(List<List<Term>> all, List<Term> none) implements Serializable {
    public Combination {
      all = all.stream().map(List::copyOf).toList();
      none = List.copyOf(none);
    }
  }

  public Target {
    find = List.copyOf(find);
    favour = List.copyOf(favour);
    oppose = List.copyOf(oppose);
  }
}
