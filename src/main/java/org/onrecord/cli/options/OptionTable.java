package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;
import org.onrecord.job.RejectedLimit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * All options, read from the option interfaces: first those of OnRecord, in the groups of the help,
 * then those of Beam and its runners, which also work but are mostly not shown.
 */
public final class OptionTable {

  /** Options shown together in help. */
  public enum Group {
    CORPUS("Corpus"),
    STANCES("Stances"),
    OUTPUT("Output"),
    RUNNING("Running"),
    HIDDEN("");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /**
   * One option.
   *
   * @param name as on the command line, without the dashes
   * @param type the value's type
   * @param description what it does, for help
   * @param defaultValue the default, where the interface states one
   * @param group where help shows it
   * @param required whether nothing runs without it
   * @param range the values of a whole number, where the interface states them
   */
  public record Option(
      String name,
      Type type,
      String description,
      Optional<String> defaultValue,
      Group group,
      boolean required,
      Optional<Range> range) {

    /** Returns the description up to its first full stop or semicolon. */
    public String summary() {
      return description.replaceFirst("(?s)[.;] .*", ".");
    }

    public boolean isFlag() {
      return type == boolean.class || type == Boolean.class;
    }

    public boolean isList() {
      return type instanceof ParameterizedType parameterized
          && Collection.class.isAssignableFrom((Class<?>) parameterized.getRawType());
    }

    /** Returns the type of the value or, for a list, of its items. */
    public Type itemType() {
      return isList() ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    /** Returns the names of the values to choose from; an empty list if there is no such choice. */
    public List<String> choices() {
      if (BEAM_CHOICES.containsKey(name)) {
        return BEAM_CHOICES.get(name);
      }
      return itemType() instanceof Class<?> enumType && enumType.isEnum()
          ? Arrays.stream(enumType.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .toList()
          : List.of();
    }

    /** Returns how a value is written, where code that runs later would refuse another. */
    Optional<Pattern> rule() {
      return BEAM_CHOICES.containsKey(name)
          ? Optional.of(Pattern.compile(String.join("|", choices())))
          : form();
    }

    /** Returns how a value is written, where its type has a form of its own. */
    public Optional<Pattern> form() {
      return Optional.ofNullable(FORMS.get(type));
    }

    /** Returns what a value must be, as a noun phrase that follows "is not". */
    public String expectation() {
      Type item = itemType();
      if (range.isPresent()) {
        return range.get().toString();
      }
      if (item == int.class || item == Integer.class || item == long.class || item == Long.class) {
        return "a whole number in range";
      }
      if (EXPECTATIONS.containsKey(item)) {
        return EXPECTATIONS.get(item);
      }
      if (isFlag()) {
        return "true or false";
      }
      if (name.equals("runner")) {
        return "a runner (DirectRunner or FlinkRunner)";
      }
      if (!choices().isEmpty()) {
        return "one of " + String.join(", ", choices());
      }
      return "a value that this option takes";
    }
  }

  /** The whole numbers from one to another. */
  public record Range(int from, int to) {
    boolean contains(String number) {
      long value = Long.parseLong(number.strip());
      return value >= from && value <= to;
    }

    @Override
    public String toString() {
      return to == Integer.MAX_VALUE
          ? "a whole number from " + from
          : "a whole number from %d to %d".formatted(from, to);
    }
  }

  /** Options of Beam and of the runners that help shows too; few users need the others. */
  private static final Set<String> SHOWN_RUNNING =
      Set.of("runner", "flinkMaster", "parallelism", "jobName", "awsRegion", "endpoint");

  /** What a value of a type must be, as a noun phrase that follows "is not". */
  private static final Map<Type, String> EXPECTATIONS =
      Map.of(
          LocalDate.class, "a day (YYYY-MM-DD)",
          RelativeDay.class, "a day (YYYY-MM-DD, today, yesterday, or such as today-7d)",
          DayCount.class, "a number of days (such as 7d)",
          TimeSpan.class, "a time (such as 90s, 10m or 2h)",
          RejectedLimit.class, "a share or a number (such as 1% or 50)",
          URI.class, "a URL",
          Region.class, "a region (such as eu-central-1)",
          AwsCredentialsProvider.class,
              "a source of credentials (such as {\"@type\": \"DefaultCredentialsProvider\"})");

  /** How values of a type are written. Beam itself takes the number at the beginning of a text. */
  private static final Map<Type, Pattern> FORMS =
      Map.of(
          LocalDate.class, RelativeDay.DAY,
          DayCount.class, DayCount.FORM,
          TimeSpan.class, TimeSpan.FORM,
          RejectedLimit.class, RejectedLimit.FORM);

  /** Beam checks the ranges of its own options late, or not at all. */
  private static final Map<String, Range> BEAM_RANGES =
      Map.of(
          "parallelism", new Range(1, Integer.MAX_VALUE),
          "targetParallelism", new Range(1, Integer.MAX_VALUE));

  /** The values of Flink's options that Beam takes as any text, and reads when the run begins. */
  private static final Map<String, List<String>> BEAM_CHOICES =
      Map.of(
          "executionModeForBatch",
              List.of("PIPELINED", "PIPELINED_FORCED", "BATCH", "BATCH_FORCED"),
          "checkpointingMode", List.of("EXACTLY_ONCE", "AT_LEAST_ONCE"));

  private static final Map<String, Option> OPTIONS = read();

  private OptionTable() {}

  /** Returns all options by name, ordered by group and then by name. */
  public static Map<String, Option> all() {
    return OPTIONS;
  }

  private static Map<String, Option> read() {
    Map<String, Option> options = new LinkedHashMap<>();
    options.putAll(own(CorpusOptions.class, Group.CORPUS));
    options.putAll(own(StanceOptions.class, Group.STANCES));
    options.putAll(own(OutputOptions.class, Group.OUTPUT));
    options.putAll(own(RunningOptions.class, Group.RUNNING));
    others().forEach(options::putIfAbsent);
    return Collections.unmodifiableMap(options);
  }

  private static Map<String, Option> own(Class<? extends PipelineOptions> type, Group group) {
    Map<String, Option> options = new TreeMap<>();
    for (Method getter : type.getDeclaredMethods()) {
      property(getter)
          .ifPresent(
              name ->
                  options.put(
                      name,
                      option(
                          name,
                          getter,
                          group,
                          getter.isAnnotationPresent(Validation.Required.class))));
    }
    return options;
  }

  private static Map<String, Option> others() {
    Map<String, Option> options = new TreeMap<>();
    Stream.concat(
            Stream.of(FlinkPipelineOptions.class),
            PipelineOptionsFactory.getRegisteredOptions().stream())
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .forEach(
            getter ->
                property(getter)
                    .ifPresent(
                        name ->
                            options.putIfAbsent(
                                name,
                                option(
                                    name,
                                    getter,
                                    SHOWN_RUNNING.contains(name) ? Group.RUNNING : Group.HIDDEN,
                                    false))));
    return options;
  }

  private static Option option(String name, Method getter, Group group, boolean required) {
    Description description = getter.getAnnotation(Description.class);
    return new Option(
        name,
        getter.getGenericReturnType(),
        description == null ? "" : description.value().replaceAll("\\s+", " "),
        defaultOf(getter),
        group,
        required,
        Optional.ofNullable(getter.getAnnotation(WholeNumber.class))
            .map(range -> new Range(range.from(), range.to()))
            .or(() -> Optional.ofNullable(BEAM_RANGES.get(name))));
  }

  private static Optional<String> property(Method method) {
    if (method.getParameterCount() != 0
        || method.isDefault()
        || Modifier.isStatic(method.getModifiers())
        || method.isAnnotationPresent(JsonIgnore.class)) {
      return Optional.empty();
    }
    String name = method.getName();
    for (String prefix : List.of("get", "is")) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return Optional.of(Introspector.decapitalize(name.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> defaultOf(Method method) {
    if (method.isAnnotationPresent(Default.Integer.class)) {
      return Optional.of(Integer.toString(method.getAnnotation(Default.Integer.class).value()));
    }
    if (method.isAnnotationPresent(Default.Boolean.class)
        && method.getAnnotation(Default.Boolean.class).value()) {
      return Optional.of("true");
    }
    if (method.isAnnotationPresent(Default.Enum.class)) {
      return Optional.of(method.getAnnotation(Default.Enum.class).value().toLowerCase(Locale.ROOT));
    }
    if (method.isAnnotationPresent(Default.String.class)) {
      // An empty default means that the description explains what happens.
      return Optional.of(method.getAnnotation(Default.String.class).value())
          .filter(value -> !value.isEmpty());
    }
    return Optional.empty();
  }
}
