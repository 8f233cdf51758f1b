package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.onrecord.dataset.Dataset;
import org.onrecord.record.DataFile;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.ValueCoder;

/**
 * The counts of a run.
 *
 * @param totals every {@link Counted}, in order, also those that are zero
 * @param skipped the skipped records by reason, in the order of the reasons' names
 * @param rejected the rejected records and statements by reason, in the order of the reasons' names
 */
public record RunCounts(
    Map<Counted, Long> totals, Map<String, Long> skipped, Map<String, Long> rejected) {

  /** What a run counts, in the order of the stages. */
  public enum Counted {
    /** Records read; a file of which no record could be read counts as one. */
    RECORDS,
    /** Records skipped deliberately, by reason. */
    SKIPPED,
    /** Articles analysed. */
    ANALYSED,
    /** Statements found in articles. */
    FOUND,
    /** Statements found whose day the run does not publish. */
    OUTSIDE,
    /** Statements on which the stance detector failed; they are among the rejected too. */
    STATEMENTS_FAILED,
    /** Rows of {@link Dataset#STATEMENTS}. */
    STATEMENTS,
    /** Rows of {@link Dataset#STANCES}. */
    STANCES,
    /** Rows of {@link Dataset#ACTOR_DAY}. */
    ACTOR_DAY,
    /** Rows of {@link Dataset#ACTOR_TARGET_DAY}. */
    ACTOR_TARGET_DAY,
    /** Rows of {@link Dataset#ACTORS}. */
    ACTORS,
    /** Rows of {@link Dataset#REJECTED}, by reason. */
    REJECTED,
    /** Cells of the CSV files written that a spreadsheet takes as a formula, defused or not. */
    FORMULA_CELLS;

    /** Returns the name in the manifest, in lower case. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Counted labelled(String label) {
      return Arrays.stream(values())
          .filter(counted -> counted.label().equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no count is named " + label));
    }

    /** Returns what counts the rows of a dataset. */
    static Counted rowsOf(Dataset dataset) {
      return valueOf(dataset.name());
    }
  }

  /**
   * What one element adds to.
   *
   * @param counted what is counted
   * @param reason why, where that is counted by reason; else an empty string
   */
  record Key(Counted counted, String reason) {
    static final Coder<Key> CODER = new KeyCoder();

    /** Returns the name of Beam's counter. */
    String metricName() {
      return reason.isEmpty() ? counted.label() : counted.label() + "/" + reason;
    }
  }

  private static final class KeyCoder extends ValueCoder<Key> {
    @Override
    public void encode(Key key, OutputStream out) throws IOException {
      STRING.encode(key.counted().name(), out);
      STRING.encode(key.reason(), out);
    }

    @Override
    public Key decode(InputStream in) throws IOException {
      return new Key(Counted.valueOf(STRING.decode(in)), STRING.decode(in));
    }
  }

  /** Makes the counts; missing totals are zero. */
  public RunCounts {
    Map<Counted, Long> all = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.values()) {
      all.put(counted, totals.getOrDefault(counted, 0L));
    }
    totals = Collections.unmodifiableMap(all);
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
  }

  /** Returns the counts of a run from the sum for each key and from the files written. */
  static RunCounts of(Map<Key, Long> sums, List<DataFile> written) {
    Map<Counted, Long> totals = new EnumMap<>(Counted.class);
    Map<String, Long> skipped = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          totals.merge(key.counted(), sum, Long::sum);
          if (key.counted() == Counted.SKIPPED) {
            skipped.put(key.reason(), sum);
          } else if (key.counted() == Counted.REJECTED) {
            rejected.put(key.reason(), sum);
          }
        });
    totals.put(
        Counted.STATEMENTS_FAILED, rejected.getOrDefault(RejectionReason.STANCE_FAILED.name(), 0L));
    totals.put(Counted.FORMULA_CELLS, written.stream().mapToLong(DataFile::getFormulaCells).sum());
    return new RunCounts(totals, skipped, rejected);
  }

  /** Returns one total. */
  public long get(Counted counted) {
    return totals.get(counted);
  }
}
