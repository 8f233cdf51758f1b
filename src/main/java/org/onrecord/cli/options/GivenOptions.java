package org.onrecord.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.onrecord.job.Measure;
import org.onrecord.job.UsageException;

/**
 * The options that a user gave, on the command line or in a spec file. Each exists and has values
 * of its type. An error message names an option as the user wrote it: {@code --output}, or {@code
 * nightly.yaml:3: output} for an option of a spec file.
 */
public final class GivenOptions {
  /** The largest edit distance between an unknown option and the one suggested for it. */
  private static final int MAX_TYPOS = 2;

  private static final String SPEC = "spec";

  private final Map<String, SpecFile.Entry> entries;

  private final Optional<Measure.SourceFile> spec;

  private GivenOptions(Map<String, SpecFile.Entry> entries, Optional<Measure.SourceFile> spec) {
    this.entries = entries;
    this.spec = spec;
  }

  /**
   * Returns the options of a command line and of the spec file that it names, if any. The command
   * line overrides the spec file.
   *
   * @param commandLine the values of each option, by its name without dashes
   * @throws UsageException if the spec file cannot be read, or if an option is unknown or has a
   *     wrong value
   */
  public static GivenOptions of(Map<String, List<String>> commandLine) {
    Map<String, SpecFile.Entry> onCommandLine = new LinkedHashMap<>();
    commandLine.forEach((name, values) -> onCommandLine.put(name, new SpecFile.Entry(values, "")));
    onCommandLine.forEach(GivenOptions::check);
    Map<String, SpecFile.Entry> entries = new LinkedHashMap<>();
    Optional<Measure.SourceFile> source = Optional.empty();
    if (onCommandLine.containsKey(SPEC)) {
      SpecFile.Spec spec = SpecFile.read(Path.of(onCommandLine.get(SPEC).values().get(0)));
      source = Optional.of(spec.source());
      entries.putAll(spec.entries());
      if (entries.containsKey(SPEC)) {
        throw new UsageException(
            shown(SPEC, entries.get(SPEC)) + ": a spec file cannot name another one");
      }
      entries.forEach(GivenOptions::check);
    }
    entries.putAll(onCommandLine);
    return new GivenOptions(entries, source);
  }

  /** Checks one option. Beam's own check of all options together would not name the wrong one. */
  private static void check(String name, SpecFile.Entry entry) {
    OptionTable.Option option = OptionTable.all().get(name);
    if (option == null) {
      throw new UsageException(
          "%sthere is no option %s%s".formatted(entry.where(), name, suggestion(name)));
    }
    if (entry.values().size() > 1 && !option.isList()) {
      throw new UsageException(
          "%s takes one value, not %d".formatted(shown(name, entry), entry.values().size()));
    }
    if (entry.values().isEmpty()) {
      throw new UsageException(shown(name, entry) + ": the list is empty");
    }
    for (String value : entry.values()) {
      for (String item : option.isList() ? value.split(",", -1) : new String[] {value}) {
        if (item.isBlank()) {
          throw new UsageException(shown(name, entry) + ": the value is blank");
        }
      }
    }
    if (!isValid(option, entry)) {
      throw new UsageException(
          "%s: \"%s\" is not %s"
              .formatted(
                  shown(name, entry), String.join(",", entry.values()), option.expectation()));
    }
  }

  private static boolean isValid(OptionTable.Option option, SpecFile.Entry entry) {
    try {
      parse(Map.of(option.name(), entry));
    } catch (RuntimeException e) { // Of any kind: Beam's options have parsers of their own.
      return false;
    }
    return entry.values().stream()
        .allMatch(
            value ->
                option.range().stream().allMatch(range -> range.contains(value))
                    && option.rule().stream()
                        .allMatch(form -> form.matcher(value.strip()).matches()));
  }

  private static String suggestion(String unknown) {
    return OptionTable.all().values().stream()
        .filter(option -> option.group() != OptionTable.Group.HIDDEN)
        .map(OptionTable.Option::name)
        .filter(known -> typos(known, unknown) <= MAX_TYPOS)
        .min(Comparator.comparingInt(known -> typos(known, unknown)))
        .map(known -> "; did you mean " + known + "?")
        .orElse("");
  }

  private static int typos(String known, String unknown) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(known.toLowerCase(Locale.ROOT), unknown.toLowerCase(Locale.ROOT));
  }

  private static String shown(String name, SpecFile.Entry entry) {
    return entry.where().isEmpty() ? "--" + name : entry.where() + name;
  }

  private static OnRecordOptions parse(Map<String, SpecFile.Entry> entries) {
    List<String> arguments = new ArrayList<>();
    entries.forEach(
        (name, entry) -> entry.values().forEach(value -> arguments.add("--" + name + "=" + value)));
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .as(OnRecordOptions.class);
  }

  /** Returns new pipeline options with these values, and defaults for all others. */
  public OnRecordOptions toPipelineOptions() {
    return parse(entries);
  }

  /** Returns the spec file that the command line names, with the checksum of what was read. */
  public Optional<Measure.SourceFile> spec() {
    return spec;
  }

  /** Whether the user gave an option. */
  public boolean contains(String name) {
    return entries.containsKey(name);
  }

  /** Returns the values of an option as the user wrote them; an empty list if it is not given. */
  public List<String> values(String name) {
    return contains(name) ? entries.get(name).values() : List.of();
  }

  /** Returns how messages name an option. */
  public String shown(String name) {
    return contains(name) ? shown(name, entries.get(name)) : "--" + name;
  }

  /** Returns an exception whose message names an option and says what is wrong with it. */
  public UsageException error(String name, String problem) {
    return new UsageException("%s: %s".formatted(shown(name), problem));
  }

  /**
   * Checks that the options without which nothing can run are given.
   *
   * @throws UsageException for the first one that is missing
   */
  public void requireAll() {
    for (OptionTable.Option option : OptionTable.all().values()) {
      if (option.required() && !contains(option.name())) {
        throw new UsageException(
            "--%s is missing%s: %s"
                .formatted(
                    option.name(),
                    contains(SPEC) ? " on the command line and in " + values(SPEC).get(0) : "",
                    option.summary()));
      }
    }
  }

  /**
   * Parses the value of an option that Beam takes as plain text.
   *
   * @param parser throws {@link IllegalArgumentException}, with a message for the user
   * @throws UsageException if the parser throws
   */
  public <T> T parsed(String name, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw error(name, e.getMessage());
    }
  }
}
