package org.onrecord.summary;

import java.time.LocalDate;
import java.util.Optional;
import org.onrecord.record.Days;
import org.onrecord.record.Spellings;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * The names of one id on one day. Those under which it speaks decide; those under which others
 * speak of it do so only if it does not speak.
 */
final class NameTotals implements Totals<NameTotals, NameTotals.Name> {
  /**
   * The name that is shown.
   *
   * @param key the day and the id, by {@link NameTotals#key}
   * @param shown the name
   */
  record Name(String key, String shown) {}

  final Optional<LocalDate> day;
  final String id;
  final Spellings speaking = new Spellings();
  final Spellings spokenOf = new Spellings();

  NameTotals(Optional<LocalDate> day, String id) {
    this.day = day;
    this.id = id;
  }

  static NameTotals ofActor(Statement statement) {
    NameTotals totals = new NameTotals(statement.getDay(), statement.getActorId());
    totals.speaking.add(statement.getActor());
    return totals;
  }

  static NameTotals ofTarget(Stance stance) {
    NameTotals totals = new NameTotals(stance.getDay(), stance.getTargetId());
    totals.spokenOf.add(stance.getTarget());
    return totals;
  }

  /** Returns the key of an id on a day. */
  static String key(Optional<LocalDate> day, String id) {
    return Days.text(day) + " " + id;
  }

  @Override
  public String key() {
    return key(day, id);
  }

  @Override
  public NameTotals empty() {
    return new NameTotals(day, id);
  }

  @Override
  public void add(NameTotals other) {
    speaking.addAll(other.speaking.counts());
    spokenOf.addAll(other.spokenOf.counts());
  }

  @Override
  public Name toRow() {
    return new Name(key(), (speaking.isEmpty() ? spokenOf : speaking).shown());
  }
}
