package org.onrecord.dataset;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Rejected;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/** The datasets: the folder, the record, the day of a row, and the order of rows of each. */
public enum Dataset {
  STATEMENTS(
      "statements",
      Statement.class,
      Statement::getDay,
      Statement::getArticleId,
      comparing(Statement::getArticleId)
          .thenComparing(statement -> statement.getEvidenceSpan().getBegin())
          .thenComparing(Statement::getStatementId)),
  STANCES(
      "stances",
      Stance.class,
      Stance::getDay,
      Stance::getArticleId,
      comparing(Stance::getArticleId)
          .thenComparing(Stance::getStatementId)
          .thenComparing(Stance::getTargetId)),
  ACTOR_DAY(
      "actor_day",
      ActorDay.class,
      ActorDay::getDay,
      ActorDay::getActorId,
      comparing(ActorDay::getActor).thenComparing(ActorDay::getActorId)),
  ACTOR_TARGET_DAY(
      "actor_target_day",
      ActorTargetDay.class,
      ActorTargetDay::getDay,
      ActorTargetDay::getActorId,
      comparing(ActorTargetDay::getActor)
          .thenComparing(ActorTargetDay::getActorId)
          .thenComparing(ActorTargetDay::getTargetId)),
  ACTORS(
      "actors",
      KnownActor.class,
      KnownActor::getDay,
      KnownActor::getActorId,
      comparing(KnownActor::getActor).thenComparing(KnownActor::getActorId)),
  /** Not partitioned, since an input that cannot be used has no day. */
  REJECTED(
      "rejected",
      Rejected.class,
      Rejected::getSourceUri,
      comparing(Rejected::getSourceUri)
          .thenComparing(Rejected::getPosition)
          .thenComparing(Rejected::getReason));

  /** Hive's name for the partition of rows whose partition column is null. */
  private static final String NO_DAY = "day=__HIVE_DEFAULT_PARTITION__";

  /** The only partition of a dataset without days: the dataset's folder itself. */
  private static final String WHOLE = "";

  private final String folder;
  private final Class<? extends SpecificRecordBase> type;
  private final boolean partitioned;

  // The three functions capture a class and method references, which are immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<SpecificRecordBase, String> partition;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<SpecificRecordBase, String> shardKey;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Comparator<SpecificRecordBase> order;

  <T extends SpecificRecordBase> Dataset(
      String folder,
      Class<T> type,
      Function<T, Optional<LocalDate>> day,
      Function<T, String> shardKey,
      Comparator<T> order) {
    this.folder = folder;
    this.type = type;
    this.partitioned = true;
    this.partition = row -> dayPartition(day.apply(type.cast(row)));
    this.shardKey = row -> shardKey.apply(type.cast(row));
    this.order = total(type, order);
  }

  <T extends SpecificRecordBase> Dataset(
      String folder, Class<T> type, Function<T, String> shardKey, Comparator<T> order) {
    this.folder = folder;
    this.type = type;
    this.partitioned = false;
    this.partition = row -> WHOLE;
    this.shardKey = row -> shardKey.apply(type.cast(row));
    this.order = total(type, order);
  }

  /** Orders rows that are equal in {@code order} by all their fields, in the schema's order. */
  private static <T extends SpecificRecordBase> Comparator<SpecificRecordBase> total(
      Class<T> type, Comparator<T> order) {
    Comparator<SpecificRecordBase> stated = (a, b) -> order.compare(type.cast(a), type.cast(b));
    return stated.thenComparing(Comparator.naturalOrder());
  }

  /** Returns the folder below the output. */
  public String folder() {
    return folder;
  }

  /**
   * Returns the folder below the output that holds the rows of a day.
   *
   * @param day the day; it may be empty, and does not matter to a dataset without partitions
   */
  public String folder(Optional<LocalDate> day) {
    return partitioned ? folder + "/" + dayPartition(day) : folder;
  }

  /** Returns the record's class. */
  public Class<? extends SpecificRecordBase> type() {
    return type;
  }

  /** Returns the record's schema. */
  public Schema schema() {
    return SpecificData.get().getSchema(type);
  }

  /** Whether the rows are partitioned by day. */
  public boolean partitioned() {
    return partitioned;
  }

  /** Returns the folder of a row below {@link #folder()}; empty for the folder itself. */
  public String partition(SpecificRecordBase row) {
    return partition.apply(row);
  }

  /**
   * Returns the folder of a day below {@link #folder()}; empty for the folder itself.
   *
   * @param day the day; empty for rows without one
   */
  public String partition(Optional<LocalDate> day) {
    return partitioned ? dayPartition(day) : WHOLE;
  }

  /** Returns the key that decides which of a day's files a row is written to. */
  String shardKey(SpecificRecordBase row) {
    return shardKey.apply(row);
  }

  /** Returns the total order of rows in a file; only rows equal in every field compare equal. */
  public Comparator<SpecificRecordBase> order() {
    return order;
  }

  private static String dayPartition(Optional<LocalDate> day) {
    return day.map(d -> "day=" + d).orElse(NO_DAY);
  }
}
