package org.onrecord.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.cli.options.OptionTable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the {@link OptionTable} as picocli takes and shows them. */
final class OptionSpecs {
  /** The options that the short help shows. */
  private static final Set<String> MOST_USED =
      Set.of(
          "actors", "dryRun", "format", "from", "input", "output", "report", "runner", "spec",
          "targets", "to", "verbose");

  private OptionSpecs() {}

  /**
   * Adds all options to a command, in the groups of the table.
   *
   * @param all whether help shows all options with their whole descriptions, or only the most used
   *     ones with a summary
   */
  static void addTo(CommandSpec command, boolean all) {
    int order = 0;
    for (OptionTable.Group group : OptionTable.Group.values()) {
      List<OptionSpec> options =
          OptionTable.all().values().stream()
              .filter(option -> option.group() == group)
              .map(option -> spec(option, all))
              .toList();
      if (group == OptionTable.Group.HIDDEN) {
        options.forEach(command::addOption);
      } else {
        ArgGroupSpec.Builder shown =
            ArgGroupSpec.builder()
                .heading("%n" + group.heading() + "%n")
                .validate(false)
                .order(order++);
        options.forEach(shown::addArg);
        command.addArgGroup(shown.build());
      }
    }
  }

  private static OptionSpec spec(OptionTable.Option option, boolean all) {
    String help =
        all
            ? option.description()
                + option.defaultValue().map(value -> " Default: " + value + ".").orElse("")
            : option.summary();
    OptionSpec.Builder spec =
        OptionSpec.builder("--" + option.name())
            // Values stay text: Beam converts them, in the same way as those of a spec file.
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity(option.isFlag() ? "0..1" : "1")
            .paramLabel(option.name().equals("input") ? "GLOB" : "VALUE")
            .hidden(
                option.group() == OptionTable.Group.HIDDEN
                    || (!all && !MOST_USED.contains(option.name())))
            .description(help.replace("%", "%%"));
    return (option.isFlag() ? spec.fallbackValue("true").paramLabel("BOOL") : spec).build();
  }

  /** Returns the values of each option on a command line, by its name without dashes. */
  static Map<String, List<String>> values(ParseResult commandLine) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (OptionSpec option : commandLine.matchedOptions()) {
      values.put(
          option.longestName().substring(2),
          option.originalStringValues().isEmpty()
              ? option.stringValues()
              : option.originalStringValues());
    }
    return values;
  }
}
