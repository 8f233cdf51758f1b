package org.onrecord.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.record.Ids;

/**
 * What figures are counted with, besides the articles. Figures of two measures cannot be compared,
 * so all days of an output have the same one.
 *
 * @param sources the files that options name, by option, with their checksums
 * @param models the checksums of the models, by name
 * @param spec the options as resolved
 */
public record Measure(
    Map<String, List<SourceFile>> sources, Map<String, String> models, Map<String, Object> spec)
    implements Serializable {

  /** The options whose files are catalogues. */
  private static final List<String> CATALOGUES = List.of("actors", "publishers", "targets");

  /** The options that decide what is counted, and on which day. */
  private static final List<String> DECISIVE = List.of("entityTargets", "statementDay");

  /**
   * A file that an option names.
   *
   * @param name its name, as given
   * @param sha256 the checksum of its bytes
   */
  public record SourceFile(String name, String sha256) implements Serializable {
    /** Returns a file of these bytes. */
    public static SourceFile of(String name, byte[] bytes) {
      return new SourceFile(name, HexFormat.of().formatHex(Ids.sha256().digest(bytes)));
    }
  }

  static Measure of(RunManifest manifest) {
    return new Measure(manifest.sources(), manifest.models(), manifest.spec());
  }

  /** Returns what is not as it was, each in words; an empty list if the measures are the same. */
  List<String> changesSince(Measure before) {
    List<String> changes = new ArrayList<>();
    for (String option : CATALOGUES) {
      catalogueChanges(
          option,
          sources.getOrDefault(option, List.of()),
          before.sources.getOrDefault(option, List.of()),
          changes);
    }
    models.forEach(
        (name, sha256) ->
            addIfChanged("the %s model".formatted(name), sha256, before.models.get(name), changes));
    for (String option : DECISIVE) {
      Object is = spec.get(option);
      Object was = before.spec.get(option);
      if (!Objects.equals(is, was)) {
        changes.add("--%s is %s, was %s".formatted(option, is, was));
      }
    }
    return changes;
  }

  /** A file that was only renamed is the same. */
  private static void catalogueChanges(
      String option, List<SourceFile> are, List<SourceFile> were, List<String> changes) {
    Set<String> kept =
        were.stream()
            .map(SourceFile::sha256)
            .filter(sha256 -> are.stream().anyMatch(file -> file.sha256().equals(sha256)))
            .collect(Collectors.toSet());
    Map<String, String> before =
        were.stream()
            .filter(file -> !kept.contains(file.sha256()))
            .collect(Collectors.toMap(SourceFile::name, SourceFile::sha256, (a, b) -> a));
    for (SourceFile file : are) {
      if (!kept.contains(file.sha256())) {
        addIfChanged(
            "the file %s of --%s".formatted(file.name(), option),
            file.sha256(),
            before.remove(file.name()),
            changes);
      }
    }
    before.forEach(
        (name, sha256) ->
            changes.add(
                "--%s no longer has the file %s (SHA-256 %s)".formatted(option, name, sha256)));
  }

  private static void addIfChanged(String what, String is, String was, List<String> changes) {
    if (was == null) {
      changes.add("%s (SHA-256 %s) is new".formatted(what, is));
    } else if (!is.equals(was)) {
      changes.add("%s has changed (SHA-256 %s, was %s)".formatted(what, is, was));
    }
  }
}
