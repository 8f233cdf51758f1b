package org.onrecord.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.PublishedRows;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.report.Findings;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the statements and stances of an output, for the commands that show or export them. */
final class PublishedFindings {
  private PublishedFindings() {}

  /**
   * Returns the statements and stances of an output.
   *
   * @param location the output, as the user gave it
   * @throws UsageException if nothing is published there
   * @throws RunFailedException if a file cannot be read
   */
  static Findings of(String location) {
    Output output = Output.of(location, "");
    List<Statement> statements = new ArrayList<>();
    List<Stance> stances = new ArrayList<>();
    try {
      int files = PublishedRows.read(output, Dataset.STATEMENTS, Statement.class, statements::add);
      if (files == 0) {
        throw new UsageException(
            "--output: no statements are published in %s; create them with run --output=%s"
                .formatted(location, location));
      }
      PublishedRows.read(output, Dataset.STANCES, Stance.class, stances::add);
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    } catch (IllegalArgumentException | SdkException e) {
      throw new UsageException("--output: cannot read %s: %s".formatted(location, Causes.of(e)));
    }
    return new Findings(statements, stances);
  }
}
